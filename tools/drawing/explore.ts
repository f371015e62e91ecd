// Walks through everything that can happen to a small case by the process table, so that what is drawn and what is
// tested is what the rules do, not what somebody remembers of them. Time stands still on the way: it moves no stage.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { isOpen } from '../../domain/recommendation/dates.js'
import { overdueDeadlines } from '../../domain/recommendation/deadlines.js'
import { longerRequests } from '../../domain/recommendation/statutory/clocks.js'
import { openNews } from '../../domain/recommendation/location-news.js'
import type { Notice } from '../../domain/recommendation/letters.js'
import { openingNotices } from '../../domain/recommendation/opening.js'
import { refusalOf, transitionOf, type TransitionName } from '../../domain/recommendation/process.js'
import { stageOf, type Stage } from '../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import type { StatutoryState } from '../../domain/recommendation/statutory/state.js'
import { open } from '../../domain/recommendation/step.js'
import { momentOf } from '../../domain/recommendation/transition.js'
import {
  actorIn,
  changedLocationCase,
  conditionalCase,
  DECIDED_ON,
  lateCase,
  noticeCase,
  ordinaryCase,
  publishedInItsPlaceCase,
  reportCase,
  statementCase,
  takenOverCase,
  TODAY_AT,
  twoAssurancesCase,
  undeliveredCase,
  writtenStatementCase,
} from './example-case.js'
import { practiceMarks } from './practice-tries.js'
import { triesOf, type Try } from './tries.js'

/** One thing that was done, at which stage, the stage after it, and the letters that left at once. */
export interface Move {
  readonly name: TransitionName
  readonly from: Stage
  readonly to: Stage
  readonly notices: readonly Pick<Notice, 'kind' | 'recipient'>[]
}

export interface Explored {
  /** Every state that was reached, different in what decides what can happen next. */
  readonly states: readonly RecommendationState[]
  /** Every different move. */
  readonly moves: readonly Move[]
  /** The first state of the stage in which the transition was taken, and what was tried; undefined when it never was. */
  first(name: TransitionName, from: Stage): { state: RecommendationState; attempt: Try } | undefined
}

const BEGINNINGS = [
  undeliveredCase,
  ordinaryCase,
  twoAssurancesCase,
  takenOverCase,
  lateCase,
  conditionalCase,
  reportCase,
  statementCase,
  writtenStatementCase,
  noticeCase,
  publishedInItsPlaceCase,
  changedLocationCase,
]

/** Enough for these cases with everything tried; more means that states are not told apart rightly. */
const STATES_AT_MOST = 25_000

let everything: Explored | undefined

/**
 * Everything that can be reached from the start of an ordinary case, one with much for CQC, two taken over, and one on
 * each statutory track. It takes half a minute, once in a process.
 */
export const exploreAll = (): Explored => (everything ??= explore(() => true))

/** What is reached from the same starts by those tries alone that are worthwhile. */
export function explore(worthwhile: (attempt: Try) => boolean): Explored {
  const states = new Map<string, RecommendationState>()
  const order = new Map<RecommendationState, number>()
  const moves = new Map<string, Move>()
  const firsts = new Map<string, { state: RecommendationState; attempt: Try }>()
  const isEarlier = (state: RecommendationState, than: RecommendationState | undefined) =>
    !than || (order.get(state) ?? 0) < (order.get(than) ?? 0)
  const placeOf = (name: TransitionName, from: Stage) => `${name} ${from}`
  const waiting: RecommendationState[] = []
  const reach = (state: RecommendationState) => {
    const key = whatDecides(state)
    if (states.has(key)) return
    if (states.size === STATES_AT_MOST)
      throw new RangeError('the process has more states than can be walked through')
    states.set(key, state)
    order.set(state, order.size)
    waiting.push(state)
  }
  for (const initial of BEGINNINGS.map((begin) => begin()))
    reach(open(initial, TODAY_AT, openingNotices(initial)).state)
  for (let state = waiting.pop(); state; state = waiting.pop())
    for (const attempt of triesOf(state).filter(worthwhile)) {
      const { name } = attempt
      const message = messageOf(attempt)
      if (refusalOf(state, name, message, TODAY_AT)) continue
      const change = transitionOf(name).apply(state, message.input, momentOf(message.actor, TODAY_AT))
      const notices = (change.notices ?? []).map(({ kind, recipient }) => ({ kind, recipient }))
      const move: Move = { name, from: stageOf(state), to: stageOf(change.state), notices }
      moves.set(JSON.stringify(move), move)
      const place = placeOf(name, move.from)
      if (isEarlier(state, firsts.get(place)?.state)) firsts.set(place, { state, attempt })
      reach(change.state)
    }
  return {
    states: [...states.values()],
    moves: [...moves.values()],
    first: (name, from) => firsts.get(placeOf(name, from)),
  }
}

