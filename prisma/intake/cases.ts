// The intake of a new case: its words are stored and its bodies are matched in one round trip, so that starting a case
// costs one statement besides the engine's call.
import { isAnonymous, normaliseName, type BodyType } from '../../domain/people/bodies.js'
import type { PrismaClient } from '../generated/client.js'
import { textRow, type NewText } from './texts.js'

/** How a body is named: by its id, or by type and name. */
export interface BodyMention {
  readonly id?: string
  readonly type: BodyType
  readonly name?: string
}

export type BodyMatch =
  | { readonly found: 'one'; readonly bodyId: string; readonly type: BodyType }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly bodyIds: readonly string[] }
  | { readonly found: 'anonymous' }

/** What each mention matches, and the id of the stored text. */
export async function takeInCase(
  database: PrismaClient,
  text: NewText,
  mentions: readonly BodyMention[],
): Promise<{ textId: string; matches: BodyMatch[] }> {
  const row = textRow(text)
  const wanted = mentions.map((m, index) => ({
    index,
    id: m.id ?? null,
    type: m.type,
    normalised: m.id || !m.name ? null : normaliseName(m.name),
  }))
  const found = await database.$queryRaw<{ index: number; id: string; type: BodyType }[]>`
    WITH stored AS (
      INSERT INTO text (id, room, kind, content, salt, hash, stored_by)
      VALUES (${row.id}::uuid, ${row.room}, ${row.kind}, ${row.json}::jsonb, ${row.salt}, ${row.hash}, ${row.storedBy})
    ), wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS w(index int, id text, type text, normalised text)
    )
    SELECT DISTINCT w.index, b.id, b.type FROM wanted w
    JOIN body b ON b.id = w.id
      OR (w.id IS NULL AND EXISTS (
        SELECT 1 FROM body_name n WHERE n.body_id = b.id AND n.type = w.type AND n.normalised = w.normalised))`
  return { textId: row.id, matches: mentions.map((m, index) => matchOf(m, found.filter((f) => f.index === index))) }
}

function matchOf(mention: BodyMention, found: { id: string; type: BodyType }[]): BodyMatch {
  if (!mention.id && isAnonymous(mention.name ?? '')) return { found: 'anonymous' }
  const [first, second] = found
  if (!first) return { found: 'none' }
  if (second) return { found: 'several', bodyIds: found.map((f) => f.id) }
  return { found: 'one', bodyId: first.id, type: first.type }
}
