// Which transitions a drawn wish means seldom, or only when it is about their part of the process.
import type { Role } from '../../../domain/people/roles.js'
import { ESCALATION_STEPS } from '../../../domain/recommendation/escalation.js'
import type { TransitionName } from '../../../domain/recommendation/process.js'
import { isStopped } from '../../../domain/recommendation/publication.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'

export const SELDOM: readonly TransitionName[] = [
  'withdraw',
  'changeCase',
  'note',
  'cease',
  'linkCase',
  'recordMeasure',
  'withdrawAction',
  'decideLocation',
  'settleLetter',
  'planFollowUp',
  'logRecommendation',
  'recordRegulatoryActivity',
]
export const ABOUT_TIME: readonly TransitionName[] = [
  'askExtension',
  'decideExtension',
  'askClarification',
  'answerClarification',
  'pauseReminders',
  'resumeReminders',
  'setSeverity',
  'decideEscalation',
  'expectRemedy',
]
export const ON_THE_TRACK: readonly TransitionName[] = [
  'issueReport',
  'recordReceipt',
  'notifyAction',
  'assessAction',
  'askLongerPeriod',
  'decideLongerPeriod',
  'decideFormalStep',
  'giveReasons',
  'agreeForm',
  'recordPublication',
  'claimExpense',
  'settleExpense',
  'recordDuty',
  'waiveDuty',
]
/** What is done with the recommendations themselves. */
export const PRACTICE: readonly TransitionName[] = [
  'addRecommendation',
  'amendRecommendation',
  'withdrawRecommendation',
  'recordCondition',
  'recordCondition',
  'setWording',
  'setWording',
  'overrideWording',
  'decidePublication',
  'decidePublication',
  'decideSharing',
  'setComplainant',
  'reportNotReceived',
]

/** Who may say just this, where that is fewer than the transition's row names; undefined where the row says it. */
export function decidersOf(name: TransitionName, input: object): readonly Role[] | undefined {
  if (name === 'judge' && 'decision' in input && input.decision === 'not-satisfied') return ['director']
  if (name !== 'decideEscalation' || !('step' in input)) return undefined
  return Object.values(ESCALATION_STEPS).find((s) => s.level === input.step)?.decides
}

/** A recommendation for which CQC has been asked and has not answered. */
export const unansweredIn = ({ obligations }: RecommendationState) =>
  obligations.find((o) => o.assuranceSoughtOn !== null && o.assuranceAnswer === null)?.number

/** A recommendation whose wording is stopped, or may be published as it is and nobody has decided on it. */
export const worded = ({ obligations }: RecommendationState, stopped: boolean) =>
  obligations.find(
    ({ publication: p }) =>
      p?.wording && isStopped(p.wording) === stopped && (stopped || p.decision === null),
  )?.number
