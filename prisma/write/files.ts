// What the worker writes about files: what the scanner said, and which files nobody adopted.
import type { Scan } from '../../domain/files/kinds.js'
import type { PrismaClient } from '../generated/client.js'
import { openInfectedTask } from './adopt-files.js'

const KEPT_DAYS = 7
/** At most so many in one sweep; the next night goes on. */
const SWEPT_AT_MOST = 1_000

/** What the scanner has said of the file so far; null when there is no such file. */
export async function scanOf(database: PrismaClient, id: string): Promise<Scan | null> {
  const row = await database.file.findUnique({ where: { id }, select: { scan: true } })
  return row && (row.scan as Scan)
}

/** Why the scanner has not answered yet, for whoever waits for the file. */
export async function noteScanTrouble(database: PrismaClient, id: string, why: string): Promise<void> {
  await database.file.updateMany({ where: { id, scan: 'waiting' }, data: { scanFinding: why.slice(0, 300) } })
}

/** What the scanner found. An infected file that somebody rests on is told to the case officer. */
export async function recordScan(
  database: PrismaClient,
  id: string,
  scan: 'clean' | 'infected',
  finding: string | null,
): Promise<void> {
  await database.$transaction(async (tx) => {
    // The row is locked first, so that a step which adopts it at this moment sees the finding or is seen here.
    const { count } = await tx.file.updateMany({
      where: { id, scan: 'waiting' },
      data: { scan, scanFinding: finding, scannedAt: new Date() },
    })
    if (count === 0 || scan !== 'infected') return
    const uses = await tx.submissionFile.findMany({ where: { fileId: id } })
    for (const use of uses) await openInfectedTask(tx, use, new Date())
  })
}

/**
 * Files that nobody adopted within seven days of the database's clock count as not arrived from now on: who sends one of
 * them again stores it anew. Their contents may be removed, then `sweepFile` ends them.
 */
export async function abandonFiles(database: PrismaClient): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    UPDATE file SET complete = false
    WHERE id IN (
      SELECT id FROM file
      WHERE adopted_at IS NULL AND stored_at < now() - make_interval(days => ${KEPT_DAYS}::int)
      ORDER BY stored_at LIMIT ${SWEPT_AT_MOST}::int)
    RETURNING id`
  return rows.map(({ id }) => id)
}

/** Deletes the row of an abandoned file unless it was sent again meanwhile; returns how many rows are gone. */
export const sweepFile = (database: PrismaClient, id: string): Promise<number> =>
  database.$executeRaw`
    DELETE FROM file
    WHERE id = ${id}::uuid AND NOT complete AND adopted_at IS NULL
      AND stored_at < now() - make_interval(days => ${KEPT_DAYS}::int)`
