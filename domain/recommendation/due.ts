// What is asked of the body and of CQC now: every date that runs, what has no date yet, what waits for a question, and the
// questions themselves. Letters, `/deadlines`, the page behind a letter's link and the lists all read it from here.
import type { Calendar } from '../calendar/calendar.js'
import { metOnEveryReading } from '../calendar/explanation.js'
import { endOfDay } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import { dueOnOf, expectedBy, explanationOf, isOpen, owedNumbers, PLAN, stoppedBy, termOf } from './dates.js'
import type { OpenDeadline } from './deadlines.js'
import { isComplainant, type Recipient } from './ids.js'
import type { DueLine } from './letter-item.js'
import { CLARIFICATION_ANSWERED, DEADLINE_KINDS } from './policy.js'
import { awaitsPlan } from './stages.js'
import type { Clarification, RecommendationState } from './state.js'
import { toldDate } from './told-dates.js'

/** What can be asked: to meet a date of some kind, or to answer a question. */
export const DUE_KINDS = [...DEADLINE_KINDS, 'question'] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** One thing that is asked of somebody. */
export interface DueItem {
  readonly what: DueKind
  readonly askedOf: 'body' | 'cqc'
  /** In a question 0 is the action plan. */
  readonly recommendations: readonly number[]
  /** Null while no date is set; while the clock stands still the last date that held. */
  readonly on: LocalDate | null
  /** The day until whose end it is treated as met. */
  readonly metUntil: LocalDate | null
  /** It is only hoped for by that day: nobody is late. */
  readonly hopedFor: boolean
  /** Since when its clock stands still, and who asked the question that stopped it. */
  readonly stopped: { readonly since: LocalDate; readonly askedBy: 'body' | 'ombudsman' } | null
  /** The day on which it is or was asked, of what is counted from there; of a follow-up it may be to come. */
  readonly askedOn: LocalDate | null
}

/** The same with the deadline that it is; none where no date runs. */
export interface DueInCase extends DueItem {
  readonly deadline: OpenDeadline | null
}

/** How it stands at a moment. */
export const DUE_STANDINGS = ['running', 'treated-as-met', 'overdue', 'stopped', 'undated'] as const
export type DueStanding = (typeof DUE_STANDINGS)[number]

/**
 * How a due item stands at this moment (epoch milliseconds). Nobody is late with what is only hoped for, and nobody before
 * the end of the last day on which it is treated as met.
 */
export function standingAt(
  { on, metUntil, hopedFor, stopped }: Pick<DueItem, 'on' | 'metUntil' | 'hopedFor' | 'stopped'>,
  at: number,
): DueStanding {
  if (stopped) return 'stopped'
  if (on === null || metUntil === null) return 'undated'
  if (hopedFor || at < endOfDay(on)) return 'running'
  return at < endOfDay(metUntil) ? 'treated-as-met' : 'overdue'
}

/** What is asked in this state, given its open deadlines: what has a date by the date, then what has none. */
export function dueAmong(state: RecommendationState, open: readonly OpenDeadline[]): DueInCase[] {
  if (state.closedAt !== null || state.paused) return []
  return [...open.map(running), ...withoutRunningDate(state), ...questions(state)].sort(inOrder)
}

const LAST = '9999-12-31'
const inOrder = (a: DueItem, b: DueItem) => ((a.on ?? LAST) < (b.on ?? LAST) ? -1 : a.on === b.on ? 0 : 1)

const running = (deadline: OpenDeadline): DueInCase => ({
  what: deadline.kind,
  askedOf: deadline.waitsFor,
  recommendations: deadline.recommendations,
  on: deadline.on,
  metUntil: deadline.metUntil,
  // CQC is bound to no date (memorandum 4.7, 4.8).
  hopedFor: deadline.waitsFor === 'cqc',
  stopped: null,
  askedOn: deadline.countedFrom,
  deadline,
})

/** What the body owes and no date runs for: nobody has set one, or a question has stopped the clock. */
function withoutRunningDate(state: RecommendationState): DueInCase[] {
  const undated: number[] = []
  const stopped = owedNumbers(state).flatMap((number): DueInCase[] => {
    const question = stoppedBy(state, number)
    if (question) return [owed(state, number, about(state, number), question)]
    if (!termOf(state, number)) undated.push(number)
    return []
  })
  const evidence = undated.filter((number) => number !== PLAN)
  return [
    ...stopped,
    ...(undated.includes(PLAN) ? [owed(state, PLAN, about(state, PLAN))] : []),
    ...(evidence[0] === undefined ? [] : [owed(state, evidence[0], evidence)]),
  ]
}

const about = (state: RecommendationState, number: number): readonly number[] =>
  number === PLAN ? state.obligations.filter((o) => awaitsPlan(state, o)).map((o) => o.number) : [number]

function owed(
  state: RecommendationState,
  number: number,
  recommendations: readonly number[],
  question?: Clarification,
): DueInCase {
  const explanation = explanationOf(state, number)
  return {
    what: number === PLAN ? 'plan' : 'evidence',
    askedOf: 'body',
    recommendations,
    on: dueOnOf(state, number) ?? explanation?.due ?? null,
    metUntil: explanation && metOnEveryReading(explanation),
    hopedFor: false,
    stopped: question ? { since: question.asked, askedBy: question.by } : null,
    askedOn: null,
    deadline: null,
  }
}

/** The Ombudsman's questions that the body has not answered. */
const questions = (state: RecommendationState): DueInCase[] =>
  state.clarifications
    .filter((c) => c.by === 'ombudsman' && isOpen(c))
    .map(({ about: recommendations, asked }) => {
      const expected = expectedBy(state, CLARIFICATION_ANSWERED, asked)
      return {
        what: 'question',
        askedOf: 'body',
        recommendations,
        on: expected.due,
        metUntil: metOnEveryReading(expected),
        hopedFor: true,
        stopped: null,
        askedOn: asked,
        deadline: null,
      }
    })

/** What of this a letter to the recipient lists, as it stands when the letter leaves (epoch milliseconds). */
export const dueListAmong = (
  items: readonly DueItem[],
  recipient: Recipient,
  { leavesAt, calendar }: { readonly leavesAt: number; readonly calendar: Calendar },
): DueLine[] =>
  // A complainant owes nothing, and the Ombudsman's own reads of what others owe in the case.
  (isComplainant(recipient) || recipient === 'manager' ? [] : items)
    .filter((item) => item.askedOf === (recipient === 'cqc' ? 'cqc' : 'body'))
    .map(({ on, metUntil, ...item }) => ({
      deadline: item.what,
      recommendations: item.recommendations,
      ...(on === null ? { dueOn: null } : toldDate({ on, metUntil: metUntil ?? on }, calendar)),
      ...(item.stopped && { stoppedBy: item.stopped.askedBy }),
      ...(standingAt({ on, metUntil, ...item }, leavesAt) === 'overdue' && { overdue: true as const }),
    }))
