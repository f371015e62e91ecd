// What an administrator must look at, and what has settled itself: tasks that belong to no case.
import type { AdministratorTaskKind } from '../../domain/administrator-tasks.js'
import type { PrismaClient } from '../generated/client.js'

export interface AdministratorTask {
  readonly key: string
  readonly kind: AdministratorTaskKind
  readonly data: { readonly [name: string]: string | number | readonly string[] }
}

/** Opens the task, or opens it again; while it is open only what it says is renewed. `at`: epoch milliseconds. */
export async function openAdministratorTask(
  database: PrismaClient,
  { key, kind, data }: AdministratorTask,
  at: number,
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO task (key, kind, for_role, data, raised_at)
    VALUES (${key}, ${kind}, 'administrator', ${JSON.stringify(data)}::jsonb, ${new Date(at)})
    ON CONFLICT (key) DO UPDATE SET data = excluded.data, done_at = NULL,
      raised_at = CASE WHEN task.done_at IS NULL THEN task.raised_at ELSE excluded.raised_at END`
}

/** Closes the task if it is open. `at`: epoch milliseconds. */
export async function closeAdministratorTask(database: PrismaClient, key: string, at: number): Promise<void> {
  await database.task.updateMany({ where: { key, doneAt: null }, data: { doneAt: new Date(at) } })
}
