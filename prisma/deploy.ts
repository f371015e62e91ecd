// `npm run migrate`: brings the database to the shipped migrations, before API and worker of a new version start.
import { readCommandLine } from '../command-line.mjs'
import { readMigrationConfiguration } from '../configuration.js'
import { fillEmptyTables } from './fill.js'
import { migrate } from './migrate.js'

readCommandLine({
  usage: `npm run migrate

Brings the database that DATABASE_OWNER_URL names to the shipped migrations. Run it before the API and the worker of a new
version start; running it again changes nothing.`,
})
try {
  const configuration = readMigrationConfiguration(process.env)
  const applied = await migrate(configuration)
  await fillEmptyTables(configuration.ownerUrl)
  process.stdout.write(applied.length === 0 ? 'Nothing to apply.\n' : `Applied: ${applied.join(', ')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
