// Brings a database to the shipped migrations, as the owner. Any number of processes may start at once: each migration is
// applied once, in one transaction with its row in Prisma's own table, so that `prisma migrate status` and `deploy` agree.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { createMigrationsTable, readApplied, recordApplied, recordFailed } from './migrations-table.js'

/** The role as which the product runs; the migrations grant it what it may do. */
export const APP_ROLE = 'followthrough_app'

// The lock that Prisma's own engine takes: `prisma migrate deploy` at the same moment waits too.
const LOCK = 72_707_369

interface Migration {
  readonly name: string
  readonly sql: string
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  if (names.length === 0) throw new Error(`${folder} holds no migrations: install the product anew.`)
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(path.join(folder, name, 'migration.sql'), 'utf8') })),
  )
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Whether the file is the one that was applied. Like Prisma it takes a checkout with other line endings for the same. */
function isSame({ sql }: Migration, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => sha256(text) === checksum)
}

/** The migrations that the database lacks. Refuses a history that does not fit the files, or that ended in a failure. */
async function lackingIn(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const rows = await readApplied(client)
  for (const { name, checksum, isFinished, startedAt, logs } of rows) {
    if (!isFinished)
      throw new Error(
        `Migration ${name} failed on ${startedAt.toISOString()}: ${logs ?? 'it was broken off'}. Nothing of it stands. ` +
          `Mend what it stumbled over, then run \`npm run migrate -- --again ${name}\` (or, of the compiled product, ` +
          `\`node dist/cli/migrate.js --again ${name}\`).`,
      )
    const file = migrations.find((migration) => migration.name === name)
    if (!file)
      throw new Error(
        `The database holds migration ${name}, which this version does not know: use a newer version.`,
      )
    if (!isSame(file, checksum))
      throw new Error(
        `Migration ${name} was changed after it was applied: restore its file, add a new migration.`,
      )
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.name === name))
}

async function ensureAppRole(client: pg.Client, appUrl: string | undefined): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE])
  if (found.rowCount) return
  const app = appUrl === undefined ? undefined : new URL(appUrl)
  const password = app && app.username === APP_ROLE ? decodeURIComponent(app.password) : ''
  const login = password === '' ? 'NOLOGIN' : `LOGIN PASSWORD ${pg.escapeLiteral(password)}`
  try {
    await client.query(`CREATE ROLE ${APP_ROLE} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS ${login}`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === '42710' || code === '23505') return // another process was first
    throw new Error(
      `The role ${APP_ROLE}, as which the product runs, is missing and could not be created (${message}). ` +
        `Create it as an administrator: CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER PASSWORD '…'`,
    )
  }
}

/** What PostgreSQL says of a script, with the line. Its `detail` stays out: that quotes what rows hold. */
function reasonOf(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string }
  if (position === undefined) return message
  return `line ${sql.slice(0, Number(position) - 1).split('\n').length}: ${message}`
}

/** Runs the script and writes its row, in one transaction; a failure is written down, so that nobody runs into it again. */
async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const row = { id: randomUUID(), name, checksum: sha256(sql), startedAt: new Date() }
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await recordApplied(client, row)
    await client.query('COMMIT')
  } catch (error) {
    const why = reasonOf(error, sql)
    // Where the server has gone, nothing can be written and nothing has happened: the next start tries again.
    await client
      .query('ROLLBACK')
      .then(() => recordFailed(client, row, why))
      .catch(() => undefined)
    throw new Error(`Migration ${name} failed and was rolled back: ${why}`, { cause: error })
  }
}

/** Lets a failed migration be tried again. */
async function forgive(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
      WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  )
  if (!rowCount) throw new Error(`Migration ${name} has not failed here: leave out \`--again\`.`)
}

/**
 * Applies the migrations that the database lacks.
 *
 * @param options.ownerUrl address of the database as its owner; a session's, not that of a pooler between transactions
 * @param options.appUrl address as the product's role: when that role is missing it is created with this password
 * @param options.folder where the migrations lie, by default `prisma/migrations`
 * @param options.again the name of a migration that failed and is to be tried again
 * @returns names of the migrations applied now, in order
 * @throws when a migration fails or has failed before, was changed after it was applied, or is unknown to this version
 */
export async function migrate(options: {
  ownerUrl: string
  appUrl?: string
  folder?: string
  again?: string | undefined
}): Promise<string[]> {
  const { ownerUrl, appUrl, again } = options
  const migrations = await readMigrations(
    path.resolve(options.folder ?? path.join(import.meta.dirname, 'migrations')),
  )
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // It goes with the session, however this process ends.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await ensureAppRole(client, appUrl)
    await createMigrationsTable(client)
    if (again !== undefined) await forgive(client, again)
    const lacking = await lackingIn(client, migrations)
    for (const migration of lacking) await apply(client, migration)
    return lacking.map(({ name }) => name)
  } catch (error) {
    const { host, pathname } = new URL(ownerUrl)
    throw new Error(`Migrations of ${host}${pathname} were not applied. ${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}
