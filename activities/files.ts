// Files behind the scenes: a new one is shown to the scanner until it has an answer, one that nobody adopted is swept.
// Every call may be repeated.
import { ApplicationFailure, heartbeat } from '@temporalio/activity'
import { ScanTrouble, type Scanner } from '../files/clamd.js'
import type { FileStore } from '../files/store.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import { abandonFiles, noteScanTrouble, recordScan, scanOf, sweepFile } from '../prisma/write/files.js'

export interface FilesPorts {
  readonly database: PrismaClient
  readonly store: FileStore
  /** Null when none is configured. */
  readonly scanner: Scanner | null
}

/** So many at once: a scanner that hangs must not keep the worker from rows and letters. */
const SCANS_AT_ONCE = 4
/** Milliseconds between signs of life while the scanner is silent. */
const ALIVE_EVERY = 5_000

export function createFileActivities({ database, store, scanner }: FilesPorts) {
  let running = 0

  /** What the scanner says of the content. */
  async function findingOf(fileId: string) {
    if (running >= SCANS_AT_ONCE) throw new ScanTrouble('the scanner is busy with other files')
    running += 1
    const alive = setInterval(() => heartbeat(), ALIVE_EVERY)
    try {
      return await scanned(fileId)
    } finally {
      clearInterval(alive)
      running -= 1
    }
  }

  async function scanned(fileId: string) {
    if (!scanner) throw new ScanTrouble('the worker knows no scanner: set CLAMD_ADDRESS for it too')
    const content = await store.get(fileId)
    if (!content) throw new ScanTrouble('its content is not in the store')
    return scanner.scan(content)
  }

  return {
    /** Scans a file that waits in quarantine. Fails, to be tried again, while there is no clear answer. */
    async scanFile({ fileId }: { fileId: string }) {
      const known = await scanOf(database, fileId)
      // Found before, and the worker ended right then: the content may still be there.
      if (known === 'infected') return store.remove(fileId)
      if (known !== 'waiting') return
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
