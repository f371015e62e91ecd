// Which running cases do not know the news of their CQC location yet. The ledger says what a case knows: news is told to
// one open part of a case, and again only when CQC has named other successors or that part closed undecided.
import type { LocationNews } from '../../domain/cqc-directory/news.js'
import type { PrismaClient } from '../generated/client.js'

export interface CaseToTell {
  readonly workflowId: string
  readonly news: LocationNews
}

/**
 * The news to tell, the oldest first. A change of provider concerns a case only from its decision on; a deregistration
 * always, because then nobody is left at the location to act.
 */
export function casesToTell(database: PrismaClient): Promise<CaseToTell[]> {
  return database.$queryRaw<CaseToTell[]>`
    SELECT b.workflow_id AS "workflowId", jsonb_build_object('id', n.id, 'kind', n.kind, 'location', n.location_id,
      'since', n.since, 'successors', to_jsonb(n.successors)) AS news
    FROM cqc_location_news n
    JOIN case_file f ON f.cqc_location_id = n.location_id
      AND (n.kind = 'deregistered' OR n.since >= f.decision_date)
    JOIN LATERAL (SELECT workflow_id FROM case_body WHERE reference = f.reference AND closed_at IS NULL
      ORDER BY body_id LIMIT 1) b ON true
    WHERE NOT EXISTS (SELECT 1 FROM ledger l
      LEFT JOIN case_body told ON told.reference = l.reference AND told.body_id = l.body_id AND told.closed_at IS NULL
      WHERE l.reference = f.reference AND l.data ->> 'news' = n.id
        AND (l.event = 'location-decided' OR (l.event = 'location-changed'
          AND told.body_id IS NOT NULL AND l.data -> 'successors' = to_jsonb(n.successors))))
    ORDER BY n.found_at, n.id, f.reference`
}
