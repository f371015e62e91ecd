// `npm run migrate`: brings the database to the shipped migrations, before API and worker of a new version start.
import { readMigrationConfiguration } from '../configuration.js'
import { fillEmptyTables } from '../prisma/fill.js'
import { migrate } from '../prisma/migrate.js'

try {
  const configuration = readMigrationConfiguration(process.env)
  const applied = await migrate(configuration)
  await fillEmptyTables(configuration.ownerUrl)
  process.stdout.write(applied.length === 0 ? 'Nothing to apply.\n' : `Applied: ${applied.join(', ')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
