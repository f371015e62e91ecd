// The day that a rule of the table gives, for what nobody is late with.
import type { Calendars } from './calendar.js'
import { computeDue } from './deadline.js'
import type { LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import { ruleBy } from './rules.js'

/**
 * The day that a rule gives, corrected or as shipped. Where the bank holidays that it needs are not known any more it has
 * long passed, and the day from which it runs stands for it.
 */
export function dayByRule(calendars: Calendars, rule: string, from: LocalDate): LocalDate {
  try {
    return computeDue({ rule: ruleBy(calendars, rule), start: { on: from } }, calendars).due
  } catch (error) {
    if (error instanceof CalendarProblem && error.code === 'year-not-covered') return from
    throw error
  }
}
