// The dates by which a body owes something: what each rests on, whether its clock stands still, and why it is what it
// is. The plan is number 0, a recommendation bears its own number.
import { calendarsIn, type Calendar, type Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { Deadline, Explanation } from '../calendar/explanation.js'
import { localDateOf } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import { ruleBy } from '../calendar/rules.js'
import type { Pause } from '../calendar/stopped-clock.js'
import { isEvidenced, owesPlan } from './stages.js'
import { isDormant, isSettled, obligationOf, type Clarification, type RecommendationState } from './state.js'
import { deadlineOf, statedTerm, type KeptDate, type Term } from './term.js'

/** The number under which the action plan's date is spoken of. */
export const PLAN = 0

/** What the date rests on; null when there is none. */
export const termOf = (state: RecommendationState, number: number): Term | null =>
  number === PLAN ? state.planTerm : (obligationOf(state, number)?.term ?? null)

/** The date itself; null when there is none. It holds on while its clock stands still. */
export const dueOnOf = (state: RecommendationState, number: number): LocalDate | null =>
  number === PLAN ? state.planDueOn : (obligationOf(state, number)?.dueOn ?? null)

/** Every date that held, the first one first. */
export const keptDatesOf = (state: RecommendationState, number: number): readonly KeptDate[] =>
  number === PLAN ? state.planDates : (obligationOf(state, number)?.dates ?? [])

/** Whether the body still owes it: a plan that is neither under review nor accepted, evidence that is not in. */
export function isOwed(state: RecommendationState, number: number): boolean {
  if (state.closedAt !== null) return false
  if (number === PLAN) return owesPlan(state)
  const obligation = obligationOf(state, number)
  return (
    obligation !== undefined && !isSettled(obligation) && !isDormant(obligation) && !isEvidenced(obligation)
  )
}

/** The numbers of everything that the body owes. */
export const owedNumbers = (state: RecommendationState): number[] =>
  [PLAN, ...state.obligations.map((o) => o.number)].filter((number) => isOwed(state, number))

/** A clarification that somebody still waits for. */
export const isOpen = (clarification: Clarification) =>
  clarification.answered === null && clarification.about.length > 0

/** The calendars by which the dates of a case are counted. */
export const calendarsOf = (state: RecommendationState): Calendars => calendarsIn(state.calendar)

const pausesOf = (state: RecommendationState, number: number): Pause[] =>
  state.clarifications.flatMap(({ about, asked, answered }) =>
    answered !== null && about.includes(number) ? [{ asked, answered }] : [],
  )

/** The date's rule, start, pauses and extensions; null when there is no date. */
function reckoned(state: RecommendationState, number: number): Deadline | null {
  const term = termOf(state, number)
  return term && deadlineOf(term, pausesOf(state, number), calendarsOf(state))
}

// A case asks for the same dates at each of its steps. What they follow from is never changed, only replaced, so that an
// explanation holds as long as its calendar and its term do.
const explained = new WeakMap<Calendar, WeakMap<Term, Explanation>>()
const expected = new WeakMap<Calendar, Map<string, Explanation>>()

/** Why the date is what it is; null when there is none. Throws as `computeDue`. */
export function explanationOf(state: RecommendationState, number: number): Explanation | null {
  const term = termOf(state, number)
  if (!term) return null
  const pauses = pausesOf(state, number)
  const explain = () => computeDue(deadlineOf(term, pauses, calendarsOf(state)), calendarsOf(state))
  if (pauses.length) return explain()
  const byTerm = kept(explained, state.calendar, () => new WeakMap<Term, Explanation>())
  return kept(byTerm, term, explain)
}

/** The date of a rule of the table, by its id, from a day that the case itself records. */
export function expectedBy(state: RecommendationState, rule: string, from: LocalDate): Explanation {
  const calendars = calendarsOf(state)
  const byStart = kept(expected, state.calendar, () => new Map<string, Explanation>())
  return kept(byStart, `${rule} ${from}`, () =>
    computeDue({ rule: ruleBy(calendars, rule), start: { on: from } }, calendars),
  )
}

/** What a map holds for the key, or what is made now and kept there. */
function kept<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** The clarification because of which the clock stands still; undefined while it runs. Statutory clocks run on. */
export function stoppedBy(state: RecommendationState, number: number): Clarification | undefined {
  if (reckoned(state, number)?.rule.onClarification === 'runs on') return undefined
  return state.clarifications.find((c) => isOpen(c) && c.about.includes(number))
}

/** The state with another term for this number and the date that follows from it. Throws as `computeDue`. */
export function withTerm(state: RecommendationState, number: number, term: Term): RecommendationState {
  const changed: RecommendationState =
    number === PLAN
      ? { ...state, planTerm: term }
      : { ...state, obligations: state.obligations.map((o) => (o.number === number ? { ...o, term } : o)) }
  return withDate(changed, number)
}

/** The state with a date that an officer sets today. */
export const withDateSet = (
  state: RecommendationState,
  number: number,
  on: LocalDate,
  today: LocalDate,
): RecommendationState => withTerm(state, number, statedTerm(on, today, 'ombudsman'))

function withDate(state: RecommendationState, number: number): RecommendationState {
  const due = explanationOf(state, number)?.due ?? null
  if (due === dueOnOf(state, number)) return state
  if (number === PLAN) return { ...state, planDueOn: due }
  return {
    ...state,
    obligations: state.obligations.map((o) =>
      o.number === number ? { ...o, dueOn: due, originalDueOn: o.originalDueOn ?? due } : o,
    ),
  }
}

/**
 * The state in which every date that is still owed follows from its term and the calendar, and what is about something
 * that is owed no more has gone: requests for more time, open clarifications, paused reminders.
 */
export function settled(state: RecommendationState): RecommendationState {
  const owed = new Set(owedNumbers(state))
  const dated = [...owed].reduce(
    (next, number) => (termOf(next, number) ? withDate(next, number) : next),
    state,
  )
  const today = localDateOf(state.playedUntil)
  const requests = state.requests.filter((r) => owed.has(r.number))
  const quiet = state.quiet.filter(
    (q) => (q.number === 'all' || owed.has(q.number)) && (q.until === null || q.until > today),
  )
  const clarifications = state.clarifications.map((c) => {
    const about = c.answered === null ? c.about.filter((number) => owed.has(number)) : c.about
    return about.length === c.about.length ? c : { ...c, about }
  })
  return { ...dated, requests, quiet, clarifications }
}

/** The state with every date kept that has changed since `before`, and those dates with their numbers. */
export function withDatesKept(
  before: RecommendationState,
  state: RecommendationState,
  kept: Omit<KeptDate, 'on'>,
): { readonly state: RecommendationState; readonly dates: readonly NumberedDate[] } {
  const numbers = [PLAN, ...state.obligations.map((o) => o.number)]
  const dates = numbers.flatMap((number): NumberedDate[] => {
    const on = dueOnOf(state, number)
    const last = keptDatesOf(before, number).at(-1)?.on
    return on === null || on === last ? [] : [{ number, on, ...kept }]
  })
  if (dates.length === 0) return { state, dates }
  const added = (number: number) =>
    dates.filter((d) => d.number === number).map(({ number: _, ...date }) => date)
  return {
    dates,
    state: {
      ...state,
      planDates: [...state.planDates, ...added(PLAN)],
      obligations: state.obligations.map((o) =>
        dates.some((d) => d.number === o.number) ? { ...o, dates: [...o.dates, ...added(o.number)] } : o,
      ),
    },
  }
}

/** A date that came to hold, of the plan (0) or of a recommendation. */
export interface NumberedDate extends KeptDate {
  readonly number: number
}
