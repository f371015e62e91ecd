// How people plausibly behave, as data: when a body answers and an officer decides, in working days. A rehearsal plays
// one of these against the real process; none of them says how a real body behaves.
import {
  ASSURANCE_SOUGHT_WITHIN,
  CQC_ANSWERS_WITHIN,
  CQC_LOGS_WITHIN,
  FOLLOW_UP_ANSWERED_WITHIN,
} from '../recommendation/policy.js'

export const SCRIPT_NAMES = ['prompt', 'late', 'silent'] as const
export type ScriptName = (typeof SCRIPT_NAMES)[number]

/** All in working days. A body that never answers has none. */
export interface Script {
  readonly body: {
    /** From the plan's due date; negative: before it. */
    readonly sendsPlan: number
    /** From each recommendation's due date; negative: before it. */
    readonly sendsEvidence: number
    /** After its plan was accepted, at the earliest. */
    readonly carriesOut: number
    /** After the evidence. */
    readonly seeksAssurance: number
    /** After it was asked. */
    readonly answersFollowUp: number
    /** After a report was received: its public notice and the meeting; after an inspection: that it was open. */
    readonly doesDuties: number
  } | null
  readonly cqc: {
    /** After the plan was accepted. */
    readonly logsPlan: number
    /** After its assurance was sought. */
    readonly givesAssurance: number
  }
  readonly officer: {
    /** After the plan was received. */
    readonly reviewsPlan: number
    /** After the evidence, or CQC's answer where that is awaited. */
    readonly judges: number
    /** After the last judgement. */
    readonly concludes: number
    /** After the follow-up is to have been answered. */
    readonly decidesFollowUp: number
    /** After something has become due and nobody has answered; later than the whole ladder. */
    readonly notesSilence: number
    /** After a further report or a notice was issued: its receipt. */
    readonly delivers: number
    /** After the period whose end allows a further report. */
    readonly decidesFurtherReport: number
  }
}

/** Months after a case is concluded at which it is asked whether it is still in place. */
export const FOLLOW_UP_AFTER_MONTHS = 6

/** Months after which a rehearsal ends, whatever is still open. */
export const PLAYED_MONTHS = 24

const officer: Script['officer'] = {
  reviewsPlan: 3,
  judges: 3,
  concludes: 2,
  decidesFollowUp: 2,
  notesSilence: 12,
  delivers: 2,
  decidesFurtherReport: 3,
}

/** Late: after the second reminder that follows a due date. */
const LATE = 6
const lateAfter = (expected: number) => expected + LATE

export const SCRIPTS: Record<ScriptName, Script> = {
  prompt: {
    body: {
      sendsPlan: -8,
      sendsEvidence: -3,
      carriesOut: 2,
      seeksAssurance: 2,
      answersFollowUp: 3,
      doesDuties: 5,
    },
    cqc: { logsPlan: 3, givesAssurance: 10 },
    officer,
  },
  late: {
    body: {
      sendsPlan: LATE,
      sendsEvidence: LATE,
      carriesOut: 10,
      seeksAssurance: lateAfter(ASSURANCE_SOUGHT_WITHIN),
      answersFollowUp: lateAfter(FOLLOW_UP_ANSWERED_WITHIN),
      doesDuties: 14,
    },
    cqc: { logsPlan: lateAfter(CQC_LOGS_WITHIN), givesAssurance: lateAfter(CQC_ANSWERS_WITHIN) },
    officer,
  },
  silent: { body: null, cqc: { logsPlan: 3, givesAssurance: 10 }, officer },
}
