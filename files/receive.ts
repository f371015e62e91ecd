// Takes a content in as it arrives: counted against the limit, hashed, and written to a file of its own that is gone
// again when anything is wrong. Never whole in memory.
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Received {
  /** The file in which it lies now. */
  readonly file: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

export type Reception =
  ({ readonly status: 'whole' } & Received) | { readonly status: 'empty' | 'too-large' | 'cut-off' }

class TooLarge extends Error {}

/** Milliseconds: a folder for what arrives is nobody's after this. */
const FORGOTTEN_AFTER = 24 * 60 * 60 * 1_000

/**
 * Receives the stream into a new file in the folder, at most so many bytes. What is too large is noticed at the first
 * byte beyond; nothing is left behind of what is not whole. Rejects when the disk fails.
 */
export async function receive(stream: Readable, folder: string, atMost: number): Promise<Reception> {
  const file = path.join(folder, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > atMost) return done(new TooLarge())
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const disk = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  let diskFailed = false
  disk.once('error', (error: NodeJS.ErrnoException) => {
    diskFailed ||= error.syscall !== undefined
  })
  try {
    await pipeline(stream.iterator({ destroyOnReturn: false }), counted, disk)
    if (bytes > 0) return { status: 'whole', file, bytes, sha256: hash.digest('hex') }
    await rm(file, { force: true })
    return { status: 'empty' }
  } catch (error) {
    await rm(file, { force: true })
    if (error instanceof TooLarge) return { status: 'too-large' }
    if (diskFailed) throw error
    return { status: 'cut-off' }
  }
}

/** Removes what processes that were killed left behind, a day later. `now`: epoch milliseconds. */
export async function forgetAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs > FORGOTTEN_AFTER) await rm(file, { force: true })
  }
}
