// Brings a database to the shipped migrations, as the owner. Any number of processes may start at once:
// each migration is applied once, and `prisma migrate status` and `deploy` agree with the result.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { connectionOf, databaseOf } from './engine/addresses.js'
import { openEngine } from './engine/engine.js'

/** The role as which the product runs; the migrations grant it what it may do. */
export const APP_ROLE = 'followthrough_app'

// Any number, as long as it is the same in every process; Prisma's own lock gives up after ten seconds.
const LOCK = 4_620_013

interface Migration {
  name: string
  sql: string
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(path.join(folder, name, 'migration.sql'), 'utf8') })),
  )
}

/** Names of those already applied; refuses a history that no longer fits the files. */
async function alreadyApplied(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const table = await client.query(`SELECT 1 FROM pg_tables WHERE tablename = '_prisma_migrations'`)
  if (table.rowCount === 0) return []
  const { rows } = await client.query<{
    name: string
    checksum: string
    finished: boolean
    logs: string | null
  }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  for (const row of rows) {
    if (!row.finished)
      throw new Error(
        `Migration ${row.name} failed half-way: ${row.logs ?? 'no log'}. Mend the database, then mark it with ` +
          `\`npx prisma migrate resolve --applied ${row.name}\` or \`--rolled-back ${row.name}\`.`,
      )
    const file = migrations.find((migration) => migration.name === row.name)
    if (!file)
      throw new Error(
        `The database holds migration ${row.name}, which this version does not know: use a newer version.`,
      )
    if (createHash('sha256').update(file.sql).digest('hex') !== row.checksum)
      throw new Error(
        `Migration ${row.name} was changed after it was applied: restore its file, add a new migration.`,
      )
  }
  return rows.map((row) => row.name)
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

async function apply(ownerUrl: string, migrations: Migration[], folder: string): Promise<string[]> {
  const schemaFile = path.join(folder, '..', 'schema.prisma')
  const { engine, close } = await openEngine({
    datasource: { url: ownerUrl },
    datamodels: [[schemaFile, await readFile(schemaFile, 'utf8')]],
  })
  const migrationDirectories = migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  }))
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { baseDir: folder, shadowDbInitScript: '', lockfile, migrationDirectories },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } finally {
    await close()
  }
}

/**
 * Applies the migrations that the database lacks.
 *
 * @param options.ownerUrl address of the database as its owner
 * @param options.appUrl address as the product's role: when that role is missing it is created with this password
 * @param options.folder where the migrations lie, by default `prisma/migrations`
 * @returns names of the migrations applied now, in order
 * @throws when a migration fails, was changed after it was applied, or is unknown to this version
 */
export async function migrate(options: {
  ownerUrl: string
  appUrl?: string
  folder?: string
}): Promise<string[]> {
  const folder = path.resolve(options.folder ?? path.join(import.meta.dirname, 'migrations'))
  const migrations = await readMigrations(folder)
  const { connectionString } = connectionOf(options.ownerUrl)
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await ensureAppRole(client, options.appUrl)
    const applied = await alreadyApplied(client, migrations)
    if (migrations.every((migration) => applied.includes(migration.name))) return []
    return await apply(options.ownerUrl, migrations, folder)
  } catch (error) {
    const where = `${new URL(options.ownerUrl).host}/${databaseOf(options.ownerUrl)}`
    throw new Error(`Migrations of ${where} were not applied. ${(error as Error).message}`, { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}
