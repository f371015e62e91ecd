// The words of notices, as a table: what has happened, and what counts as an answer; and the subjects of digests. No letter holds personal detail,
// a body's name or a recommendation's text, because mail is read by others than those it is meant for.
import { cite } from '../../domain/law/cited-text.js'
import { COMPLAINANT_WORDING } from '../../domain/recommendation/complainant.js'
import type { LetterKind } from '../../domain/recommendation/letters.js'
import {
  DEADLINE_WORDING,
  PROOF_OF_PUBLICATION,
  WHAT_A_PLAN_SAYS,
  WHAT_COUNTS_AS_EVIDENCE,
  WHAT_CQC_MAY_ANSWER,
} from './deadline-wording.js'

const WHY_STANDS_IN_THE_CASE =
  'Our reasons, and what is missing, stand in the case and not in this e-mail: sign in, or ask us, to read them.'

const DATES_NOW = 'These are the dates that hold now.'

const REASONS_IN_THE_CASE =
  'Our reasons stand in the case and not in this e-mail: sign in, or ask us, to read them.'

const WORDS_IN_THE_CASE =
  'What it says stands in the case and not in this e-mail: sign in, or ask us, to read it.'

export interface NoticeWording {
  readonly says: (about: string) => string
  readonly counts: string | null
}

const notice = (says: string | ((about: string) => string), counts: string | null = null): NoticeWording => ({
  says: typeof says === 'string' ? () => says : says,
  counts,
})

/** The kinds of letters that remind of one date. */
export type ReminderKind = 'reminder' | 'overdue' | 'escalation' | 'follow-up'

