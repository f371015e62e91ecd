// Prisma's own table of what was applied, `_prisma_migrations`: made and written as its schema engine does, so that Prisma's
// command line finds there what it expects. The product's role has no right on it.
import type pg from 'pg'

/** A migration that begins now. `checksum`: SHA-256 of its migration.sql, in hexadecimal. */
export interface Begun {
  readonly id: string
  readonly name: string
  readonly checksum: string
  readonly startedAt: Date
}

/** A row that counts: one that was rolled back does not. */
export interface Applied {
  readonly name: string
  readonly checksum: string
  readonly isFinished: boolean
  readonly startedAt: Date
  /** Why it failed. */
  readonly logs: string | null
}

/** Creates the table in a database that has no tables of others. Throws when it has some: they are not ours to mix with. */
export async function createMigrationsTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null; other: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found, (
       SELECT min(c.relname) FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ) AS other`,
  )
  const [{ found, other } = { found: null, other: null }] = rows
  if (found !== null) return
  if (other !== null)
    throw new Error(
      `The database holds tables that no migration of the product made, such as ${other}: ` +
        'let DATABASE_OWNER_URL name an empty database of the product’s own.',
    )
  await client.query(`
    CREATE TABLE _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`)
}

/** What counts of the table, in the order in which it was begun. */
export async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished", started_at AS "startedAt", logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows
}

/** Writes down that it was applied, a moment before its transaction ends. */
export async function recordApplied(
  client: pg.Client,
  { id, name, checksum, startedAt }: Begun,
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [id, checksum, name, startedAt],
  )
}

/** Writes down that it failed, and why. */
export async function recordFailed(
  client: pg.Client,
  { id, name, checksum, startedAt }: Begun,
  logs: string,
): Promise<void> {
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, logs) VALUES ($1, $2, $3, $4, $5)',
    [id, checksum, name, startedAt, logs],
  )
}
