// Why the dates of a case are what they are: one explanation for every date that is open or whose clock stands still,
// with the date as it was first and each one since. The explanation itself is that of `computeDue`, whole, as the due-date
// command prints it; the same for the page, the API and the Temporal UI.
import type { Explanation } from '../calendar/explanation.js'
import type { Extension } from '../calendar/extension.js'
import { endOfDay } from '../calendar/london-time.js'
import { addDays, compareDates, inWords, weekdayName, type LocalDate } from '../calendar/local-date.js'
import { isLength } from '../calendar/rule.js'
import { leftWhenStopped } from '../calendar/stopped-clock.js'
import { expectedBy, explanationOf, keptDatesOf, PLAN, termOf } from './dates.js'
import { dueItems, isOverdue, type OpenDeadline } from './deadlines.js'
import type { DueItem } from './due.js'
import { EXPECTATIONS, isStatutoryKind, type DeadlineKind } from './policy.js'
import { clockOf } from './statutory/clocks.js'
import { obligationOf, type RecommendationState } from './state.js'
import type { Basis, KeptDate } from './term.js'

/** How a date stands: still to come, treated as met, missed, or not known while its clock stands still. */
export const TIMELINESS = ['running', 'treated-as-met', 'overdue', 'stopped'] as const
export type Timeliness = (typeof TIMELINESS)[number]

/**
 * An explanation and how the case stands to it. While the clock stands still it explains the last date that held. `notes`
 * say also what only the case knows.
 */
export type ExplainedDeadline = Explanation & {
  readonly deadline: DeadlineKind
  readonly recommendations: readonly number[]
  readonly waitsFor: 'body' | 'cqc'
  readonly standing: Timeliness
  /**
   * The first day on which it is late, not before every reading of a period that the law sets has passed; null while its clock
   * stands still, and for CQC, which is bound to no date.
   */
  readonly overdueFrom: LocalDate | null
  /** Why it is overdue; null unless it is. */
  readonly overdueBecause: string | null
  /** On what the date rests; `expectation` is a time that is hoped for and binds nobody. */
  readonly basis: Basis['kind'] | 'expectation'
  /** Every date that held, the original first. */
  readonly dates: readonly KeptDate[]
  /** The agreed extensions, each with the day on which it was asked for. */
  readonly extensions: readonly (Extension & { readonly askedOn: LocalDate })[]
  /** Since when the clock stands still, who asked, and what is left of the time; null while it runs. */
  readonly stopped: {
    readonly since: LocalDate
    readonly askedBy: 'body' | 'ombudsman'
    readonly left: number
    readonly unit: 'days' | 'working days'
  } | null
}

/** Every date that is open or stands still, the earliest first. Throws as `computeDue`. */
export function explainDeadlines(state: RecommendationState): ExplainedDeadline[] {
  return dueItems(state)
    .flatMap(({ deadline, ...item }) =>
      deadline
        ? numbersIn(deadline).map((number) => explained(state, deadline, number))
        : stoppedDate(state, item),
    )
    .sort((a, b) => compareDates(a.due, b.due))
}

/** The dates that a deadline stands for: each recommendation may rest on something else. */
const numbersIn = ({ kind, recommendations }: OpenDeadline): readonly (number | null)[] =>
  kind === 'plan' ? [PLAN] : kind === 'evidence' ? recommendations : [null]

function explained(state: RecommendationState, d: OpenDeadline, number: number | null): ExplainedDeadline {
  const missed = d.waitsFor === 'body' && isOverdue(d, state.playedUntil)
  const about = d.kind === 'evidence' && number !== null ? [number] : d.recommendations
  return {
    ...told(state, explanationIn(state, d, number), number),
    ...(isStatutoryKind(d.kind) && { basis: 'rule' }),
    deadline: d.kind,
    recommendations: about,
    waitsFor: d.waitsFor,
    standing: missed ? 'overdue' : standingOf(d, state.playedUntil),
    overdueFrom: d.waitsFor === 'body' ? addDays(d.metUntil, 1) : null,
    overdueBecause: missed ? overdueBecause(state, d) : null,
    stopped: null,
  }
}

/** Of a date that is not overdue; nothing is treated as met that is only hoped for. */
const standingOf = ({ on, waitsFor }: Pick<OpenDeadline, 'on' | 'waitsFor'>, at: number): Timeliness =>
  waitsFor === 'body' && at >= endOfDay(on) ? 'treated-as-met' : 'running'

