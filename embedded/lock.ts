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

/**
 * Runs the work while holding the lock, and waits for the lock as long as its holder lives.
 *
 * @param onWait called once when another process holds it
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  const self = identify(process.pid) ?? { pid: process.pid, started: '' }
  const mine: Holder = { ...self, token: randomUUID() }
  for (let tries = 0; !tryLock(file, mine); tries++) {
    if (tries === 1) onWait?.()
    await sleep(100)
  }
  try {
    return await work()
  } finally {
    if (readHolder(file)?.token === mine.token) rmSync(file, { force: true })
  }
}
