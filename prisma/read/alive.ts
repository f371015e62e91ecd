// Whether the database answers, and which errors say that it does not.
import { DatabaseGone, GOING } from '../client.js'
import type { PrismaClient } from '../generated/client.js'

/** Resolves when the database answers a query, else rejects. */
export async function askDatabase(database: PrismaClient): Promise<void> {
  await database.$queryRaw`SELECT 1`
}

const UNREACHABLE_KINDS = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
/** What node-postgres says without a code, before Prisma's adapter can translate it. */
const UNREACHABLE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)|Unable to start a transaction/

/** Whether this error of a query says that the database cannot be reached or has gone in the middle. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof DatabaseGone) return true
  const { cause } =
    (error as { meta?: { driverAdapterError?: { cause?: AdapterCause } } }).meta?.driverAdapterError ?? {}
  if (cause) return UNREACHABLE_KINDS.includes(cause.kind ?? '') || GOING.test(cause.originalCode ?? '')
  return UNREACHABLE_WORDS.test(error.message)
}

interface AdapterCause {
  readonly kind?: string
  readonly originalCode?: string
}
