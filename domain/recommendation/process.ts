// The recommendation process as a table: every transition there is (memorandum 4.4 iii; LGSCO practice). The workflow,
// the API, the diagram and the tests read this one list.
import type { Refusal } from '../refusal.js'
import type { Actor } from '../people/roles.js'
import { citedRefusal } from '../law/cited-text.js'
import { rowRefusal } from '../process-table.js'
import { CASE_NAMES, stageOf } from './stages.js'
import type { RecommendationState } from './state.js'
import { checkReceived, momentOf, type CommonInput, type Transition } from './transition.js'
import { changeCase } from './transitions/case-change.js'
import { giveAssurance, seekAssurance } from './transitions/assurance.js'
import { addRecommendation } from './transitions/add.js'
import { amendRecommendation } from './transitions/amend.js'
import { recordCondition, withdrawRecommendation } from './transitions/change.js'
import { answerClarification, askClarification } from './transitions/clarification.js'
import {
  decideComplainantLetter,
  reportNotReceived,
  setComplainant,
  settleNotReceived,
} from './transitions/complainant.js'
import { answerFollowUp, conclude, decideFollowUp, planFollowUp } from './transitions/conclusion.js'
import { decideEscalation } from './transitions/escalate.js'
import { judge, submitEvidence } from './transitions/evidence.js'
import { claimExpense, settleExpense } from './transitions/publication-expense.js'
import { recordDuty, waiveDuty } from './transitions/report-duty.js'
import { issueReport } from './transitions/issue-report.js'
import { withdrawAction } from './transitions/withdraw-action.js'
import { askExtension, decideExtension } from './transitions/extension.js'
import { decideFormalStep } from './transitions/formal-step.js'
import { askLongerPeriod, decideLongerPeriod } from './transitions/longer-period.js'
import { logRecommendation } from './transitions/log-recommendation.js'
import { logPlan } from './transitions/log-plan.js'
import { submitPlan } from './transitions/plan.js'
import { reviewPlan } from './transitions/review-plan.js'
import { recordRegulatoryActivity } from './transitions/regulatory-activity.js'
import { decidePublication, overrideWording, setWording } from './transitions/publish.js'
import { correct } from './transitions/correct.js'
import { confirmTakeOver, note, withdraw } from './transitions/record.js'
import { cease, expectRemedy, linkCase, recordMeasure } from './transitions/non-compliance.js'
import { decideLocation } from './transitions/location.js'
import { decideSharing } from './transitions/sharing.js'
import { pauseReminders, resumeReminders, setSeverity } from './transitions/reminders.js'
import { setDate } from './transitions/set-date.js'
import { settleLetter } from './transitions/settle-letter.js'
import { assessAction, notifyAction } from './transitions/statutory-answer.js'
import { agreeForm, giveReasons, recordPublication } from './transitions/statutory-publication.js'
import { recordReceipt } from './transitions/statutory-receipt.js'

export const TRANSITIONS = {
  submitPlan,
  reviewPlan,
  logPlan,
  submitEvidence,
  seekAssurance,
  giveAssurance,
  logRecommendation,
  recordRegulatoryActivity,
  judge,
  conclude,
  planFollowUp,
  answerFollowUp,
  decideFollowUp,
  setDate,
  askExtension,
  decideExtension,
  askClarification,
  answerClarification,
  pauseReminders,
  resumeReminders,
  setSeverity,
  decideEscalation,
  withdrawAction,
  recordMeasure,
  cease,
  linkCase,
  expectRemedy,
  decideLocation,
  decideSharing,
  issueReport,
  recordReceipt,
  notifyAction,
  assessAction,
  askLongerPeriod,
  decideLongerPeriod,
  decideFormalStep,
  giveReasons,
  agreeForm,
  recordPublication,
  claimExpense,
  settleExpense,
  recordDuty,
  waiveDuty,
  addRecommendation,
  amendRecommendation,
  withdrawRecommendation,
  recordCondition,
  setWording,
  overrideWording,
  decidePublication,
  setComplainant,
  decideComplainantLetter,
  reportNotReceived,
  settleNotReceived,
  settleLetter,
  confirmTakeOver,
  correct,
  withdraw,
  changeCase,
  note,
} as const
export type TransitionName = keyof typeof TRANSITIONS
export const TRANSITION_NAMES = Object.keys(TRANSITIONS) as TransitionName[]

/** What reaches a body only as part of a change of the whole case, never by itself. */
export type CaseWideName = 'changeCase'
export type BodyTransitionName = Exclude<TransitionName, CaseWideName>
/** What is done at one body: each has an address of its own. */
export const BODY_TRANSITION_NAMES = TRANSITION_NAMES.filter(
  (name): name is BodyTransitionName => name !== 'changeCase',
)

/** The input that a transition takes. */
export type InputOf<N extends TransitionName> =
  (typeof TRANSITIONS)[N] extends Transition<infer I> ? I : never

/** A person's decision or a body's answer, as it travels: who, what, and the hash of the request it came in. */
export interface Message<Input extends CommonInput = CommonInput> {
  readonly actor: Actor
  readonly bodyHash: string
  readonly input: Input
  /** The last ledger row that the person saw; refused when the case has changed since. */
  readonly seenSeq?: number
}

/** The transition of that name, for any input. */
export const transitionOf = (name: TransitionName): Transition => TRANSITIONS[name]

/**
 * Whether this message may be taken in this state, at this moment of the workflow's clock (epoch milliseconds).
 * Ownership, role, stage, words and received date are checked alike for every transition; then its own rules.
 * Returns the first refusal, or undefined.
 */
export function refusalOf(
  state: RecommendationState,
  name: TransitionName,
  message: Message,
  at: number,
): Refusal | undefined {
  const refusal = refusedBy(state, name, message, at)
  return refusal && citedRefusal(refusal, state.calendar)
}

function refusedBy(
  state: RecommendationState,
  name: TransitionName,
  message: Message,
  at: number,
): Refusal | undefined {
  const transition = transitionOf(name)
  const { actor, input } = message
  const moment = momentOf(actor, at)
  const refusal =
    ownershipRefusal(state, actor) ??
    rowRefusal(transition, message, { stage: stageOf(state), seq: state.seq }, CASE_NAMES)
  if (refusal) return refusal
  if (input.onBehalf) {
    const received = checkReceived(state, '/onBehalf/receivedOn', input.onBehalf.receivedOn, moment.today)
    if (received) return received
  }
  return transition.check(state, input, moment)
}

function ownershipRefusal(state: RecommendationState, actor: Actor): Refusal | undefined {
  if (actor.role === 'body-contact' && actor.bodyId !== state.bodyId)
    return {
      code: 'not-yours',
      field: '',
      problem: 'this case concerns another body',
      remedy: 'answer only for the body that you are the contact of',
    }
  if (actor.role === 'cqc-officer' && state.cqcPart !== 'runs')
    return {
      code: 'not-yours',
      field: '',
      problem: 'this case is not shared with CQC',
      remedy: 'ask the Ombudsman’s case officer whether it may be shared',
    }
  return undefined
}
