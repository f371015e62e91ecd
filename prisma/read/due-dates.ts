// Every due date that held in a case of one body: the original and each revised one, with the event that brought it.
import type { PrismaClient } from '../generated/client.js'
import { dayOf } from '../dates.js'

export interface DueDateItem {
  /** 0 for the action plan, else the recommendation. */
  readonly number: number
  readonly on: string
  readonly since: string
  readonly because: string
  /** The entry of the timeline that brought it. */
  readonly seq: number
}

/** In the order of their numbers and of time; the first of each number is the original. */
export async function readDueDates(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<DueDateItem[]> {
  const rows = await database.dueDate.findMany({
    where: { reference, bodyId },
    orderBy: [{ number: 'asc' }, { seq: 'asc' }],
  })
  return rows.map(({ number, dueOn, since, because, seq }) => ({
    number,
    on: dayOf(dueOn),
    since: dayOf(since),
    because,
    seq,
  }))
}
