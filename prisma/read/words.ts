// The words of a case that its viewer may read, by the id under which they are stored.
import { mayReadWords, type Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'

export type Words = ReadonlyMap<string, unknown>

/** Of these texts, the contents of those that the viewer may read. One query. */
export async function readWords(
  database: PrismaClient,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Words> {
  if (ids.length === 0) return new Map()
  const texts = await database.text.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, room: true, content: true },
  })
  return new Map(texts.filter((text) => mayReadWords(viewer, text)).map((text) => [text.id, text.content]))
}
