// A lock between processes of one machine, held by a file. A lock whose holder was killed is taken over.
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isRunning, type ProcessIdentity } from './process-identity.js'

interface Holder extends ProcessIdentity {
  token: string
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Takes the lock if it is free or its holder is gone: link() makes the file appear whole, and once only. */
function tryLock(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    const holder = readHolder(file)
    if (holder && !isRunning(holder)) renameSync(file, `${file}.stale`)
    linkSync(draft, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readHolder(file)?.token === mine.token
}

/** A lock that is held; it goes when it is released, and with its holder. */
export interface HeldLock {
  release(): void
}

/** Takes the lock at once, or says which process holds it. */
export function takeLock(file: string): HeldLock | ProcessIdentity {
  mkdirSync(path.dirname(file), { recursive: true })
  const self = identify(process.pid) ?? { pid: process.pid, started: '' }
  const mine: Holder = { ...self, token: randomUUID() }
  for (;;) {
    if (tryLock(file, mine)) break
    const holder = readHolder(file)
    if (holder && isRunning(holder)) return holder
  }
  return {
    release: () => {
      if (readHolder(file)?.token === mine.token) rmSync(file, { force: true })
    },
  }
}

/**
 * Runs the work while holding the lock, and waits for the lock as long as its holder lives.
 *
 * @param onWait called once when another process holds it
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  let taken = takeLock(file)
  for (let tries = 0; !('release' in taken); taken = takeLock(file), tries++) {
    if (tries === 1) onWait?.()
    await sleep(100)
  }
  try {
    return await work()
  } finally {
    taken.release()
  }
}
