// Migrations: applied once whoever starts at the same moment, and the result is what schema.prisma says.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import type pg from 'pg'
import { CHECKOUT } from '../../dev/place.js'
import { OWNER_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { freshDatabase, startStack } from '../support/stack.js'

const run = promisify(execFile)
const shipped = readdirSync(path.join(CHECKOUT, 'prisma', 'migrations'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

const node = (ownerUrl: string, ...args: string[]) =>
  run(process.execPath, args, {
    cwd: CHECKOUT,
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: '' },
  })
const prisma = (ownerUrl: string, ...args: string[]) =>
  node(ownerUrl, 'node_modules/prisma/build/index.js', ...args)

async function emptyDatabase(): Promise<string> {
  const { adminUrl, host, port, ownerPassword } = startStack().postgres
  const name = `empty_${randomBytes(4).toString('hex')}`
  await withConnection(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`))
  return `postgresql://${OWNER_ROLE}:${ownerPassword}@${host}:${port}/${name}`
}

async function appliedIn(url: string): Promise<string[]> {
  return withConnection(url, async (client: pg.Client) => {
    const sql =
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1'
    return (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name)
  })
}

it('applies each migration once when five processes start together', async () => {
  const url = await emptyDatabase()
  const outputs = await Promise.all(
    Array.from({ length: 5 }, () => node(url, '--import', 'tsx', 'cli/migrate.ts')),
  )
  const printed = outputs.map(({ stdout }) => stdout.trim()).sort()
  expect(printed).toEqual([`Applied: ${shipped.join(', ')}`, ...Array<string>(4).fill('Nothing to apply.')])
  expect(await appliedIn(url)).toEqual(shipped)
  const { stdout } = await prisma(url, 'migrate', 'status')
  expect(stdout).toContain('Database schema is up to date!')
}, 120_000)

it('refuses to go on when an applied migration was changed', async () => {
  const { ownerUrl } = await freshDatabase()
  await withConnection(ownerUrl, (client) =>
    client.query(`UPDATE _prisma_migrations SET checksum = 'another'`),
  )
  await expect(node(ownerUrl, '--import', 'tsx', 'cli/migrate.ts')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      'was changed after it was applied: restore its file, add a new migration',
    ),
  })
})

it('leaves a database that agrees with schema.prisma', async () => {
  const { ownerUrl } = await freshDatabase()
  const difference = ['--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
  const { stdout } = await prisma(ownerUrl, 'migrate', 'diff', ...difference)
  expect(stdout).toContain('No difference detected')
}, 60_000)
