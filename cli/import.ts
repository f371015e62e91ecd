// `npm run import -- FILE [--dry-run]`: takes over cases from a file into the product that runs here (docs/import.md).
import { readCommandLine } from '../command-line.mjs'
import { readConfiguration } from '../configuration.js'
import { localDateOf } from '../domain/calendar/london-time.js'
import { createDatabase } from '../prisma/client.js'
import { readCurrentCalendars } from '../prisma/read/calendars.js'
import { connectTemporal } from '../temporal/connect.js'
import { createDesk } from '../temporal/desk.js'
import { UnreadableFile } from './import/unreadable-file.js'
import { englandAround } from './import/england.js'
import { runImport, type Answer } from './import/run-import.js'

const USAGE = `npm run import -- FILE [--dry-run]

Takes over the cases of a file (.json, .csv or .xlsx, see docs/import.md) into the product that runs here, or into the one
that the environment names. Nothing is started while any row is wrong.
  --dry-run   only tells what would happen`
const CONNECTIONS = 8

async function answer(file: string, dryRun: boolean, env: NodeJS.ProcessEnv): Promise<Answer> {
  const { database: db, temporal, links } = readConfiguration(env)
  const database = createDatabase(db.url, { max: CONNECTIONS })
  const { client, close } = connectTemporal(temporal)
  const today = localDateOf(Date.now())
  const ports = {
    database,
    desk: createDesk(client, temporal.taskQueue, { publicUrl: links.publicUrl }),
    calendar: (await readCurrentCalendars(database)).england ?? englandAround(today),
    clockShift: 0,
  }
  try {
    return await runImport(ports, file, { today, dryRun })
  } finally {
    await close()
    await database.$disconnect()
  }
}

const { values, positionals } = readCommandLine({
  usage: USAGE,
  options: { 'dry-run': { type: 'boolean', default: false } },
  positionals: [1, 1],
  missing: 'Say which file.',
})
try {
  const { out, exitCode } = await answer(positionals[0] ?? '', values['dry-run'], process.env)
  ;(exitCode === 0 ? process.stdout : process.stderr).write(`${out}\n`)
  process.exitCode = exitCode
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof UnreadableFile ? 1 : 2
}
