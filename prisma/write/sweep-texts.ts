// Words that were stored but never adopted: a request that was refused, or whose sender gave up.
import type { PrismaClient } from '../generated/client.js'

const KEPT_DAYS = 7

/** Deletes unadopted texts older than seven days of the database's clock; returns how many. */
export async function sweepTexts(database: PrismaClient): Promise<number> {
  return database.$executeRaw`
    DELETE FROM text WHERE adopted_at IS NULL AND stored_at < now() - make_interval(days => ${KEPT_DAYS}::int)`
}
