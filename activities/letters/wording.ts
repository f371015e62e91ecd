// The words of notices, as a table: what has happened, and what counts as an answer; and the subjects of digests. No letter holds personal detail,
// a body's name or a recommendation's text, because mail is read by others than those it is meant for.
import { cite } from '../../domain/law/cited-text.js'
import { COMPLAINANT_WORDING } from '../../domain/recommendation/complainant.js'
import type { Found } from '../../domain/recommendation/letter-item.js'
import type { LetterKind } from '../../domain/recommendation/letters.js'
import {
  DEADLINE_WORDING,
  PROOF_OF_PUBLICATION,
  WHAT_A_PLAN_SAYS,
  WHAT_COUNTS_AS_EVIDENCE,
  WHAT_CQC_MAY_ANSWER,
} from './deadline-wording.js'

/** Reasons and questions hold personal detail, and mail is read by others: so they are told on asking. */
const ASK = 'Ring us or answer this e-mail and we will tell you'

const REASONS_ON_ASKING = `We do not put our reasons in an e-mail. ${ASK}.`

const MISSING_ON_ASKING = `We do not put our reasons, or what is missing, in an e-mail. ${ASK}.`

const WORDS_ON_ASKING = `We do not put its words in an e-mail. ${ASK} what it says.`

/** What comes before the explanation of what an action plan says, in a letter that asks for one. */
export const PLAN_FIRST = (about: string) =>
  `First, please send us an action plan${about}: in your own words, how you will put what we recommend into practice. ` +
  'We will tell you whether we accept it. Then please carry it out.'

/** Stands where no date is set yet for the plan that a letter asks for. */
export const PLAN_DATE_FOLLOWS = 'We will write to you with the date by which we need your action plan.'

