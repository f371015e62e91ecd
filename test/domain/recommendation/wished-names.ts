// Which transitions a drawn wish means seldom, or only when it is about their part of the process.
import type { TransitionName } from '../../../domain/recommendation/process.js'

export const SELDOM: readonly TransitionName[] = [
  'withdraw',
  'changeCase',
  'note',
  'cease',
  'linkCase',
  'recordMeasure',
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
  'recordReceipt',
  'notifyAction',
  'assessAction',
  'agreeLongerPeriod',
  'decideFormalStep',
  'agreeForm',
  'recordPublication',
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
