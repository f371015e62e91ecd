// Whose move it is. A case may wait for several at once: CQC for a plan to log, the body for its evidence, the Ombudsman for
// a judgement. It waits for nobody whom nothing is asked of, and for no body that nobody has written to.
import { dueItems, followUpAskedAt } from './deadlines.js'
import { bodyRecipient, officeOf } from './ids.js'
import { awaitsAssurance, isEvidenced, mayBeCarriedOut } from './stages.js'
import { asksBody, isSettled, obligationOf, type RecommendationState } from './state.js'
import type { TaskKind } from './task-kinds.js'
import { tasksOf } from './tasks.js'

/** Who can be waited for, in the order in which they are named. */
export const PARTIES = ['ombudsman', 'body', 'cqc'] as const
export type Party = (typeof PARTIES)[number]

/** What lists are filtered by: a party, or nobody. */
export const WAITING_ON = [...PARTIES, 'nobody'] as const
export type WaitingOn = (typeof WAITING_ON)[number]

/**
 * The tasks that hold a case up: what was sent in waits for a decision, or nothing can be asked before. The others (to chase, to
 * record when a paper was received, to publish a wording, to write to the complainant) are work beside it.
 */
const HOLDING: readonly TaskKind[] = [
  'confirm-take-over',
  'set-date',
  'review-plan',
  'conclude',
  'decide-extension',
  'decide-longer-period',
  'answer-clarification',
  'assess-action',
  'publish',
  'settle-not-received',
]

const known = new WeakMap<RecommendationState, readonly Party[]>()

/** For whom the case waits; nobody when it is closed, or until the day of its follow-up. */
export function waitingOn(state: RecommendationState): readonly Party[] {
  const found = known.get(state)
  if (found) return found
  const parties = computed(state)
  known.set(state, parties)
  return parties
}

function computed(state: RecommendationState): readonly Party[] {
  if (state.closedAt !== null) return []
  const isBodysMove = bodyMoves(state)
  // Whoever has nobody to receive a letter cannot move: somebody is to be named first.
  const noAddress = isBodysMove && lacksAddressee(state, bodyRecipient(state.bodyId))
  const isCqcsMove = dueItems(state).some((item) => item.askedOf === 'cqc')
  const waits: Record<Party, boolean> = {
    ombudsman: noAddress || ombudsmanMoves(state) || (isCqcsMove && lacksAddressee(state, 'cqc')),
    body: isBodysMove && !noAddress,
    cqc: isCqcsMove,
  }
  const parties = PARTIES.filter((party) => waits[party])
  // What nobody else holds up waits for a person to look at it: a condition that may arise, a date before it may be closed.
  return parties.length || awaitsFollowUp(state) ? parties : ['ombudsman']
}

/** The body can act now: on a date that runs, on a question, on evidence that it may carry out. */
const bodyMoves = (state: RecommendationState): boolean =>
  dueItems(state).some(({ askedOf, what, on, stopped, recommendations }) => {
    if (askedOf !== 'body' || on === null || stopped) return false
    if (what === 'follow-up') return isAsked(state)
    if (what !== 'evidence') return true
    return recommendations.some((number) => {
      const obligation = obligationOf(state, number)
      return obligation !== undefined && mayBeCarriedOut(state, obligation)
    })
  })

/** What is in can be judged; assurance is waited for first, though it never keeps anybody from judging. */
const isToJudge = (state: RecommendationState): boolean =>
  state.obligations.some((o) => isEvidenced(o) && !isSettled(o) && !awaitsAssurance(state, o))

function ombudsmanMoves(state: RecommendationState): boolean {
  const { followUp } = state
  if (state.paused || isToJudge(state)) return true
  if (followUp && (followUp.answered || (!asksBody(followUp) && isAsked(state)))) return true
  return tasksOf(state).some(({ kind }) => HOLDING.includes(kind))
}

/** Whether the day of the follow-up has come. */
function isAsked(state: RecommendationState): boolean {
  const at = followUpAskedAt(state)
  return at !== null && state.playedUntil >= at
}

const awaitsFollowUp = (state: RecommendationState): boolean => state.followUp !== null && !isAsked(state)

/** Nobody is in post who could receive a letter, or one could not be delivered, as far as the case has heard. */
const lacksAddressee = (state: RecommendationState, office: string): boolean =>
  (state.unaddressed === true && office === bodyRecipient(state.bodyId)) ||
  [...state.sends.filter((send) => send.waitsForContact), ...state.undelivered].some(
    ({ recipient }) => officeOf(recipient).office === office,
  )
