// `npm run import -- FILE [--dry-run]`: takes over cases from a file into the product that runs here (docs/import.md).
import { parseArgs } from 'node:util'
import { readConfiguration } from '../../configuration.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { createDatabase } from '../../prisma/client.js'
import { readCurrentCalendars } from '../../prisma/read/calendars.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import { UnreadableFile } from '../import/case-file.js'
import { englandAround } from '../import/england.js'
import { runImport, type Answer } from '../import/run-import.js'
import { productEnvironment } from '../product-environment.js'

const USAGE = 'npm run import -- FILE [--dry-run]'
const CONNECTIONS = 8

async function answer(args: string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(`Say which file: ${USAGE}`)
  const { database: db, temporal, links } = readConfiguration(productEnvironment(env))
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
    return await runImport(ports, file, { today, dryRun: values['dry-run'] })
  } finally {
    await close()
    await database.$disconnect()
  }
}

try {
  const { out, exitCode } = await answer(process.argv.slice(2), process.env)
  ;(exitCode === 0 ? process.stdout : process.stderr).write(`${out}\n`)
  process.exitCode = exitCode
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof UnreadableFile ? 1 : 2
}
