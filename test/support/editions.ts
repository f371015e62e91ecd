// Stored calendars for a test: each with a number of its own, because the ids of re-datings are shared by a namespace.
import { randomInt } from 'node:crypto'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import { versionName } from '../../domain/calendar/edition.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { calendarsFromDateHolidays } from '../../prisma/calendar-seed.js'
import { storeText } from '../../prisma/intake/texts.js'
import type { Prisma, PrismaClient } from '../../prisma/generated/client.js'
import { withSharingConfirmed } from './law.js'

/** Stores calendars of 2015 to 2036 as the current versions, without some days; returns England's and their number. */
export async function storeCalendars(
  database: PrismaClient,
  without: readonly LocalDate[] = [],
): Promise<{ england: Calendar; version: number }> {
  const version = randomInt(1_000, 1_000_000)
  const calendars = calendarsFromDateHolidays(2015, 2036).map((calendar) => ({
    ...(calendar.id === 'england' ? withSharingConfirmed(calendar) : calendar),
    version: versionName(calendar.id, version),
    holidays: calendar.holidays.filter(({ date }) => !without.includes(date)),
  }))
  await database.calendarEdition.createMany({
    data: calendars.map((calendar) => ({
      division: calendar.id,
      version,
      source: calendar.source,
      fromYear: calendar.years.from,
      toYear: calendar.years.to,
      verifiedFrom: calendar.verified?.from ?? null,
      verifiedTo: calendar.verified?.to ?? null,
      holidays: calendar.holidays.map((day) => ({ ...day })),
      byHand: [],
      rules: [],
      policies: [],
      beside: [],
      law: (calendar.law ?? []) as unknown as Prisma.InputJsonArray,
      redates: false,
      changeId: 'a test',
      actor: 'a test',
      role: 'system',
      effectiveAt: new Date(),
    })),
  })
  const england = calendars.find(({ id }) => id === 'england')
  if (!england) throw new Error('the seed has no calendar of England')
  return { england, version }
}

/** The stored words of a decision about one day. */
export const dayText = (
  database: PrismaClient,
  day: Omit<Extract<CalendarText, { about: 'day' }>, 'about' | 'reason'>,
) =>
  storeText(database, {
    room: 'ombudsman',
    kind: 'calendar',
    content: { about: 'day', reason: 'A test says so', ...day } satisfies CalendarText,
    storedBy: 'a test',
  })

/** Waits until it holds, looking often; fails when it does not in time, milliseconds. */
export async function until(holds: () => Promise<boolean>, inTime = 30_000): Promise<void> {
  for (const end = Date.now() + inTime; !(await holds()); await new Promise((r) => setTimeout(r, 100)))
    if (Date.now() > end) throw new Error(`it did not come to hold in ${inTime} ms`)
}
