// `npm run migrate`: brings the database to the shipped migrations, before API and worker of a new version start.
import { parseArgs } from 'node:util'
import { readMigrationConfiguration } from '../configuration.js'
import { fillEmptyTables } from '../prisma/fill.js'
import { migrate } from '../prisma/migrate.js'

const USAGE = `Usage: npm run migrate [-- --again MIGRATION]
Brings the database that DATABASE_OWNER_URL names to this version's migrations, and fills in the first calendars.
  --again MIGRATION  tries a migration again that failed, once what it stumbled over is mended
  --help             prints this
`

const OPTIONS = { again: { type: 'string' }, help: { type: 'boolean' } } as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`)
    process.exit(2)
  }
}

const { again, help } = readArguments()
if (help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
try {
  const configuration = readMigrationConfiguration(process.env)
  const applied = await migrate({ ...configuration, again })
  await fillEmptyTables(configuration.ownerUrl)
  process.stdout.write(applied.length === 0 ? 'Nothing to apply.\n' : `Applied: ${applied.join(', ')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
