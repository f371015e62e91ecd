// What a change makes of the five calendars at once: gov.uk's file holds lists for several divisions, and what changes in
// a country changes the calendar of any part of the United Kingdom. A change is taken as a whole or refused as a whole.

import type { BankHolidayList } from './bank-holidays-file.js'
import {
  DIVISION_NAMES,
  DIVISIONS,
  type Calendar,
  type Calendars,
  type Division,
  type Holiday,
} from './calendar.js'
import { changeBetween } from './calendar-change.js'
import { besideInBrief, following, type Edition } from './edition.js'
import { checkSeen } from './correction.js'
import {
  withDay,
  withList,
  withMoreYears,
  withoutDay,
  withPolicy,
  withRule,
  withUnion,
} from './edition-changes.js'
import { policiesBy, policyBy } from './policies.js'
import { correctedPolicy, type PolicyDecision } from './policy-correction.js'
import type { Actor } from '../people/roles.js'
import { inWords } from './local-date.js'
import { CalendarProblem } from './problem.js'
import { correctedRule, refusalOfCorrector, type RuleDecision } from './rule-correction.js'
import { malformedRule } from './rule.js'
import { ruleBy, ruleOf } from './rules.js'

/** What an administrator decides about one day; why stands in the words stored with it. */
export type DayDecision = {
  readonly action: 'add' | 'remove'
  readonly division: Division
  readonly date: Holiday['date']
  /** The holiday's name; of a day that is removed the name that it has. */
  readonly name: string
}

/**
 * The editions that follow when gov.uk's lists are taken over: only those that say something new. `today`: Europe/London.
 * Throws `malformed-calendar` for the first list that would drop a past day or is not sound, and `loses-a-day` for the
 * first that lacks a day which is known, unless a person has said that it `mayLose` days; then none is taken.
 */
export function afterImport(
  current: readonly Edition[],
  lists: readonly BankHolidayList[],
  today: Holiday['date'],
  mayLose = false,
): Edition[] {
  const next = lists.flatMap((list) =>
    list.divisions.flatMap((division) => {
      const before = editionOf(current, division)
      const edition = naming(division, () => withList(before, list, today))
      if (edition && !mayLose) naming(division, () => checkNothingLost(before, edition))
      return edition ? [edition] : []
    }),
  )
  return besideAfter(current, [...next, ...unionAfter(current, next, today)], today)
}

/** A list that was cut off, or is another one, must not take a day from periods that run; a person may say that it is right. */
function checkNothingLost(before: Edition, after: Edition): void {
  const { removed } = changeBetween(before.calendar, after.calendar)
  if (removed.length === 0) return
  const days = removed.map(({ date, name }) => `${inWords(date)} (${name})`)
  const more = days.length > DAYS_NAMED ? ` and ${days.length - DAYS_NAMED} more` : ''
  throw new CalendarProblem(
    'loses-a-day',
    'loses',
    `the list lacks ${days.slice(0, DAYS_NAMED).join(', ')}${more}, known as bank holidays until now; an administrator who knows that this is right removes the day with the reason first (POST /calendars/DIVISION/days), or takes the list with it: npm run calendar -- import FILE --loses "WHY"`,
  )
}

const DAYS_NAMED = 5

/** The editions that follow when a person adds or removes a day. Throws as `withDay` and `withoutDay` do. */
export function afterDecision(
  current: readonly Edition[],
  { action, division, date, name }: DayDecision,
  today: Holiday['date'],
): Edition[] {
  if (division === 'any-part-of-the-uk')
    throw new CalendarProblem(
      'malformed-calendar',
      'division',
      `division: the calendar of ${DIVISION_NAMES[division]} follows from those of its countries; change the country’s`,
    )
  const before = editionOf(current, division)
  const edition = action === 'add' ? withDay(before, { date, name }, today) : withoutDay(before, date, today)
  return besideAfter(current, [edition, ...unionAfter(current, [edition], today)], today)
}

/**
 * The edition that follows when a rule is corrected: of the calendar by which it was counted as shipped, where it is looked
 * for, whatever calendar it is counted by now. Throws `unknown-rule`,
 * `changed-since`, and `malformed-rule` as `correctedRule` does.
 */
