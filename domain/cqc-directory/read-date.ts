// A day as somebody else's data writes it, which may be none.
import { parseLocalDate, type LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'

/** The day that YYYY-MM-DD names; undefined when there is no such day. */
export function readLocalDate(value: string): LocalDate | undefined {
  try {
    return parseLocalDate(value)
  } catch (error) {
    if (error instanceof CalendarProblem) return undefined
    throw error
  }
}
