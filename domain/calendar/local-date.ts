// Local dates of the Gregorian calendar as ISO text, in plain integer arithmetic. Not a date library, because this runs
// inside workflows: no clock, no Intl, and not a native `Temporal` on one version of Node and a polyfill on another.
// The tests hold every function, day by day, against TC39 Temporal.PlainDate.

import { CalendarProblem } from './problem.js'

// Taken once: looking up a global is slow inside a workflow's sandbox, and this is called in loops.
const { floor, min } = Math
const { isInteger } = Number

declare const brand: unique symbol

/** A day in Europe/London written YYYY-MM-DD, years 0001 to 9999. Such texts sort in the order of time. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' }

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

type Parts = { readonly year: number; readonly month: number; readonly day: number }

const pad = (value: number, width: number) => `${value}`.padStart(width, '0')

export const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number) =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31

/** The year, month (1 to 12) and day (1 to 31) of a date. */
export const partsOf = (date: LocalDate): Parts => ({
  year: +date.slice(0, 4),
  month: +date.slice(5, 7),
  day: +date.slice(8, 10),
})

/** The date of these parts. Throws `impossible-date` when there is no such day. */
export function dateFromParts(year: number, month: number, day: number): LocalDate {
  if (!exists(year, month, day)) throw impossible(`${year}-${month}-${day}`, 'date')
  return written(year, month, day)
}

const exists = (year: number, month: number, day: number) =>
  isInteger(year) &&
  isInteger(month) &&
  isInteger(day) &&
  year >= 1 &&
  year <= 9999 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month)

const written = (year: number, month: number, day: number) =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate

/** Reads `YYYY-MM-DD`. Throws `impossible-date`, naming `field`, for anything else and for days that do not exist. */
export function parseLocalDate(text: string, field = 'date'): LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const [year, month, day] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0]
  if (!exists(year, month, day)) throw impossible(text, field)
  return written(year, month, day)
}

const impossible = (text: string, field: string) =>
  new CalendarProblem(
    'impossible-date',
    field,
    `${field}: "${text.slice(0, 40)}" is not a date that exists; write it as YYYY-MM-DD, for example 2026-03-31`,
  )

/** Negative, zero or positive as `a` is before, the same as or after `b`; for sorting too. */
export const compareDates = (a: LocalDate, b: LocalDate) => (a < b ? -1 : a > b ? 1 : 0)

export const laterOf = (a: LocalDate, b: LocalDate) => (a > b ? a : b)
export const earlierOf = (a: LocalDate, b: LocalDate) => (a < b ? a : b)

/** Whole days from 1 January 1970 (day 0) to a day that exists, negative before: a count in eras of 400 years. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + floor(yearOfEra / 4) - floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The year, month and day of a day number; the reverse of `dayNumberOf`. */
export function partsOfDayNumber(number: number): Parts {
  const shifted = number + 719_468
  const era = floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = floor(
    (dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100))
  const monthFromMarch = floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const day = dayOfYear - floor((153 * monthFromMarch + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** The day number of a date. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  return dayNumberOf(year, month, day)
}

/** The date of a day number. Throws `impossible-date` outside the years 0001 to 9999. */
export function dateOfDayNumber(number: number): LocalDate {
  const { year, month, day } = partsOfDayNumber(number)
  if (!(year >= 1 && year <= 9999)) throw impossible(`${year}-${month}-${day}`, 'date')
  return written(year, month, day)
}

/** The date `days` later (earlier when negative). */
export const addDays = (date: LocalDate, days: number) => dateOfDayNumber(dayNumber(date) + days)

/** How many days `to` is after `from`; negative when it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate) => dayNumber(to) - dayNumber(from)

/**
 * The corresponding date `months` later (earlier when negative), and whether that month has one: 31 January and one
 * month give the last day of February, `exists: false` (Dodds v Walker [1981] 1 WLR 1027).
 */
export function correspondingDate(
  date: LocalDate,
  months: number,
): { readonly date: LocalDate; readonly exists: boolean } {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const targetYear = floor(count / 12)
  const targetMonth = count - targetYear * 12 + 1
  const last = daysInMonth(targetYear, targetMonth)
  return { date: dateFromParts(targetYear, targetMonth, min(day, last)), exists: day <= last }
}

/** The corresponding date `months` later, or the month's last day where there is none. */
export const addMonths = (date: LocalDate, months: number) => correspondingDate(date, months).date

/** The weekday of a day number: 1 for Monday to 7 for Sunday. */
export const weekdayOfDayNumber = (number: number) => ((((number + 3) % 7) + 7) % 7) + 1

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: LocalDate) => weekdayOfDayNumber(dayNumber(date))

export const isWeekend = (date: LocalDate) => weekdayOf(date) > 5

export const weekdayName = (date: LocalDate) => WEEKDAYS[weekdayOf(date) - 1] ?? ''

export const monthName = (month: number) => MONTHS[month - 1] ?? ''

/** The month, 1 to 12, of an English name or its first three letters; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  const word = name.toLowerCase().replace(/^sept$/, 'sep')
  const index = MONTHS.findIndex(
    (month) => month.toLowerCase() === word || month.slice(0, 3).toLowerCase() === word,
  )
  return index < 0 ? undefined : index + 1
}

/** As people write it: `9 June 2026`. */
export function inWords(date: LocalDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${monthName(month)} ${year}`
}
