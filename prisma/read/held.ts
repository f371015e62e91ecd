// The workflows that stand still because a step of theirs cannot be written, for readiness and for the administrator.
import { HELD_TASK } from '../../domain/administrator-tasks.js'
import type { PrismaClient } from '../generated/client.js'
import type { Held } from '../write/held.js'

export type HeldSince = Held & { readonly since: string }

/** The workflows that stand still, the first ones first. */
export async function heldWorkflows(database: PrismaClient, atMost: number): Promise<HeldSince[]> {
  const rows = await database.task.findMany({
    where: { kind: HELD_TASK, doneAt: null },
    orderBy: [{ raisedAt: 'asc' }, { key: 'asc' }],
    take: atMost,
  })
  return rows.map(({ data, raisedAt }) => ({ ...(data as unknown as Held), since: raisedAt.toISOString() }))
}
