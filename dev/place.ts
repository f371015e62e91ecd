// Where things lie: the state of one checkout (`.state/`, git-ignored), and the programs that checkouts share.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { keep, readKept, writeKept } from './kept.js'

/** The checkout's root. */
export const CHECKOUT = path.resolve(import.meta.dirname, '..')

/** What `npm start` keeps: databases, mail, keys, logs, what runs. */
export const STATE = path.join(CHECKOUT, '.state')

interface Place {
  id: string
  folder: string
}

/**
 * A random name of this state folder, for what must lie outside it. A path would not do: a new clone at the same
 * path would find the old one's data. A copied state folder gets a name of its own, a moved one keeps its name.
 */
export function placeId(state: string): string {
  const file = path.join(state, 'place.json')
  const place = keep<Place>(file, () => ({ id: randomUUID(), folder: path.resolve(state) }))
  const here = realpathSync(state)
  if (path.resolve(place.folder) === here) return place.id
  const copied =
    existsSync(place.folder) && readKept<Place>(path.join(place.folder, 'place.json'))?.id === place.id
  const id = copied ? randomUUID() : place.id
  writeKept(file, { id, folder: here })
  return id
}

/**
 * The folder of built and downloaded programs, each in a subfolder named by its version, shared by all checkouts
 * of this user. Falls back to a temporary folder where there is no home.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const candidates = [
    env.XDG_CACHE_HOME,
    process.platform === 'win32' ? env.LOCALAPPDATA : undefined,
    env.HOME ? path.join(env.HOME, '.cache') : undefined,
    path.join(os.tmpdir(), `cache-${os.userInfo().uid}`),
  ]
  for (const candidate of candidates) {
    if (!candidate || !path.isAbsolute(candidate)) continue
    const folder = path.join(candidate, 'followthrough')
    try {
      mkdirSync(folder, { recursive: true })
      return folder
    } catch {
      // Not writable: the next one.
    }
  }
  throw new Error('No folder for built programs could be made: set XDG_CACHE_HOME to one that is writable.')
}
