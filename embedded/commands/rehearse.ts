// `npm run rehearse -- FILE [--script prompt|late|silent] [--shared] [--json]`: plays every case of a file through its
// whole life in virtual time and tells its story (docs/rehearsal.md). Nothing in the world notices.
import path from 'node:path'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { asksForHelp } from '../../command-line.mjs'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { UnreadableFile } from '../import/unreadable-file.js'
import { englandAround } from '../import/england.js'
import { withLock } from '../lock.js'
import { STATE } from '../place.js'
import { say, sayOnStandardError } from '../progress.js'
import { readArguments, REHEARSE_USAGE } from '../rehearsal/arguments.js'
import { asJson, printed } from '../rehearsal/print.js'
import { playableRows, runRehearsal, UnplayableRows } from '../rehearsal/run-rehearsal.js'
import { withEngine } from '../with-engine.js'
import { workflowBundle } from '../workflow-bundle.js'
import { countedBy } from './due-date-calendars.js'

/** Rejects when the person breaks it off, so that the stage is cleared away first. */
const brokenOff = () =>
  new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error('The rehearsal was broken off.')))
  })

async function answer(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { file, json, ...wanted } = readArguments(args)
  const today = localDateOf(Date.now())
  const { calendars, asShipped } = await countedBy(env)
  const calendar = (!asShipped && calendars.england) || englandAround(today)
  const rehearsal = { ...wanted, today, calendar }
  const rows = await playableRows(file, rehearsal)
  const aborted = brokenOff()
  aborted.catch(() => undefined)
  const bundle = workflowBundle(env)
  bundle.catch(() => undefined)
  const stories = await withLock(
    path.join(STATE, 'rehearsal.lock'),
    () =>
      withEngine(env, async (engine) =>
        runRehearsal(engine.rehearsal, rows, rehearsal, { bundlePath: await bundle, aborted }),
      ),
    () => say('Waiting for the end of another rehearsal'),
  )
  return json ? asJson(stories) : printed(stories, rehearsal.script)
}

if (asksForHelp(process.argv.slice(2))) {
  process.stdout.write(`${REHEARSE_USAGE}\n`)
  process.exit(0)
}
// Standard output is the answer alone.
sayOnStandardError()
Runtime.install({ logger: new DefaultLogger('ERROR') })
try {
  process.stdout.write(`${await answer(process.argv.slice(2), process.env)}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof UnplayableRows || error instanceof UnreadableFile ? 1 : 2
}