function explanationIn(state: RecommendationState, d: OpenDeadline, number: number | null): Explanation {
  if (isStatutoryKind(d.kind)) {
    const clock = clockOf(state, d.kind)
    if (clock) return clock.explanation
  }
  const explanation =
    number === null
      ? d.countedFrom && expectedBy(state, EXPECTATIONS[d.kind as keyof typeof EXPECTATIONS], d.countedFrom)
      : explanationOf(state, number)
  if (!explanation) throw new RangeError(`the deadline ${d.kind} of ${d.on} rests on nothing`)
  return explanation
}

function told(state: RecommendationState, explanation: Explanation, number: number | null) {
  const term = number === null ? null : termOf(state, number)
  return {
    ...explanation,
    notes: [...explanation.notes, ...wordsSay(state, number)],
    basis: term?.basis.kind ?? ('expectation' as const),
    dates: number === null ? [] : keptDatesOf(state, number),
    extensions: (term?.extensions ?? longerAs(state, explanation)).map(askedFor),
  }
}

/** How the period that an explanation is about was made longer, in writing. */
const longerAs = ({ statutory }: RecommendationState, { extended }: Explanation) =>
  (extended?.by ?? []).map((agreed) => {
    const longer = statutory?.longer.find((l) => l.to === agreed.to && l.agreedOn === agreed.agreedOn)
    return { ...agreed, askedOn: longer?.askedOn ?? agreed.agreedOn }
  })

const askedFor = ({ to, askedOn, agreedOn, inWriting }: Extension & { readonly askedOn: LocalDate }) => ({
  to,
  askedOn,
  agreedOn,
  inWriting,
})

/** That the decision's words give another date than the one that was stated with it. */
function wordsSay(state: RecommendationState, number: number | null): string[] {
  const obligation = number === null ? undefined : obligationOf(state, number)
  const give = obligation?.undated?.give
  const basis = obligation?.term?.basis
  const isStated = basis?.kind === 'assumed' || (basis?.kind === 'date' && basis.by === 'decision')
  if (!give || !isStated) return []
  return [`The words of the decision give ${inWords(give)}; the date that was stated with it is kept`]
}

/** The last date that held while a question stops its clock; nothing where no date was set. */
function stoppedDate(
  state: RecommendationState,
  { what, recommendations, on, stopped }: DueItem,
): ExplainedDeadline[] {
  const number = what === 'plan' ? PLAN : recommendations[0]
  const explanation = stopped && number !== undefined ? explanationOf(state, number) : null
  if (!stopped || number === undefined || !explanation) return []
  const { period } = explanation
  const inWorkingDays = isLength(period) && period.unit === 'working days'
  return [
    {
      ...told(state, explanation, number),
      deadline: number === PLAN ? 'plan' : 'evidence',
      recommendations,
      waitsFor: 'body',
      standing: 'stopped',
      overdueFrom: null,
      overdueBecause: null,
      stopped: {
        ...stopped,
        left: leftWhenStopped(
          on ?? explanation.due,
          stopped.since,
          inWorkingDays ? state.calendar : undefined,
        ),
        unit: inWorkingDays ? 'working days' : 'days',
      },
    },
  ]
}

/** As it stands at a later moment (epoch milliseconds): a case is not woken by a day that is treated as met. */
export const asOf = (deadline: ExplainedDeadline, at: number): ExplainedDeadline =>
  deadline.standing === 'running'
    ? { ...deadline, standing: standingOf({ ...deadline, on: deadline.due }, at) }
    : deadline

/** The rule by which a date counts as missed, with the rule of the date itself. */
export function overdueBecause(state: RecommendationState, d: OpenDeadline): string {
  const [number = null] = numbersIn(d)
  const since = addDays(d.metUntil, 1)
  return (
    `Overdue since the beginning of ${weekdayName(since)} ${inWords(since)}, because nothing had come by the end of ` +
    `${inWords(d.metUntil)}. ${explanationIn(state, d, number).sentence}`
  )
}

/** The rule of a deadline's date, by its id. */
export const ruleIdOf = (state: RecommendationState, d: OpenDeadline): string =>
  explanationIn(state, d, numbersIn(d)[0] ?? null).rule
