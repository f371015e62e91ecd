// Who may read whose words and see which events of a case. Each organisation has its own room and decides independently
// (memorandum 3.1); words reach another room only when they were addressed to it. Closed unless listed here.
import type { Correctable } from '../recommendation/corrections/row.js'
import { CLARIFICATION_ANSWERED } from '../recommendation/policy.js'
import type { TransitionName } from '../recommendation/process.js'
import type { SubmissionKind } from '../recommendation/transition.js'
import { organisationOf, type Actor, type Organisation } from './roles.js'

/** Who reads. A body's contact reads as that body and nothing else. */
export type Viewer = Pick<Actor, 'role' | 'bodyId'>

interface Addressed {
  /** Who may read it besides the room it stands in and the Ombudsman. */
  readonly to: readonly Organisation[]
  readonly because: string
}

/** The words that come with each transition: to whom they were addressed. */
export const WORDS_ADDRESSED_TO: Record<TransitionName, Addressed> = {
  submitPlan: {
    to: ['body', 'cqc'],
    because: 'CQC logs the accepted plan (memorandum 4.7); returned drafts stay with the body',
  },
  reviewPlan: { to: ['body'], because: 'the reasons tell the body what must change' },
  logPlan: { to: [], because: 'a remark of CQC to the Ombudsman' },
  logRecommendation: { to: [], because: 'a remark of CQC to the Ombudsman' },
  recordRegulatoryActivity: {
    to: [],
    because: 'what CQC tells the Ombudsman (memorandum 4.8); what the body hears of it, it hears from CQC',
  },
  submitEvidence: {
    to: ['body'],
    because:
      'obtained for the Ombudsman and not to be disclosed; the body itself says to CQC what it wishes when it seeks assurance',
  },
  seekAssurance: { to: ['body', 'cqc'], because: 'the body’s own words to CQC (memorandum 4.4 iii)' },
  giveAssurance: {
    to: ['body', 'cqc'],
    because: 'the answer to what the body asked (memorandum 4.4 iii, 4.8)',
  },
  judge: { to: ['body'], because: 'the reasons tell the body what is missing' },
  conclude: { to: ['body'], because: 'the conclusion is addressed to the body' },
  planFollowUp: { to: [], because: 'deliberation; what the body is asked it is asked by letter' },
  answerFollowUp: { to: ['body'], because: 'the body’s answer to the Ombudsman' },
  decideFollowUp: { to: ['body'], because: 'the reasons tell the body what is no longer in place' },
  setDate: { to: ['body'], because: 'the date binds the body' },
  askExtension: { to: ['body'], because: 'the body’s own reasons for more time' },
  decideExtension: { to: ['body'], because: 'the reasons tell the body why its date moves or stands' },
  askClarification: { to: ['body'], because: 'a question between the body and the Ombudsman' },
  answerClarification: { to: ['body'], because: 'an answer between the body and the Ombudsman' },
  pauseReminders: { to: [], because: 'a reason of the Ombudsman’s own; the dates stand' },
  resumeReminders: { to: [], because: 'a reason of the Ombudsman’s own; the dates stand' },
  setSeverity: { to: [], because: 'a judgement of the Ombudsman for its own work' },
  decideEscalation: { to: [], because: 'deliberation; what follows from it is said to the body by itself' },
  withdrawAction: { to: ['body'], because: 'the body’s own words to the Ombudsman' },
  recordMeasure: { to: [], because: 'deliberation; a letter or a meeting speaks for itself' },
  cease: { to: ['body'], because: 'the reasons tell the body why nothing more is asked' },
  linkCase: { to: [], because: 'a remark of the Ombudsman to itself' },
  decideLocation: {
    to: [],
    because: 'why the Ombudsman keeps, follows or names the location: its own remark',
  },
  decideSharing: { to: [], because: 'deliberation: what is shared, and on which basis, stands in the case' },
  expectRemedy: { to: [], because: 'what the Ombudsman expects, and on what that rests' },
  issueReport: { to: [], because: 'deliberation; the report itself is sent to the body' },
  recordReceipt: { to: [], because: 'why a recorded day was wrong: the Ombudsman’s own remark' },
  notifyAction: { to: ['body'], because: 'the body’s own words to the Ombudsman, which the Act asks of it' },
  assessAction: { to: [], because: 'deliberation; a formal step that follows is said to the body by itself' },
  askLongerPeriod: { to: ['body'], because: 'the body’s own reasons for a longer period' },
  decideLongerPeriod: {
    to: ['body'],
    because: 'the reasons tell the body why its period is longer or stands',
  },
  decideFormalStep: { to: [], because: 'deliberation; the report or notice itself is sent to the body' },
  giveReasons: { to: ['body'], because: 'the body’s own words, for what it publishes' },
  agreeForm: { to: ['body'], because: 'an agreement with the body about what it publishes' },
  recordPublication: { to: ['body'], because: 'what was published, where and when' },
  claimExpense: { to: ['body'], because: 'what the body is asked to pay for' },
  settleExpense: { to: [], because: 'why it is not pursued: the Ombudsman’s own remark' },
  recordDuty: { to: ['body'], because: 'what the council has done about a report' },
  waiveDuty: { to: [], because: 'deliberation; that it need not be done is said to the body by a letter' },
  addRecommendation: { to: ['body'], because: 'what is recommended to the body; CQC reads it with the case' },
  amendRecommendation: {
    to: ['body'],
    because: 'what is recommended to the body; CQC reads it with the case',
  },
  withdrawRecommendation: { to: ['body'], because: 'the body is told that it is no longer asked, and why' },
  recordCondition: { to: ['body'], because: 'the reasons tell the body why it is due, or not needed' },
  setWording: { to: [], because: 'a draft of the Ombudsman until it is published' },
  overrideWording: { to: [], because: 'deliberation of the Ombudsman about its own wording' },
  decidePublication: { to: [], because: 'the reasons may concern a person' },
  setComplainant: { to: [], because: 'personal data of the complainant; nobody else needs them' },
  decideComplainantLetter: { to: [], because: 'between the Ombudsman and the complainant' },
  reportNotReceived: { to: [], because: 'the complainant’s words to the Ombudsman' },
  settleNotReceived: { to: [], because: 'deliberation; what follows is said to the body by the judgement' },
  settleLetter: { to: [], because: 'how somebody was reached: the Ombudsman’s own remark' },
  confirmTakeOver: { to: [], because: 'a remark of the Ombudsman to itself' },
  correct: {
    to: [],
    because: 'the reasons may concern the other party; the body is written to when a date changes',
  },
  withdraw: { to: ['body'], because: 'the body is told that nothing more is asked, and why' },
  changeCase: { to: ['body'], because: 'the reasons tell each body why its case changes' },
  note: { to: [], because: 'a note stays in its own room; the Ombudsman reads those of the others' },
}

