// `npm run migrate`: brings the database to the shipped migrations, before API and worker of a new version start.
import { readCommandLine } from '../command-line.mjs'
import { readMigrationConfiguration } from '../configuration.js'
import { fillEmptyTables } from '../prisma/fill.js'
import { migrate } from '../prisma/migrate.js'

const { again } = readCommandLine({
  usage: `npm run migrate [-- --again MIGRATION]

Brings the database that DATABASE_OWNER_URL names to this version's migrations, and fills in the first calendars. Run it
before the API and the worker of a new version start; running it again changes nothing.
  --again MIGRATION   tries a migration again that failed, once what it stumbled over is mended`,
  options: { again: { type: 'string' } },
}).values
try {
  const configuration = readMigrationConfiguration(process.env)
  const applied = await migrate({ ...configuration, again })
  await fillEmptyTables(configuration.ownerUrl)
  process.stdout.write(applied.length === 0 ? 'Nothing to apply.\n' : `Applied: ${applied.join(', ')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
