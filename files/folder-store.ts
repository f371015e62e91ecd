// Contents in a folder of this machine, or one that API and worker share. A content appears under its id whole or not at
// all, because it is moved there within one file system after it has reached the disk.
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { FileStore } from './store.js'

/** Only the product reads them. */
const OWNER_ONLY = 0o700

/** A store in this folder, which is made when it is missing. */
export async function createFolderStore(folder: string): Promise<FileStore> {
  const incoming = path.join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: OWNER_ONLY })
  // Two hundred and fifty-six folders, so that none grows too long to list.
  const placeOf = (id: string) => path.join(folder, id.slice(0, 2), id)
  return {
    incoming,

    async put(id, file) {
      const place = placeOf(id)
      await mkdir(path.dirname(place), { recursive: true, mode: OWNER_ONLY })
      const handle = await open(file, 'r+')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(file, place)
    },

    async get(id) {
      const handle = await open(placeOf(id)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      })
      return handle && createReadStream('', { fd: handle })
    },

    remove: (id) => rm(placeOf(id), { force: true }),
  }
}
