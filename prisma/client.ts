// The one way to open the product's database. It exists so that no pool is ever opened without UTC:
// adapter-pg sends timestamps without an offset, and in another session time zone they would be stored wrong.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.js'

/**
 * Opens a pool on the product's database; connections are made when first needed.
 *
 * @param url address with the role `followthrough_app` (never a superuser: that would pass by row-level security)
 * @param options.max most connections this process may hold; Temporal lives on the same server, keep it small
 * @returns a client; end it with `$disconnect()`. Without a server, a query fails after 5 seconds.
 */
export function createDatabase(url: string, options: { max: number }): PrismaClient {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    options: '-c timezone=UTC',
    connectionTimeoutMillis: 5_000,
    application_name: 'followthrough',
  })
  // A connection that the server closes is replaced by the pool, and what ran on it fails by itself; unheard, the event
  // would end the process, of a connection that lies idle and of one that is in use.
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => void connection.on('error', () => undefined))
  const adapter = new PrismaPg(pool, { disposeExternalPool: true })
  const database = new PrismaClient({ adapter })
  pools.set(database, pool)
  return database
}

const pools = new WeakMap<PrismaClient, pg.Pool>()

/** The pool below a client, for counting what is asked of the database. */
export function poolOf(database: PrismaClient): pg.Pool {
  const pool = pools.get(database)
  if (!pool) throw new Error('this client was not opened by createDatabase')
  return pool
}

/** The database could not be reached, or has gone in the middle of a statement. */
export class DatabaseGone extends Error {}

/**
 * Runs one statement that PostgreSQL prepares once a connection, past Prisma, which costs three times as much: for what
 * every start of a case waits for, and nothing else.
 *
 * @throws DatabaseGone; or node-postgres's own error when PostgreSQL refuses the statement
 */
export async function runPrepared<Row extends pg.QueryResultRow>(
  database: PrismaClient,
  statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
): Promise<Row[]> {
  try {
    return (await poolOf(database).query<Row>(statement)).rows
  } catch (error) {
    if (error instanceof pg.DatabaseError && !GOING.test(error.code ?? '')) throw error
    throw new DatabaseGone('the database cannot be reached', { cause: error })
  }
}

/** Connection exceptions (class 08), too many connections, shutting down, crashed, starting up. */
export const GOING = /^(08...|53300|57P0[1-3])$/
