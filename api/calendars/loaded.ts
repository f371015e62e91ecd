// The calendar that a request needs. While none could be loaded it is the database that is away, not the request wrong.
import type { Calendar, Division } from '../../domain/calendar/calendar.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import type { CalendarBook } from '../../prisma/read/calendar-book.js'
import { unavailable } from '../problem.js'

/** The current calendar. Throws the problem `unavailable` while none is loaded. */
export function loaded(book: CalendarBook, division: Division): Calendar {
  try {
    return book.of(division)
  } catch (error) {
    if (error instanceof CalendarProblem)
      throw unavailable('database', 'The bank holidays could not be read yet.')
    throw error
  }
}
