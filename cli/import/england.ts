// England's bank holidays for cases that come from the past: as far back as decisions that are still tracked, and as far
// ahead as a running case looks.
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'

const YEARS_BACK = 20
const YEARS_AHEAD = 10

/** England's calendar for the years around a day. */
export function englandAround(today: LocalDate): Calendar {
  const year = Number(today.slice(0, 4))
  return countryCalendar('england', year - YEARS_BACK, year + YEARS_AHEAD)
}
