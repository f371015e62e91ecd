// What is asked by a date and what counts as an answer, for each kind of deadline: the words of reminders and of lists of
// dates. No letter holds personal detail, a body's name or a recommendation's text.
import { cite } from '../../domain/law/cited-text.js'
import type { DeadlineKind } from '../../domain/recommendation/policy.js'

/** A sentence about one date; `about` names the recommendations, with a space before it, or is empty. */
type Sentence = (due: string, about: string) => string

export interface DeadlineWording {
  readonly reminder: Sentence
  readonly overdue: Sentence
  /** To a manager of the Ombudsman. */
  readonly escalation: Sentence
  readonly followUp: Sentence
  /** What is owed, and by when, for a list of dates. */
  readonly owed: string
  readonly by: (due: string) => string
  /** For a list of dates that moved. */
  readonly wasBy: (due: string) => string
  readonly nowBy: (due: string) => string
  readonly counts: string
}

export const WHAT_COUNTS_AS_EVIDENCE =
  'What counts as evidence: whatever shows that it was done, for example a dated copy of the letter or the new ' +
  'policy, the record of a payment, or the dates of a training and how many took part. Please leave out or black ' +
  'out what is personal and not needed.'

export const WHAT_A_PLAN_SAYS =
  'What an action plan says: for each recommendation what you will do, who is responsible, by when, and how you will ' +
  'know that it has worked. If you do not accept a recommendation, or it is not for you, say so and give your reasons.'

export const WHAT_CQC_MAY_ANSWER =
  'What counts as an answer: that CQC is assured, has concerns, declines, finds it outside its remit, or will ' +
  'consider it at the next assessment. Any of them is an answer; none of them closes the case.'

export const PROOF_OF_PUBLICATION =
  'What counts as proof: a dated copy of the page, of each edition where a newspaper is to carry two.'

const bodyOwes = (owed: string, counts: string): DeadlineWording => ({
  reminder: (due, about) => `Please send us ${owed}${about} by the end of ${due}.`,
  overdue: (due, about) =>
    `We have not received ${owed}${about}. We asked for it by the end of ${due}. Please send it now, or tell us what ` +
    'stands in the way.',
  escalation: (due, about) =>
    `A body still owes us ${owed.replace('your', 'its')}${about}. It was due by the end of ${due}, and reminders ` +
    'have brought no answer. What happens next is for you to decide: nothing formal happens unless you do.',
  followUp: (due) =>
    `We are coming back to this case, as planned for ${due}. Is what you put in place still in place? Please tell us, and ` +
    'send what shows it.',
  owed,
  by: (due) => `by the end of ${due}`,
  wasBy: (due) => `was due by the end of ${due}`,
  nowBy: (due) => `is now due by the end of ${due}`,
  counts,
})

/** CQC is bound to no date, so nothing is overdue: it is hoped for. */
const cqcIsAsked = (owed: string, counts: string): DeadlineWording => ({
  ...bodyOwes(owed, counts),
  reminder: (due, about) => `We hope for ${owed}${about} by ${due}.`,
  overdue: (due, about) =>
    `We have not received ${owed}${about}. We had hoped for it by ${due}. Please answer when you can, or tell us whom ` +
    'to ask.',
  escalation: (due, about) =>
    `CQC has not sent ${owed.replace('your', 'its')}${about}. We had hoped for it by ${due}. The case does not wait ` +
    'for it: whether to ask again is for you to decide.',
  by: (due) => `hoped for by ${due}`,
  wasBy: (due) => `was hoped for by ${due}`,
  nowBy: (due) => `is now hoped for by ${due}`,
})

export const DEADLINE_WORDING: Record<DeadlineKind, DeadlineWording> = {
  plan: bodyOwes('your action plan', WHAT_A_PLAN_SAYS),
  evidence: bodyOwes('your evidence of what was done', WHAT_COUNTS_AS_EVIDENCE),
  'seek-assurance': bodyOwes(
    'your request for the assurance of the Care Quality Commission (CQC)',
    'What counts as a request: a short statement of what was done and since when. We pass it on to CQC.',
  ),
  'cqc-log': cqcIsAsked(
    'your log of an accepted action plan',
    'What counts as logged: that CQC has recorded the plan and its date.',
  ),
  'cqc-log-recommendation': cqcIsAsked(
    'your log of a recommendation',
    'What counts as logged: that CQC has recorded the recommendation and its date.',
  ),
  'cqc-assurance': cqcIsAsked('your answer to a request for assurance', WHAT_CQC_MAY_ANSWER),
  'follow-up': bodyOwes(
    'your answer to our follow-up question',
    'What counts as an answer: yes or no, and what shows it.',
  ),
  'statutory-response': bodyOwes(
    'your notification of what you have done or will do, which the Local Government Act 1974 requires',
    'What counts as a notification: for each recommendation what you have done, or what you propose to do and by when.',
  ),
  'statutory-satisfaction': bodyOwes(
    'your confirmation that the action was taken, which the Local Government Act 1974 requires',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'statutory-form': bodyOwes(
    'your agreement to the form of what you must publish',
    'What counts as agreement: the text as it will be published, which we both accept.',
  ),
  'statutory-publication': bodyOwes('your proof of the publication that is required', PROOF_OF_PUBLICATION),
  'statutory-advertisement': bodyOwes(
    'your proof of the public notice of the report, which the Local Government Act 1974 requires',
    'What counts as proof: a dated copy of the advertisement of each newspaper. It gives the day from which the report is ' +
      'open to inspection, at most a week after the notice.',
  ),
  'statutory-inspection': bodyOwes(
    'your confirmation that the report was open to inspection for three weeks',
    `What counts as confirmation (${cite('lga-s30-4')}): ` +
      'where it was open, from which day and until which.',
  ),
  'statutory-consideration': bodyOwes(
    'your confirmation that the authority has considered the report (Local Government Act 1974)',
    'What counts as confirmation: the minute of the meeting at which the report was laid before the authority.',
  ),
  'statutory-referral': bodyOwes(
    'your confirmation that the authority itself considered the further report',
    `What counts as confirmation (${cite('lga-s31a-1a')}): ` +
      'the minute of the meeting of the whole authority.',
  ),
}

/** A question of the Ombudsman's in a list of dates; it has a letter of its own. */
export const QUESTION_WORDING: Pick<DeadlineWording, 'owed' | 'by'> = {
  owed: 'your answer to our question',
  by: (due) => `please by ${due}`,
}
