// What is worth trying in a state: every transition with every input that makes a difference to what can follow.
import { addDays } from '../../domain/calendar/local-date.js'
import type { TransitionName } from '../../domain/recommendation/process.js'
import { isSettled, type Obligation, type RecommendationState } from '../../domain/recommendation/state.js'
import type { CommonInput } from '../../domain/recommendation/transition.js'
import type { Correction } from '../../domain/recommendation/transitions/record.js'
import { DECIDED_ON } from './example-case.js'

export interface Try {
  readonly name: TransitionName
  readonly input: CommonInput
}

const LATER = addDays(DECIDED_ON, 90)
const WORDS = { textId: 'words' }

/** Possible or not: the process table decides. */
export function triesOf(state: RecommendationState): Try[] {
  const attempt = (name: TransitionName, input: object = {}): Try => ({ name, input: { ...WORDS, ...input } })
  const version = state.plan?.version ?? 0
  const asked = state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))
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

const otherRequirement = (o: Obligation): Correction => ({
  what: 'requirement',
  recommendation: o.number,
  requires: o.requires === 'evidence' ? 'action-plan' : 'evidence',
  assurance: o.assurance,
})
