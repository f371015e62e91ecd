// The recommendations of a case as a viewer may read them: their words as they hold now, and what of them is published.
import { organisationOf } from '../../domain/people/roles.js'
import { mayReadRecommendation, type Viewer } from '../../domain/people/visibility.js'
import type {
  CaseText,
  ChangedRecommendationText,
  RecommendationText,
  WordingText,
} from '../../domain/recommendation/case-text.js'
import {
  bodySaysDone,
  ombudsmanSatisfied,
  recommendationOutcome,
} from '../../domain/recommendation/outcomes.js'
import {
  FINDING_REMEDIES,
  isStop,
  type Stop,
  type Warning,
} from '../../domain/recommendation/published-wording.js'
import type { Judgement, RecommendationKind } from '../../domain/recommendation/state.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import type { ObligationView, PublicationView, RecommendationView } from './case-view.js'
import { dayOrNull } from '../dates.js'

export type ObligationRow = Prisma.ObligationGetPayload<{ include: { recommendation: true } }>

/** The words of what was added or amended, and the wordings to be published, by their ids. */
export type ChangedTexts = ReadonlyMap<string, unknown>

/** Reads them whoever looks: what the viewer may read of them is decided for each recommendation. One query. */
export async function readChangedTexts(
  database: PrismaClient,
  obligations: readonly Pick<ObligationRow, 'wordsId' | 'wordingId'>[],
): Promise<ChangedTexts> {
  const ids = obligations.flatMap((o) => [o.wordsId, o.wordingId]).filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const texts = await database.text.findMany({
    where: { id: { in: ids } },
    select: { id: true, content: true },
  })
  return new Map(texts.map((t) => [t.id, t.content]))
}

/** What the case recommends, once for all bodies; words that changed for one body stand with its obligation besides. */
export function recommendationsOf(
  viewer: Viewer,
  text: CaseText,
  obligations: readonly ObligationRow[],
  changed: ChangedTexts,
): RecommendationView[] {
  const first = new Map<number, ObligationRow>()
  for (const o of obligations) if (!first.has(o.number)) first.set(o.number, o)
  return [...first.values()]
    .sort((a, b) => a.number - b.number)
    .map((row) => {
      const stated = text.recommendations.find((r) => r.number === row.number)
      const kind = row.recommendation.kind as RecommendationKind
      const readable = mayReadRecommendation(viewer, { kind })
      const added = stated ? null : wordsOf(row, changed)
      return {
        number: row.number,
        kind,
        summary: readable ? (stated?.summary ?? added?.summary ?? null) : null,
        amountGBP: readable ? (stated?.amountGBP ?? added?.amountGBP ?? null) : null,
        deadlineWording: stated?.deadlineWording ?? (readable ? added?.deadlineWording : null) ?? null,
        expectedEvidence: readable ? (stated?.expectedEvidence ?? added?.expectedEvidence ?? null) : null,
        cutOff: readable ? (stated?.cutOff ?? added?.cutOff ?? null) : null,
        condition: readable ? (stated?.condition ?? added?.condition ?? null) : null,
      }
    })
}

/** The words that are in force for this body: since it was added or amended, else those of the decision. */
export function wordsInForce(
  text: CaseText,
  row: Pick<ObligationRow, 'number' | 'wordsId'>,
  changed: ChangedTexts,
): ChangedRecommendationText | null {
  const stated = text.recommendations.find((r) => r.number === row.number)
  return wordsOf(row, changed) ?? (stated ? wordsAlone(stated) : null)
}

/** What this body is recommended, in the words that hold now; null where the viewer may not read them. */
export function summaryFor(
  viewer: Viewer,
  text: CaseText,
  row: ObligationRow,
  changed: ChangedTexts,
): string | null {
  if (!mayReadRecommendation(viewer, row.recommendation)) return null
  const stated = text.recommendations.find((r) => r.number === row.number)
  return wordsOf(row, changed)?.summary ?? stated?.summary ?? null
}

export function obligationView(viewer: Viewer, o: ObligationRow, changed: ChangedTexts): ObligationView {
  const readable = mayReadRecommendation(viewer, o.recommendation)
  const outcome = recommendationOutcome({ ...o, judgement: o.judgement as Judgement | null })
  return {
    number: o.number,
    requires: o.requires,
    assurance: o.assurance,
    originalDueOn: dayOrNull(o.originalDueOn),
    dueOn: dayOrNull(o.dueOn),
    answer: o.answer,
    evidenceVersion: o.evidenceVersion,
    evidenceOn: dayOrNull(o.evidenceOn),
    assuranceStatus: o.assuranceStatus,
    loggedOn: dayOrNull(o.loggedOn),
    judgement: o.judgement,
    judgedOn: dayOrNull(o.judgedOn),
    outcome,
    bodySaysDone: bodySaysDone(o),
    ombudsmanSatisfied: ombudsmanSatisfied(outcome),
    category: o.category,
    condition: o.conditionStanding as ObligationView['condition'],
    settledAs: o.settledAs as ObligationView['settledAs'],
    words: readable ? wordsOf(o, changed) : null,
    publication:
      organisationOf(viewer.role) === 'ombudsman'
        ? publicationView({ ...o, publicationOn: dayOrNull(o.publicationOn) }, changed)
        : null,
  }
}

function wordsOf(
  { wordsId }: Pick<ObligationRow, 'wordsId'>,
  changed: ChangedTexts,
): ChangedRecommendationText | null {
  if (wordsId === null) return null
  return wordsAlone(changed.get(wordsId) as ChangedRecommendationText)
}

function wordsAlone({
  summary,
  amountGBP,
  expectedEvidence,
  cutOff,
  deadlineWording,
  condition,
}: Pick<RecommendationText, 'summary' | 'expectedEvidence' | 'cutOff' | 'condition'> & {
  readonly amountGBP?: number | null
  readonly deadlineWording?: string | null
}): ChangedRecommendationText {
  return {
    summary,
    ...(amountGBP !== undefined && amountGBP !== null && { amountGBP }),
    ...(expectedEvidence !== undefined && expectedEvidence !== null && { expectedEvidence }),
    ...(cutOff !== undefined && cutOff !== null && { cutOff }),
    ...(deadlineWording !== undefined && deadlineWording !== null && { deadlineWording }),
    ...(condition !== undefined && condition !== null && { condition }),
  }
}

/** What of a recommendation is published, from its row. */
export function publicationView(
  o: Pick<
    ObligationRow,
    'wordingId' | 'wordingStanding' | 'wordingFindings' | 'publication' | 'withheldBecause'
  > & {
    readonly publicationOn: string | null
  },
  changed: ChangedTexts,
): PublicationView | null {
  if (o.wordingId === null && o.publication === null) return null
  const text = o.wordingId === null ? undefined : (changed.get(o.wordingId) as WordingText | undefined)
  return {
    wording: text?.wording ?? null,
    theme: text?.theme ?? null,
    standing: o.wordingStanding as PublicationView['standing'],
    findings: (o.wordingFindings as (Stop | Warning)[]).map((kind) => ({
      kind,
      stops: isStop(kind),
      remedy: FINDING_REMEDIES[kind],
    })),
    status: o.publication as PublicationView['status'],
    on: o.publicationOn,
    because: o.withheldBecause,
  }
}
