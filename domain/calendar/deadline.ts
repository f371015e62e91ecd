// From a rule and the day of its start event to a due date that explains itself. Deadlines are local dates in
// Europe/London and are met until the end of that day. Where the law can be read in two ways both dates are given, work
// goes by the earlier and nothing formal may be proposed before the later has passed.

import { calendarOf, unverifiedPart, type Calendar, type Calendars } from './calendar.js'
import { count, putOff, treatedAsMet, type Counted } from './counting.js'
import type { Deadline, Explained, Explanation, Reading, Start } from './explanation.js'
import type { Extension } from './extension.js'
import { addDays, inWords, laterOf, type LocalDate } from './local-date.js'
import { notesOn } from './notes.js'
import { CalendarProblem } from './problem.js'
import { citationInWords, isLength, type DeadlineRule, type Length } from './rule.js'
import { sentenceOf } from './sentence.js'
import { joined, type Pause } from './stopped-clock.js'

/**
 * The due date of a deadline and why. Throws `no-calendar` or `year-not-covered` when bank holidays that matter are not
 * known, and `impossible-date` when an answer precedes its question.
 */
export function computeDue(
  { rule, start, pauses = [], extensions = [] }: Deadline,
  calendars: Calendars,
): Explanation {
  const stops = joined(pauses)
  const begun = rule.onClarification === 'starts again' ? begunAgain(rule, start, stops, calendars) : start
  const clock = rule.onClarification === 'stops' ? stops : []
  const readings = readingsOf(rule, begun.on, clock, calendars)
  const counted = earliestOf(readings)
  const extension = extensions.at(-1)
  const chosen = extension ? extendedTo(extension, rule, clock, calendars) : counted
  const doubtful = !extension && readings.some(({ due }) => due !== counted.due)
  const latest = doubtful
    ? readings.reduce((met, { metUntil }) => laterOf(met, metUntil), chosen.metUntil)
    : chosen.metUntil
  const consulted =
    rule.onNonWorkingDay !== 'stays' || (isLength(rule.period) && rule.period.unit === 'working days')
  const calendar = consulted ? calendarOf(calendars, rule.calendar) : null
  const explanation: Explained = {
    rule: rule.id,
    ruleVersion: rule.version,
    name: rule.name,
    citation: citationInWords(rule.citation),
    limit: rule.limit,
    start: startShown(rule, begun),
    period: rule.period,
    first: chosen.first,
    legal: chosen.end,
    due: chosen.due,
    metUntil: chosen.metUntil,
    skipped: chosen.skipped,
    alternatives: doubtful
      ? [...readings]
          .sort((a, b) => (a.due < b.due ? -1 : 1))
          .map(({ due, metUntil, why }) => ({ due, metUntil, why }))
      : [],
    formalFrom: rule.limit === 'not later than' ? addDays(latest, 1) : chosen.due,
    ...(extension ? { extended: { original: counted.due, by: extensions.map(shown) } } : {}),
    calendar: calendar && {
      id: calendar.id,
      version: calendar.version,
      source: calendar.source,
      unverified: unverifiedPart(calendar, begun.on, chosen.metUntil),
    },
  }
  const notes = notesOn(explanation, rule)
  return { ...explanation, notes, sentence: sentenceOf(explanation) }
}

// What is handed in may know more of it (who asked, what receipt it rests on): an explanation has these fields and no other.

const startShown = ({ from }: DeadlineRule, { on, basis, assumed }: Start): Explanation['start'] => ({
  event: from,
  on,
  ...(basis !== undefined && { basis }),
  ...(assumed !== undefined && { assumed }),
})

const shown = ({ to, agreedOn, inWriting }: Extension): Extension => ({ to, agreedOn, inWriting })

/** The start of a clock that starts again with each answer: a question that came after its time was over gives no more. */
function begunAgain(rule: DeadlineRule, start: Start, stops: readonly Pause[], calendars: Calendars): Start {
  return stops.reduce<Start>((begun, { asked, answered }) => {
    const { metUntil } = earliestOf(readingsOf(rule, begun.on, [], calendars))
    if (asked > metUntil) return begun
    return { on: answered, basis: 'the answer to the clarification that was asked' }
  }, start)
}

const earliestOf = (readings: readonly Dated[]) => readings.reduce((a, b) => (b.due < a.due ? b : a))

type Dated = Counted & Reading

function readingsOf(
  rule: DeadlineRule,
  start: LocalDate,
  clock: readonly Pause[],
  calendars: Calendars,
): Dated[] {
  const { period } = rule
  if (!isLength(period)) {
    if (period.fixed < start) throw alreadyPast(period.fixed, start)
    const stated = { ...putOff(period.fixed, start, clock, null), first: start }
    return [dated(stated, rule, 'the date stated', () => calendarOf(calendars, rule.calendar))]
  }
  const calendar = () => calendarOf(calendars, rule.calendar)
  const read = (length: Length, why: string, days: () => Calendar) =>
    dated(count(length, start, days, clock), rule, why, days)
  const first = read(period, `it is counted as "${period.counting}" says`, calendar)
  const others = (rule.otherReadings ?? []).map(({ counting, why }) =>
    read({ ...period, counting }, why, calendar),
  )
  const known = rule.disputedWhenProclaimed ? asKnownOn(start, calendar()) : null
  if (!known) return [first, ...others]
  const why = 'a bank holiday proclaimed while the clock runs does not lengthen it'
  return [first, ...others, read(period, why, () => known)]
}

const alreadyPast = (fixed: LocalDate, start: LocalDate) =>
  new CalendarProblem(
    'impossible-date',
    'date',
    `date: the stated date, ${inWords(fixed)}, is before ${inWords(start)}, the day it is counted from; ask which is meant`,
  )

/** The calendar without the holidays that were announced after a day; null when there is none. */
function asKnownOn(day: LocalDate, calendar: Calendar): Calendar | null {
  const known = calendar.holidays.filter(({ announced }) => !announced || announced <= day)
  return known.length === calendar.holidays.length ? null : { ...calendar, holidays: known }
}

function dated(counted: Counted, rule: DeadlineRule, why: string, calendar: () => Calendar): Dated {
  if (rule.onNonWorkingDay === 'stays') return { ...counted, why, due: counted.end, metUntil: counted.end }
  const met = treatedAsMet(counted.end, calendar())
  const due = rule.onNonWorkingDay === 'moves' ? met.until : counted.end
  return { ...counted, why, due, metUntil: met.until, skipped: [...counted.skipped, ...met.skipped] }
}

function extendedTo(
  { to, agreedOn }: Extension,
  rule: DeadlineRule,
  clock: readonly Pause[],
  calendars: Calendars,
): Dated {
  const calendar = () => calendarOf(calendars, rule.calendar)
  const inWorkingDays = isLength(rule.period) && rule.period.unit === 'working days'
  return dated(putOff(to, agreedOn, clock, inWorkingDays ? calendar() : null), rule, 'agreed', calendar)
}
