// From the words of a decision to deadlines that explain themselves.

import type { Deadline } from './explanation.js'
import type { LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import type { Calendars } from './calendar.js'
import { agreedBy } from './rules.js'
import type { FoundDeadline } from './wording.js'

/** The days of the events that wordings name, as far as they are known. */
export type KnownDays = { readonly decision: LocalDate; readonly receipt?: LocalDate }

/**
 * The deadline that a recognised wording states. The words stay with whoever keeps texts; the deadline has none.
 * Throws `start-unknown` when it runs from a receipt that has not been recorded.
 */
export function deadlineOf(
  { period, from, startStated }: FoundDeadline,
  days: KnownDays,
  calendars: Calendars,
): Deadline {
  const on = from === 'receipt' ? days.receipt : days.decision
  if (!on)
    throw new CalendarProblem(
      'start-unknown',
      'receivedOn',
      'receivedOn: this deadline runs from receipt; record the day on which the decision or report was received',
    )
  const rule = agreedBy(calendars, period, from)
  return startStated
    ? { rule, start: { on } }
    : {
        rule,
        start: { on, basis: 'the wording names no event, so it runs from the decision', assumed: true },
      }
}
