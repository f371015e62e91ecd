// What is worth trying in a state: every transition with every input that makes a difference to what can follow.
import { addDays } from '../../domain/calendar/local-date.js'
import { isOpen, owedNumbers, PLAN, termOf } from '../../domain/recommendation/dates.js'
import { overdueDeadlines } from '../../domain/recommendation/deadlines.js'
import type { Role } from '../../domain/people/roles.js'
import type { TransitionName } from '../../domain/recommendation/process.js'
import {
  isDormant,
  isSettled,
  type Obligation,
  type RecommendationState,
} from '../../domain/recommendation/state.js'
import type { CommonInput } from '../../domain/recommendation/transition.js'
import type { Correction } from '../../domain/recommendation/transitions/record.js'
import { DECIDED_ON } from './example-case.js'
import { leadsOn, practiceMarks, practiceTries } from './practice-tries.js'

export interface Try {
  readonly name: TransitionName
  readonly input: CommonInput
  /** Who says it, where it makes a difference; otherwise the first who may. */
  readonly as?: Role
}

export type Attempt = (name: TransitionName, input?: object) => Try

const LATER = addDays(DECIDED_ON, 90)
const MUCH_LATER = addDays(DECIDED_ON, 130)
const WORDS = { textId: 'words' }

const attempt: Attempt = (name, input = {}) => ({ name, input: { ...WORDS, ...input } })

/** Possible or not: the process table decides. */
export function triesOf(state: RecommendationState): Try[] {
  if (practiceMarks(state).length) return practiceTries(state, attempt)
  const all = allTries(state)
  return state.obligations.some(isDormant) ? all.filter(leadsOn) : all
}

function allTries(state: RecommendationState): Try[] {
  const version = state.plan?.version ?? 0
  const asked = state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))
  // More time, a question or paused reminders hold up nothing else: from there only what ends them is worth trying.
  if (state.requests.length > 0 || state.clarifications.some(isOpen) || state.quiet.length > 0)
    return aboutTime(state)
  return [
    attempt('submitPlan', { answers: asked.map((o) => ({ recommendation: o.number, answer: 'will-do' })) }),
    attempt('reviewPlan', { version, decision: 'accept' }),
    attempt('reviewPlan', { version, decision: 'return', planDueOn: LATER }),
    attempt('logPlan', { version }),
    attempt('conclude'),
    attempt('conclude', { followUpOn: LATER }),
    attempt('answerFollowUp', { stillInPlace: true }),
    attempt('decideFollowUp', { stillInPlace: true }),
    attempt('confirmTakeOver'),
    attempt('withdraw'),
    attempt('note'),
    attempt('setDate', { recommendation: 0, dueOn: LATER }),
    ...aboutTime(state),
    ...practiceTries(state, attempt),
    attempt('correct', { corrects: 1, correction: { what: 'plan-due-date', dueOn: LATER } }),
    ...state.obligations
      .slice(-1)
      .map((o) => attempt('correct', { corrects: 1, correction: otherRequirement(o) })),
    ...state.obligations.flatMap(({ number: recommendation }) => [
      attempt('submitEvidence', { recommendation }),
      attempt('seekAssurance', { recommendation }),
      attempt('giveAssurance', { recommendation, answer: 'assured', regulatoryActivity: false }),
      attempt('judge', { recommendation, decision: 'satisfied' }),
      attempt('judge', { recommendation, decision: 'not-satisfied' }),
      attempt('judge', { recommendation, decision: 'more-needed', dueOn: LATER }),
      attempt('decideFollowUp', { stillInPlace: false, reopen: [recommendation], dueOn: LATER }),
      attempt('setDate', { recommendation, dueOn: LATER }),
      attempt('correct', {
        corrects: 1,
        correction: { what: 'judgement', recommendation, decision: null },
      }),
    ]),
  ]
}

/** One of each kind: which of several dates it is about changes nothing that can follow. */
function aboutTime(state: RecommendationState): Try[] {
  const number = owedNumbers(state).find((n) => termOf(state, n)) ?? PLAN
  const question = state.clarifications.find(isOpen)?.id ?? 1
  const [missed] = overdueDeadlines(state)
  return [
    attempt('askExtension', { recommendation: number, to: MUCH_LATER }),
    attempt('decideExtension', { recommendation: number, decision: 'agree', to: MUCH_LATER }),
    attempt('decideExtension', { recommendation: number, decision: 'refuse' }),
    attempt('askClarification', { about: [number] }),
    { ...attempt('askClarification', { about: [number] }), as: 'case-officer' },
    attempt('answerClarification', { clarification: question }),
    attempt('pauseReminders'),
    attempt('resumeReminders'),
    attempt('setSeverity', { severity: state.severity === 'ordinary' ? 'serious' : 'ordinary' }),
    attempt('decideEscalation', {
      deadline: missed?.kind ?? 'plan',
      dueOn: missed?.on ?? LATER,
      step: 'team-co-ordinator',
      decision: 'chase',
    }),
  ]
}

const otherRequirement = (o: Obligation): Correction => ({
  what: 'requirement',
  recommendation: o.number,
  requires: o.requires === 'evidence' ? 'action-plan' : 'evidence',
  assurance: o.assurance,
})
