// New editions of calendars: what one changes, that it is sound, and the union of the four divisions. A list that would
// drop a past day is refused, because dates that people already relied on were computed with it.

import { DIVISION_NAMES, type Calendar, type Calendars, type Division, type Holiday } from './calendar.js'
import { inWords, isWeekend, partsOf, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'

export type CalendarChange = { readonly added: readonly Holiday[]; readonly removed: readonly Holiday[] }

/** The days that one edition of a calendar has and the other has not. */
export function changeBetween(before: Calendar, after: Calendar): CalendarChange {
  const known = new Set(before.holidays.map(({ date }) => date))
  const kept = new Set(after.holidays.map(({ date }) => date))
  return {
    added: after.holidays.filter(({ date }) => !known.has(date)),
    removed: before.holidays.filter(({ date }) => !kept.has(date)),
  }
}

/** The same, with the days of the calendars beside it that both editions have, each with its place. */
export function changeWithBeside(before: Calendar, after: Calendar): CalendarChange {
  const own = changeBetween(before, after)
  const beside = (after.beside ?? []).flatMap((calendar) => {
    const was = before.beside?.find(({ id }) => id === calendar.id)
    return was ? [{ in: DIVISION_NAMES[calendar.id], ...changeBetween(was, calendar) }] : []
  })
  const days = (which: keyof CalendarChange) => [
    ...own[which],
    ...beside.flatMap((one) => one[which].map((day) => ({ ...day, name: `${day.name} (in ${one.in})` }))),
  ]
  return { added: days('added'), removed: days('removed') }
}

/**
 * A new edition in which each day that the old one lacked, in a year that it covered, is marked as announced on a day, so
 * that dates can tell. A day that was known before keeps what was said of it.
 */
export function announcedOn(before: Calendar, after: Calendar, on: LocalDate): Calendar {
  const known = new Map(before.holidays.map((holiday) => [holiday.date, holiday]))
  const { from, to } = before.years
  const isNews = (date: LocalDate) => partsOf(date).year >= from && partsOf(date).year <= to
  return {
    ...after,
    holidays: after.holidays.map(({ date, name, announced }) => {
      const said = known.has(date)
        ? known.get(date)?.announced
        : (announced ?? (isNews(date) ? on : undefined))
      return said ? { date, name, announced: said } : { date, name }
    }),
  }
}

/** A new edition when it is sound. Throws `malformed-calendar`, naming the first day that is wrong and why. */
export function checkedCalendar(candidate: Calendar, before: Calendar | null, today: LocalDate): Calendar {
  const refuse = (why: string) => new CalendarProblem('malformed-calendar', 'holidays', `holidays: ${why}`)
  const { from, to } = candidate.years
  if (!candidate.version.trim() || !candidate.source.trim())
    throw refuse('the list needs a version and a source')
  if (!Number.isInteger(from) || !Number.isInteger(to) || from > to)
    throw refuse(`${from} to ${to} is no span of years`)
  const seen = new Set<LocalDate>()
  for (const { date, name } of candidate.holidays) {
    const { year } = partsOf(date)
    if (seen.has(date)) throw refuse(`${date} is in the list twice`)
    if (year < from || year > to)
      throw refuse(`${date} is outside the years ${from} to ${to} that the list covers`)
    if (isWeekend(date)) throw refuse(`${date} is a Saturday or Sunday; give the substitute day`)
    if (!name.trim()) throw refuse(`${date} has no name`)
    seen.add(date)
  }
  for (let year = from; year <= to; year += 1)
    if (![...seen].some((date) => partsOf(date).year === year))
      throw refuse(`no day of ${year} is in the list, though it is said to cover ${from} to ${to}`)
  const dropped = before
    ? changeBetween(before, candidate).removed.find(({ date }) => date <= today)
    : undefined
  if (dropped)
    throw refuse(`the list drops ${inWords(dropped.date)} (${dropped.name}), which is past; keep it`)
  return candidate
}

const COUNTRIES = ['england', 'wales', 'scotland', 'northern-ireland'] as const

/** The calendar of any part of the United Kingdom from those of its four countries. Throws `no-calendar`. */
export function unionOf(calendars: Calendars): Calendar {
  const parts = COUNTRIES.map((id) => {
    const calendar = calendars[id]
    if (calendar) return calendar
    throw new CalendarProblem('no-calendar', 'calendar', `calendar: none is loaded for ${DIVISION_NAMES[id]}`)
  })
  const where = new Map<LocalDate, Holiday & { countries: Division[] }>()
  for (const { id, holidays } of parts)
    for (const holiday of holidays) {
      const known = where.get(holiday.date)
      where.set(
        holiday.date,
        known ? { ...known, countries: [...known.countries, id] } : { ...holiday, countries: [id] },
      )
    }
  const everywhere = (countries: readonly Division[]) => countries.length === COUNTRIES.length
  const spans = parts.map(({ verified }) => verified)
  return {
    id: 'any-part-of-the-uk',
    version: [...new Set(parts.map(({ version }) => version))].join('; '),
    source: [...new Set(parts.map(({ source }) => source))].join('; '),
    years: overlap(parts.map(({ years }) => years)),
    verified: spans.every((span) => span !== null) ? overlap(spans) : null,
    holidays: [...where.values()]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ countries, name, ...holiday }) => ({
        ...holiday,
        name: everywhere(countries)
          ? name
          : `${name} (in ${countries.map((id) => DIVISION_NAMES[id]).join(', ')})`,
      })),
  }
}

const overlap = (spans: readonly { readonly from: number; readonly to: number }[]) => ({
  from: Math.max(...spans.map(({ from }) => from)),
  to: Math.min(...spans.map(({ to }) => to)),
})
