// The side effects of CQC's directory: reading what changed, telling the cases that it concerns, telling an administrator
// when it could not be read. Each may be repeated.
import { heartbeat } from '@temporalio/activity'
import { closeAdministratorTask, openAdministratorTask } from '../../prisma/write/administrator-tasks.js'
import { doubtsToTell } from '../../prisma/write/location-doubts.js'
import { casesToTell } from '../../prisma/write/location-news.js'
import type { ChangesRead, CqcDirectoryPorts, ReadChangesInput } from './ports.js'
import { readChanges } from './read-changes.js'

const NOT_UPDATED = 'cqc-directory/not-updated'

export function createCqcDirectoryActivities(ports: CqcDirectoryPorts) {
  const { database, desk } = ports
  return {
    readCqcChanges: (input: ReadChangesInput): Promise<ChangesRead> =>
      readChanges(ports, input, () => heartbeat()),

    /** Shows an administrator that, and why, CQC's register could not be read; null: it could, or is not to be. */
    async noteCqcUpdate({ problem, at }: { problem: string | null; at: number }) {
      if (problem === null) return closeAdministratorTask(database, NOT_UPDATED, at)
      await openAdministratorTask(
        database,
        { key: NOT_UPDATED, kind: 'cqc-directory-not-updated', data: { problem } },
        at,
      )
    },

    /** Tells each running case the news of its location that it does not know. Returns how many were told. */
    async tellLocationNews({ at }: { at: number }): Promise<number> {
      let told = 0
      for (const { workflowId, news } of [
        ...(await casesToTell(database)),
        ...(await doubtsToTell(database, at)),
      ]) {
        if (await desk.tellLocationNews(workflowId, news)) told += 1
        heartbeat()
      }
      return told
    },
  }
}
