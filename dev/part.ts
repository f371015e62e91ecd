// One process that `npm start` and the tests bring up: how it is started, when it is ready, how it ends.
// Every part leads a process group of its own, so that Ctrl-C in a terminal reaches only the starter,
// which ends the parts in their order, and so that nothing a part started outlives it.
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isRunning, type ProcessIdentity } from './process-identity.js'

export interface Part {
  name: string
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
  cwd: string
  /** The account to run as, where it is not the starter's own. */
  account?: { uid: number; gid: number } | undefined
  log: string
  /** Rejects, with the reason, for as long as the process of this number does not answer. */
  ready: (pid: number) => Promise<void>
  stopSignal: 'SIGTERM' | 'SIGINT'
  /** How long it may take to end before it is killed, in milliseconds. */
  stopWithin: number
  /** Where processors are scarce, the others come first (docs/decisions/0028). */
  givesWay?: true
}

export interface RunningPart {
  identity: ProcessIdentity
  /** Settles when the process has ended, with how. */
  ended: Promise<string>
}

const READY_WITHIN = 90_000
const LOG_LIMIT = 10 * 1024 * 1024

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true })
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`)
  return openSync(file, 'a')
}

/** The last lines that a part wrote, for an error message. */
export function tail(file: string, characters = 1500): string {
  try {
    return readFileSync(file, 'utf8').slice(-characters).trim()
  } catch {
    return ''
  }
}

const { PRIORITY_BELOW_NORMAL } = os.constants.priority

/** Lowers a process's priority, before it has threads that would keep theirs. Without the right to, it stays as it is. */
function giveWay(pid: number): void {
  try {
    os.setPriority(pid, PRIORITY_BELOW_NORMAL)
    // Linux weighs sessions against each other before it looks at the priorities in them, and a part leads its own.
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(PRIORITY_BELOW_NORMAL))
  } catch {
    // It has ended already, or this kernel knows no autogroups.
  }
}

/** Starts the process; it is recorded by the caller before anything else happens. */
export function launch(part: Part): RunningPart {
  const log = openLog(part.log)
  let child: ChildProcess
  try {
    child = spawn(part.command, part.args, {
      env: part.env,
      cwd: part.cwd,
      ...part.account,
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
  if (part.givesWay && child.pid !== undefined) giveWay(child.pid)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${String(code)}`))
  })
  const identity = (child.pid === undefined ? undefined : identify(child.pid)) ?? {
    pid: child.pid ?? 0,
    started: '',
  }
  return { identity, ended }
}

/**
 * Waits until the part answers.
 *
 * @throws when it ends before, or does not answer in 90 seconds; the message holds the end of its log
 */
export async function untilReady(part: Part, running: RunningPart): Promise<void> {
  let end: string | undefined
  void running.ended.then((how) => (end = how))
  let reason = 'it was never asked'
  for (const until = Date.now() + READY_WITHIN; Date.now() < until; await sleep(50)) {
    if (end !== undefined) throw new Error(`${part.name} did not start (${end}).\n${tail(part.log)}`)
    try {
      await part.ready(running.identity.pid)
      return
    } catch (error) {
      reason = (error as Error).message
    }
  }
  throw new Error(`${part.name} does not answer: ${reason}.\n${tail(part.log)}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already.
  }
}

/** Ends a process and everything it started: asks first, kills after `within` milliseconds. */
export async function end(
  known: ProcessIdentity,
  how: { stopSignal: NodeJS.Signals; stopWithin: number },
): Promise<void> {
  if (known.pid === 0) return
  if (isRunning(known)) signal(known.pid, how.stopSignal)
  for (const until = Date.now() + how.stopWithin; isRunning(known) && Date.now() < until;) await sleep(20)
  if (isRunning(known)) signal(known.pid, 'SIGKILL')
  // The group lives on while a member does; its number cannot be given to another process before.
  if (process.platform !== 'win32') signal(-known.pid, 'SIGKILL')
  for (const until = Date.now() + 5_000; isRunning(known) && Date.now() < until;) await sleep(20)
}
