// The editions of a division's calendar as they are stored, one after the other and never changed. Which edition a date
// was computed with can always be told.

import type { Calendar, Division } from './calendar.js'
import { announcedOn, changeBetween, checkedCalendar } from './calendar-change.js'
import { compareDates, type LocalDate } from './local-date.js'

/** A day that a person added or took out and that gov.uk's list does not confirm yet. It outlives every import. */
export type DayByHand = {
  readonly date: LocalDate
  readonly action: 'added' | 'removed'
  readonly name: string
}

/** One edition: its number within the division, from 1 on, and what of it rests on a person's word alone. */
export type Edition = {
  readonly division: Division
  readonly number: number
  readonly calendar: Calendar
  readonly byHand: readonly DayByHand[]
}

/** The version of a stored calendar, as it is shown with every date: `england/3`. */
export const versionName = (division: Division, number: number) => `${division}/${number}`

/** The number in a calendar’s version; 0 for a calendar that was never stored. */
export function versionNumberOf({ id, version }: Pick<Calendar, 'id' | 'version'>): number {
  const number = version.startsWith(`${id}/`) ? Number(version.slice(id.length + 1)) : 0
  return Number.isInteger(number) && number > 0 ? number : 0
}

/** Whether dates can differ between two editions: another day or another span of years, not only another name. */
export const redates = (before: Calendar, after: Calendar): boolean => {
  const { added, removed } = changeBetween(before, after)
  const { years: was } = before
  const { years: is } = after
  return added.length > 0 || removed.length > 0 || was.from !== is.from || was.to !== is.to
}

/**
 * The next edition, sound; null when it would say the same. Days that the one before lacked are marked as announced today.
 * Throws `malformed-calendar`, also when a past day would be dropped unless `mayDropPastDays`.
 */
export function following(
  before: Edition,
  content: Pick<Calendar, 'source' | 'years' | 'verified' | 'holidays'>,
  byHand: readonly DayByHand[],
  today: LocalDate,
  mayDropPastDays = false,
): Edition | null {
  const number = before.number + 1
  const candidate: Calendar = {
    id: before.division,
    version: versionName(before.division, number),
    source: content.source,
    years: content.years,
    verified: content.verified,
    holidays: [...content.holidays].sort((a, b) => compareDates(a.date, b.date)),
  }
  if (saysTheSame(before, { calendar: candidate, byHand })) return null
  const sound = checkedCalendar(candidate, mayDropPastDays ? null : before.calendar, today)
  return {
    division: before.division,
    number,
    calendar: announcedOn(before.calendar, sound, today),
    byHand,
  }
}

const saysTheSame = (a: Pick<Edition, 'calendar' | 'byHand'>, b: Pick<Edition, 'calendar' | 'byHand'>) =>
  essence(a) === essence(b)

const essence = ({ calendar, byHand }: Pick<Edition, 'calendar' | 'byHand'>) =>
  JSON.stringify([
    calendar.source,
    [calendar.years.from, calendar.years.to],
    calendar.verified && [calendar.verified.from, calendar.verified.to],
    calendar.holidays.map(({ date, name }) => [date, name]),
    byHand.map(({ date, action }) => [date, action]),
  ])
