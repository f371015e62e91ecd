// The one way to open the product's database. It exists so that no pool is ever opened without UTC:
// adapter-pg sends timestamps without an offset, and in another session time zone they would be stored wrong.
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.js'

/**
 * Opens a pool on the product's database; connections are made when first needed.
 *
 * @param url address with the role `followthrough_app` (never a superuser: that would pass by row-level security)
 * @param options.max most connections this process may hold; Temporal lives on the same server, keep it small
 * @returns a client; end it with `$disconnect()`. Without a server, a query fails after 5 seconds.
 */
export function createDatabase(url: string, options: { max: number }): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.max,
      options: '-c timezone=UTC',
      connectionTimeoutMillis: 5_000,
      application_name: 'followthrough',
    },
    // An idle connection that the server closes is replaced by the pool; unheard, the event would end the process.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  )
  return new PrismaClient({ adapter })
}
