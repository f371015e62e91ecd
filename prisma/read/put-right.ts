// Entries of the ledger with what puts them right: a correction stands for the entry that it corrects, so that it can be
// corrected itself.
import type { Prisma } from '../generated/client.js'

export type LedgerRow = Prisma.LedgerGetPayload<object>

export interface PutRight {
  readonly row: LedgerRow
  /** The latest correction of it. */
  readonly right: LedgerRow | undefined
}

/** The entries of this event, the first one first, each with the correction of `what` that holds now. */
export function putRight(entries: readonly LedgerRow[], event: string, what: string): PutRight[] {
  const keyOf = ({ reference, bodyId }: LedgerRow, seq: number) => `${reference}/${bodyId}/${seq}`
  const first = new Map<string, string>()
  const right = new Map<string, LedgerRow>()
  for (const row of entries) {
    if (row.corrects === null || (row.data as { what?: unknown }).what !== what) continue
    const wrong = keyOf(row, row.corrects)
    const original = first.get(wrong) ?? wrong
    first.set(keyOf(row, row.seq), original)
    right.set(original, row)
  }
  return entries
    .filter((row) => row.event === event)
    .map((row) => ({ row, right: right.get(keyOf(row, row.seq)) }))
}
