// Running cases whose CQC location is in doubt: named by a service and not by an id, or by an id that the register does not
// have. What was told is in the ledger: a case hears it once, and again only when there are other candidates.
import { localDateOf } from '../../domain/calendar/london-time.js'
import { matchLocation, soughtName, type Candidate } from '../../domain/cqc-directory/match.js'
import { NOT_NAMED, type LocationNews } from '../../domain/cqc-directory/news.js'
import { hyphenated } from '../../domain/recommendation/ids.js'
import type { PrismaClient } from '../generated/client.js'
import type { CaseToTell } from './location-news.js'

interface Doubtful {
  readonly reference: string
  readonly workflowId: string
  readonly location: string | null
  readonly careService: string | null
  readonly providers: readonly string[]
  /** The news of this kind that the case knows: its id, a bar, its candidates. */
  readonly told: readonly string[]
}

/** The doubts to tell. `at`: epoch milliseconds by the workflow's clock. */
export async function doubtsToTell(database: PrismaClient, at: number): Promise<CaseToTell[]> {
  const since = localDateOf(at)
  const doubts: CaseToTell[] = []
  for (const one of await doubtfulCases(database)) {
    const news: LocationNews = { ...(await newsOf(database, one)), since }
    if (!one.told.includes(`${news.id}|${news.successors.join()}`))
      doubts.push({ workflowId: one.workflowId, news })
  }
  return doubts
}

/** A directory of care services was imported at least once: else that an id is not there says nothing. */
const doubtfulCases = (database: PrismaClient) => database.$queryRaw<Doubtful[]>`
  SELECT f.reference, b.workflow_id AS "workflowId", f.cqc_location_id AS location,
    t.content ->> 'careService' AS "careService",
    (SELECT coalesce(jsonb_agg(o.name), '[]') FROM case_body p JOIN body o ON o.id = p.body_id
      WHERE p.reference = f.reference AND o.type = 'provider') AS providers,
    (SELECT coalesce(jsonb_agg((l.data ->> 'news') || '|' || coalesce((SELECT string_agg(s, ',') FROM
        jsonb_array_elements_text(l.data -> 'successors') s), '')), '[]') FROM ledger l
      WHERE l.reference = f.reference AND l.event = 'location-changed') AS told
  FROM case_file f
  JOIN text t ON t.id = f.text_id
  JOIN LATERAL (SELECT workflow_id FROM case_body WHERE reference = f.reference AND closed_at IS NULL
    AND cqc_part = 'runs' ORDER BY body_id LIMIT 1) b ON true
  WHERE (f.cqc_location_id IS NULL AND t.content ->> 'careService' IS NOT NULL)
    OR (f.cqc_location_id IS NOT NULL AND EXISTS (SELECT 1 FROM cqc_location WHERE listed IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM cqc_location l WHERE l.id = f.cqc_location_id))
  ORDER BY f.reference`

async function newsOf(
  database: PrismaClient,
  { reference, location, careService, providers }: Doubtful,
): Promise<Omit<LocationNews, 'since'>> {
  const candidates = careService === null ? [] : await candidatesFor(database, careService)
  const match = matchLocation({ careService: careService ?? '', providers }, candidates)
  const successors = match.certainty === 'doubtful' ? match.ids : []
  if (location !== null)
    return { id: `${location}:not-in-register`, kind: 'not-in-register', location, successors }
  const id = hyphenated(reference)
  return match.certainty === 'certain'
    ? { id: `${id}:matched:${match.id}`, kind: 'matched', location: NOT_NAMED, successors: [match.id] }
    : { id: `${id}:not-named`, kind: 'not-named', location: NOT_NAMED, successors }
}

/** Part of a shorter name would be part of too many. */
const PART_FROM = 6

function candidatesFor(database: PrismaClient, careService: string): Promise<Candidate[]> {
  const { name } = soughtName(careService)
  return database.$queryRaw<Candidate[]>`
    SELECT l.id, l.normalised, l.postcode, p.name AS provider
    FROM cqc_location l LEFT JOIN cqc_provider p ON p.id = l.provider_id
    WHERE l.registration = 'Registered' AND (l.normalised = ${name}
      OR (${name.length >= PART_FROM} AND position(${name} in l.normalised) > 0))
    ORDER BY l.normalised = ${name} DESC, l.id LIMIT 20`
}