/** Whether the viewer's organisation may read words of this kind that stand in this room, of a case that it may see. */
export function mayReadWords(
  viewer: Viewer,
  { kind, room }: { readonly kind: string; readonly room: string },
): boolean {
  const organisation = organisationOf(viewer.role)
  if (organisation === 'ombudsman' || organisation === room) return true
  const addressed = Object.hasOwn(WORDS_ADDRESSED_TO, kind)
    ? WORDS_ADDRESSED_TO[kind as TransitionName]
    : undefined
  return addressed?.to.includes(organisation) ?? false
}

/** Whether the viewer may read a version of the plan: CQC only what the Ombudsman has accepted (memorandum 4.7). */
export const maySeePlan = (viewer: Viewer, { status }: { readonly status: string }): boolean =>
  organisationOf(viewer.role) !== 'cqc' || status === 'accepted'

/** What a stored file was sent with; for a version of the plan also how that stands. */
export interface SentWith {
  readonly kind: SubmissionKind
  readonly planStatus?: string | undefined
}

const SENT_BY: Record<SubmissionKind, TransitionName> = {
  plan: 'submitPlan',
  evidence: 'submitEvidence',
  'follow-up': 'answerFollowUp',
}

/** Whether the viewer may read a file that came with this: like the words that it came with. */
export const mayReadFileOf = (
  viewer: Viewer,
  room: string,
  { kind, planStatus = 'under-review' }: SentWith,
): boolean =>
  mayReadWords(viewer, { kind: SENT_BY[kind], room }) &&
  (kind !== 'plan' || maySeePlan(viewer, { status: planStatus }))

/** Whether the viewer may read a stored file: what nothing was sent with yet is its sender's and the Ombudsman's. */
export const mayReadFile = (viewer: Viewer, room: string, sentWith: readonly SentWith[]): boolean =>
  sentWith.length
    ? sentWith.some((use) => mayReadFileOf(viewer, room, use))
    : mayReadWords(viewer, { kind: 'submitEvidence', room })

/**
 * Whether the viewer may know a date with which nobody is late: a body by when its answer to a question is expected. When
 * something may be published and what is entered as delayed is the Ombudsman’s own matter.
 */
export function maySeeOtherDate(viewer: Viewer, { rule }: { readonly rule: string }): boolean {
  const organisation = organisationOf(viewer.role)
  return organisation === 'ombudsman' || (organisation === 'body' && rule === CLARIFICATION_ANSWERED)
}

