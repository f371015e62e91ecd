// What a person may publish of service improvements, and from which day: wordings that nothing stops, with what came of
// them. Nothing is published by the product itself.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { recommendationOutcome, type RecommendationOutcome } from '../../domain/recommendation/outcomes.js'
import type { WordingText } from '../../domain/recommendation/case-text.js'
import type { Judgement } from '../../domain/recommendation/state.js'
import type { PrismaClient } from '../generated/client.js'
import { dateOf, dayOf } from '../dates.js'
import { isUnnamed } from './naming.js'

export interface PublicationItem {
  readonly reference: string
  /** Null where the written statement does not name the provider (s34H(8)–(9)). */
  readonly bodyId: string | null
  readonly bodyName: string | null
  readonly decisionDate: string
  readonly theme: string | null
  readonly wording: string
  readonly on: string
  /** For which it stands: several only with a theme. */
  readonly recommendations: readonly {
    readonly number: number
    readonly category: string | null
    readonly outcome: RecommendationOutcome
  }[]
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
  const wordingIds = [...new Set(rows.map((r) => r.wordingId))].filter((id) => id !== null)
  const [texts, bodies, parts] = await Promise.all([
    database.text.findMany({ where: { id: { in: wordingIds } }, select: { id: true, content: true } }),
    database.body.findMany({ where: { id: { in: rows.map((r) => r.bodyId) } } }),
    database.caseBody.findMany({
      where: { reference: { in: rows.map((r) => r.reference) } },
      select: { reference: true, bodyId: true, particulars: true },
    }),
  ])
  const wordings = new Map(texts.map((t) => [t.id, t.content as unknown as WordingText]))
  const names = new Map(bodies.map((b) => [b.id, b.name]))
  return wordingIds.flatMap((id): PublicationItem[] => {
    const ofIt = rows.filter((r) => r.wordingId === id)
    const [first] = ofIt
    const text = wordings.get(id)
    if (!first?.publicationOn || !text) return []
    // A wording that stands for something which is published no more must be worded anew.
    if (text.recommendations?.some((n) => !ofIt.some((r) => r.number === n))) return []
    const { reference, bodyId } = first
    const part = parts.find((p) => p.reference === reference && p.bodyId === bodyId) ?? null
    const named = isUnnamed(part) ? null : bodyId
    return [
      {
        reference,
        bodyId: named,
        bodyName: named && (names.get(named) ?? named),
        decisionDate: dayOf(first.recommendation.case.decisionDate),
        theme: text.theme ?? null,
        wording: text.wording,
        on: dayOf(first.publicationOn),
        recommendations: ofIt.map((row) => ({
          number: row.number,
          category: row.category,
          outcome: recommendationOutcome({ ...row, judgement: row.judgement as Judgement | null }),
        })),
      },
    ]
  })
}
