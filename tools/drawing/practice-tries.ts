// What is worth trying with the recommendations themselves. Each changes little of what else can follow, so a state that
// it has led to is looked at once for each stage, and from there only more of the same is tried.
import { addDays } from '../../domain/calendar/local-date.js'
import { openReports, proposedLetters } from '../../domain/recommendation/complainant.js'
import { isStopped } from '../../domain/recommendation/publication.js'
import { isDormant, type RecommendationState } from '../../domain/recommendation/state.js'
import { DECIDED_ON } from './example-case.js'
import type { Attempt, Try } from './tries.js'

const LATER = addDays(DECIDED_ON, 90)
const ADDED_LATER = { recommendation: 99, kind: 'personal-remedy', assurance: false } as const

const complainantMarks = (state: RecommendationState): readonly string[] => [
  ...(state.complainant ? [state.complainant.silent ? 'silent' : 'known'] : []),
  ...(proposedLetters(state).length ? ['proposed'] : []),
  ...(openReports(state).length ? ['reported'] : []),
]

/** What tells a state apart that was led to by one of these; empty while none was done. */
export const practiceMarks = (state: RecommendationState): readonly string[] => [
  ...complainantMarks(state),
  ...(state.plan?.unanswered ? ['another-plan'] : []),
  ...(state.plan?.amends ? ['amended-plan'] : []),
  ...state.obligations.flatMap(({ publication, settledAs, wordsId, condition }) => [
    ...(settledAs ? [settledAs] : []),
    ...(wordsId ? ['words'] : []),
    ...(condition && condition.standing !== 'open' ? [condition.standing] : []),
    ...(publication?.wording ? [isStopped(publication.wording) ? 'stopped' : 'clear'] : []),
    ...(publication?.decision ? [publication.decision.status] : []),
  ]),
]

export function practiceTries(state: RecommendationState, attempt: Attempt): Try[] {
  const recommendation = state.obligations.find((o) => o.kind === 'service-improvement')?.number ?? 1
  const publish = [
    attempt('setWording', { recommendation, stops: [], warnings: [] }),
    attempt('setWording', { recommendation, stops: ['timescale'], warnings: [] }),
    attempt('overrideWording', { recommendation }),
    attempt('decidePublication', { recommendation, decision: 'publish', on: LATER }),
    attempt('decidePublication', { recommendation, decision: 'withhold', because: 'under-review' }),
  ]
  const letter = proposedLetters(state)[0]?.letter ?? 'late:plan:2027-01-08'
  const complainant = [
    attempt('setComplainant', { silent: false }),
    attempt('decideComplainantLetter', { letter, decision: 'send' }),
    attempt('reportNotReceived', { recommendation: 1, reportedOn: DECIDED_ON }),
    attempt('settleNotReceived', { report: openReports(state)[0]?.id ?? 1, found: 'received' }),
  ]
  if (practiceMarks(state).length) {
    // CQC logs the plan that was accepted also while another one is owed.
    const log = state.plan?.unanswered ? [attempt('logPlan', { version: state.plan.version })] : []
    const { version = 0, amends } = state.plan ?? {}
    const review = amends
      ? [
          attempt('reviewPlan', { version, decision: 'accept' }),
          attempt('reviewPlan', { version, decision: 'return' }),
        ]
      : []
    return [...publish, ...complainant, ...log, ...review]
  }
  const waiting = state.obligations.find(isDormant)?.number ?? 1
  return [
    ...publish,
    ...complainant,
    attempt('addRecommendation', { ...ADDED_LATER, requires: 'evidence', dueOn: LATER }),
    attempt('addRecommendation', {
      ...ADDED_LATER,
      requires: 'action-plan',
      dueOn: LATER,
      planDueOn: LATER,
    }),
    attempt('addRecommendation', {
      ...ADDED_LATER,
      requires: 'evidence',
      condition: { on: null, within: null },
    }),
    ...state.obligations.flatMap((o) => [
      attempt('amendRecommendation', { recommendation: o.number, dueOn: LATER }),
      attempt('withdrawRecommendation', { recommendation: o.number }),
    ]),
    attempt('recordCondition', { recommendation: waiting, met: true, foundOn: DECIDED_ON }),
    attempt('recordCondition', { recommendation: waiting, met: false, foundOn: DECIDED_ON }),
  ]
}

/** Of a case with a condition only what carries it from stage to stage, and its end. */
export const leadsOn = ({ name, input }: Try) =>
  ['submitPlan', 'submitEvidence', 'giveAssurance', 'seekAssurance', 'recordCondition'].includes(name) ||
  ('decision' in input && (input.decision === 'accept' || input.decision === 'satisfied'))
