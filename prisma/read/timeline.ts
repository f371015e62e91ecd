// What happened in a case at one body, as its viewer may know it: from the ledger, with the words that came with it.
import { organisationOf, type Role } from '../../domain/people/roles.js'
import { maySeeEvent, type Viewer } from '../../domain/people/visibility.js'
import type { Prisma } from '../generated/client.js'
import type { TimelineEntry } from './case-view.js'
import type { Words } from './words.js'

type Row = Prisma.LedgerGetPayload<object>
type Data = Readonly<Record<string, unknown>>

const dataOf = (row: Row) => row.data as Data

/** The texts that these rows rest on; those of the case itself are read apart, because they are seen in parts. */
export const textIdsOf = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => {
    const { textId } = dataOf(row)
    return typeof textId === 'string' && !OPENINGS.has(row.event) ? [textId] : []
  })

const OPENINGS = new Set(['opened', 'taken-over'])

/** The entries that the viewer may see. `numbers`: the recommendations of which it may read. */
export function timelineOf(
  viewer: Viewer,
  rows: readonly Row[],
  words: Words,
  numbers: ReadonlySet<number>,
): TimelineEntry[] {
  const isOmbudsman = organisationOf(viewer.role) === 'ombudsman'
  return rows
    .filter((row) => maySeeEvent(viewer, { event: row.event, room: row.room, what: dataOf(row).what }))
    .filter((row) => isOmbudsman || concerns(dataOf(row), numbers))
    .map((row) => ({
      seq: row.seq,
      effectiveAt: row.effectiveAt.toISOString(),
      recordedAt: row.recordedAt.toISOString(),
      event: row.event,
      organisation: row.role === 'system' ? 'system' : organisationOf(row.role as Role),
      role: row.role,
      actor: isOmbudsman ? row.actor : null,
      corrects: row.corrects,
      data: isOmbudsman ? dataOf(row) : shared(dataOf(row), numbers),
      words: wordsOf(dataOf(row), words),
      hash: isOmbudsman ? row.hash : null,
    }))
}

/** Whether an entry about recommendations is about one that the viewer may read of; other entries concern everybody. */
function concerns({ recommendation, recommendations }: Data, numbers: ReadonlySet<number>): boolean {
  if (typeof recommendation === 'number' && recommendation > 0) return numbers.has(recommendation)
  if (Array.isArray(recommendations) && recommendations.length)
    return recommendations.some((n) => numbers.has(n as number))
  return true
}

/** What another organisation may know of an entry's data: no ids of texts, files and letters, no recommendation of others. */
function shared(data: Data, numbers: ReadonlySet<number>): Data {
  const {
    textId: _id,
    textHash: _hash,
    files: _files,
    fileHashes: _fileHashes,
    letter: _letter,
    why: _why,
    // What the words of a body read like is a hint to the officer.
    forbidsDisclosure: _flag,
    before: _before,
    moved: _moved,
    notPlannedAnyMore: _notPlanned,
    recommendations,
    ...rest
  } = data
  if (!Array.isArray(recommendations)) return rest
  return { ...rest, recommendations: recommendations.filter((n) => numbers.has(n as number)) }
}

const wordsOf = ({ textId }: Data, words: Words) =>
  typeof textId === 'string' ? (words.get(textId) ?? null) : null
