// The first filling of the calendars, from the npm package date-holidays, which a test compares with gov.uk's own list.
// Only England and Wales are compared: the other divisions stay marked as unverified until a gov.uk list is imported.

import { createRequire } from 'node:module'
import Holidays from 'date-holidays'
import {
  DIVISIONS,
  DIVISION_NAMES,
  type Calendar,
  type Calendars,
  type Division,
  type Holiday,
} from '../domain/calendar/calendar.js'
import { parseLocalDate, weekdayOf, type LocalDate } from '../domain/calendar/local-date.js'

type Country = Exclude<Division, 'any-part-of-the-uk'>

const REGIONS: Record<Country, string> = {
  england: 'ENG',
  wales: 'WLS',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
}
const COUNTRIES: readonly Country[] = ['england', 'wales', 'scotland', 'northern-ireland']

// The years of gov.uk's list for England and Wales with which the package was compared, day by day.
const COMPARED = { from: 2019, to: 2028 }

const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string }

/** The calendars of the four divisions and of any part of the United Kingdom, for whole years, both included. */
export function calendarsFromDateHolidays(fromYear: number, toYear: number): Calendar[] {
  const years = { from: fromYear, to: toYear }
  const lists = new Map(COUNTRIES.map((country) => [country, holidaysOf(country, fromYear, toYear)]))
  const overlap = { from: Math.max(fromYear, COMPARED.from), to: Math.min(toYear, COMPARED.to) }
  return DIVISIONS.map((id) => ({
    id,
    version: `date-holidays ${version}`,
    source: `the npm package date-holidays ${version}`,
    years,
    verified: (id === 'england' || id === 'wales') && overlap.from <= overlap.to ? overlap : null,
    holidays: id === 'any-part-of-the-uk' ? unionOf(lists) : (lists.get(id) ?? []),
  }))
}

/** The same calendars by division, as the functions of `domain/calendar` take them. */
export const calendarsByDivision = (calendars: readonly Calendar[]): Calendars =>
  Object.fromEntries(calendars.map((calendar) => [calendar.id, calendar]))

// gov.uk lists the substitute day and not the Saturday or Sunday it replaces, so days of a weekend are left out here too.
function holidaysOf(country: Country, fromYear: number, toYear: number): Holiday[] {
  const source = new Holidays('GB', REGIONS[country])
  const names = new Map<LocalDate, string>()
  for (let year = fromYear; year <= toYear; year += 1) {
    for (const { date, name, type } of source.getHolidays(year, 'en')) {
      const day = parseLocalDate(date.slice(0, 10), 'date-holidays')
      if (type === 'public' && weekdayOf(day) < 6) names.set(day, name.replaceAll('’', "'"))
    }
  }
  return sorted(names)
}

function unionOf(lists: ReadonlyMap<Country, readonly Holiday[]>): Holiday[] {
  const where = new Map<LocalDate, { name: string; countries: Country[] }>()
  for (const [country, holidays] of lists)
    for (const { date, name } of holidays) {
      const known = where.get(date) ?? { name, countries: [] }
      where.set(date, { name: known.name, countries: [...known.countries, country] })
    }
  const named = [...where].map(([date, { name, countries }]): [LocalDate, string] => [
    date,
    countries.length === COUNTRIES.length
      ? name
      : `${name} (in ${countries.map((c) => DIVISION_NAMES[c]).join(', ')})`,
  ])
  return sorted(new Map(named))
}

const sorted = (names: ReadonlyMap<LocalDate, string>): Holiday[] =>
  [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1))
