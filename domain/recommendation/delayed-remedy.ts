// A remedy that is outstanding near twelve months after the decision (LGSCO Compliance Manual): it is entered as delayed,
// with the day on which it is expected, and that day must be kept current.
import { addWorkingDays } from '../calendar/calendar.js'
import type { Explanation } from '../calendar/explanation.js'
import { endOfDay, instantAt } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import { whereCovered } from '../calendar/problem.js'
import { expectedBy } from './dates.js'
import { DELAYED_REMEDY, DELAYED_REMEDY_NEAR } from './policy.js'
import { isSettled, type RecommendationState } from './state.js'

/** Why the entry is due when it is; null where the bank holidays that its day needs are not known any more. */
export const delayedBy = (state: RecommendationState): Explanation | null =>
  whereCovered(() => expectedBy(state, DELAYED_REMEDY, state.decisionDate))

/**
 * The day of the entry: twelve months after the decision, unless the rule was corrected. Where it is not known any more it has
 * long passed, and the day of the decision stands for it.
 */
export const delayedFrom = (state: RecommendationState): LocalDate =>
  delayedBy(state)?.due ?? state.decisionDate

/** Whether there is anything that can be late by a year. */
export const isOutstanding = (state: RecommendationState): boolean =>
  state.closedAt === null && !state.paused && state.followUp === null && !state.obligations.every(isSettled)

/** In a year whose bank holidays are not known any more it has long passed, and no working day is counted. */
const isLongAgo = (state: RecommendationState) =>
  Number(delayedFrom(state).slice(0, 4)) <= state.calendar.years.from

/** When somebody looks next: near the twelve months, or when the expected day has passed. Null when nothing is outstanding. */
function lookedAt(state: RecommendationState): number | null {
  if (!isOutstanding(state)) return null
  if (state.delayed) return endOfDay(state.delayed.expectedOn)
  if (isLongAgo(state)) return state.openedAt
  const near = addWorkingDays(state.calendar, delayedFrom(state), -DELAYED_REMEDY_NEAR)
  return instantAt(near, state.sendingHours.from)
}

/** Whether the entry, or a new expected day, is asked of a person now. */
export function delayedTask(
  state: RecommendationState,
): 'enter-delayed-remedy' | 'renew-expected-date' | null {
  const at = lookedAt(state)
  if (at === null || state.playedUntil < at) return null
  return state.delayed ? 'renew-expected-date' : 'enter-delayed-remedy'
}

/** When that task opens (epoch milliseconds); null when it is open, or never will be. */
export function delayedTaskAt(state: RecommendationState): number | null {
  const at = lookedAt(state)
  return at === null || at <= state.playedUntil ? null : at
}
