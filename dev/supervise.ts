// Keeps one part running: when it dies it is started again, later each time, until it is stopped.
import { setTimeout as sleep } from 'node:timers/promises'
import { end, launch, untilReady, type Part, type RunningPart } from './part.js'
import type { ProcessIdentity } from './process-identity.js'

export interface SupervisedPart {
  name: string
  /** Resolves when it answers for the first time; rejects when it does not, and then it is not started again. */
  ready: Promise<void>
  /**
   * Ends it and starts it at once, also while it waits to be started again; as another part, where one is given.
   *
   * @throws when it does not answer then; it is tried again all the same
   */
  restart(as?: Part): Promise<void>
  /** Ends it for good, also while it is starting. */
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
 * Starts the part. Once it was ready it is started again whenever it ends: after 1, 2, 4 … 30 seconds,
 * from 1 again when it had run for a minute.
 */
export function supervise(first: Part, { say, record }: Supervision): SupervisedPart {
  const stopping = new AbortController()
  let part = first
  /** Aborted when the part is wanted anew. */
  let anew = new AbortController()
  let startedAnew: (started: RunningPart) => void = () => undefined
  const start = (): RunningPart & { at: number } => {
    const launched = launch(part)
    record(part, launched.identity)
    return { ...launched, at: Date.now() }
  }
  let running = start()
  const ended = async () => {
    const how = await running.ended
    // What it started must not outlive it, or the next one finds its ports taken.
    await end(running.identity, { stopSignal: 'SIGKILL', stopWithin: 0 })
    record(part, undefined)
    return how
  }
  const keepRunning = async () => {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const how = await ended()
      if (stopping.signal.aborted) return
      if (Date.now() - running.at >= STEADY) pause = FIRST_PAUSE
      if (!anew.signal.aborted) {
        say(`${part.name} ended (${how}), started again in ${pause / 1000} s; its log: ${part.log}`)
        const signal = AbortSignal.any([stopping.signal, anew.signal])
        await sleep(pause, undefined, { signal }).catch(() => undefined)
      }
      if (stopping.signal.aborted) return
      running = start()
      if (anew.signal.aborted) {
        anew = new AbortController()
        pause = FIRST_PAUSE
        startedAnew(running)
      }
    }
  }
  const endNow = async () => {
    stopping.abort()
    await end(running.identity, part)
  }

  const ready = untilReady(part, running)
  const over = ready.then(keepRunning, () => endNow().then(ended))
  return {
    name: part.name,
    ready,
    restart: async (as = part) => {
      part = as
      const started = new Promise<RunningPart>((resolve) => (startedAnew = resolve))
      anew.abort()
      await end(running.identity, part)
      const next = await Promise.race([started, over])
      if (typeof next !== 'object') return
      await untilReady(part, next).catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error
      })
    },
    stop: async () => {
      await endNow()
      await over
    },
  }
}
