// Migrations: each applied once whoever starts at the same moment, whole or not at all; Prisma's own engine agrees with the
// result, and the result is what schema.prisma says.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { OWNER_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { migrate } from '../../prisma/migrate.js'
import { catalogueOf } from '../support/catalogue.js'
import { historyOf, sqlOfSchema } from '../support/schema-engine.js'
import { freshDatabase, startStack } from '../support/stack.js'

const run = promisify(execFile)
const SHIPPED = path.join(CHECKOUT, 'prisma', 'migrations')
const IN_STEP = {
  editedMigrationNames: [],
  failedMigrationNames: [],
  hasMigrationsTable: true,
  history: null,
}

const migrationsIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
const shipped = migrationsIn(SHIPPED)

const deploy = (ownerUrl: string, ...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'cli/migrate.ts', ...args], {
    cwd: CHECKOUT,
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: '' },
  })

async function emptyDatabase(): Promise<string> {
  const { adminUrl, host, port, ownerPassword } = startStack().postgres
  const name = `empty_${randomBytes(4).toString('hex')}`
  await withConnection(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`))
  return `postgresql://${OWNER_ROLE}:${ownerPassword}@${host}:${port}/${name}`
}

const query = <T extends object>(url: string, sql: string) =>
  withConnection(url, async (client) => (await client.query<T>(sql)).rows)

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** The shipped migrations and one more. */
function withAnother(sql: string): { folder: string; change: (sql: string) => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-migrations-'))
  folders.push(folder)
  cpSync(SHIPPED, folder, { recursive: true })
  mkdirSync(path.join(folder, '9999_another'))
  const change = (to: string) => writeFileSync(path.join(folder, '9999_another', 'migration.sql'), to)
  change(sql)
  return { folder, change }
}

it('applies each migration once when five processes start together, as Prisma’s engine would', async () => {
  const url = await emptyDatabase()
  const outputs = await Promise.all(Array.from({ length: 5 }, () => deploy(url)))
  const names = shipped.map(({ name }) => name)
  expect(outputs.map(({ stdout }) => stdout.trim()).sort()).toEqual([
    `Applied: ${names.join(', ')}`,
    ...Array<string>(4).fill('Nothing to apply.'),
  ])
  const rows = await query(
    url,
    `SELECT migration_name AS name, finished_at >= started_at AS finished, applied_steps_count AS steps, logs, rolled_back_at AS back
       FROM _prisma_migrations ORDER BY started_at`,
  )
  expect(rows).toEqual(names.map((name) => ({ name, finished: true, steps: 1, logs: null, back: null })))
  expect(await historyOf(url, shipped)).toEqual(IN_STEP)
}, 120_000)

describe('a migration that fails', () => {
  const HALF = 'CREATE TABLE half (a int);\nSELECT 1;\nINSERT INTO nowhere VALUES (1);\n'

  it('leaves nothing, is refused until somebody says again, and then runs', async () => {
    const url = await emptyDatabase()
    const { folder, change } = withAnother(HALF)
    const apply = (again?: string) => migrate({ ownerUrl: url, folder, again })

    await expect(apply()).rejects.toThrow(
      'Migration 9999_another failed and was rolled back: line 3: relation "nowhere" does not exist',
    )
    expect(
      await query(url, `SELECT to_regclass('half')::text AS half, to_regclass('ledger')::text AS ledger`),
    ).toEqual([{ half: null, ledger: 'ledger' }])
    expect(await historyOf(url, migrationsIn(folder))).toMatchObject({
      failedMigrationNames: ['9999_another'],
    })

    change(HALF.replace('nowhere', 'half'))
    await expect(apply()).rejects.toThrow(/failed on 20.*"nowhere".*--again 9999_another/)
    await expect(apply('0001_init')).rejects.toThrow('0001_init has not failed here')
    expect(await apply('9999_another')).toEqual(['9999_another'])
    expect(await query(url, 'TABLE half')).toEqual([{ a: 1 }])
    expect(await historyOf(url, migrationsIn(folder))).toEqual(IN_STEP)
  })

  it('is tried again by itself when its process died: nothing of it had happened', async () => {
    const url = await emptyDatabase()
    const { folder, change } = withAnother('CREATE TABLE half (a int); SELECT pg_sleep(60);')
    const died = expect(migrate({ ownerUrl: url, folder })).rejects.toThrow('Migration 9999_another failed')
    const sleeper = `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event = 'PgSleep'`
    const deadline = Date.now() + 20_000
    while ((await query(url, sleeper)).length === 0 && Date.now() < deadline) await new Promise(setImmediate)
    await died
    change('CREATE TABLE half (a int);')
    expect(await migrate({ ownerUrl: url, folder })).toEqual(['9999_another'])
  }, 60_000)
})

describe('it refuses', () => {
  it('to go on when an applied migration was changed, but not for its line endings', async () => {
    const url = await emptyDatabase()
    const { folder, change } = withAnother('SELECT 1;\nSELECT 2;\n')
    await migrate({ ownerUrl: url, folder })
    change('SELECT 1;\r\nSELECT 2;\r\n')
    expect(await migrate({ ownerUrl: url, folder })).toEqual([])
    expect(await historyOf(url, migrationsIn(folder))).toEqual(IN_STEP)
    change('SELECT 1;\n')
    await expect(migrate({ ownerUrl: url, folder })).rejects.toThrow(
      'Migration 9999_another was changed after it was applied: restore its file, add a new migration.',
    )
  })

  it('a database of a newer version', async () => {
    const url = await emptyDatabase()
    await migrate({ ownerUrl: url, folder: withAnother('SELECT 1;').folder })
    await expect(deploy(url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds migration 9999_another, which this version does not know'),
    })
  })

  it('a database with tables of somebody else, and leaves it as it was', async () => {
    const url = await emptyDatabase()
    await query(url, 'CREATE TABLE theirs (a int)')
    await expect(migrate({ ownerUrl: url })).rejects.toThrow('such as theirs')
    expect(
      await query(url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([{ relname: 'theirs' }])
  })

  it('a folder without migrations, and an option that it does not know', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-migrations-'))
    folders.push(folder)
    await expect(migrate({ ownerUrl: 'postgresql://nobody@127.0.0.1:1/none', folder })).rejects.toThrow(
      'holds no migrations',
    )
    await expect(deploy('', '--force')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('npm run migrate [-- --again MIGRATION]'),
    })
  })
})

it('leaves a database that agrees with schema.prisma', async () => {
  const { ownerUrl } = await freshDatabase()
  const meant = await emptyDatabase()
  await query(meant, await sqlOfSchema(meant))
  const [is, shouldBe] = await Promise.all([ownerUrl, meant].map((url) => withConnection(url, catalogueOf)))
  expect(is).toEqual(shouldBe)
  expect(is?.length).toBeGreaterThan(300)
}, 60_000)
