// The list of what a person must do before a process can go on as it should. Tasks are the Ombudsman's own.
import type { EscalationLevel } from '../../domain/calendar/policy.js'
import type { Role } from '../../domain/people/roles.js'
import { ADMINISTRATOR_TASK_LABELS, type AdministratorTaskKind } from '../../domain/administrator-tasks.js'
import { TASK_LABELS, type TaskKind } from '../../domain/recommendation/task-kinds.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { pageOf, type Page, type PageOf } from './page.js'

export interface TaskFilter {
  readonly kind?: TaskKind | AdministratorTaskKind | undefined
  readonly forRole?: Role | undefined
  readonly reference?: string | undefined
  readonly bodyId?: string | undefined
  /** The step of the escalation ladder that is proposed. */
  readonly step?: EscalationLevel | undefined
  readonly done?: boolean | undefined
}

export interface TaskItem {
  readonly key: string
  readonly kind: string
  readonly label: string
  readonly forRole: string
  readonly reference: string | null
  readonly bodyId: string | null
  readonly data: unknown
  readonly raisedAt: string
  readonly doneAt: string | null
}

/** One page of the tasks, oldest first. */
export async function listTasks(
  database: PrismaClient,
  { kind, forRole, reference, bodyId, step, done }: TaskFilter,
  { after, limit }: Page<readonly [raisedAt: string, key: string]>,
): Promise<PageOf<TaskItem>> {
  const rows = await database.task.findMany({
    where: {
      AND: [
        {
          ...(kind && { kind }),
          ...(forRole && { forRole }),
          ...(reference && { reference }),
          ...(bodyId && { bodyId }),
          ...(step && { data: { path: ['step'], equals: step } }),
          ...(done !== undefined && { doneAt: done ? { not: null } : null }),
        },
        after ? afterKey(after) : {},
      ],
    },
    orderBy: [{ raisedAt: 'asc' }, { key: 'asc' }],
    take: limit + 1,
  })
  return pageOf(rows.map(taskItem), limit, (task) => [task.raisedAt, task.key])
}

function afterKey([raisedAt, key]: readonly [string, string]): Prisma.TaskWhereInput {
  const at = new Date(raisedAt)
  return { OR: [{ raisedAt: { gt: at } }, { raisedAt: at, key: { gt: key } }] }
}

/** A task as people read it. */
export const taskItem = (row: Prisma.TaskGetPayload<object>): TaskItem => ({
  key: row.key,
  kind: row.kind,
  label: LABELS.get(row.kind) ?? row.kind,
  forRole: row.forRole,
  reference: row.reference,
  bodyId: row.bodyId,
  data: row.data,
  raisedAt: row.raisedAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
})

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...TASK_LABELS, ...ADMINISTRATOR_TASK_LABELS }),
)
