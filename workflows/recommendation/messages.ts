// How a running recommendation case is spoken to: an update for each transition of the process table, signals when a
// contact has been named or the calendar has changed, and two questions.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { LocationNews } from '../../domain/cqc-directory/news.js'
import type { ExplainedDeadline } from '../../domain/recommendation/explain.js'
import type { OtherDate } from '../../domain/recommendation/other-dates.js'
import { TRANSITION_NAMES, type Message, type TransitionName } from '../../domain/recommendation/process.js'
import type { Handled, RecommendationState } from '../../domain/recommendation/state.js'

const transitionUpdate = (name: TransitionName) => defineUpdate<Handled, [Message]>(name)

export const transitionUpdates = Object.fromEntries(
  TRANSITION_NAMES.map((name) => [name, transitionUpdate(name)]),
) as Record<TransitionName, ReturnType<typeof transitionUpdate>>

/** A contact is now in post for this recipient: letters that had nobody to go to leave. */
export const contactNamed = defineSignal<[{ readonly recipient: string }]>('contactNamed')

/** A new version of the bank holidays that this case counts with, limited to the years that it needs. */
export const calendarChanged = defineSignal<[{ readonly calendar: Calendar }]>('calendarChanged')

/** CQC's register says that the location was deregistered or has another provider. */
export const locationChanged = defineSignal<[LocationNews]>('locationChanged')

/** The dates of a case: those with which somebody can be late, and the others. */
export interface CaseDates {
  readonly deadlines: readonly ExplainedDeadline[]
  readonly otherDates: readonly OtherDate[]
}

/** Why its dates are what they are. */
export const datesQuery = defineQuery<CaseDates>('dates')

/** The whole state, as foresight and support read it. */
export const stateQuery = defineQuery<RecommendationState>('state')