export const NOTICE_WORDING: Record<Exclude<LetterKind, ReminderKind>, NoticeWording> = {
  opening: notice(
    'The Ombudsman has decided a complaint and made recommendations to your organisation. The decision itself, which ' +
      'you have, says what they are. We will follow up each of them until it is carried out.',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'plan-received': notice('We have received your action plan. We will tell you whether it is accepted.'),
  'plan-returned': notice(
    (about) => `We cannot accept your action plan${about} as it is. ${WHY_STANDS_IN_THE_CASE}`,
    WHAT_A_PLAN_SAYS,
  ),
  'amended-plan-returned': notice(
    'We cannot accept the change to your action plan. The plan that we had accepted stands: please carry it out. ' +
      WHY_STANDS_IN_THE_CASE,
  ),
  'plan-accepted-in-part': notice(
    (about) =>
      `We cannot accept your action plan${about} as it is. For your other recommendations it is accepted: please carry ` +
      `them out. Please send the whole plan again with what has changed. ${WHY_STANDS_IN_THE_CASE}`,
    WHAT_A_PLAN_SAYS,
  ),
  'plan-accepted': notice(
    'Your action plan is accepted. Please carry it out and send us evidence for each recommendation.',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'log-plan': notice(
    'The Ombudsman has accepted an action plan in a case that concerns a service that you regulate. Please log it.',
    DEADLINE_WORDING['cqc-log'].counts,
  ),
  'log-recommendation': notice(
    (about) =>
      `The Ombudsman has made a recommendation to improve a service in a case that is shared with you. Please log it${about}.`,
    DEADLINE_WORDING['cqc-log-recommendation'].counts,
  ),
  'potential-breach': notice(
    'The Ombudsman has decided a complaint that concerns a service that you regulate, and shares the outcome with you. The ' +
      'decision finds a potential breach of a Fundamental Standard. Whether there was one, and what follows, is for you to ' +
      'decide.',
  ),
  'seek-assurance': notice(
    (about) =>
      `We have your evidence${about}. Please now seek the assurance of the Care Quality Commission (CQC) that it has ` +
      'been implemented: tell us to pass your request on.',
    DEADLINE_WORDING['seek-assurance'].counts,
  ),
  'assurance-request': notice(
    (about) =>
      `A body asks for your assurance that what it agreed to${about} has been implemented. What you answer is ` +
      'information for both of us; the Ombudsman decides about the case.',
    WHAT_CQC_MAY_ANSWER,
  ),
  'assurance-answered': notice(
    (about) => `CQC has answered your request for assurance${about}. The Ombudsman now judges what was done.`,
  ),
  'regulatory-activity': notice(
    (about) =>
      `CQC has recorded that regulatory activity followed, or that it intends further action${about}. What it is stands ` +
      'in the case and not in this e-mail. What it means for the case is for you to decide.',
  ),
  'shared-with-cqc': notice('We have decided to share the outcome of your case.'),
  'more-needed': notice(
    (about) => `We have looked at your evidence${about} and need more. ${WHY_STANDS_IN_THE_CASE}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'date-changed': notice(`A date of this case has changed. ${DATES_NOW}`),
  'extension-asked': notice(
    'You have asked us for more time. We will tell you what we decide; until then the dates stand as they are.',
  ),
  'extension-agreed': notice(
    (about) => `We agree to more time${about}. ${DATES_NOW} ${REASONS_IN_THE_CASE}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'extension-refused': notice(
    (about) => `We cannot agree to more time${about}: the date stands. ${REASONS_IN_THE_CASE}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'clarification-asked': notice(
    (about) =>
      `We have a question to you${about}. It stands in the case and not in this e-mail: sign in, or ask us, to read ` +
      'it. The time stands still until you have answered, unless the law sets the date.',
    'What counts as an answer: a short one in your own words.',
  ),
  'clarification-answered': notice(
    (about) => `A question in this case is answered${about}, and the time goes on. ${DATES_NOW}`,
  ),
  ceased: notice(
    (about) => `The Ombudsman pursues what was agreed${about} no further. ${REASONS_IN_THE_CASE}`,
  ),
  'action-withdrawn': notice(
    (about) =>
      `A body has withdrawn the action that it had agreed to${about}. What it says stands in the case. Please decide what ` +
      'follows.',
  ),
  'report-issued': notice(
    'The Ombudsman has issued a report, which is sent to you by itself. From the day on which you receive it you have ' +
      `three months to tell us what you have done or will do (${cite('lga-s31-2')}), and a further three to ` +
      'confirm that it was done. Within two weeks you must also give public notice by advertisement that the report can be ' +
      'inspected, and keep it open for three weeks; and within the three months lay it before the authority. Please tell ' +
      'us of each.',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'further-report': notice(
    'The Ombudsman has made a further report, which is sent to you by itself. From the day on which you receive it the ' +
      'periods of the Local Government Act 1974 run again: three months to tell us what you have done or will do, and a ' +
      'further three to confirm that it was done. It is advertised, open to inspection and laid before the authority like ' +
      'the first; if no action, or other action than is recommended, is proposed on it, the authority itself must consider it.',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'statement-required': notice(
    'The Ombudsman requires you to publish a statement in two editions of a local newspaper within a fortnight. The ' +
      'notice itself is sent to you. Within one month of receiving it please agree the form of the statement with us; you ' +
      'may have your reasons stand in it.',
  ),
  'adverse-findings-notice': notice(
    'The Ombudsman requires you to publish an Adverse Findings Notice. The notice that requires it is sent to you by ' +
      'itself and says where it is to be published. Within one month of receiving it please agree its form with us; you ' +
      'may have your reasons stand in it.',
  ),
  'form-agreed': notice(`The form of what you must publish is agreed. ${DATES_NOW}`, PROOF_OF_PUBLICATION),
  'published-for-body': notice(
    'What had to be published was not agreed or not published in time. The Ombudsman now publishes it in your place, and ' +
      'you have to pay for it.',
  ),
  'expense-claimed': notice(
    'We have published in your place what had to be published. The Local Government Act 1974 has you reimburse the ' +
      'expense: the claim, with its amount, stands in the case and not in this e-mail.',
  ),
  'duties-outstanding': notice(
    'Please pass this on to your monitoring officer. Something that the Local Government Act 1974 requires of your ' +
      'authority about a report of the Ombudsman (to advertise it, to keep it open to inspection, to lay it before the ' +
      'authority and consider it, or to have the authority itself consider a further report) is not done, as far as we ' +
      'know. Please tell us what was done and when, or when it will be.',
  ),
  'duty-waived': notice(
    'Something that is usually done about a report need not be done in this case. Which it is stands in the case and not in ' +
      'this e-mail: sign in, or ask us, to read it.',
  ),
  'recommendation-added': notice(
    (about) => `We have added to what we recommend${about}. ${WORDS_IN_THE_CASE}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'recommendation-amended': notice(
    (about) => `We have changed what we recommend${about}. ${WORDS_IN_THE_CASE} ${DATES_NOW}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'recommendation-withdrawn': notice(
    (about) => `We have withdrawn what we recommended${about}. You need do nothing more about it.`,
  ),
  'condition-met': notice(
    (about) => `What we recommended in case it should be needed${about} is needed and now due. ${DATES_NOW}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'condition-not-met': notice(
    (about) =>
      `What we recommended in case it should be needed${about} is not needed. You need do nothing about it.`,
  ),
  reopened: notice(
    (about) => `What was put in place${about} is no longer in place, so the case is open again.`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  withdrawn: notice(
    'The Ombudsman has withdrawn the recommendations of this case. You need do nothing more.',
  ),
  'complainant-accepted': notice(COMPLAINANT_WORDING['complainant-accepted']),
  'complainant-late': notice(COMPLAINANT_WORDING['complainant-late']),
  'complainant-satisfied': notice(COMPLAINANT_WORDING['complainant-satisfied']),
  'complainant-incomplete': notice(COMPLAINANT_WORDING['complainant-incomplete']),
  'complainant-ceased': notice(COMPLAINANT_WORDING['complainant-ceased']),
  'complainant-not-satisfied': notice(COMPLAINANT_WORDING['complainant-not-satisfied']),
  closed: notice('The Ombudsman has closed this case. Nothing more is due in it. Thank you.'),
}

/** The subject of a digest of several items of one kind, with how many. */
export const DIGEST_SUBJECTS: Record<ReminderKind, (count: number) => string> = {
  reminder: (count) => `Reminders: ${count} answers are due`,
  overdue: (count) => `Overdue: ${count} answers were due`,
  escalation: (count) => `For a manager: ${count} answers are overdue`,
  'follow-up': (count) => `Follow-up: ${count} cases to look at again`,
}

export const DATES_CHANGED_SUBJECT = (count: number) => `Dates have changed in ${count} cases`

export const MIXED_DIGEST_SUBJECT = (count: number) => `Reminders: ${count} answers are due or overdue`
