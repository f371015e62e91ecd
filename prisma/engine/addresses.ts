// Prisma writes options into database addresses that node-postgres does not know: this takes them out.

const prismaOnly = [
  'schema',
  'connection_limit',
  'pool_timeout',
  'pgbouncer',
  'connect_timeout',
  'statement_cache_size',
  'socket_timeout',
]

/** What node-postgres needs to connect, and the schema that Prisma named in the address, if any. */
export function connectionOf(address: string): { connectionString: string; schema: string | undefined } {
  const url = new URL(address)
  const schema = url.searchParams.get('schema') ?? undefined
  for (const name of prismaOnly) url.searchParams.delete(name)
  return { connectionString: url.toString(), schema }
}

/** The same server and role, another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.toString()
}

/** The database that an address names. */
export function databaseOf(address: string): string {
  return decodeURIComponent(new URL(address).pathname.slice(1))
}
