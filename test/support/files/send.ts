// Sends files to the API as people do, and looks at what is kept of them.
import { readdirSync } from 'node:fs'
import type { Answer, Api, CallOptions } from '../api.js'

/** The header that names a file. */
export const named = (name: string) => ({
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})

/** Stores a file for the case at this path (/cases/…/bodies/…). */
export const sendFile = (
  api: Api,
  path: string,
  name: string,
  content: Uint8Array,
  options: CallOptions = {},
): Promise<Answer> =>
  api.call('POST', `${path}/files`, {
    ...options,
    raw: content,
    headers: { ...named(name), ...options.headers },
  })

/** How many rows and contents of files there are, and how many are arriving. */
export async function kept({ theatre }: Api) {
  const contents = readdirSync(theatre.folder, { recursive: true, withFileTypes: true }).filter((e) =>
    e.isFile(),
  )
  return {
    rows: await theatre.database.file.count(),
    contents: contents.filter((e) => !e.parentPath.endsWith('incoming')).length,
    arriving: contents.filter((e) => e.parentPath.endsWith('incoming')).length,
  }
}

/** Waits until this is so; @throws after ten seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 200) throw new Error('it does not come about')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
