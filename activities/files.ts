// Files behind the scenes: a new one is shown to the scanner until it has an answer, one that nobody adopted is swept.
// Every call may be repeated.
import { ApplicationFailure, heartbeat } from '@temporalio/activity'
import { ScanTrouble, type Scanner } from '../files/clamd.js'
import type { FileStore } from '../files/store.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import {
  abandonFiles,
  isWaitingForScan,
  noteScanTrouble,
  recordScan,
  sweepFile,
} from '../prisma/write/files.js'

export interface FilesPorts {
  readonly database: PrismaClient
  readonly store: FileStore
  /** Null when none is configured. */
  readonly scanner: Scanner | null
}

export function createFileActivities({ database, store, scanner }: FilesPorts) {
  /** What the scanner says of the content. */
  async function findingOf(fileId: string) {
    if (!scanner) throw new ScanTrouble('the worker knows no scanner: set CLAMD_ADDRESS for it too')
    const content = await store.get(fileId)
    if (!content) throw new ScanTrouble('its content is not in the store')
    return scanner.scan(content)
  }

  return {
    /** Scans a file that waits in quarantine. Fails, to be tried again, while there is no clear answer. */
    async scanFile({ fileId }: { fileId: string }) {
      if (!(await isWaitingForScan(database, fileId))) return
      let finding
      try {
        finding = await findingOf(fileId)
      } catch (error) {
        const why = error instanceof ScanTrouble ? error.message : 'its content cannot be read from the store'
        await noteScanTrouble(database, fileId, why)
        throw ApplicationFailure.create({ message: why, type: 'NotScanned', cause: error as Error })
      }
      const name = finding.found === 'infected' ? finding.name : null
      await recordScan(database, fileId, finding.found, name)
      if (finding.found === 'infected') await store.remove(fileId)
    },

    /** Removes the files that nobody adopted within a week; returns how many. */
    async sweepFiles() {
      let swept = 0
      for (const id of await abandonFiles(database)) {
        heartbeat()
        await store.remove(id)
        swept += await sweepFile(database, id)
      }
      return swept
    },
  }
}