export function afterCorrection(
  current: readonly Edition[],
  { rule, correction, seenVersion }: RuleDecision,
  today: Holiday['date'],
): Edition[] {
  const present = ruleBy(calendarsOf(current), rule)
  checkSeen(present, seenVersion)
  const next = correctedRule(present, correction)
  const home = editionOf(current, ruleOf(rule).calendar)
  const { years } = editionOf(current, next.calendar).calendar
  if (years.from > home.calendar.years.from || years.to < home.calendar.years.to)
    throw malformedRule(
      rule,
      'calendar',
      `the bank holidays in ${DIVISION_NAMES[next.calendar]} are loaded for fewer years than cases need, ${home.calendar.years.from} to ${home.calendar.years.to}; import them first`,
    )
  return besideAfter(current, [withRule(home, next, today)], today)
}

/** Throws `malformed-rule` when this person may not make this correction of the rule as it is now. */
export function checkCorrector(
  current: readonly Edition[],
  { rule, correction }: RuleDecision,
  by: Pick<Actor, 'subject' | 'role'>,
): void {
  const refusal = refusalOfCorrector(ruleBy(calendarsOf(current), rule), correction, by)
  if (refusal) throw malformedRule(rule, refusal.field, refusal.should)
}

/**
 * The editions with the calendars that their rules count by beside them: whoever carries one division's calendar can count by
 * every rule of it, and is told when another division's days change. `next`: those that a change makes otherwise.
 */
function besideAfter(
  current: readonly Edition[],
  next: readonly Edition[],
  today: Holiday['date'],
): Edition[] {
  const all = { ...calendarsOf(current), ...calendarsOf(next) }
  return current.flatMap((before) => {
    const made = next.find(({ division }) => division === before.division)
    const { calendar } = made ?? before
    const beside = DIVISIONS.flatMap((division): Calendar[] => {
      const one = all[division]
      const isCounted = division !== calendar.id && calendar.rules?.some((r) => r.calendar === division)
      return one && isCounted ? [withoutCorrections(one)] : []
    })
    if (besideInBrief({ beside }) === besideInBrief(calendar)) return made ?? []
    const edition = following(before, { ...calendar, beside }, (made ?? before).byHand, today, true)
    return edition ?? []
  })
}

const withoutCorrections = ({ rules: _, policies: __, beside: ___, ...plain }: Calendar): Calendar => plain

/** Every case counts by England's calendar (HSCA 2008 s93(2A)) and carries it: what is corrected there reaches all. */
export const POLICIES_IN: Division = 'england'

/**
 * The edition that follows when a policy is corrected. Throws `unknown-policy`, `changed-since`, and `malformed-policy` as
 * `correctedPolicy` does.
 */
export function afterPolicyCorrection(
  current: readonly Edition[],
  { policy, correction, seenVersion }: PolicyDecision,
  today: Holiday['date'],
): Edition[] {
  const before = editionOf(current, POLICIES_IN)
  const present = policyBy(before.calendar, policy)
  checkSeen(present, seenVersion)
  return [withPolicy(before, correctedPolicy(present, correction, policiesBy(before.calendar)), today)]
}

/** The editions that follow when the calendars reach further than before, as far as `lists` do. */
export function afterMoreYears(
  current: readonly Edition[],
  lists: Calendars,
  today: Holiday['date'],
): Edition[] {
  const next = current.flatMap((before) => {
    const list = before.division === 'any-part-of-the-uk' ? undefined : lists[before.division]
    const edition = list && withMoreYears(before, list, today)
    return edition ? [edition] : []
  })
  return next.length ? besideAfter(current, [...next, ...unionAfter(current, next, today)], today) : []
}

/** The calendars of a set of editions, by division. */
export const calendarsOf = (editions: readonly Edition[]): Calendars =>
  Object.fromEntries(editions.map(({ division, calendar }) => [division, calendar]))

function unionAfter(
  current: readonly Edition[],
  next: readonly Edition[],
  today: Holiday['date'],
): Edition[] {
  const before = current.find(({ division }) => division === 'any-part-of-the-uk')
  if (!before) return []
  const union = withUnion(before, { ...calendarsOf(current), ...calendarsOf(next) }, today)
  return union ? [union] : []
}

function editionOf(current: readonly Edition[], division: Division): Edition {
  const edition = current.find((known) => known.division === division)
  if (edition) return edition
  throw new CalendarProblem(
    'no-calendar',
    'division',
    `division: there is no calendar of ${DIVISION_NAMES[division]} yet; \`npm run migrate\` makes the first ones`,
  )
}

/** A refusal names the list that it is about. */
function naming<T>(division: Division, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    throw new CalendarProblem(error.code, error.field, `${DIVISION_NAMES[division]}: ${error.message}`)
  }
}

/** Whether this text names a division. */
export const isDivision = (text: string): text is Division => (DIVISIONS as readonly string[]).includes(text)
