// The editions of a division's calendar as they are stored, one after the other and never changed. Which edition a date
// was computed with can always be told.

import type { Calendar, Division } from './calendar.js'
import { announcedOn, changeBetween, checkedCalendar } from './calendar-change.js'
import { compareDates, type LocalDate } from './local-date.js'
import type { LawEntry } from '../law/law.js'
import type { Policy } from './policy.js'
import type { DeadlineRule } from './rule.js'

/** A day that a person added or took out and that gov.uk's list does not confirm yet. It outlives every import. */
export type DayByHand = {
  readonly date: LocalDate
  readonly action: 'added' | 'removed'
  readonly name: string
}

/** One edition: its number within the division, from 1 on, and what of it rests on a person's word alone. */
export type Edition = {
  readonly division: Division
  readonly number: number
  readonly calendar: Calendar
  readonly byHand: readonly DayByHand[]
}

/** The version of a stored calendar, as it is shown with every date: `england/3`. */
export const versionName = (division: Division, number: number) => `${division}/${number}`

/** The number in a calendar’s version; 0 for a calendar that was never stored. */
export function versionNumberOf({ id, version }: Pick<Calendar, 'id' | 'version'>): number {
  const number = version.startsWith(`${id}/`) ? Number(version.slice(id.length + 1)) : 0
  return Number.isInteger(number) && number > 0 ? number : 0
}

/** Whether what counts by `than` takes over this calendar: a later version of its own division's. */
export const isNewer = (calendar: Calendar, than: Calendar) =>
  calendar.id === than.id && versionNumberOf(calendar) > versionNumberOf(than)

/**
 * Whether running cases are told of an edition: dates, what is said of them, reminders or limits can differ, by another day,
 * another span of years, another version of a rule, a policy or an entry of the law; not only by another name of a day.
 */
export const redates = (before: Calendar, after: Calendar): boolean => {
  const { added, removed } = changeBetween(before, after)
  const { years: was } = before
  const { years: is } = after
  const isOtherwise = added.length > 0 || removed.length > 0 || was.from !== is.from || was.to !== is.to
  return (
    isOtherwise ||
    besideInBrief(before) !== besideInBrief(after) ||
    correctedBetween(before, after).length > 0 ||
    policiesBetween(before, after).length > 0 ||
    lawBetween(before, after).length > 0
  )
}

/** What dates can rest on of the calendars beside one. */
export const besideInBrief = ({ beside = [] }: Pick<Calendar, 'beside'>): string =>
  JSON.stringify(beside.map(({ id, years, holidays }) => [id, years.from, years.to, holidays]))

/** A version of a rule, as it is shown with every date that is counted by it; or of a policy. */
export type RuleVersion = { readonly rule: string; readonly version: number }

/** The rules that one edition has in another version than the one before. */
export const correctedBetween = (before: Calendar, after: Calendar): DeadlineRule[] =>
  newIn(before.rules, after.rules)

/** The policies that one edition has in another version than the one before. */
export const policiesBetween = (before: Calendar, after: Calendar): Policy[] =>
  newIn(before.policies, after.policies)

/** The entries of the law that one edition has in another version than the one before. */
export const lawBetween = (before: Calendar, after: Calendar): LawEntry[] => newIn(before.law, after.law)

const newIn = <T extends Versioned>(before: readonly T[] = [], after: readonly T[] = []): T[] =>
  after.filter(({ id, version }) => !before.some((known) => known.id === id && known.version === version))

type Versioned = { readonly id: string; readonly version: number }

export const ruleVersion = ({ id, version }: Versioned): RuleVersion => ({ rule: id, version })

/**
 * The next edition, sound; null when it would say the same. Days that the one before lacked are marked as announced today.
 * Corrected rules, policies and entries of the law are carried on, unless `content` has others.
 * Throws `malformed-calendar`, also when a past day would be dropped unless `mayDropPastDays`.
 */
export function following(
  before: Edition,
  content: Pick<
    Calendar,
    'source' | 'years' | 'verified' | 'holidays' | 'rules' | 'policies' | 'law' | 'beside'
  >,
  byHand: readonly DayByHand[],
  today: LocalDate,
  mayDropPastDays = false,
): Edition | null {
  const number = before.number + 1
  const rules = content.rules ?? before.calendar.rules ?? []
  const policies = content.policies ?? before.calendar.policies ?? []
  const law = content.law ?? before.calendar.law ?? []
  const beside = content.beside ?? before.calendar.beside ?? []
  const candidate: Calendar = {
    id: before.division,
    version: versionName(before.division, number),
    source: content.source,
    years: content.years,
    verified: content.verified,
    holidays: [...content.holidays].sort((a, b) => compareDates(a.date, b.date)),
    ...(rules.length > 0 && { rules }),
    ...(policies.length > 0 && { policies }),
    ...(law.length > 0 && { law }),
    ...(beside.length > 0 && { beside }),
  }
  if (saysTheSame(before, { calendar: candidate, byHand })) return null
  const sound = checkedCalendar(candidate, mayDropPastDays ? null : before.calendar, today)
  return {
    division: before.division,
    number,
    calendar: announcedOn(before.calendar, sound, today),
    byHand,
  }
}

const saysTheSame = (a: Pick<Edition, 'calendar' | 'byHand'>, b: Pick<Edition, 'calendar' | 'byHand'>) =>
  essence(a) === essence(b)

const essence = ({ calendar, byHand }: Pick<Edition, 'calendar' | 'byHand'>) =>
  JSON.stringify([
    calendar.source,
    [calendar.years.from, calendar.years.to],
    calendar.verified && [calendar.verified.from, calendar.verified.to],
    calendar.holidays.map(({ date, name }) => [date, name]),
    byHand.map(({ date, action }) => [date, action]),
    [...(calendar.rules ?? []), ...(calendar.policies ?? []), ...(calendar.law ?? [])].map(
      ({ id, version }) => [id, version],
    ),
    besideInBrief(calendar),
  ])
