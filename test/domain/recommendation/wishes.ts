// What people may try to do, sensible or not, as fast-check draws it. A wish is made into a message for the state and
// the day on which it is uttered, so that most of what is tried fits and some of it does not.
import fc from 'fast-check'
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { ROLES, type Actor, type Role } from '../../../domain/people/roles.js'
import {
  TRANSITION_NAMES,
  transitionOf,
  type Message,
  type TransitionName,
} from '../../../domain/recommendation/process.js'
import { openReports, proposedLetters } from '../../../domain/recommendation/complainant.js'
import { openNews } from '../../../domain/recommendation/location-news.js'
import { longerRequests } from '../../../domain/recommendation/statutory/clocks.js'
import { receiptIn } from '../../../domain/recommendation/statutory/phase.js'
import { proposalsIn } from '../../../domain/recommendation/statutory/proposal.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { type RecommendationState } from '../../../domain/recommendation/state.js'
import type { CommonInput } from '../../../domain/recommendation/transition.js'
import { BODY, OTHER_BODY, TEXT } from './openings.js'
import { openDuties } from './wished-duties.js'
import { pick } from './wished-cqc.js'
import {
  ABOUT_TIME,
  decidersOf,
  ON_THE_TRACK,
  PRACTICE,
  SELDOM,
  unansweredIn,
  worded,
} from './wished-names.js'
import { inputOf } from './wished-inputs.js'
import { toBePublished } from './wished-publication.js'

/** True once in `n` times. */
const seldom = (n: number) => fc.integer({ min: 1, max: n }).map((drawn) => drawn === n)

export const wish = fc.record({
  /** Which of the transitions: mostly one that is possible at the stage, sometimes any. */
  nth: fc.nat(1000),
  anyTransition: seldom(8),
  aboutTime: seldom(3),
  aboutPractice: seldom(5),
  who: fc.nat(20),
  anyRole: seldom(15),
  foreign: seldom(30),
  wordless: seldom(12),
  stale: seldom(25),
  /** In somebody's name when that is not called for, or the other way about. */
  wrongName: seldom(12),
  /** Which recommendation: mostly one that there is; 0 is the plan. */
  recommendation: fc.nat(4),
  code: fc.nat(1000),
  /** Days from today to the date that is given: mostly ahead. */
  ahead: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: -3000, max: 4000 }) },
  ),
  /** Days since it came. */
  ago: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: -2, max: 400 }) },
  ),
})

export type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

const OFTEN = TRANSITION_NAMES.filter(
  (name) => ![SELDOM, ABOUT_TIME, ON_THE_TRACK, PRACTICE].some((names) => names.includes(name)),
)

/**
 * Which transition this wish means at this stage. Withdrawing ends a life, so it is seldom meant; of a track that is
 * pursued the body says nothing, and the Ombudsman goes it to its end.
 */
export function nameOf(w: Wish, state: RecommendationState, isPursued = false): TransitionName {
  if (w.anyTransition) return pick(TRANSITION_NAMES, w.nth)
  const step = isPursued && w.who % 6 !== 0 ? nextOnTheTrack(state) : undefined
  if (step) return step
  // What was asked is mostly answered: otherwise few lives see an agreement.
  if (state.requests.length > 0 && w.who % 4 === 0) return 'decideExtension'
  if (longerRequests(state).length > 0 && w.who % 3 === 0) return 'decideLongerPeriod'
  if (toBePublished(state) !== undefined && w.who % 3 !== 0) return 'decidePublication'
  // A follow-up that is planned anew again and again would never be decided.
  if (state.followUp && w.who % 4 === 1)
    return w.nth % 3 === 0 ? 'planFollowUp' : w.nth % 3 === 1 ? 'answerFollowUp' : 'decideFollowUp'
  if (stageOf(state) === 'to-conclude' && w.who % 4 === 2) return 'conclude'
  if (!isPursued && state.statutory && w.code % 2 === 0) return onTheTrack(w, state)
  if (unansweredIn(state) !== undefined && w.who % 4 === 3) return 'giveAssurance'
  if (worded(state, true) !== undefined && w.who % 8 === 1) return 'overrideWording'
  if (worded(state, false) !== undefined && w.who % 3 === 2) return 'decidePublication'
  if (openNews(state).length && w.who % 5 === 0) return 'decideLocation'
  if (state.undelivered.length && w.who % 5 === 1) return 'settleLetter'
  if (proposedLetters(state).length && w.who % 4 === 2) return 'decideComplainantLetter'
  if (openReports(state).length && w.who % 4 === 3) return 'settleNotReceived'
  const often = w.aboutPractice ? PRACTICE : w.aboutTime ? ABOUT_TIME : OFTEN
  const possible = often.filter((name) => transitionOf(name).from.includes(stageOf(state)))
  return pick(possible.length ? possible : TRANSITION_NAMES, w.nth)
}

/** Mostly what the track waits for: it is a long way to its end. */
function onTheTrack(w: Wish, state: RecommendationState): TransitionName {
  const { statutory } = state
  if (!statutory || w.nth % 5 === 0) return pick(ON_THE_TRACK, w.nth)
  if (w.nth % 5 === 1 && openDuties(state).length) return w.who % 5 === 0 ? 'waiveDuty' : 'recordDuty'
  const next = nextOnTheTrack(state)
  if (next && next !== 'recordReceipt') return next
  const { notice } = statutory
  if (notice?.form) return 'recordPublication'
  if (notice && w.nth % 7 === 0) return 'giveReasons'
  if (notice && w.nth % 2 === 0) return 'agreeForm'
  if (next && w.nth % 3 !== 0) return next
  return pick(['notifyAction', 'assessAction', 'assessAction', 'askLongerPeriod'], w.nth)
}

/** What the Ombudsman does next whatever the body says; undefined while time must pass. */
function nextOnTheTrack(state: RecommendationState): TransitionName | undefined {
  const { statutory } = state
  if (!statutory) return undefined
  if (proposalsIn(state).length) return 'decideFormalStep'
  const { notice } = statutory
  if (notice?.by !== 'ombudsman') return receiptIn(statutory) === null ? 'recordReceipt' : undefined
  if (!notice.doneOn) return 'recordPublication'
  if (!notice.expense) return 'claimExpense'
  return notice.expense.settled ? undefined : 'settleExpense'
}

/** The message that this wish is, in this state at this moment (epoch milliseconds). */
export function messageOf(name: TransitionName, w: Wish, state: RecommendationState, at: number): Message {
  const transition = transitionOf(name)
  const wished = inputOf(name, w, state, at)
  const may = decidersOf(name, wished) ?? [...transition.by, ...transition.onBehalf]
  const role = pick(w.anyRole ? ROLES : may, w.who)
  const behalf = !transition.by.includes(role) && transition.onBehalf.includes(role)
  const input: CommonInput = {
    ...wished,
    ...(!w.wordless && { textId: TEXT }),
    ...(behalf !== w.wrongName && {
      onBehalf: { channel: 'email', receivedOn: addDays(localDateOf(at), -w.ago) },
    }),
  }
  return {
    actor: actorOf(role, w.foreign),
    bodyHash: 'a-hash',
    input,
    ...(w.stale && { seenSeq: Math.max(0, state.seq - 1) }),
  }
}

export const actorOf = (role: Role, foreign = false): Actor => ({
  subject: `a-${role}`,
  role,
  ...(role === 'body-contact' && { bodyId: foreign ? OTHER_BODY : BODY }),
})
