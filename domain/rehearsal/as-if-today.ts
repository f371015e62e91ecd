// A rehearsal plays a case as if it had been decided today: virtual time cannot go back behind the clock on the wall.
// What nobody stated is assumed, so that the case can be played to its end, and every assumption is marked.
import type { Calendar } from '../calendar/calendar.js'
import { addDays, addMonths, daysBetween, type LocalDate } from '../calendar/local-date.js'
import { isLength } from '../calendar/rule.js'
import type { RecommendationRow } from '../import/recommendation-row.js'
import type { CaseRow } from '../import/case-row.js'
import { hasCqcLocation, intendedCase, periodOf, type IntendedCase } from '../import/intended-case.js'

/** Months within which something without a stated deadline is played as due. */
const ASSUMED_MONTHS = 1

export interface PlayedCase {
  readonly intended: IntendedCase
  /** The day on which it was really decided. */
  readonly decidedOn: LocalDate
  /** By how many days its dates are moved. */
  readonly movedBy: number
  /** When each body receives what was issued to it, in the order of the bodies; null where that is not told. */
  readonly receivedOn: readonly (LocalDate | null)[]
  readonly assumed: {
    /** Numbers of the recommendations whose deadline is assumed. */
    readonly deadlines: readonly number[]
    /** Indexes of the bodies whose date for the action plan is assumed. */
    readonly planDates: readonly number[]
    /** Played with CQC's part although it is not known that the case has one. */
    readonly sharing: boolean
  }
}

/** The row as it is played from `today` on. `shared`: with CQC's part, whatever the row says. */
export function asIfToday(
  row: CaseRow,
  today: LocalDate,
  calendar: Calendar,
  { shared }: { readonly shared: boolean },
): PlayedCase {
  const movedBy = daysBetween(row.decisionDate, today)
  const sharing = shared && !(row.mayBeShared && hasCqcLocation(row))
  const { intended } = intendedCase(
    {
      ...row,
      decisionDate: today,
      satisfiedOn: null,
      ...(sharing && { mayBeShared: true, careService: row.careService ?? 'a location that is assumed' }),
      recommendations: row.recommendations.map((one) => moved(one, movedBy)),
      bodies: row.bodies.map((body) => ({
        ...body,
        stage: null,
        // An officer of the script records it on its day: when the case begins it lies ahead.
        receivedOn: null,
        planReceivedOn: null,
        planDueOn: body.planDueOn && addDays(body.planDueOn, movedBy),
      })),
    },
    today,
    calendar,
  )
  const usual = addMonths(today, ASSUMED_MONTHS)
  const wantsPlan = (index: number) =>
    intended.recommendations.some((r) => r.requires === 'action-plan' && r.bodies.includes(index))
  return {
    intended: {
      ...intended,
      begins: 'new',
      recommendations: intended.recommendations.map((r) => ({ ...r, dueOn: r.dueOn ?? usual })),
      bodies: intended.bodies.map((b, index) => ({
        ...b,
        planDueOn: b.planDueOn ?? (wantsPlan(index) ? usual : null),
        takeOver: null,
      })),
    },
    decidedOn: row.decisionDate,
    movedBy,
    receivedOn: row.bodies.map(({ receivedOn }) => receivedOn && addDays(receivedOn, movedBy)),
    assumed: {
      deadlines: intended.recommendations.filter((r) => r.dueOn === null).map((r) => r.number),
      planDates: intended.bodies.flatMap((b, index) =>
        b.planDueOn === null && wantsPlan(index) ? [index] : [],
      ),
      sharing,
    },
  }
}

/**
 * A stated day moves with the decision; a length of time is counted anew from it. A rehearsal finds nothing out: what waits
 * for a condition is played as owed.
 */
function moved(given: RecommendationRow, days: number): RecommendationRow {
  const period = given.deadlineWording === null ? null : periodOf(given.deadlineWording)
  const fixed = given.dueOn ?? (period && !isLength(period) ? period.fixed : null)
  return { ...given, condition: null, dueOn: fixed && addDays(fixed, days) }
}
