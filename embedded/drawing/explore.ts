// Walks through everything that can happen to a small case by the process table, so that what is drawn and what is
// tested is what the rules do, not what somebody remembers of them. Time stands still on the way: it moves no stage.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { Role } from '../../domain/people/roles.js'
import { openingNotices } from '../../domain/recommendation/opening.js'
import { refusalOf, transitionOf, type TransitionName } from '../../domain/recommendation/process.js'
import { stageOf, type Stage } from '../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { open, take } from '../../domain/recommendation/step.js'
import { actorIn, ordinaryCase, takenOverCase, TODAY_AT } from './example-case.js'
import { triesOf, type Try } from './tries.js'

/** One thing that was done: what, by whom, at which stage, and the stage after it. */
export interface Move {
  readonly name: TransitionName
  readonly role: Role
  readonly from: Stage
  readonly to: Stage
}

export interface Explored {
  /** Every state that was reached, different in what decides what can happen next. */
  readonly states: readonly RecommendationState[]
  /** Every different move. */
  readonly moves: readonly Move[]
}

/** Enough for both cases with everything allowed; reached only when states are no longer told apart rightly. */
const STATES_AT_MOST = 20_000

/**
 * Everything that can be reached from the start of an ordinary case and of one taken over unconfirmed.
 *
 * @param leaveOut transitions that are not to be tried, for a picture of what is usual
 */
export function explore(leaveOut: readonly TransitionName[] = []): Explored {
  const states = new Map<string, RecommendationState>()
  const moves = new Map<string, Move>()
  const waiting: RecommendationState[] = []
  const reach = (state: RecommendationState) => {
    const key = whatDecides(state)
    if (states.has(key)) return
    if (states.size === STATES_AT_MOST) throw new RangeError('the process has more states than can be walked through')
    states.set(key, state)
    waiting.push(state)
  }
  for (const initial of [ordinaryCase(), takenOverCase()])
    reach(open(initial, TODAY_AT, openingNotices(initial)).state)
  for (let state = waiting.pop(); state; state = waiting.pop())
    for (const attempt of triesOf(state)) {
      if (leaveOut.includes(attempt.name)) continue
      for (const { move, after } of carryOut(state, attempt)) {
        moves.set(Object.values(move).join(), move)
        reach(after)
      }
    }
  return { states: [...states.values()], moves: [...moves.values()] }
}

/** The same thing done by each role that may: in its own name, or by an officer for somebody else. */
function carryOut(state: RecommendationState, { name, input }: Try): { move: Move; after: RecommendationState }[] {
  const { by, onBehalf } = transitionOf(name)
  return [...by, ...onBehalf].flatMap((role) => {
    const message = {
      actor: actorIn(role),
      bodyHash: '',
      input: by.includes(role) ? input : { ...input, onBehalf: { channel: 'email' as const, receivedOn: state.decisionDate } },
    }
    if (refusalOf(state, name, message, TODAY_AT)) return []
    const after = take(state, name, message, TODAY_AT).state
    return [{ move: { name, role, from: stageOf(state), to: stageOf(after) }, after }]
  })
}

/** What tells two states apart: dates only by whether they are there, versions and what was written not at all. */
const whatDecides = (state: RecommendationState): string =>
  JSON.stringify([
    state.cqcPart,
    state.paused,
    state.closedAt === null,
    there(state.planDueOn),
    state.plan?.status,
    there(state.plan?.acceptedOn),
    there(state.plan?.loggedOn),
    state.followUp?.answered,
    state.obligations.map((o) => [
      o.requires,
      o.assurance,
      there(o.dueOn),
      o.evidence !== null,
      there(o.assuranceSoughtOn),
      o.assuranceAnswer,
      o.judgement,
    ]),
  ])

const there = (date: LocalDate | null | undefined) => Boolean(date)
