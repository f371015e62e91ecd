// The rehearsal's own database: made for one rehearsal and dropped at its end, beside the product's and never in it, so
// that a case can be rehearsed again and again and no rehearsal sees another's rows.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { migrate } from '../../prisma/migrate.js'
import { withConnection } from '../../prisma/connection.js'

export interface RehearsalDatabase {
  readonly database: PrismaClient
  /** Ends the connections and drops it. */
  drop(): Promise<void>
}

/** Addresses of a database on the server to use: as a role that may create databases, and as the product's role. */
export interface RehearsalServer {
  readonly ownerUrl: string
  readonly appUrl: string
}

const PREFIX = 'followthrough_rehearsal_'
const MADE_WITHIN = 60_000

function named(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Creates and migrates an empty database. `connections`: the most that its client may hold. */
export async function createRehearsalDatabase(
  { ownerUrl, appUrl }: RehearsalServer,
  connections: number,
): Promise<RehearsalDatabase> {
  const name = `${PREFIX}${Date.now()}_${randomBytes(4).toString('hex')}`
  await withConnection(ownerUrl, (owner) => owner.query(`CREATE DATABASE ${name}`)).catch((error: Error) => {
    throw new Error(
      `A rehearsal needs a database of its own, which DATABASE_OWNER_URL cannot make: ${error.message}`,
    )
  })
  const drop = () => withConnection(ownerUrl, (owner) => owner.query(`DROP DATABASE IF EXISTS ${name}`))
  try {
    await migrate({ ownerUrl: named(ownerUrl, name), appUrl: named(appUrl, name) })
  } catch (error) {
    await drop()
    throw error
  }
  const database = createDatabase(named(appUrl, name), { max: connections })
  // Held open for as long as the rehearsal lives: a database in use is nobody's left-over.
  const inUse = new pg.Client({ connectionString: named(ownerUrl, name) })
  inUse.on('error', () => undefined)
  await inUse.connect()
  return {
    database,
    async drop() {
      await database.$disconnect()
      await inUse.end()
      await drop()
    },
  }
}

/** Drops what rehearsals that were killed have left; one that is in use, or only just being made, stays. */
export async function dropLeftOverDatabases(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [PREFIX],
    )
    const old = rows.filter(
      ({ datname }) => Number(datname.slice(PREFIX.length).split('_')[0]) < Date.now() - MADE_WITHIN,
    )
    for (const { datname } of old)
      await owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)}`).catch(() => undefined)
  })
}
