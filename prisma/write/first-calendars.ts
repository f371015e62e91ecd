// The stored calendars at the start of a process: filled from the npm package date-holidays where there are none, and
// carried on when the years that cases need are running out. gov.uk's list then confirms them year by year.
import { afterMoreYears } from '../../domain/calendar/editions.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { partsOf } from '../../domain/calendar/local-date.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../calendar-seed.js'
import type { PrismaClient } from '../generated/client.js'
import { readCurrentEditions } from '../read/calendars.js'
import { fillCalendars, recordCalendarChange } from './calendars.js'

/** Years before and after the present one: decisions that are still tracked, and as far ahead as a running case looks. */
const LOADED = { before: 20, after: 10 }
const NEEDED_AFTER = 8

/** Makes sure that the calendars reach far enough. Repeating it changes nothing. `at`: epoch milliseconds. */
export async function ensureCalendars(database: PrismaClient, at: number): Promise<void> {
  const today = localDateOf(at)
  const { year } = partsOf(today)
  const current = await readCurrentEditions(database)
  const reach = Math.min(...current.map(({ calendar }) => calendar.years.to))
  if (current.length > 0 && reach >= year + NEEDED_AFTER) return
  const lists = calendarsFromDateHolidays(year - LOADED.before, year + LOADED.after)
  await fillCalendars(database, lists, at)
  const by = { actor: 'date-holidays', role: 'system' as const, textId: null, at }
  await recordCalendarChange(database, { ...by, changeId: `years to ${year + LOADED.after}` }, (editions) =>
    afterMoreYears(editions, calendarsByDivision(lists), today),
  )
}
