// PostgreSQL and Temporal for a command of its own, such as a rehearsal: those of the `npm start` that runs here,
// or brought up for the time of the work.
import path from 'node:path'
import { startEngine } from './engine.js'
import { takeLock } from './lock.js'
import type { Part } from './part.js'
import { STATE } from './place.js'
import { identify } from './process-identity.js'
import { say } from './progress.js'
import { endLeftOvers, recordRun, whatRuns, type Environment } from './run-record.js'
import { decideSettings } from './settings.js'
import { supervise, type SupervisedPart } from './supervise.js'

/** What the work is given: environments as the product's processes have them. */
export interface Engine {
  product: Environment
  /** Of the rehearsal's own database and namespace. */
  rehearsal: Environment
}

const NO_REHEARSAL =
  'A rehearsal needs a database of its own: set DATABASE_OWNER_URL to a role that may create databases, or unset ' +
  'DATABASE_URL or TEMPORAL_ADDRESS, so that PostgreSQL is started here.'

async function onOwnEngine<T>(env: NodeJS.ProcessEnv, work: (engine: Engine) => Promise<T>): Promise<T> {
  await endLeftOvers()
  const recorder = recordRun(identify(process.pid) ?? { pid: process.pid, started: '' })
  const parts: SupervisedPart[] = []
  const start = async (part: Part) => {
    const supervised = supervise(part, { say, record: recorder.part })
    parts.push(supervised)
    await supervised.ready
  }
  const stop = async () => {
    for (const part of parts.reverse()) await part.stop()
  }
  const onSignal = () => void stop().then(() => process.exit(130))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, onSignal)
  try {
    const settings = await decideSettings(env)
    if (!settings.rehearsal) throw new Error(NO_REHEARSAL)
    await startEngine(settings, { start, ui: false, env })
    return await work({ product: settings.product, rehearsal: settings.rehearsal })
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal)
    await stop()
  }
}

/**
 * Runs the work on the engine that runs in this checkout, or brings one up and ends it afterwards (some seconds).
 *
 * @throws what the work throws; and when another command is just bringing the engine up
 */
export async function withEngine<T>(
  env: NodeJS.ProcessEnv,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const lock = takeLock(path.join(STATE, 'starter.lock'))
  if ('release' in lock)
    try {
      return await onOwnEngine(env, work)
    } finally {
      lock.release()
    }
  const running = whatRuns()
  if (running?.product && running.rehearsal)
    return work({ product: running.product, rehearsal: running.rehearsal })
  throw new Error(
    running?.product
      ? NO_REHEARSAL
      : `Process ${lock.pid} is just starting here: try again when it is ready.`,
  )
}