/** Who may see, besides the Ombudsman, that an event of the ledger happened. Own entries are always seen. */
const EVENT_SEEN_BY: Readonly<Record<string, readonly Organisation[]>> = {
  opened: ['body', 'cqc'],
  'taken-over': ['body', 'cqc'],
  'plan-submitted': ['body'],
  'plan-accepted': ['body', 'cqc'],
  'plan-accepted-in-part': ['body'],
  'plan-returned': ['body'],
  'plan-logged': ['body', 'cqc'],
  'recommendation-logged': ['body', 'cqc'],
  'regulatory-activity-recorded': ['cqc'],
  'evidence-submitted': ['body', 'cqc'],
  'assurance-sought': ['body', 'cqc'],
  'assurance-given': ['body', 'cqc'],
  judged: ['body', 'cqc'],
  concluded: ['body', 'cqc'],
  'follow-up-planned': [],
  'follow-up-answered': ['body'],
  reopened: ['body', 'cqc'],
  closed: ['body', 'cqc'],
  withdrawn: ['body', 'cqc'],
  'decision-date-changed': ['body', 'cqc'],
  'body-details-changed': ['body'],
  'date-set': ['body'],
  'extension-asked': ['body'],
  'extension-agreed': ['body'],
  'extension-refused': ['body'],
  'clarification-asked': ['body'],
  'clarification-answered': ['body'],
  'reminders-paused': [],
  'reminders-resumed': [],
  'severity-set': [],
  'escalation-proposed': [],
  'escalation-decided': [],
  'action-withdrawn': ['body'],
  'measure-recorded': [],
  ceased: ['body', 'cqc'],
  'new-case-linked': [],
  'remedy-expected': [],
  'location-changed': ['cqc'],
  'location-decided': ['cqc'],
  'shared-with-cqc': ['body', 'cqc'],
  'sharing-ended': ['body'],
  'report-issued': ['body', 'cqc'],
  'receipt-recorded': ['body'],
  'action-notified': ['body'],
  'action-assessed': [],
  'longer-period-asked': ['body'],
  'longer-period-agreed': ['body'],
  'longer-period-refused': ['body'],
  'formal-step-proposed': [],
  'formal-step-decided': [],
  'reasons-given': ['body'],
  'form-agreed': ['body'],
  'expense-claimed': ['body'],
  'expense-settled': ['body'],
  'duty-recorded': ['body'],
  'duty-waived': ['body'],
  'publication-recorded': ['body', 'cqc'],
  'take-over-confirmed': ['body'],
  overdue: ['body'],
  corrected: ['body'],
  're-dated': ['body'],
  'recommendation-added': ['body', 'cqc'],
  'recommendation-amended': ['body', 'cqc'],
  'recommendation-withdrawn': ['body', 'cqc'],
  'condition-met': ['body', 'cqc'],
  'condition-not-met': ['body', 'cqc'],
  'complainant-recorded': [],
  'complainant-letter-decided': [],
  'not-received-reported': [],
  'not-received-settled': [],
  'wording-set': [],
  'wording-overridden': [],
  'publication-planned': [],
  'publication-withheld': [],
  'wording-published': ['body', 'cqc'],
  'letter-not-delivered': [],
  'letters-sent-again': [],
  'letter-settled': [],
  noted: [],
}

/** Where others than the body may see a correction, or the body may not. */
const CORRECTION_SEEN_BY: { readonly [W in Correctable]?: readonly Organisation[] } = {
  // That CQC's part was entered wrongly is the Ombudsman's matter; what is shared says so by itself.
  'cqc-part': [],
  measure: [],
  // Both read it in the case.
  'equality-or-human-rights': ['body', 'cqc'],
  'plan-logged': ['body', 'cqc'],
  'recommendation-logged': ['body', 'cqc'],
  'assurance-sought': ['body', 'cqc'],
  'assurance-answer': ['body', 'cqc'],
}

/** The events that a ledger may hold, as far as this table knows them. */
export const KNOWN_EVENTS = Object.keys(EVENT_SEEN_BY)

/** Whether the viewer's organisation may see that this happened. `what` is the field a correction put right. */
export function maySeeEvent(
  viewer: Viewer,
  { event, room, what }: { readonly event: string; readonly room: string; readonly what: unknown },
): boolean {
  const organisation = organisationOf(viewer.role)
  if (organisation === 'ombudsman' || organisation === room) return true
  if (event === 'corrected' && typeof what === 'string' && Object.hasOwn(CORRECTION_SEEN_BY, what))
    return CORRECTION_SEEN_BY[what as Correctable]?.includes(organisation) ?? false
  return Object.hasOwn(EVENT_SEEN_BY, event) && (EVENT_SEEN_BY[event]?.includes(organisation) ?? false)
}

/**
 * Whether the viewer may read of this recommendation. Personal remedies are between the body and the person and are
 * never published (LGSCO practice): CQC reads of those only for which its assurance is asked.
 */
export const maySeeRecommendation = (
  viewer: Viewer,
  recommendation: { readonly kind: string; readonly assurance: boolean },
): boolean =>
  organisationOf(viewer.role) !== 'cqc' ||
  recommendation.kind === 'service-improvement' ||
  recommendation.assurance

/** Whether the viewer may read the words and the amount of this recommendation: those of a personal remedy CQC never may. */
export const mayReadRecommendation = (viewer: Viewer, recommendation: { readonly kind: string }): boolean =>
  organisationOf(viewer.role) !== 'cqc' || recommendation.kind === 'service-improvement'
