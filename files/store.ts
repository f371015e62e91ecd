// Where the contents of files lie, by id: a folder, or an S3-compatible store. Rows say what they are and to whom they
// belong; a store knows neither names nor cases.
import type { Readable } from 'node:stream'
import { createFolderStore } from './folder-store.js'
import { createS3Store, type Bucket } from './s3-store.js'

export interface FileStore {
  /** A folder for contents that are still arriving: on the machine, and where the store can take them from. */
  readonly incoming: string
  /** Takes the whole content from a file in `incoming`, which may be gone afterwards. Again with the same id: the same. */
  put(id: string, file: string): Promise<void>
  /** The content, or null when there is none under this id. */
  get(id: string): Promise<Readable | null>
  /** Removes the content; nothing happens when there is none. */
  remove(id: string): Promise<void>
}

/** Where files are kept. */
export type StorePlace = { readonly folder: string } | Bucket

/** Opens the store of this place; a folder is made when it is missing. Throws when that is not possible. */
export const openStore = (place: StorePlace): Promise<FileStore> =>
  'folder' in place ? createFolderStore(place.folder) : createS3Store(place)
