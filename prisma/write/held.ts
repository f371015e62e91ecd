// The workflows that stand still because a step of theirs cannot be written: the task that says so, and an administrator's
// word that what cannot be written may be replaced.
import { createHash } from 'node:crypto'
import { HELD_TASK } from '../../domain/administrator-tasks.js'
import type { PrismaClient } from '../generated/client.js'
import { closeAdministratorTask, openAdministratorTask } from './administrator-tasks.js'

/** What holds a workflow up. */
export interface Held {
  readonly workflowId: string
  /** The activity that fails. */
  readonly step: string
  readonly attempts: number
  /** What is wrong, without a word of what people sent. */
  readonly why: string
  /** JSON pointers into the step to what cannot be written; none when something else is wrong. */
  readonly places: readonly string[]
  /** The hashes of what stands there. */
  readonly values: readonly string[]
}

const keyOf = (workflowId: string) => `held/${workflowId}`

/** The hash by which a value is known that cannot itself be written: SHA-256 of its UTF-16 code units. */
export const valueHash = (value: string) =>
  createHash('sha256').update(Buffer.from(value, 'utf16le')).digest('hex')

/** Opens or renews the task of a workflow that stands still. `at`: epoch milliseconds. */
export const noteHeld = (database: PrismaClient, held: Held, at: number): Promise<void> =>
  openAdministratorTask(database, { key: keyOf(held.workflowId), kind: HELD_TASK, data: { ...held } }, at)

/** The step was written: the task is done. `at`: epoch milliseconds. */
export const noteHeldNoMore = (database: PrismaClient, workflowId: string, at: number): Promise<void> =>
  closeAdministratorTask(database, keyOf(workflowId), at)

export interface Release {
  readonly workflowId: string
  readonly values: readonly string[]
  readonly by: string
  readonly reason: string
}

/** Lets these values be replaced in the steps of the workflow. Repeating it changes nothing. `at`: epoch milliseconds. */
export async function releaseValues(
  database: PrismaClient,
  { workflowId, values, by, reason }: Release,
  at: number,
): Promise<void> {
  const releasedAt = new Date(at)
  await database.stepRelease.createMany({
    data: values.map((hash) => ({ workflowId, valueHash: hash, releasedBy: by, reason, releasedAt })),
    skipDuplicates: true,
  })
}

/** Who let which of the workflow's values be replaced. */
export async function releasesOf(database: PrismaClient, workflowId: string) {
  const rows = await database.stepRelease.findMany({ where: { workflowId } })
  return new Map(rows.map((row) => [row.valueHash, row]))
}
