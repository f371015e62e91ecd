// The current calendars in a process's memory, looked up again every minute, so that starting a case asks the database
// once and a new bank holiday is known everywhere a minute after it was recorded.
import { calendarOf, type Calendar, type Calendars, type Division } from '../../domain/calendar/calendar.js'
import { CALENDARS_REFRESHED_EVERY } from '../../domain/calendar/refresh.js'
import type { PrismaClient } from '../generated/client.js'
import { readCurrentCalendars } from './calendars.js'

export interface CalendarBook {
  /** The current calendar. Throws `no-calendar` when none is loaded, also while the database was never reached. */
  of(division: Division): Calendar
  all(): Calendars
  /** Looks again now. Rejects when the database cannot be reached; what is known stays. */
  refresh(): Promise<void>
  close(): void
}

/** Opens the book; it fills as soon as the database answers, and keeps what it has while that is away. */
export async function openCalendarBook(
  database: PrismaClient,
  refreshedEvery = CALENDARS_REFRESHED_EVERY,
): Promise<CalendarBook> {
  let calendars: Calendars = {}
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const isEmpty = () => Object.keys(calendars).length === 0

  async function refresh() {
    calendars = await readCurrentCalendars(database)
  }

  function lookAgainIn(milliseconds: number) {
    if (closed) return
    timer = setTimeout(() => {
      void refresh()
        .catch(() => undefined)
        .then(() => lookAgainIn(isEmpty() ? SOON : refreshedEvery))
    }, milliseconds)
    timer.unref()
  }

  await refresh().catch(() => undefined)
  lookAgainIn(isEmpty() ? SOON : refreshedEvery)
  return {
    of: (division) => calendarOf(calendars, division),
    all: () => calendars,
    refresh,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

/** While nothing is known yet; milliseconds. */
const SOON = 1_000
