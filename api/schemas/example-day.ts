// Days in examples: counted from the day on which the description is read, because an example with a date of its own is right
// once and refused for ever after.
import { addDays, weekdayOf, type LocalDate } from '../../domain/calendar/local-date.js'

const MARK = /\{(today|weekday)([+-]\d+)\}/g
const MONDAY = 1
const SATURDAY = 6

const signed = (days: number) => `${days < 0 ? '' : '+'}${days}`

/** Stands in a schema for the day that is so many days from today. */
export const dayFromToday = (days: number): string => `{today${signed(days)}}`

/** The same, and the Monday after it where it is a Saturday or Sunday. */
export const weekdayFromToday = (days: number): string => `{weekday${signed(days)}}`

/** The same with every such day as the date that it is on `today`. */
export function dated<T>(value: T, today: LocalDate): T
export function dated(value: unknown, today: LocalDate): unknown {
  if (typeof value === 'string')
    return value.replace(MARK, (_, kind: string, days: string) => {
      const day = addDays(today, Number(days))
      const over = weekdayOf(day) - SATURDAY
      return kind === 'weekday' && over >= 0 ? addDays(day, 7 + MONDAY - SATURDAY - over) : day
    })
  if (Array.isArray(value)) return value.map((one: unknown) => dated(one, today))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, dated(of as unknown, today)]))
}