/** As it is said by whoever does it in their own name. */
export function messageOf({ name, input, as }: Try) {
  const role = as ?? transitionOf(name).by[0]
  if (!role) throw new RangeError(`nobody may do ${name}`)
  return { actor: actorIn(role), bodyHash: '', input }
}

/** What tells two states apart: dates only by whether they are there, versions and what was written not at all. */
const whatDecides = (state: RecommendationState): string => {
  // From there only the share is tried: what counts is the stage that it leads to.
  if (state.cqcPart === 'not-shared')
    return JSON.stringify([stageOf(state), state.cqcPart, stageOf({ ...state, cqcPart: 'runs' })])
  const marks = practiceMarks(state)
  if (marks.length) return JSON.stringify([stageOf(state), marks])
  if (state.locationNews)
    return JSON.stringify([stageOf(state), openNews(state).length, everythingThatDecides(state)])
  const pending = [
    state.requests.length > 0,
    state.clarifications.some(isOpen),
    state.quiet.length > 0,
    longerRequests(state).length > 0,
  ]
  // From there only what ends it is tried (tries.ts): one such state of each stage is enough.
  return JSON.stringify(pending.includes(true) ? [stageOf(state), ...pending] : everythingThatDecides(state))
}

const everythingThatDecides = (state: RecommendationState) => [
  state.cqcPart,
  state.paused,
  state.closedAt === null,
  state.undelivered.length,
  there(state.planDueOn),
  state.plan?.status,
  there(state.plan?.acceptedOn),
  there(state.plan?.loggedOn),
  state.followUp?.answered,
  state.followUp?.kind,
  state.escalations.map((e) => `${e.deadline} ${e.level} ${e.decision}`),
  state.statutory && trackThatDecides(state.statutory),
  overdueDeadlines(state).length > 0,
  state.obligations.map((o) => [
    o.requires,
    o.assurance,
    there(o.dueOn),
    o.evidence !== null,
    there(o.assuranceSoughtOn),
    o.assuranceAnswer,
    // What is ceased is settled like what is not satisfied, what is incomplete like what is satisfied.
    o.judgement === 'ceased' ? 'not-satisfied' : o.judgement?.replace('satisfied-incomplete', 'satisfied'),
    o.condition?.standing,
  ]),
]

const trackThatDecides = ({
  form,
  round,
  receipt,
  notification,
  view,
  notice,
  longer,
  decisions,
}: StatutoryState) => [
  form,
  round,
  // A receipt of today starts a period, one of long ago has ended it.
  receipt?.on === DECIDED_ON,
  receipt === null,
  notification !== null,
  view?.view,
  longer.length > 0,
  decisions.at(-1)?.decision === 'not-now',
  // What is done about a report changes nothing that can follow but the conclusion.
  notice && [
    there(notice.receipt?.on),
    notice.form !== null,
    notice.publications.length,
    notice.by,
    there(notice.doneOn),
    // Reasons of the body's own change nothing that can follow but the form that has them in it.
    notice.expense && there(notice.expense.settled?.on),
  ],
]

const there = (date: LocalDate | null | undefined) => Boolean(date)
