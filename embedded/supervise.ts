// Keeps one part running: when it dies it is started again, later each time, until it is stopped.
import { setTimeout as sleep } from 'node:timers/promises'
import { end, launch, untilReady, type Part, type RunningPart } from './part.js'
import type { ProcessIdentity } from './process-identity.js'

export interface SupervisedPart {
  name: string
  /** The process of now; `undefined` between its death and the next start. */
  current(): ProcessIdentity | undefined
  /** Ends it for good. */
  stop(): Promise<void>
}

export interface Supervision {
  say: (line: string) => void
  /** Called right after each start and each end, so that the next start of the whole finds what is left. */
  record: (part: Part, identity: ProcessIdentity | undefined) => void
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
/** After this long alive, a part's next death counts as its first. */
const STEADY = 60_000

/**
 * Starts the part and waits until it is ready; from then on it is started again whenever it ends:
 * after 1, 2, 4 … 30 seconds, from 1 again when it had run for a minute.
 *
 * @throws when it does not become ready the first time
 */
export async function supervise(part: Part, { say, record }: Supervision): Promise<SupervisedPart> {
  const stopping = new AbortController()
  let running: RunningPart | undefined
  let startedAt = 0

  const start = () => {
    startedAt = Date.now()
    running = launch(part)
    record(part, running.identity)
    return running
  }
  const watch = async (first: RunningPart) => {
    let pause = FIRST_PAUSE
    for (let now = first; ; now = start()) {
      const how = await now.ended
      // What it started must not outlive it, or the next one finds its ports taken.
      await end(now.identity, { stopSignal: 'SIGKILL', stopWithin: 0 })
      running = undefined
      record(part, undefined)
      if (stopping.signal.aborted) return
      if (Date.now() - startedAt >= STEADY) pause = FIRST_PAUSE
      say(`${part.name} ended (${how}), started again in ${pause / 1000} s; its log: ${part.log}`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }

  const first = start()
  try {
    await untilReady(part, first)
  } catch (error) {
    await end(first.identity, part)
    record(part, undefined)
    throw error
  }
  const watched = watch(first)
  return {
    name: part.name,
    current: () => running?.identity,
    stop: async () => {
      stopping.abort()
      if (running) await end(running.identity, part)
      await watched
    },
  }
}
