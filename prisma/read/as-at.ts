// A case as it was believed on a day: the last snapshot of each body up to the end of that day in Europe/London. What was
// corrected later does not show; the timeline says when it was.
import { endOfDay } from '../../domain/calendar/london-time.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { organisationOf } from '../../domain/people/roles.js'
import {
  bodySaysDone,
  ombudsmanSatisfied,
  recommendationOutcome,
} from '../../domain/recommendation/outcomes.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import type { Particulars } from '../../domain/recommendation/particulars.js'
import type { Judgement } from '../../domain/recommendation/state.js'
import {
  maySeePlan,
  mayReadRecommendation,
  maySeeRecommendation,
  type Viewer,
} from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'
import { visibleCaseBodies } from './case-body.js'
import { publicationView, readChangedTexts, wordsInForce, type ChangedTexts } from './obligations.js'
import type { CaseBodyView, ObligationView, PlanView } from './case-view.js'

type Standing = Pick<
  CaseBodyView,
  | 'stage'
  | 'waitingOn'
  | 'dueOn'
  | 'overdue'
  | 'cqcPart'
  | 'planDueOn'
  | 'followUpOn'
  | 'outcome'
  | 'closedAt'
>

type PlanAsAt = Omit<PlanView, 'words'>
/** With the words that were in force then. */
type ObligationAsAt = ObligationView
/** What follows from the rest by a rule is not kept but found anew. */
type KeptObligation = Omit<
  ObligationView,
  'outcome' | 'bodySaysDone' | 'ombudsmanSatisfied' | 'words' | 'publication'
> &
  Published

interface Published {
  readonly wordsId: string | null
  readonly wordingId: string | null
  readonly wordingStanding: string | null
  readonly wordingFindings: string[]
  readonly publication: string | null
  readonly publicationOn: string | null
  readonly withheldBecause: string | null
}

export interface BodyAsAt extends Standing {
  readonly bodyId: string
  /** The last entry of the timeline that was known then. */
  readonly seq: number
  readonly since: string
  /** When that entry was written down: later than “since” only where the database was away. */
  readonly recordedAt: string
  readonly cqcLocationId: string | null
  readonly equalityOrHumanRights: boolean
  readonly decisionDate: string
  readonly dates: Particulars['dates']
  /** Not for CQC, which has no part in it. */
  readonly track: Particulars['track']
  /** For the Ombudsman only. */
  readonly deliberation: Particulars['deliberation'] | null
  readonly obligations: readonly ObligationAsAt[]
  readonly plans: readonly PlanAsAt[]
}

export interface CaseAsAt {
  readonly reference: string
  readonly asAt: LocalDate
  readonly bodies: readonly BodyAsAt[]
}

interface Content {
  readonly body: Standing & {
    readonly followUpKind: string | null
    readonly cqcLocationId: string | null
    readonly equalityOrHumanRights: boolean
    readonly particulars: Particulars
  }
  readonly obligations: readonly KeptObligation[]
  readonly plans: readonly PlanAsAt[]
}

interface Row {
  readonly bodyId: string
  readonly seq: number
  readonly effectiveAt: Date
  readonly recordedAt: Date
  readonly content: Content
}

/** The case as it was believed at the end of that day; null when the viewer may see none, or none had begun. */
export async function readCaseAsAt(
  database: PrismaClient,
  viewer: Viewer,
  reference: string,
  asAt: LocalDate,
): Promise<CaseAsAt | null> {
  const [visible, recommendations] = await Promise.all([
    database.caseBody.findMany({
      where: { AND: [{ reference }, visibleCaseBodies(viewer)] },
      select: { bodyId: true },
    }),
    database.recommendation.findMany({ where: { reference }, select: { number: true, kind: true } }),
  ])
  const rows = await database.$queryRaw<Row[]>`
    SELECT DISTINCT ON (s.body_id) s.body_id AS "bodyId", s.seq, s.effective_at AS "effectiveAt",
      l.recorded_at AS "recordedAt", s.content
    FROM case_snapshot s JOIN ledger l USING (reference, body_id, seq)
    WHERE s.reference = ${reference} AND s.body_id = ANY(${visible.map((b) => b.bodyId)})
      AND s.effective_at < ${new Date(endOfDay(asAt))}
    ORDER BY s.body_id, s.seq DESC`
  const kinds = new Map(recommendations.map((r) => [r.number, r.kind]))
  // What CQC had no part in then, it does not learn because it has a part now.
  const known = rows.filter(
    (row) => organisationOf(viewer.role) !== 'cqc' || row.content.body.cqcPart === 'runs',
  )
  if (known.length === 0) return null
  const kept = known.flatMap((row) => row.content.obligations)
  const [file, changed] = await Promise.all([
    database.caseFile.findUniqueOrThrow({ where: { reference }, select: { textId: true } }),
    readChangedTexts(database, kept),
  ])
  const caseText = await database.text.findUniqueOrThrow({ where: { id: file.textId } })
  const words = { text: caseText.content as unknown as CaseText, changed }
  return {
    reference,
    asAt,
    bodies: known.map(({ bodyId, seq, effectiveAt, recordedAt, content }) => ({
      bodyId,
      seq,
      since: effectiveAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      ...bodyAsKept(viewer, content.body),
      closedAt: content.body.closedAt && new Date(content.body.closedAt).toISOString(),
      obligations: content.obligations
        .filter((o) => maySeeRecommendation(viewer, { kind: kindOf(o), assurance: o.assurance }))
        .map((o) => obligationAsAt(viewer, kindOf(o), o, words)),
      plans: content.plans.filter((plan) => maySeePlan(viewer, plan)),
    })),
  }

  function kindOf({ number }: KeptObligation) {
    return kinds.get(number) ?? ''
  }
}

function bodyAsKept(viewer: Viewer, { followUpKind, particulars, ...body }: Content['body']) {
  const organisation = organisationOf(viewer.role)
  const { decisionDate, dates, track, deliberation } = particulars
  const isCqc = organisation === 'cqc'
  return {
    ...body,
    // Of a spot check that was not announced nobody but the Ombudsman learns the day.
    followUpOn: followUpKind === 'spot-check' && organisation !== 'ombudsman' ? null : body.followUpOn,
    decisionDate,
    dates: isCqc ? dates.filter((d) => d.waitsFor === 'cqc') : dates,
    track: isCqc ? null : track,
    deliberation: organisation === 'ombudsman' ? deliberation : null,
  }
}

function obligationAsAt(
  viewer: Viewer,
  kind: string,
  kept: KeptObligation,
  { text, changed }: { readonly text: CaseText; readonly changed: ChangedTexts },
): ObligationAsAt {
  const {
    wordsId,
    wordingId: _,
    wordingStanding: __,
    wordingFindings: ___,
    publicationOn: ____,
    withheldBecause: _____,
    ...o
  } = kept
  return {
    ...withOutcome(o),
    words: mayReadRecommendation(viewer, { kind })
      ? wordsInForce(text, { number: kept.number, wordsId }, changed)
      : null,
    publication: organisationOf(viewer.role) === 'ombudsman' ? publicationView(kept, changed) : null,
  }
}

function withOutcome<Kept extends Omit<KeptObligation, keyof Published>>(o: Kept) {
  const outcome = recommendationOutcome({
    judgement: o.judgement as Judgement | null,
    settledAs: o.settledAs,
    conditionStanding: o.condition,
  })
  return {
    ...o,
    outcome,
    bodySaysDone: bodySaysDone(o),
    ombudsmanSatisfied: ombudsmanSatisfied(outcome),
  }
}
