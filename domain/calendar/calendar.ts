// Which days are working days, by division of the United Kingdom: HSCA 2008 s93(2A) looks at England only, the FOI
// Act 2000 s10(6) at any part, so the calendar belongs to the kind of deadline. Calendars are data with a version and
// a source; they reach a running case in its state or by message, never from a file that a redeploy could change.

import {
  addDays,
  dateFromParts,
  dateOfDayNumber,
  dayNumber,
  inWords,
  partsOf,
  weekdayName,
  weekdayOfDayNumber,
  type LocalDate,
} from './local-date.js'
import type { Law } from '../law/law.js'
import { CalendarProblem } from './problem.js'
import type { Policies } from './policy.js'
import type { DeadlineRule } from './rule.js'

export const DIVISIONS = ['england', 'wales', 'scotland', 'northern-ireland', 'any-part-of-the-uk'] as const
export type Division = (typeof DIVISIONS)[number]

export const DIVISION_NAMES: Record<Division, string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  'any-part-of-the-uk': 'any part of the United Kingdom',
}

/** Whole calendar years, both included. */
export type Years = { readonly from: number; readonly to: number }

/** A bank holiday, Christmas Day or Good Friday, with its name for people. */
export type Holiday = {
  readonly date: LocalDate
  readonly name: string
  /** The day on which a list first had it, for a holiday that was proclaimed after the calendar was loaded. */
  readonly announced?: LocalDate
}

/** The days of one division that are not working days though they are no Saturday or Sunday, as plain data. */
export type Calendar = Policies &
  Law & {
    readonly id: Division
    /** Says which edition of the list this is; shown with every date that was computed with it. */
    readonly version: string
    /** Where the list came from, in words for people. */
    readonly source: string
    /** The years for which the list is complete. A count that leaves them is refused. */
    readonly years: Years
    /** The years that were compared with or taken from gov.uk's list; null when none was. */
    readonly verified: Years | null
    readonly holidays: readonly Holiday[]
    /** The deadline rules that were corrected and count by this calendar, each in its newest version; absent: none. */
    readonly rules?: readonly DeadlineRule[]
    /** The calendars of other divisions by which one of these rules counts, without corrections of their own; absent: none. */
    readonly beside?: readonly Calendar[]
  }

/** The calendars that a computation may need, by division; not all need be loaded. */
export type Calendars = { readonly [division in Division]?: Calendar }

/** A calendar with those beside it: all that a case carries. What rules count by England's days counts by the case's own. */
export const calendarsIn = (calendar: Calendar): Calendars => ({
  england: calendar,
  ...Object.fromEntries([...(calendar.beside ?? []), calendar].map((one) => [one.id, one])),
})

/** The calendar of a division. Throws `no-calendar` when it is not loaded. */
export function calendarOf(calendars: Calendars, division: Division): Calendar {
  const calendar = calendars[division]
  if (calendar) return calendar
  throw new CalendarProblem(
    'no-calendar',
    'calendar',
    `calendar: no calendar of bank holidays in ${DIVISION_NAMES[division]} is loaded; import one before computing this date`,
  )
}

type Index = { readonly first: number; readonly last: number; readonly names: ReadonlyMap<number, string> }

// A calendar never changes once made, so what is looked up in it by day number is kept beside it.
const indexes = new WeakMap<Calendar, Index>()

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar)
  if (known) return known
  const index = {
    first: dayNumber(dateFromParts(calendar.years.from, 1, 1)),
    last: dayNumber(dateFromParts(calendar.years.to, 12, 31)),
    names: new Map(calendar.holidays.map(({ date, name }) => [dayNumber(date), name])),
  }
  indexes.set(calendar, index)
  return index
}

const opens = ({ names }: Index, day: number) => weekdayOfDayNumber(day) < 6 && !names.has(day)

/**
 * Why a day is not a working day: `Saturday`, `Sunday` or the name of the bank holiday; null for a working day.
 * Throws `year-not-covered` when the calendar does not know that year, whatever the day.
 */
export function reasonNotWorking(calendar: Calendar, date: LocalDate): string | null {
  const index = indexOf(calendar)
  const day = dayNumber(date)
  if (day < index.first || day > index.last) throw notCovered(calendar, date)
  return weekdayOfDayNumber(day) > 5 ? weekdayName(date) : (index.names.get(day) ?? null)
}

const notCovered = ({ id, version, years }: Calendar, date: LocalDate) =>
  new CalendarProblem(
    'year-not-covered',
    'calendar',
    `calendar: the bank holidays in ${DIVISION_NAMES[id]} are loaded for ${years.from} to ${years.to} (${version}), ` +
      `but this date needs ${inWords(date)}; import a list that covers ${partsOf(date).year}`,
  )

/** Whether a day is a working day. Throws `year-not-covered`. */
export const isWorkingDay = (calendar: Calendar, date: LocalDate) => reasonNotWorking(calendar, date) === null

/** The first working day strictly after a day. Throws `year-not-covered`. */
export const nextWorkingDay = (calendar: Calendar, date: LocalDate) => addWorkingDays(calendar, date, 1)

/** The last working day strictly before a day. Throws `year-not-covered`. */
export const previousWorkingDay = (calendar: Calendar, date: LocalDate) => addWorkingDays(calendar, date, -1)

/** The day itself when it is a working day, else the next one. Throws `year-not-covered`. */
export const workingDayOnOrAfter = (calendar: Calendar, date: LocalDate) =>
  isWorkingDay(calendar, date) ? date : nextWorkingDay(calendar, date)

/**
 * The `count`-th working day after a day, or before it when `count` is negative: the day itself is day 0, the next
 * working day is day 1. A count of 0 gives the day itself. Throws `year-not-covered`.
 */
export function addWorkingDays(calendar: Calendar, date: LocalDate, count: number): LocalDate {
  const index = indexOf(calendar)
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let day = dayNumber(date)
  while (left > 0) {
    day += step
    if (day < index.first || day > index.last) throw notCovered(calendar, dateOfDayNumber(day))
    if (opens(index, day)) left -= 1
  }
  return dateOfDayNumber(day)
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. Throws `year-not-covered`. */
export function workingDaysBetween(calendar: Calendar, from: LocalDate, to: LocalDate): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) count += 1
  return count
}

/** The same calendar limited to some years, so that a case carries only those that it needs. */
export const limitedTo = (calendar: Calendar, years: Years): Calendar => ({
  ...calendar,
  years: { from: Math.max(calendar.years.from, years.from), to: Math.min(calendar.years.to, years.to) },
  holidays: calendar.holidays.filter(({ date }) => {
    const { year } = partsOf(date)
    return year >= years.from && year <= years.to
  }),
  ...(calendar.beside && { beside: calendar.beside.map((one) => limitedTo(one, years)) }),
})

/** Which bank holidays of a span of days were never compared with gov.uk's list, in words; null when all were. */
export function unverifiedPart({ id, verified }: Calendar, from: LocalDate, to: LocalDate): string | null {
  const where = id === 'any-part-of-the-uk' ? 'Scotland and Northern Ireland' : DIVISION_NAMES[id]
  if (!verified) return where
  if (partsOf(from).year >= verified.from && partsOf(to).year <= verified.to) return null
  return `${DIVISION_NAMES[id]} outside ${verified.from} to ${verified.to}`
}
