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
import type { Judgement } from '../../domain/recommendation/state.js'
import { maySeePlan, maySeeRecommendation, type Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'
import { visibleCaseBodies } from './case-body.js'
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
/** Without words: those are read with the case as it stands, where it is known who may. */
type ObligationAsAt = Omit<ObligationView, 'words' | 'publication'>
/** What follows from the rest by a rule is not kept but found anew. */
type KeptObligation = Omit<ObligationAsAt, 'outcome' | 'bodySaysDone' | 'ombudsmanSatisfied'>

export interface BodyAsAt extends Standing {
  readonly bodyId: string
  /** The last entry of the timeline that was known then. */
  readonly seq: number
  readonly since: string
  readonly obligations: readonly ObligationAsAt[]
  readonly plans: readonly PlanAsAt[]
}

export interface CaseAsAt {
  readonly reference: string
  readonly asAt: LocalDate
  readonly bodies: readonly BodyAsAt[]
}

interface Content {
  /** Kept since follow-ups have kinds. */
  readonly body: Standing & { readonly followUpKind?: string | null }
  readonly obligations: readonly KeptObligation[]
  readonly plans: readonly PlanAsAt[]
}

interface Row {
  readonly bodyId: string
  readonly seq: number
  readonly effectiveAt: Date
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
    SELECT DISTINCT ON (body_id) body_id AS "bodyId", seq, effective_at AS "effectiveAt", content
    FROM case_snapshot
    WHERE reference = ${reference} AND body_id = ANY(${visible.map((b) => b.bodyId)})
      AND effective_at < ${new Date(endOfDay(asAt))}
    ORDER BY body_id, seq DESC`
  const kinds = new Map(recommendations.map((r) => [r.number, r.kind]))
  // What CQC had no part in then, it does not learn because it has a part now.
  const known = rows.filter(
    (row) => organisationOf(viewer.role) !== 'cqc' || row.content.body.cqcPart === 'runs',
  )
  if (known.length === 0) return null
  return {
    reference,
    asAt,
    bodies: known.map(({ bodyId, seq, effectiveAt, content }) => ({
      bodyId,
      seq,
      since: effectiveAt.toISOString(),
      ...bodyAsKept(viewer, content.body),
      closedAt: content.body.closedAt && new Date(content.body.closedAt).toISOString(),
      obligations: content.obligations
        .filter((o) =>
          maySeeRecommendation(viewer, { kind: kinds.get(o.number) ?? '', assurance: o.assurance }),
        )
        .map(withOutcome),
      plans: content.plans.filter((plan) => maySeePlan(viewer, plan)),
    })),
  }
}

/** Of a spot check that was not announced nobody but the Ombudsman learns the day. */
const bodyAsKept = (viewer: Viewer, { followUpKind, ...body }: Content['body']): Standing =>
  followUpKind === 'spot-check' && organisationOf(viewer.role) !== 'ombudsman'
    ? { ...body, followUpOn: null }
    : body

function withOutcome(o: KeptObligation): ObligationAsAt {
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
