// Who a process is, beyond its number: numbers are used again, so a number kept on disk is only believed together
// with the moment at which that process started.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessIdentity {
  pid: number
  /** Opaque; equal for as long as it is the same process. Empty where the system does not tell. */
  started: string
}

function fromProc(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets, which may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  return state === 'Z' || state === 'X' ? undefined : fields[19]
}

function started(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return fromProc(pid)
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** The identity of a running process; `undefined` when there is none of that number (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const since = started(pid)
  return since === undefined ? undefined : { pid, started: since }
}

/** Whether this very process still runs. */
export function isRunning(known: ProcessIdentity): boolean {
  return identify(known.pid)?.started === known.started
}
