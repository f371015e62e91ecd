// The first editions of every division's calendar, and what stands after a change of them.
import { versionName, type Edition } from '../../../domain/calendar/edition.js'
import { calendarsFromDateHolidays } from '../../../prisma/calendar-seed.js'

export const FIRST: Edition[] = calendarsFromDateHolidays(2016, 2036).map((calendar) => ({
  division: calendar.id,
  number: 1,
  calendar: { ...calendar, version: versionName(calendar.id, 1) },
  byHand: [],
}))

/** What stands after a change: the new editions in place of those before. */
export const standing = (before: readonly Edition[], next: readonly Edition[]) =>
  before.map((one) => next.find(({ division }) => division === one.division) ?? one)
