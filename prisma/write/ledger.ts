// Appends to the ledger: each row chained by its hash to the one before, with the words it rests on adopted in the same
// transaction.
import type { Step } from '../../domain/recommendation/step.js'
import { organisationOf, type Organisation } from '../../domain/people/roles.js'
import type { Prisma } from '../generated/client.js'
import { fileHashes } from './adopt-files.js'
import { canonicalJson, sha256 } from './canonical.js'
import { insertRows } from './rows.js'

type Transaction = Prisma.TransactionClient

/** Stands for the hash before the first row. */
export const GENESIS = '0'.repeat(64)

/** What the hash of a row is of, besides the hash of the row before it. */
interface Content {
  readonly reference: string
  readonly bodyId: string
  readonly seq: number
  readonly effectiveAt: string
  readonly actor: string
  readonly role: string
  readonly event: string
  readonly data: unknown
  readonly corrects: number | null
}

/** The hash of a row of this content after the row of that hash. */
export const entryHash = (previous: string, content: Content): string =>
  sha256(`${previous}\n${canonicalJson(content)}`)

/** What a step writes to the ledger. */
export type Entries = Pick<
  Step,
  'reference' | 'bodyId' | 'afterSeq' | 'effectiveAt' | 'actor' | 'role' | 'facts'
> &
  Partial<Pick<Step, 'plan' | 'submission'>>

/** The last row of this case and body: its number and hash. */
export async function lastOf(
  tx: Transaction,
  { reference, bodyId }: Pick<Step, 'reference' | 'bodyId'>,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const [last] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM ledger WHERE reference = ${reference} AND body_id = ${bodyId} ORDER BY seq DESC LIMIT 1`
  return last ?? { seq: 0, hash: GENESIS }
}

/** Appends the facts, each chained to the row before it; the words they rest on are adopted with their salted hash. */
export async function appendLedger(tx: Transaction, step: Entries, prevHash: string): Promise<void> {
  const textIds = step.facts.flatMap((f) => (typeof f.data.textId === 'string' ? [f.data.textId] : []))
  const texts = await adoptTexts(tx, textIds, step.effectiveAt)
  const files = step.submission?.files ?? []
  const hashes = files.length ? { fileHashes: await fileHashes(tx, files) } : {}
  const logged = await loggedHash(tx, step)
  let previous = prevHash
  const room: Organisation = step.role === 'system' ? 'ombudsman' : organisationOf(step.role)
  const rows = step.facts.map((fact, index) => {
    const { textId } = fact.data
    const data = {
      ...fact.data,
      ...(typeof textId === 'string' && { textHash: texts.get(textId) ?? null }),
      ...(fact.data.files && hashes),
      ...(fact.event === 'plan-logged' && logged),
    }
    const content = {
      reference: step.reference,
      bodyId: step.bodyId,
      seq: step.afterSeq + 1 + index,
      effectiveAt: new Date(step.effectiveAt).toISOString(),
      actor: fact.bySystem ? 'system' : step.actor,
      role: fact.bySystem ? 'system' : step.role,
      event: fact.event,
      data,
      corrects: fact.corrects ?? null,
    }
    const hash = entryHash(previous, content)
    const row = { ...content, room, data: data as Prisma.InputJsonObject, prevHash: previous, hash }
    previous = hash
    return row
  })
  await insertRows(tx, 'ledger', rows)
}

/** The salted hash of each text by its id. A text that was adopted before keeps its day. */
async function adoptTexts(
  tx: Transaction,
  ids: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; hash: string }[]>`
    UPDATE text SET adopted_at = coalesce(adopted_at, ${new Date(at)})
    WHERE id = ANY(${[...ids]}::uuid[]) RETURNING id::text, hash`
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

/** What CQC logs is one version by its hash (memorandum 4.7). */
async function loggedHash(tx: Transaction, { reference, bodyId, facts, plan }: Entries) {
  if (!plan || !facts.some((fact) => fact.event === 'plan-logged')) return {}
  const row = await tx.plan.findFirst({ where: { reference, bodyId, version: plan.version } })
  return row ? { sha256: row.sha256 } : {}
}
