// Europe/London as a pure rule: summer time from the last Sunday of March to the last Sunday of October, changing at
// 01:00 UTC (Summer Time Act 1972 as amended by SI 2002/262). Every deadline and every letter's hour stands on it.

import { CalendarProblem } from './problem.js'
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  dayNumberOf,
  partsOfDayNumber,
  weekdayOfDayNumber,
  type LocalDate,
} from './local-date.js'

/** A time of day in Europe/London, written HH:MM, 00:00 to 23:59. */
export type LocalTime = `${number}:${number}`

// Taken once: looking up a global is slow inside a workflow's sandbox.
const { floor } = Math

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// Before 1996 summer time did not end on the last Sunday of October; no case is that old.
const FIRST_YEAR_OF_THE_RULE = 1996

/** The epoch milliseconds at which summer time begins (month 3) or ends (month 10): both months have 31 days. */
function changeOfClocks(year: number, month: 3 | 10): number {
  const last = dayNumberOf(year, month, 31)
  return (last - (weekdayOfDayNumber(last) % 7)) * DAY + HOUR
}

/** The offset of Europe/London from UTC at an instant, in milliseconds: 0 in winter, one hour in summer. */
function offsetAt(epochMs: number): number {
  const { year } = partsOfDayNumber(floor(epochMs / DAY))
  if (year < FIRST_YEAR_OF_THE_RULE) throw tooEarly(year)
  return epochMs >= changeOfClocks(year, 3) && epochMs < changeOfClocks(year, 10) ? HOUR : 0
}

const tooEarly = (year: number) =>
  new CalendarProblem(
    'outside-time-zone-rules',
    'date',
    `date: the time of day in ${year} is not known here; give a date from ${FIRST_YEAR_OF_THE_RULE} on`,
  )

/** The day in Europe/London at an instant given in epoch milliseconds. Throws before 1996. */
export const localDateOf = (epochMs: number): LocalDate =>
  dateOfDayNumber(floor((epochMs + offsetAt(epochMs)) / DAY))

/** The time of day in Europe/London at an instant given in epoch milliseconds, to the minute begun. */
export function localTimeOf(epochMs: number): LocalTime {
  const local = epochMs + offsetAt(epochMs)
  const minutes = floor((local - floor(local / DAY) * DAY) / MINUTE)
  return `${pad(floor(minutes / 60))}:${pad(minutes % 60)}` as LocalTime
}

const pad = (value: number) => String(value).padStart(2, '0')

/** Reads `HH:MM`. Throws `impossible-time`, naming `field`. */
export function parseLocalTime(text: string, field = 'time'): LocalTime {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text as LocalTime
  throw new CalendarProblem(
    'impossible-time',
    field,
    `${field}: "${text.slice(0, 20)}" is not a time of day; write it as HH:MM, for example 09:00`,
  )
}

/**
 * The epoch milliseconds of a day and time in Europe/London. A time that the clocks skip in March is taken one hour
 * later; one that comes twice in October is the first (as ISO time zones' "compatible" reading has it). Throws
 * `impossible-time` unless the time is written HH:MM.
 */
export function instantAt(date: LocalDate, time: string = '00:00'): number {
  const [hours, minutes] = parseLocalTime(time).split(':').map(Number) as [number, number]
  const asWinter = dayNumber(date) * DAY + hours * HOUR + minutes * MINUTE
  const asSummer = asWinter - HOUR
  return offsetAt(asSummer) === HOUR ? asSummer : asWinter
}

/** The instant at which a day in Europe/London is over, in epoch milliseconds: a deadline is met before it. */
export const endOfDay = (date: LocalDate) => instantAt(addDays(date, 1), '00:00')
