// Where a case stands. The stage is never set by hand: it follows from what has been received and decided, so that
// no combination of messages can leave a case in a stage that its facts contradict.
import { isDormant, isSettled, type Obligation, type RecommendationState } from './state.js'

export const STAGES = [
  'awaiting-plan',
  'plan-review',
  'carrying-out',
  'assurance',
  'evidence-review',
  'to-conclude',
  'follow-up',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

export const OPEN_STAGES: readonly Stage[] = STAGES.filter((stage) => stage !== 'closed')

/** While the body still owes something, or the Ombudsman a judgement. */
export const UNJUDGED_STAGES: readonly Stage[] = OPEN_STAGES.filter(
  (stage) => stage !== 'to-conclude' && stage !== 'follow-up',
)

/** What a person reads for each stage. */
export const STAGE_LABELS: Record<Stage, string> = {
  'awaiting-plan': 'Waiting for the action plan',
  'plan-review': 'Action plan under review',
  'carrying-out': 'Being carried out',
  assurance: 'Waiting for CQC’s assurance',
  'evidence-review': 'Evidence under review',
  'to-conclude': 'Every recommendation judged: to be concluded',
  'follow-up': 'Follow-up: is it still in place?',
  closed: 'Closed',
}

/** What the process table calls a case, and who does what about it. */
export const CASE_NAMES = {
  thing: 'case',
  stages: STAGE_LABELS,
  enteredFor: 'the body or CQC',
  insteadOfClosed: 'open a new case that refers to it',
} as const

export const needsPlan = (state: RecommendationState) =>
  state.obligations.some((o) => o.requires === 'action-plan' && !isSettled(o) && !isDormant(o))

/** A plan stands accepted for it, whole or in part. */
export const isPlanned = ({ plan }: RecommendationState, { number }: Obligation): boolean =>
  plan !== null &&
  ((plan.acceptedFor?.includes(number) ?? false) ||
    (plan.status === 'accepted' && !plan.unanswered?.includes(number)))

/** A plan is asked for this recommendation, and none stands accepted for it. */
export const awaitsPlan = (state: RecommendationState, o: Obligation) =>
  o.requires === 'action-plan' && !isSettled(o) && !isDormant(o) && !isPlanned(state, o)

/** The body owes a plan: none has come, or what came was decided on and something is still wanted. */
export const owesPlan = (state: RecommendationState) =>
  state.plan?.status !== 'under-review' && state.obligations.some((o) => awaitsPlan(state, o))

/** The body may carry it out: it needs no plan, or one stands accepted for it. */
export const mayBeCarriedOut = (state: RecommendationState, o: Obligation) =>
  o.requires === 'evidence' || isPlanned(state, o)

/** Evidence is in and the Ombudsman has not asked for more. */
export const isEvidenced = (o: Obligation) => o.evidence !== null && o.judgement !== 'more-needed'

/** CQC's assurance is wanted for this obligation, which still stands, and CQC has a part in the case. */
export const wantsAssurance = (state: RecommendationState, o: Obligation) =>
  o.assurance && state.cqcPart === 'runs' && o.settledAs === undefined

/** A systemic recommendation that CQC has not logged, in a case in which it has a part (memorandum 4.7). */
export const isToLog = (state: RecommendationState, o: Obligation) =>
  state.cqcPart === 'runs' &&
  o.kind === 'service-improvement' &&
  o.settledAs === undefined &&
  o.loggedOn === undefined

/** CQC is asked to log it by itself: those of which a plan is asked it logs with the plan. */
export const isAskedToLog = (state: RecommendationState, o: Obligation) =>
  o.requires === 'evidence' && isToLog(state, o)

export const awaitsAssurance = (state: RecommendationState, o: Obligation) =>
  wantsAssurance(state, o) && isEvidenced(o) && !isSettled(o) && o.assuranceAnswer === null

/** The stage that follows from the state (`docs/processes/recommendation.md`). */
export function stageOf(state: RecommendationState): Stage {
  if (state.closedAt !== null) return 'closed'
  if (state.followUp) return 'follow-up'
  const open = state.obligations.filter((o) => !isSettled(o))
  if (open.length === 0) return 'to-conclude'
  if (needsPlan(state)) {
    if (owesPlan(state)) return 'awaiting-plan'
    if (state.plan?.status === 'under-review') return 'plan-review'
  }
  const owed = open.filter((o) => !isDormant(o))
  // What waits for a condition holds up nothing that can be judged; alone it keeps the case open.
  if (owed.length === 0 || owed.some((o) => !isEvidenced(o))) return 'carrying-out'
  return open.some((o) => awaitsAssurance(state, o)) ? 'assurance' : 'evidence-review'
}
