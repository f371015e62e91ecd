// What a new edition of a calendar does to a deadline that is already running. Deadlines in working days move; legal
// dates in months never do, only the day until which they are treated as met; an FOI clock that a proclaimed holiday
// meets while it runs is disputed, so both dates are shown and work goes by the earlier.

import { calendarOf, DIVISION_NAMES, type Calendars, type Holiday } from './calendar.js'
import { announcedOn, changeBetween } from './calendar-change.js'
import { computeDue } from './deadline.js'
import type { Deadline, Explanation } from './explanation.js'
import { inWords, type LocalDate } from './local-date.js'
import { isLength, type DeadlineRule } from './rule.js'

export type Redating = {
  /** What is different now. `disputed` means that only a second reading appeared or changed. */
  readonly changed: 'due' | 'met until' | 'disputed' | 'nothing'
  readonly before: Explanation
  readonly after: Explanation
  /** The days that the new edition added or removed, of the calendar that the rule looks at. */
  readonly days: readonly Holiday[]
  /** Why it moved or did not, in one sentence. */
  readonly reason: string
}

/**
 * The dates of a deadline before and after a change of calendars that became known on a day. The reminder times have to
 * be computed again even when `changed` is `nothing`: one of them may fall on the new holiday. Throws as `computeDue`.
 */
export function redate(deadline: Deadline, old: Calendars, edition: Calendars, knownOn: LocalDate): Redating {
  const division = deadline.rule.calendar
  const [from, to] = [calendarOf(old, division), calendarOf(edition, division)]
  const before = computeDue(deadline, old)
  const after = computeDue(deadline, { ...edition, [division]: announcedOn(from, to, knownOn) })
  const { added, removed } = changeBetween(from, to)
  const days = [...added, ...removed]
  const changed = whatChanged(before, after)
  return { changed, before, after, days, reason: reasonFor(changed, before, after, days, deadline.rule) }
}

function whatChanged(before: Explanation, after: Explanation): Redating['changed'] {
  if (before.due !== after.due) return 'due'
  if (before.metUntil !== after.metUntil) return 'met until'
  const readings = ({ alternatives }: Explanation) =>
    alternatives.map(({ due, metUntil }) => `${due} ${metUntil}`).join()
  return readings(before) === readings(after) ? 'nothing' : 'disputed'
}

function reasonFor(
  changed: Redating['changed'],
  before: Explanation,
  after: Explanation,
  days: readonly Holiday[],
  rule: DeadlineRule,
): string {
  const named = days.map(({ date, name }) => `${inWords(date)} (${name})`).join(', ')
  const where = DIVISION_NAMES[rule.calendar]
  const inWorkingDays = isLength(rule.period) && rule.period.unit === 'working days'
  switch (changed) {
    case 'due':
      return `The due date moves from ${inWords(before.due)} to ${inWords(after.due)}, because the bank holidays in ${where} changed: ${named}`
    case 'met until':
      return `The due date stays ${inWords(after.due)}; it is treated as met until the end of ${inWords(after.metUntil)} instead of ${inWords(before.metUntil)}, because the bank holidays in ${where} changed: ${named}`
    case 'disputed':
      return `We work to ${inWords(after.due)} as before; whether ${named} lengthens a clock that was already running is disputed, and the other reading gives ${inWords(after.alternatives.at(-1)?.due ?? after.due)}`
    case 'nothing':
      if (days.length === 0) return `The bank holidays in ${where} did not change`
      return inWorkingDays
        ? `No changed day lies within the count from ${inWords(before.start.on)} to ${inWords(before.due)}: ${named}`
        : `A date that is not counted in working days does not move, and ${inWords(before.due)} is treated as before: ${named}`
  }
}
