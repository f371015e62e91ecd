// What a row means for the product: what is asked of whom by when, and whether the case is new or taken over. Where the
// row does not say, the practice of the Ombudsman decides; a date that nobody stated is never made up.
import { calendarsIn, type Calendar } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { Deadline } from '../calendar/explanation.js'
import type { LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import type { Period } from '../calendar/rule.js'
import { agreedBy } from '../calendar/rules.js'
import { onlyDeadline } from '../calendar/wording.js'
import { cqcPartOf, type TakeOver } from '../recommendation/opening.js'
import type { RecommendationKind, Requirement } from '../recommendation/state.js'
import type { RecommendationRow } from './recommendation-row.js'
import type { BodyRow, CaseRow } from './case-row.js'
import type { FieldProblem, Report } from './fields.js'
import { checkIntended } from './check.js'

export interface IntendedCase {
  readonly row: CaseRow
  readonly bodies: readonly IntendedBody[]
  readonly recommendations: readonly IntendedRecommendation[]
  /** New: letters leave as for any case. Otherwise nothing is written about what has passed. */
  readonly begins: 'new' | 'taken-over'
}

export interface IntendedBody {
  readonly row: BodyRow
  readonly planDueOn: LocalDate | null
  readonly takeOver: TakeOver | null
}

export interface IntendedRecommendation {
  readonly number: number
  readonly kind: RecommendationKind
  readonly requires: Requirement
  readonly assurance: boolean
  /** Stated, or computed from the decision's words; null when they leave a doubt. */
  readonly dueOn: LocalDate | null
  /** Indexes of the bodies that owe it. */
  readonly bodies: readonly number[]
}

/** Whether the row names a location of CQC's, by its id or by the service's name. */
export const hasCqcLocation = (row: CaseRow) => row.careService !== null || row.cqcLocationId !== null

/** Whether nothing is left to be written about to this body: it was satisfied, closed, or nothing was recommended. */
export const isOver = ({ row, bodies, recommendations }: IntendedCase, body: number) =>
  row.satisfiedOn !== null ||
  bodies[body]?.takeOver?.stage === 'closed' ||
  !recommendations.some((r) => r.bodies.includes(body))

/** What the row means on this day, and every reason why it cannot be taken. `calendar`: England's. */
export function intendedCase(
  row: CaseRow,
  today: LocalDate,
  calendar: Calendar,
): { readonly intended: IntendedCase; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const report: Report = (problem) => void problems.push(problem)
  const cqcRuns = cqcPartOf(hasCqcLocation(row), row.mayBeShared) === 'runs'
  const recommendations = row.recommendations.map((action, index): IntendedRecommendation => {
    const improvement = action.kind === 'service-improvement'
    return {
      number: index + 1,
      kind: action.kind,
      // Of what waits for its condition no plan is asked.
      requires: action.requires ?? (improvement && !action.condition ? 'action-plan' : 'evidence'),
      assurance: action.assurance ?? (improvement && cqcRuns),
      dueOn: dueOnOf(action, row, calendar, `recommendation ${index + 1}`, report),
      bodies: action.bodies,
    }
  })
  const begins = beginsAs(row, recommendations, today, calendar)
  const bodies = row.bodies.map((body): IntendedBody => {
    const takeOver = { stage: body.stage, planReceivedOn: body.planReceivedOn, satisfiedOn: row.satisfiedOn }
    return { row: body, planDueOn: body.planDueOn, takeOver: begins === 'new' ? null : takeOver }
  })
  const intended = { row, bodies, recommendations, begins }
  checkIntended(intended, today, calendar, report)
  return { intended, problems }
}

/**
 * New only when nothing says that it has already gone on, something is stated to be due, and all of it lies ahead:
 * whatever leaves a doubt about the past is taken over, and then no letter leaves by itself.
 */
function beginsAs(
  row: CaseRow,
  recommendations: readonly IntendedRecommendation[],
  today: LocalDate,
  calendar: Calendar,
): IntendedCase['begins'] {
  const goneOn =
    row.satisfiedOn !== null || row.bodies.some((b) => b.stage !== null || b.planReceivedOn !== null)
  const stated = row.recommendations.flatMap((action, index) =>
    action.deadlineWording === null && action.dueOn === null
      ? []
      : (recommendations[index]?.dueOn ?? fromReceipts(action, row, calendar)),
  )
  const dates = [...stated, ...row.bodies.map((b) => b.planDueOn).filter((on) => on !== null)]
  const ahead = dates.length > 0 && dates.every((on) => on !== null && on > today)
  return !goneOn && ahead ? 'new' : 'taken-over'
}

/**
 * The time that the decision's words give for one action, counted from the decision. Null when they leave a doubt, run
 * from a receipt that nobody recorded, or give two times: then a person sets the date.
 */
export function periodOf(wording: string): Period | null {
  const { deadline } = onlyDeadline(wording)
  return deadline?.from === 'decision' ? deadline.period : null
}

/** The dates of words that run from the receipt, one for each body that owes it; null where it was not recorded. */
function fromReceipts(
  action: RecommendationRow,
  { bodies }: CaseRow,
  calendar: Calendar,
): (LocalDate | null)[] {
  const { deadline: only } = onlyDeadline(action.deadlineWording ?? '')
  if (only?.from !== 'receipt') return [null]
  const rule = agreedBy(calendarsIn(calendar), only.period, only.from)
  return action.bodies.map((place) => {
    const on = bodies[place]?.receivedOn
    return on ? dueBy({ rule, start: { on } }, calendar) : null
  })
}

function dueBy(deadline: Deadline, calendar: Calendar): LocalDate | null {
  try {
    return computeDue(deadline, calendarsIn(calendar)).due
  } catch (error) {
    if (error instanceof CalendarProblem) return null
    throw error
  }
}

/** A date that the row gives goes before the decision's words. */
function dueOnOf(
  { dueOn, deadlineWording }: RecommendationRow,
  { decisionDate }: CaseRow,
  calendar: Calendar,
  where: string,
  report: Report,
): LocalDate | null {
  if (dueOn !== null || deadlineWording === null) return dueOn
  const period = periodOf(deadlineWording)
  if (!period) return null
  try {
    const calendars = calendarsIn(calendar)
    return computeDue({ rule: agreedBy(calendars, period), start: { on: decisionDate } }, calendars).due
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    // Working days of a year that nobody knows any more: a person sets the date.
    if (error.code !== 'year-not-covered')
      report({
        field: `${where}, deadlineWording`,
        problem: `cannot be: ${error.message}`,
        remedy: 'the decision’s own words',
      })
    return null
  }
}
