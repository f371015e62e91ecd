// Small JSON files in the state folder: secrets, ports, what runs. They appear whole or not at all, and only
// their owner may read them.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The file's content; `undefined` when there is none. */
export function readKept<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read: ${(error as Error).message}. Remove it to begin anew.`)
  }
}

/** Writes the file whole, readable by its owner only. */
export function writeKept(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

/** The file's content, made when it is first asked for. */
export function keep<T>(file: string, make: () => T): T {
  const kept = readKept<T>(file)
  if (kept !== undefined) return kept
  const made = make()
  writeKept(file, made)
  return made
}
