// The command `rehearse` from its arguments to its answer, on whatever engine it is given: a deployment's, or the one that
// a checkout brings up for the time of the rehearsal.
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { asksForHelp } from '../../command-line.mjs'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { countedBy } from '../due-date/counted-by.js'
import { UnreadableFile } from '../import/unreadable-file.js'
import { englandAround } from '../import/england.js'
import { readArguments, REHEARSE_USAGE } from './arguments.js'
import { asJson, printed } from './print.js'
import { playableRows, runRehearsal, UnplayableRows } from './run-rehearsal.js'

/** PostgreSQL and Temporal for a rehearsal. */
export interface RehearsalEngine {
  /** The product's variables, with a namespace in which time may be skipped and an owner who may create databases. */
  readonly environment: NodeJS.ProcessEnv
  /** Path of the workflows as they are to be rehearsed, bundled. */
  readonly bundlePath: string
}

/** Gives the work an engine, and clears away afterwards what it brought up for it. */
export type OnEngine = <T>(work: (engine: RehearsalEngine) => Promise<T>) => Promise<T>

/** Rejects when the person breaks it off, so that the stage is cleared away first. */
const brokenOff = () =>
  new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error('The rehearsal was broken off.')))
  })

async function answer(args: string[], env: NodeJS.ProcessEnv, onEngine: OnEngine): Promise<string> {
  const { file, json, ...wanted } = readArguments(args)
  const today = localDateOf(Date.now())
  const { calendars, asShipped } = await countedBy(env)
  const calendar = (!asShipped && calendars.england) || englandAround(today)
  const rehearsal = { ...wanted, today, calendar }
  const rows = await playableRows(file, rehearsal)
  const aborted = brokenOff()
  aborted.catch(() => undefined)
  const stories = await onEngine(({ environment, bundlePath }) =>
    runRehearsal(environment, rows, rehearsal, { bundlePath, aborted }),
  )
  return json ? asJson(stories) : printed(stories, rehearsal.script)
}

/** Runs the command for this process: prints its answer and sets the exit code (1: the file, 2: the command). */
export async function runRehearseCommand(env: NodeJS.ProcessEnv, onEngine: OnEngine): Promise<void> {
  if (asksForHelp(process.argv.slice(2))) {
    process.stdout.write(`${REHEARSE_USAGE}\n`)
    return
  }
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  try {
    process.stdout.write(`${await answer(process.argv.slice(2), env, onEngine)}\n`)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = error instanceof UnplayableRows || error instanceof UnreadableFile ? 1 : 2
  }
}
