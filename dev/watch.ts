// What `npm run dev` adds to `npm start`: when a source changes, the process that is made of it is started anew. It looks
// at times of change twice a second, which works on every file system and with every editor's way of saving.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY = 500

export interface Watched {
  readonly name: string
  /** Folders and files, from the checkout. */
  readonly sources: readonly string[]
  /** @throws when what was changed cannot be built or started */
  restart(): Promise<void>
}

const SHARED = ['domain', 'files', 'prisma', 'temporal', 'configuration.ts']
/** What each process of the product is made of: what it may import (.dependency-cruiser.cjs). */
export const SOURCES = {
  worker: ['worker', 'workflows', 'activities', ...SHARED],
  api: ['api', 'web', ...SHARED],
}

/** Each file of these places with the time of its last change. */
function timesOf(checkout: string, sources: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  const note = (file: string) => {
    const stat = statSync(path.join(checkout, file), { throwIfNoEntry: false })
    if (stat?.isFile()) times.set(file, stat.mtimeMs)
  }
  for (const source of sources) {
    if (statSync(path.join(checkout, source), { throwIfNoEntry: false })?.isDirectory())
      for (const name of readdirSync(path.join(checkout, source), { recursive: true, encoding: 'utf8' }))
        note(path.join(source, name))
    else note(source)
  }
  return times
}

/** What is there now; what was there before while a folder is just being changed. */
function lookedAt<T>(look: () => T, before: T): T {
  try {
    return look()
  } catch {
    return before
  }
}

/** The first file that is new, gone or changed. */
function firstChange(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>) {
  for (const [file, at] of now) if (before.get(file) !== at) return file
  return [...before.keys()].find((file) => !now.has(file))
}

/**
 * Watches until the signal aborts. A change while something restarts is seen afterwards.
 *
 * @param say tells which file has changed, and what could not be started
 */
export async function watchSources(
  checkout: string,
  all: readonly Watched[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const watchOne = async ({ name, sources, restart }: Watched) => {
    for (let seen = timesOf(checkout, sources); !signal.aborted;) {
      await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined)
      const now = lookedAt(() => timesOf(checkout, sources), seen)
      const changed = firstChange(seen, now)
      seen = now
      if (changed === undefined || signal.aborted) continue
      say(`${changed} has changed: ${name} starts anew`)
      await restart().then(
        () => say(`${name} runs the new source`),
        (error: unknown) => say(`${name} could not be started anew: ${(error as Error).message}`),
      )
    }
  }
  await Promise.all(all.map(watchOne))
}
