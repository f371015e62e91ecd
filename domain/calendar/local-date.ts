// Local dates of the Gregorian calendar as ISO text, in plain integer arithmetic. Not a date library, because this runs
// inside workflows: no clock, no Intl, and not a native `Temporal` on one version of Node and a polyfill on another.
// The tests hold every function, day by day, against TC39 Temporal.PlainDate.

import { CalendarProblem } from './problem.js'

declare const brand: unique symbol

/** A day in Europe/London written YYYY-MM-DD, years 0001 to 9999. Such texts sort in the order of time. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' }

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

type Parts = { readonly year: number; readonly month: number; readonly day: number }

const pad = (value: number, width: number) => String(value).padStart(width, '0')

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
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** The date of these parts. Throws `impossible-date` when there is no such day. */
export function dateFromParts(year: number, month: number, day: number, field = 'date'): LocalDate {
  const exists =
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  if (!exists) throw impossible(`${year}-${month}-${day}`, field)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate
}

/** Reads `YYYY-MM-DD`. Throws `impossible-date`, naming `field`, for anything else and for days that do not exist. */
export function parseLocalDate(text: string, field = 'date'): LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) throw impossible(text, field)
  return dateFromParts(Number(match[1]), Number(match[2]), Number(match[3]), field)
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

/** Whole days since 1 January 1970 (day 0); negative before. The count of days from civil dates, by eras of 400 years. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number; the reverse of `dayNumber`. */
export function dateOfDayNumber(number: number): LocalDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateFromParts(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)
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
  const targetYear = Math.floor(count / 12)
  const targetMonth = count - targetYear * 12 + 1
  const last = daysInMonth(targetYear, targetMonth)
  return { date: dateFromParts(targetYear, targetMonth, Math.min(day, last)), exists: day <= last }
}

/** The corresponding date `months` later, or the month's last day where there is none. */
export const addMonths = (date: LocalDate, months: number) => correspondingDate(date, months).date

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: LocalDate) => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

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
