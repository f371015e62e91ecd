// What somebody may wish to record of the duties about a report, drawn at random.
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { calendarsOf } from '../../../domain/recommendation/dates.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { dutyPeriods } from '../../../domain/recommendation/statutory/duties.js'
import { DUTIES, type Duty } from '../../../domain/recommendation/statutory/state.js'
import { pick } from './wished-cqc.js'

/** The duties that are not done. */
export const openDuties = (state: RecommendationState): Duty[] =>
  dutyPeriods(state, calendarsOf(state)).flatMap(({ duty, open }) => (open ? [duty] : []))

/** Mostly one that is not done, on a day that can be right. */
export function wishedDuty(
  w: { readonly code: number; readonly nth: number; readonly ago: number },
  state: RecommendationState,
  at: number,
): { readonly duty: Duty; readonly on: string; readonly openFrom?: string } {
  const open = openDuties(state)
  const duty = pick(open.length && w.code % 6 !== 0 ? open : DUTIES, w.nth)
  const on = addDays(localDateOf(at), -w.ago)
  return { duty, on, ...(duty === 'advertisement' && { openFrom: addDays(on, w.nth % 10) }) }
}
