// A copy of this checkout, with `npm start` in it as a user runs it: for tests of the starter itself.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { VARIABLE_NAMES } from '../../configuration.js'
import { CHECKOUT, placeId } from '../../dev/place.js'
import { sharedFolder } from '../../dev/postgres/binaries.js'
import type { RunRecord } from '../../dev/run-record.js'

const READY = 'Ctrl-C stops it'
const PATIENCE = 150_000

/** Files of the working tree as they are now, without what git ignores; packages are shared by a link. */
export function copyCheckout(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-copy-'))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: CHECKOUT,
    encoding: 'utf8',
  })
  for (const name of listed.split('\0'))
    if (name !== '' && existsSync(path.join(CHECKOUT, name)))
      cpSync(path.join(CHECKOUT, name), path.join(folder, name))
  symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}

export interface Started {
  /** Everything that was printed so far. */
  output(): string
  /** Resolves with the exit code. */
  ended: Promise<number | null>
  /** Waits for the table. @throws when the process ends before, with what it printed */
  ready(): Promise<void>
  /** What a terminal does on Ctrl-C: the signal goes to the whole group. */
  interrupt(): void
}

/** Runs an npm script in the copy, without any of the product's variables but those given. */
export function npm(folder: string, args: string[], variables: NodeJS.ProcessEnv = {}): Started {
  const names = [...VARIABLE_NAMES, 'NODE_OPTIONS', 'FOLLOWTHROUGH_TEST_STACK']
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)))
  const child: ChildProcess = spawn('npm', args, {
    cwd: folder,
    env: { ...inherited, ...variables },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  let over = false
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).finally(
    () => (over = true),
  )
  return {
    output: () => printed,
    ended,
    ready: async () => {
      for (const until = Date.now() + PATIENCE; !printed.includes(READY); await sleep(50))
        if (over || Date.now() > until)
          throw new Error(`npm ${args.join(' ')} did not become ready:\n${printed}`)
    },
    interrupt: () => {
      if (!over) process.kill(-(child.pid ?? 0), 'SIGINT')
    },
  }
}

/** What the starter of the copy has on record. */
export function runRecord(folder: string): RunRecord {
  return JSON.parse(readFileSync(path.join(folder, '.state', 'run.json'), 'utf8')) as RunRecord
}

/** Processes that were started for the copy: its path stands in their command line or is where they work. */
export function processesOf(folder: string): string[] {
  const own = (pid: string) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      return command.includes(folder) || environment.includes(`PWD=${folder}`)
        ? `${pid} ${command}`
        : undefined
    } catch {
      return undefined // it has ended, or is another account's
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => own(pid) ?? [])
}

/** Removes the copy and what root's PostgreSQL kept for it elsewhere. */
export async function removeCopy(folder: string): Promise<void> {
  const state = path.join(folder, '.state')
  if (process.getuid?.() === 0 && existsSync(path.join(state, 'place.json')))
    rmSync(path.join(await sharedFolder(), placeId(state)), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}
