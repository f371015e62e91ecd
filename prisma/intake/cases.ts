// The intake of a new case: its words are stored and its bodies are matched in one round trip, so that starting a case
// costs one statement besides the engine's call. Nothing is stored for a case that cannot be started.
import { isAnonymous, normaliseName, type BodyType } from '../../domain/people/bodies.js'
import { runPrepared } from '../client.js'
import type { PrismaClient } from '../generated/client.js'
import { textRow, type NewText } from './texts.js'

/** How a body is named: by its id, or by type and name. */
export interface BodyMention {
  readonly id?: string | undefined
  readonly type: BodyType
  readonly name?: string | undefined
}

/** A body as the directory has it. */
export interface MatchedBody {
  readonly bodyId: string
  readonly type: BodyType
  readonly name: string
  /** Somebody is in post who receives its letters. */
  readonly addressed: boolean
}

export type BodyMatch =
  | ({ readonly found: 'one' } & MatchedBody)
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly bodyIds: readonly string[] }
  | { readonly found: 'anonymous' }

export type CaseIntake =
  | {
      readonly status: 'stored'
      readonly textId: string
      readonly bodies: readonly MatchedBody[]
    }
  /** The case is there already; `requestHash` is that of the request which started it. */
  | { readonly status: 'exists'; readonly requestHash: string | null; readonly bodyIds: readonly string[] }
  | { readonly status: 'unmatched'; readonly matches: readonly BodyMatch[] }

interface FoundBody extends Omit<MatchedBody, 'bodyId'> {
  readonly index: number
  readonly id: string
}

interface Row {
  found: FoundBody[] | null
  existing: { requestHash: string | null; bodyIds: string[] | null } | null
}

/** Prepared once a connection, because each start of a case runs it. */
const TAKE_IN = `
  WITH existing AS (
    SELECT c.text_id, (SELECT json_agg(b.body_id) FROM case_body b WHERE b.reference = c.reference) AS body_ids
    FROM case_file c WHERE c.reference = $1
  ), wanted AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS w(index int, id text, type text, normalised text)
  ), found AS (
    SELECT DISTINCT w.index, b.id, b.type, b.name, EXISTS (
      SELECT 1 FROM contact c WHERE c.recipient = 'body/' || b.id AND c.replaced_at IS NULL) AS addressed
    FROM wanted w
    JOIN body b ON b.type = w.type AND (b.id = w.id
      OR (w.id IS NULL AND EXISTS (
        SELECT 1 FROM body_name n WHERE n.body_id = b.id AND n.type = w.type AND n.normalised = w.normalised)))
  ), stored AS (
    INSERT INTO text (id, room, kind, content, salt, hash, stored_by)
    SELECT $4::uuid, $5, $6, $7::jsonb, $8, $9, $10
    WHERE NOT EXISTS (SELECT 1 FROM existing)
      AND (SELECT count(*) FROM found) = $3::int
      AND (SELECT count(DISTINCT index) FROM found) = $3::int
  )
  SELECT (SELECT json_agg(found) FROM found) AS found,
         (SELECT json_build_object('requestHash', t.content ->> 'requestHash', 'bodyIds', e.body_ids)
          FROM existing e JOIN text t ON t.id = e.text_id) AS existing`

/**
 * Stores the words of a case, unless the case is there already or one of its bodies is not exactly one known body.
 * One round trip.
 */
export async function takeInCase(
  database: PrismaClient,
  reference: string,
  text: NewText,
  mentions: readonly BodyMention[],
): Promise<CaseIntake> {
  const row = textRow(text)
  const wanted = mentions.map((m, index) => ({
    index,
    id: m.id ?? null,
    type: m.type,
    normalised: m.id || isAnonymous(m.name ?? '') ? null : normaliseName(m.name ?? ''),
  }))
  const [answer] = await runPrepared<Row>(database, {
    name: 'take-in-case',
    text: TAKE_IN,
    values: [
      reference,
      JSON.stringify(wanted),
      wanted.length,
      row.id,
      row.room,
      row.kind,
      row.json,
      row.salt,
      row.hash,
      row.storedBy,
    ],
  })
  const { found, existing } = answer ?? { found: null, existing: null }
  if (existing)
    return { status: 'exists', requestHash: existing.requestHash, bodyIds: existing.bodyIds ?? [] }
  const matches = mentions.map((m, index) =>
    matchOf(
      m,
      (found ?? []).filter((f) => f.index === index),
    ),
  )
  const bodies = matches.flatMap((match) =>
    match.found === 'one'
      ? [{ bodyId: match.bodyId, type: match.type, name: match.name, addressed: match.addressed }]
      : [],
  )
  return bodies.length === matches.length
    ? { status: 'stored', textId: row.id, bodies }
    : { status: 'unmatched', matches }
}

function matchOf(mention: BodyMention, found: readonly FoundBody[]): BodyMatch {
  if (!mention.id && isAnonymous(mention.name ?? '')) return { found: 'anonymous' }
  const [first, second] = found
  if (!first) return { found: 'none' }
  if (second) return { found: 'several', bodyIds: found.map((f) => f.id) }
  const { id: bodyId, type, name, addressed } = first
  return { found: 'one', bodyId, type, name, addressed }
}
