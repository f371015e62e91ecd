// What makes the next edition of a calendar of the one before: gov.uk's list, a person's decision about a day, a corrected
// rule or policy, another country's change, or years that were not loaded yet.

import type { BankHolidayList } from './bank-holidays-file.js'
import { DIVISION_NAMES, type Calendar, type Calendars, type Holiday, type Years } from './calendar.js'
import { unionOf } from './calendar-change.js'
import { following, type DayByHand, type Edition } from './edition.js'
import { inWords, isWeekend, partsOf, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import type { LawEntry } from '../law/law.js'
import type { DeadlineRule } from './rule.js'
import { withVersion } from './correction.js'
import type { Policy } from './policy.js'

/**
 * The edition that follows when a list of gov.uk's takes the place of the years that it covers; null when it says nothing
 * new. Days that a person added or removed stay until the list agrees: a holiday that was proclaimed this morning must
 * not be lost to a list of yesterday. `today`: Europe/London. Throws `malformed-calendar`.
 */
export function withList(before: Edition, list: BankHolidayList, today: LocalDate): Edition | null {
  const { calendar } = before
  const covered = (date: LocalDate) => isWithin(list.years, date)
  const listed = new Map(list.holidays.filter(({ date }) => !isWeekend(date)).map((day) => [day.date, day]))
  const byHand = before.byHand.filter(
    ({ date, action }) => !covered(date) || listed.has(date) !== (action === 'added'),
  )
  for (const { date, action, name } of byHand)
    if (action === 'removed') listed.delete(date)
    else if (covered(date)) listed.set(date, { date, name })
  const kept = calendar.holidays.filter(({ date }) => !covered(date))
  const years = span(calendar.years, list.years)
  if (!touches(calendar.years, list.years))
    throw malformed(
      `the list covers ${inYears(list.years)} and the calendar ${inYears(calendar.years)}: import the years between first`,
    )
  const verified =
    calendar.verified && touches(calendar.verified, list.years)
      ? span(calendar.verified, list.years)
      : list.years
  const source = `gov.uk’s list of bank holidays for ${inYears(verified)}${byHand.length ? BY_HAND : ''}`
  const holidays = [...kept, ...listed.values()]
  return following(before, { source, years, verified, holidays }, byHand, today)
}

/**
 * The edition that follows when a person adds a day. Throws `malformed-calendar` when it is there already, falls on a
 * weekend or outside the years loaded, or has no name.
 */
export function withDay(before: Edition, { date, name }: Holiday, today: LocalDate): Edition {
  const { calendar, byHand, division } = before
  const known = calendar.holidays.find((day) => day.date === date)
  if (known)
    throw malformed(
      `${inWords(date)} is a bank holiday in ${DIVISION_NAMES[division]} already (${known.name}); nothing is to be added`,
    )
  const undone = byHand.some((day) => day.date === date)
  return changed(
    before,
    [...calendar.holidays, { date, name }],
    [
      ...byHand.filter((day) => day.date !== date),
      ...(undone ? [] : [{ date, action: 'added' as const, name }]),
    ],
    today,
  )
}

/**
 * The edition that follows when a person takes a day out. Throws `malformed-calendar` when it is not there, or when it is
 * past in a year that was compared with gov.uk's list: people have relied on it.
 */
export function withoutDay(before: Edition, date: LocalDate, today: LocalDate): Edition {
  const { calendar, byHand, division } = before
  const known = calendar.holidays.find((day) => day.date === date)
  if (!known)
    throw malformed(
      `${inWords(date)} is no bank holiday in ${DIVISION_NAMES[division]}; nothing is to be removed`,
    )
  const undone = byHand.some((day) => day.date === date)
  return changed(
    before,
    calendar.holidays.filter((day) => day.date !== date),
    [
      ...byHand.filter((day) => day.date !== date),
      ...(undone ? [] : [{ date, action: 'removed' as const, name: known.name }]),
    ],
    // In a year that nobody has compared, a day may never have been one: a person may say so.
    today,
    !isWithin(calendar.verified, date),
  )
}

function changed(
  before: Edition,
  holidays: readonly Holiday[],
  byHand: readonly DayByHand[],
  today: LocalDate,
  mayDropPastDays = false,
): Edition {
  const { source, years, verified } = before.calendar
  const content = { source: handSource(source), years, verified, holidays }
  const next = following(before, content, byHand, today, mayDropPastDays)
  if (next) return next
  throw malformed('nothing would change')
}

/** The edition that follows when a rule that is counted by this calendar has a new version. */
export const withRule = (before: Edition, rule: DeadlineRule, today: LocalDate): Edition =>
  corrected(before, { rules: withVersion(before.calendar.rules, rule) }, today)

/** The edition that follows when a policy has a new version. */
export const withPolicy = (before: Edition, policy: Policy, today: LocalDate): Edition =>
  corrected(before, { policies: withVersion(before.calendar.policies, policy) }, today)

/** The edition that follows when an entry of the law has a new version. */
export const withLaw = (before: Edition, entry: LawEntry, today: LocalDate): Edition =>
  corrected(before, { law: withVersion(before.calendar.law, entry) }, today)

function corrected(
  before: Edition,
  newest: Pick<Calendar, 'rules' | 'policies' | 'law'>,
  today: LocalDate,
): Edition {
  const next = following(before, { ...before.calendar, ...newest }, before.byHand, today)
  if (next) return next
  throw malformed('nothing would change')
}

const BY_HAND = ', changed by an administrator'
const handSource = (source: string) => (source.endsWith(BY_HAND) ? source : `${source}${BY_HAND}`)

/** The edition of any part of the United Kingdom that follows from its countries' calendars; null when it says the same. */
export const withUnion = (before: Edition, countries: Calendars, today: LocalDate): Edition | null =>
  following(before, unionOf(countries), [], today, true)

/** The edition that follows when later years are added from another list; null when it reaches no further. */
export function withMoreYears(before: Edition, list: Calendar, today: LocalDate): Edition | null {
  const { calendar } = before
  if (list.years.to <= calendar.years.to || !touches(list.years, calendar.years)) return null
  const later = list.holidays.filter(({ date }) => partsOf(date).year > calendar.years.to)
  const content = {
    source: `${calendar.source}; from ${calendar.years.to + 1} on ${list.source}`,
    years: { from: calendar.years.from, to: list.years.to },
    verified: calendar.verified,
    holidays: [...calendar.holidays, ...later],
  }
  return following(before, content, before.byHand, today)
}

const isWithin = (years: Years | null, date: LocalDate) => {
  const { year } = partsOf(date)
  return years !== null && year >= years.from && year <= years.to
}

const touches = (a: Years, b: Years) => a.from <= b.to + 1 && b.from <= a.to + 1
const span = (a: Years, b: Years): Years => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) })
const inYears = ({ from, to }: Years) => `${from} to ${to}`

const malformed = (why: string) => new CalendarProblem('malformed-calendar', 'holidays', `holidays: ${why}`)