export const FOLLOW_UP_ON = (day: string) =>
  `We will write to you on ${day} to ask whether what you put in place is still in place. Nothing is due from you until then.`

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
    'The Ombudsman has decided a complaint and made recommendations to your organisation. They are in the decision that ' +
      'we sent you. We will follow up each of them until it is carried out.',
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'plan-received': notice('We have received your action plan. We will tell you whether we accept it.'),
  'plan-returned': notice(
    (about) =>
      `We cannot accept your action plan${about} as it is. Please change it and send it again. ${MISSING_ON_ASKING}`,
    WHAT_A_PLAN_SAYS,
  ),
  'amended-plan-returned': notice(
    'We cannot accept the change to your action plan. Please carry out the plan that we accepted before. ' +
      REASONS_ON_ASKING,
  ),
  'plan-accepted-in-part': notice(
    (about) =>
      `We cannot accept your action plan${about} as it is. We accept it for your other recommendations: please carry ` +
      `them out. Please send the whole plan again with what has changed. ${MISSING_ON_ASKING}`,
    WHAT_A_PLAN_SAYS,
  ),
  'plan-accepted': notice(
    'We accept your action plan. Please carry it out and send us evidence for each recommendation.',
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
      `We have received your evidence${about}. Please now ask the Care Quality Commission (CQC) to assure us that it has ` +
      'been put into practice: send us your request and we will pass it on.',
    DEADLINE_WORDING['seek-assurance'].counts,
  ),
  'assurance-request': notice(
    (about) =>
      `A body asks for your assurance that what it agreed to${about} has been implemented. What you answer is ` +
      'information for both of us; the Ombudsman decides about the case.',
    WHAT_CQC_MAY_ANSWER,
  ),
  'assurance-answered': notice(
    (about) =>
      `CQC has answered your request for assurance${about}. We will now decide whether we are satisfied.`,
  ),
  'regulatory-activity': notice(
    (about) =>
      `CQC has recorded that regulatory activity followed, or that it intends further action${about}. The case says what ` +
      'it is. What it means for the case is for you to decide.',
  ),
  'shared-with-cqc': notice('We have decided to share the outcome of your case.'),
  'more-needed': notice(
    (about) => `We have looked at your evidence${about} and need more. ${MISSING_ON_ASKING}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'evidence-received': notice(
    (about) =>
      `We have received your evidence${about}. We will look at it and tell you whether we are satisfied. ` +
      'You need do nothing more about it until then.',
  ),
  'answer-received': notice(
    'We have received your answer. We will look at it and write to you if we need more.',
  ),
  'judged-satisfied': notice(
    (about) => `We are satisfied with what you did${about}. You need do nothing more about it.`,
  ),
  'judged-late': notice(
    (about) =>
      `We are satisfied with what you did${about}, though it was done after the agreed date. You need do nothing more ` +
      'about it.',
  ),
  'judged-incomplete': notice(
    (about) => `Not everything was done${about}. We have decided to ask for no more. ${REASONS_ON_ASKING}`,
  ),
  'judged-not-satisfied': notice(
    (about) =>
      `The Director has recorded that what we recommended is not complete${about}, and that we are not satisfied. ` +
      `${REASONS_ON_ASKING} We will write to you about what happens next.`,
  ),
  'judgement-taken-back': notice(
    (about) =>
      `We told you how we had decided${about}. That was entered by mistake and no longer holds. We will decide again and ` +
      'tell you. We are sorry for the confusion.',
  ),
  'date-changed': notice('What is due from you in this case has moved. Everything else stays as it was.'),
  'date-set': notice('We have now set a date for what is listed below. There was none before.'),
  'extension-asked': notice(
    'You have asked us for more time. We will tell you what we decide. Until then the dates stay as they are.',
  ),
  'extension-agreed': notice((about) => `We agree to more time${about}.`, WHAT_COUNTS_AS_EVIDENCE),
  'extension-refused': notice(
    (about) => `We cannot agree to more time${about}: the date stays as it is. ${REASONS_ON_ASKING}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'clarification-asked': notice(
    (about) =>
      `We have a question for you${about}. We do not put it in an e-mail: ring us or answer this e-mail and we will ask ` +
      'it. Until you have answered, the time for what we ask about does not run, unless the law sets the date.',
    'What counts as an answer: a short one in your own words.',
  ),
  'clarification-answered': notice(
    (about) => `A question in this case is answered${about}, so the time runs again.`,
  ),
  ceased: notice(
    (about) =>
      `We have decided not to pursue what was agreed${about} any further. You need do nothing more about it. ` +
      REASONS_ON_ASKING,
  ),
  'action-withdrawn': notice(
    (about) =>
      `A body has withdrawn the action that it had agreed to${about}. The case holds what it says. Please decide what ` +
      'follows.',
  ),
  'report-issued': notice(
    'The Ombudsman has issued a report. We send it to you separately. From the day on which you receive it you have ' +
      `three months to tell us what you have done or will do (${cite('lga-s31-2')}), and a further three to ` +
      'confirm that it was done. Within two weeks you must also advertise that people can inspect the report, and keep it ' +
      'open to them for three weeks. Within the three months you must lay it before the authority. Please tell us of each.',
  ),
  'further-report': notice(
    'The Ombudsman has made a further report. We send it to you separately. From the day on which you receive it the ' +
      'periods of the Local Government Act 1974 run again: three months to tell us what you have done or will do, and a ' +
      'further three to confirm that it was done. You advertise it, keep it open to inspection and lay it before the ' +
      'authority like the first. If you propose no action, or other action, the authority itself must consider it.',
  ),
  'statement-required': notice(
    'The Ombudsman requires you to publish a statement in two editions of a local newspaper within a fortnight. We send ' +
      'you the notice itself separately. Within one month of receiving it please agree the form of the statement with us. ' +
      'You may include your reasons in it.',
  ),
  'adverse-findings-notice': notice(
    'The Ombudsman requires you to publish an Adverse Findings Notice. We send you the notice that requires it separately; ' +
      'it says where you must publish. Within one month of receiving it please agree its form with us. You may include ' +
      'your reasons in it.',
  ),
  'form-agreed': notice('We have agreed the form of what you must publish.', PROOF_OF_PUBLICATION),
  'published-for-body': notice(
    'What you had to publish was not agreed or not published in time. The Ombudsman now publishes it in your place, and ' +
      'you have to pay for it.',
  ),
  'expense-claimed': notice(
    'We have published in your place what you had to publish. Under the Local Government Act 1974 you reimburse the ' +
      `expense. We do not put the claim and its amount in an e-mail. ${ASK}.`,
  ),
  'duties-outstanding': notice(
    'Please pass this on to your monitoring officer. Something that the Local Government Act 1974 requires of your ' +
      'authority about a report of the Ombudsman (to advertise it, to keep it open to inspection, to lay it before the ' +
      'authority and consider it, or to have the authority itself consider a further report) is not done, as far as we ' +
      'know. Please tell us what was done and when, or when it will be.',
  ),
  'duty-waived': notice(
    `Something that is usually done about a report need not be done in this case. ${ASK} what it is.`,
  ),
  'recommendation-added': notice(
    (about) => `We have added to what we recommend${about}. ${WORDS_ON_ASKING}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'recommendation-amended': notice(
    (about) => `We have changed what we recommend${about}. ${WORDS_ON_ASKING}`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'recommendation-withdrawn': notice(
    (about) => `We have withdrawn what we recommended${about}. You need do nothing more about it.`,
  ),
  'condition-met': notice(
    (about) =>
      `We made a recommendation that depended on a condition${about}. The condition is met, so it is now due.`,
    WHAT_COUNTS_AS_EVIDENCE,
  ),
  'condition-not-met': notice(
    (about) =>
      `We made a recommendation that depended on a condition${about}. The condition is not met, so you need do nothing ` +
      'about it.',
  ),
  reopened: notice(
    (about) =>
      `What was put in place${about} is no longer in place, so the case is open again. ${REASONS_ON_ASKING}`,
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
  concluded: notice('We have decided on every recommendation of this case and concluded it. Thank you.'),
  closed: notice('The Ombudsman has closed this case. Nothing more is due in it. Thank you.'),
}

/** What the Ombudsman found of a recommendation, in a list at the end of a case. */
export const FOUND_WORDING: Record<Found['as'], string> = {
  satisfied: 'carried out, and we are satisfied',
  'satisfied-late': 'carried out late, and we are satisfied',
  'satisfied-incomplete': 'not complete, and we ask for no more',
  'not-satisfied': 'not complete, and we are not satisfied',
  'more-needed': 'not complete',
  ceased: 'not pursued any further',
  withdrawn: 'withdrawn',
  'not-needed': 'not needed',
}

/** The subject of a digest of several items of one kind, with how many. */
export const DIGEST_SUBJECTS: Record<ReminderKind, (count: number) => string> = {
  reminder: (count) => `Reminders: ${count} answers are due`,
  overdue: (count) => `Overdue: ${count} answers were due`,
  escalation: (count) => `For a manager: ${count} answers are overdue`,
  'follow-up': (count) => `Follow-up: ${count} cases to look at again`,
}

export const DATES_CHANGED_SUBJECT = (count: number) => `Dates have changed in ${count} cases`

/** Of a digest that also, or only, tells of something. */
export const NEWS_SUBJECT = (count: number) => `What is new and what is due: ${count} messages`

export const MIXED_DIGEST_SUBJECT = (count: number) => `Reminders: ${count} answers are due or overdue`
