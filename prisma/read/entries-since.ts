// What was written down in a case after the entry that somebody has seen, as far as they may know it.
import { maySeeEvent, type Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'

export interface EntrySince {
  readonly seq: number
  /** Null where the viewer may not know what it is. */
  readonly told: { readonly event: string; readonly role: string; readonly at: Date } | null
}

const AT_MOST = 10

/** The first entries after that one, the first one first. */
export async function readEntriesSince(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  seenSeq: number,
): Promise<EntrySince[]> {
  const rows = await database.ledger.findMany({
    where: { reference, bodyId, seq: { gt: seenSeq } },
    orderBy: { seq: 'asc' },
    take: AT_MOST,
  })
  return rows.map(({ seq, event, room, role, effectiveAt, data }) => {
    const { what } = data as { readonly what?: unknown }
    return { seq, told: maySeeEvent(viewer, { event, room, what }) ? { event, role, at: effectiveAt } : null }
  })
}
