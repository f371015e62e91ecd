// What a person may publish of service improvements, and from which day: wordings that nothing stops, with what came of
// them. Nothing is published by the product itself.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { recommendationOutcome, type RecommendationOutcome } from '../../domain/recommendation/outcomes.js'
import type { Judgement } from '../../domain/recommendation/state.js'
import type { PrismaClient } from '../generated/client.js'
import { dateOf, dayOf } from '../dates.js'

export interface PublicationItem {
  readonly reference: string
  readonly recommendation: number
  readonly bodyId: string
  readonly bodyName: string
  readonly decisionDate: string
  readonly category: string | null
  readonly wording: string
  readonly on: string
  readonly outcome: RecommendationOutcome
}

/** Everything whose day of publication is `until` or before, the earliest first. */
export async function readPublications(database: PrismaClient, until: LocalDate): Promise<PublicationItem[]> {
  const rows = await database.obligation.findMany({
    where: {
      publication: 'planned',
      wordingStanding: { in: ['clear', 'overridden'] },
      publicationOn: { lte: dateOf(until) },
      settledAs: null,
    },
    include: { recommendation: { include: { case: true } } },
    orderBy: [{ publicationOn: 'asc' }, { reference: 'asc' }, { bodyId: 'asc' }, { number: 'asc' }],
  })
  const [texts, bodies] = await Promise.all([
    database.text.findMany({
      where: { id: { in: rows.map((r) => r.wordingId).filter((id) => id !== null) } },
      select: { id: true, content: true },
    }),
    database.body.findMany({ where: { id: { in: rows.map((r) => r.bodyId) } } }),
  ])
  const wordings = new Map(texts.map((t) => [t.id, (t.content as { wording: string }).wording]))
  const names = new Map(bodies.map((b) => [b.id, b.name]))
  return rows.flatMap((row) =>
    row.publicationOn === null
      ? []
      : [
          {
            reference: row.reference,
            recommendation: row.number,
            bodyId: row.bodyId,
            bodyName: names.get(row.bodyId) ?? row.bodyId,
            decisionDate: dayOf(row.recommendation.case.decisionDate),
            category: row.category,
            wording: wordings.get(row.wordingId ?? '') ?? '',
            on: dayOf(row.publicationOn),
            outcome: recommendationOutcome({ ...row, judgement: row.judgement as Judgement | null }),
          },
        ],
  )
}
