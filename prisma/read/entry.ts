// One entry of a case's ledger, for whoever corrects it.
import type { Entry } from '../../domain/recommendation/corrections/table.js'
import type { PrismaClient } from '../generated/client.js'

/** The entry of that number, or undefined when there is none. */
export async function readEntry(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  seq: number,
): Promise<Entry | undefined> {
  const row = await database.ledger.findUnique({
    where: { reference_bodyId_seq: { reference, bodyId, seq } },
    select: { event: true, data: true },
  })
  return row ? { event: row.event, data: row.data as object } : undefined
}
