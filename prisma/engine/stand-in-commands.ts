// The two commands that Prisma's command line asks of a schema engine outside the JSON-RPC conversation,
// and its error codes, so that its own messages appear.
import pg from 'pg'
import { connectionOf, databaseOf, withDatabase } from './addresses.js'

async function query(address: string, sql: string): Promise<void> {
  const { connectionString } = connectionOf(address)
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Creates the database that the address names, from the maintenance database `postgres`; returns its name. */
export async function createDatabase(address: string): Promise<string> {
  const name = databaseOf(address)
  await query(withDatabase(address, 'postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  return name
}

/** @throws when the command fails or is not known */
export async function runCommand(command: string, address: string): Promise<void> {
  if (command === 'can-connect-to-database') await query(address, 'SELECT 1')
  else if (command === 'create-database') await createDatabase(address)
  else throw new Error(`The schema engine's stand-in does not know the command ${command}`)
}

/** An error in Prisma's words, with the code from which its command line makes a message. */
export function knownProblem(thrown: unknown, address: string): { message: string; error_code?: string } {
  const { code, message } = thrown as { code?: string; message?: string }
  const url = new URL(address)
  const server = `${url.hostname}:${url.port || '5432'}`
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET']
  if (unreachable.includes(code ?? '') || /timeout/i.test(message ?? ''))
    return { error_code: 'P1001', message: `Can't reach database server at \`${server}\`` }
  if (code === '3D000')
    return { error_code: 'P1003', message: `Database \`${databaseOf(address)}\` does not exist` }
  if (code === '28P01' || code === '28000')
    return { error_code: 'P1000', message: `The password for \`${url.username}\` is not valid at ${server}` }
  return { message: message ?? String(thrown) }
}
