// The first filling of the calendars, from the npm package date-holidays, which a test compares with gov.uk's own list.
// Only England and Wales are compared: the other divisions stay marked as unverified until a gov.uk list is imported.

import { createRequire } from 'node:module'
import Holidays from 'date-holidays'
import type { Calendar, Calendars, Division, Holiday } from '../domain/calendar/calendar.js'
import { unionOf } from '../domain/calendar/calendar-change.js'
import {
  compareDates,
  isWeekend,
  parseLocalDate,
  partsOf,
  type LocalDate,
} from '../domain/calendar/local-date.js'

const REGIONS = { england: 'ENG', wales: 'WLS', scotland: 'SCT', 'northern-ireland': 'NIR' } as const
type Country = keyof typeof REGIONS
const COUNTRIES = Object.keys(REGIONS) as Country[]

// The years of gov.uk's list for England and Wales with which the package was compared, day by day.
const COMPARED = { from: 2019, to: 2028 }

// What the package lacks: two royal occasions all over the United Kingdom, from before the years that were compared, and the
// holiday that was proclaimed for Scotland alone on 4 February 2026.
const MISSING: readonly (Holiday & { readonly only?: Country })[] = [
  { date: parseLocalDate('2011-04-29'), name: 'Royal wedding' },
  { date: parseLocalDate('2012-06-04'), name: 'Spring bank holiday' },
  { date: parseLocalDate('2026-06-15'), name: 'World Cup bank holiday', only: 'scotland' },
]
const MOVED_AWAY: readonly string[] = ['2012-05-28']

// What was proclaimed at short notice, with the day of the proclamation: whether such a day lengthens a period that ran
// already is disputed for some rules.
const PROCLAIMED: ReadonlyMap<string, LocalDate> = new Map([['2022-09-19', parseLocalDate('2022-09-10')]])

const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string }

/** The calendars of the four divisions and of any part of the United Kingdom, for whole years, both included. */
export function calendarsFromDateHolidays(fromYear: number, toYear: number): Calendar[] {
  const countries = COUNTRIES.map((country) => countryCalendar(country, fromYear, toYear))
  return [...countries, unionOf(calendarsByDivision(countries))]
}

/** Calendars by their division, as the functions of `domain/calendar` take them. */
export const calendarsByDivision = (calendars: readonly Calendar[]): Calendars =>
  Object.fromEntries(calendars.map((calendar): [Division, Calendar] => [calendar.id, calendar]))

/** The calendar of one country, for whole years, both included. */
export function countryCalendar(id: Country, fromYear: number, toYear: number): Calendar {
  const compared = { from: Math.max(fromYear, COMPARED.from), to: Math.min(toYear, COMPARED.to) }
  return {
    id,
    version: `date-holidays ${version}`,
    source: `the npm package date-holidays ${version}`,
    years: { from: fromYear, to: toYear },
    verified: (id === 'england' || id === 'wales') && compared.from <= compared.to ? compared : null,
    holidays: holidaysOf(id, fromYear, toYear),
  }
}

// gov.uk lists the substitute day and not the Saturday or Sunday it replaces, so weekends are left out here too.
function holidaysOf(country: Country, fromYear: number, toYear: number): Holiday[] {
  const source = new Holidays('GB', REGIONS[country])
  const names = new Map<LocalDate, string>()
  for (let year = fromYear; year <= toYear; year += 1)
    for (const { date, name, type } of source.getHolidays(year, 'en')) {
      const day = parseLocalDate(date.slice(0, 10), 'date-holidays')
      if (type === 'public' && !isWeekend(day) && !MOVED_AWAY.includes(day))
        names.set(day, name.replaceAll('’', "'"))
    }
  for (const { date, name, only = country } of MISSING)
    if (only === country && partsOf(date).year >= fromYear && partsOf(date).year <= toYear)
      names.set(date, name)
  return [...names]
    .map(([date, name]) => {
      const announced = PROCLAIMED.get(date)
      return announced ? { date, name, announced } : { date, name }
    })
    .sort((a, b) => compareDates(a.date, b.date))
}
