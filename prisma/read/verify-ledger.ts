// Whether the ledger of a case at one body is whole: each row follows the one before it without a gap, and its hash is that of
// its own content and of the hash before. Computed from the stored rows alone, so that anybody can do it again.
import type { PrismaClient } from '../generated/client.js'
import { entryHash, GENESIS } from '../write/ledger.js'

export interface VerifiedLedger {
  readonly rows: number
  /** The first row that is not as it was written; null when all are. */
  readonly brokenAt: number | null
  /** Kept elsewhere, it also shows later that no row was taken off the end. */
  readonly lastHash: string
}

/** Reads every row and computes its hash anew. */
export async function verifyLedger(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<VerifiedLedger> {
  const rows = await database.ledger.findMany({ where: { reference, bodyId }, orderBy: { seq: 'asc' } })
  const broken = rows.find(
    ({ seq, effectiveAt, actor, role, event, data, corrects, prevHash, hash }, index) => {
      const before = rows[index - 1]?.hash ?? GENESIS
      const content = {
        reference,
        bodyId,
        seq,
        effectiveAt: effectiveAt.toISOString(),
        actor,
        role,
        event,
        data,
        corrects,
      }
      return seq !== index + 1 || prevHash !== before || hash !== entryHash(before, content)
    },
  )
  return { rows: rows.length, brokenAt: broken?.seq ?? null, lastHash: rows.at(-1)?.hash ?? GENESIS }
}
