// By which calendars and rules the due-date command counts: those of the product that DATABASE_URL names, with its proclaimed
// holidays and corrected rules; where none answers, those that it is shipped with, and the answer says so.
import type { Calendars } from '../../domain/calendar/calendar.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../../prisma/calendar-seed.js'
import { createDatabase } from '../../prisma/client.js'
import { readCurrentCalendars } from '../../prisma/read/calendars.js'

export interface CountedBy {
  readonly calendars: Calendars
  /** Nothing that was proclaimed or corrected since the product was shipped is in them. */
  readonly asShipped: boolean
}

// From the year of the oldest test vector on; a date that needs another year is refused, and the refusal says so.
const shipped = (): CountedBy => ({
  calendars: calendarsByDivision(calendarsFromDateHolidays(2009, 2045)),
  asShipped: true,
})

/** The stored calendars where a database answers at DATABASE_URL. */
export async function countedBy(env: NodeJS.ProcessEnv): Promise<CountedBy> {
  const url = env.DATABASE_URL
  if (!url) return shipped()
  const database = createDatabase(url, { max: 1 })
  try {
    const calendars = await readCurrentCalendars(database)
    return Object.keys(calendars).length > 0 ? { calendars, asShipped: false } : shipped()
  } catch {
    // Unreachable, or not migrated yet: whatever the reason, the answer says by what it was counted.
    return shipped()
  } finally {
    await database.$disconnect()
  }
}
