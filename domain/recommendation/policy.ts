// Which rules, ladders and limits hold for which date of a case. They themselves are data that their owners correct
// (domain/calendar): a case carries what was corrected in its calendar.
import type { ExtensionLimits } from '../calendar/extension.js'
import { ladderFor } from '../calendar/ladders.js'
import { limitsOf } from '../calendar/policies.js'
import type { LadderKind, Policies, ReminderLadder, Severity } from '../calendar/policy.js'
import { isLength } from '../calendar/rule.js'
import { ruleOf } from '../calendar/rules.js'
import type { Role } from '../people/roles.js'

export const DEADLINE_KINDS = [
  'plan',
  'evidence',
  'seek-assurance',
  'cqc-log',
  'cqc-log-recommendation',
  'cqc-assurance',
  'follow-up',
  'statutory-response',
  'statutory-satisfaction',
  'statutory-form',
  'statutory-publication',
  'statutory-advertisement',
  'statutory-inspection',
  'statutory-consideration',
  'statutory-referral',
] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

/** What each is called, so that "… is due by" follows. */
export const DEADLINE_LABELS: Record<DeadlineKind, string> = {
  plan: 'the action plan',
  evidence: 'evidence',
  'seek-assurance': 'the request for CQC’s assurance',
  'cqc-log': 'CQC’s log of the plan',
  'cqc-log-recommendation': 'CQC’s log of a recommendation',
  'cqc-assurance': 'CQC’s answer about assurance',
  'follow-up': 'the follow-up answer',
  'statutory-response': 'what the Act requires to be told: what was or will be done',
  'statutory-satisfaction': 'what the Act requires to be confirmed: that it was done',
  'statutory-form': 'the agreed form of what is to be published',
  'statutory-publication': 'the publication that is required',
  'statutory-advertisement': 'the public notice that the report can be inspected',
  'statutory-inspection': 'that the report was open to inspection for three weeks',
  'statutory-consideration': 'that the report was laid before the authority and considered',
  'statutory-referral': 'that the authority itself considered the further report',
}

/** What is hoped for from CQC, which is bound to no date: a body is never written to about it. */
export const isOfCqc = (kind: DeadlineKind): boolean => kind.startsWith('cqc-')

/** The clocks of the statutory tracks (statutory/clocks.ts); when one has passed, a formal step is proposed. */
export type StatutoryKind = Extract<DeadlineKind, `statutory-${string}`>
export const isStatutoryKind = (kind: DeadlineKind): kind is StatutoryKind => kind.startsWith('statutory-')

/**
 * The rules, by id, of the dates that nobody sets: they follow from what has happened in the case (memorandum 4.4 iii, 4.7).
 */
export const EXPECTATIONS = {
  'seek-assurance': 'seek-assurance',
  'cqc-log': 'cqc-log',
  'cqc-log-recommendation': 'cqc-log',
  'cqc-assurance': 'cqc-assurance',
  'follow-up': 'follow-up-answer',
} as const satisfies Partial<Record<DeadlineKind, string>>

/** The rule of the day on which what is outstanding is entered as a delayed remedy, and how many working days before somebody is asked for it. */
export const DELAYED_REMEDY = 'delayed-remedy'
export const DELAYED_REMEDY_NEAR = 20

/** The rule of how long after it was asked somebody looks whether a question that stops the clock was answered. */
export const CLARIFICATION_ANSWERED = 'clarification-answer'

/** As shipped: what a rehearsal plays and a page says of any case. */
function amountOf(rule: string): number {
  const { period } = ruleOf(rule)
  return isLength(period) ? period.amount : 0
}

/** Working days within which CQC is expected to log an accepted plan, and a recommendation. */
export const CQC_LOGS_WITHIN = amountOf(EXPECTATIONS['cqc-log'])
/** Working days within which CQC is expected to answer a request for assurance. */
export const CQC_ANSWERS_WITHIN = amountOf(EXPECTATIONS['cqc-assurance'])
/** Working days after its evidence within which the body is expected to seek CQC's assurance. */
export const ASSURANCE_SOUGHT_WITHIN = amountOf(EXPECTATIONS['seek-assurance'])
/** Working days after the follow-up question within which the body is expected to answer it. */
export const FOLLOW_UP_ANSWERED_WITHIN = amountOf(EXPECTATIONS['follow-up'])

/** The rules on which a person may rest the date of a plan or of evidence: those that run against the body. */
export const RULES_FOR_DATES: readonly string[] = [
  'report-response',
  'further-report-response',
  'written-statement-response',
  'agreed-1-month-of-decision',
  'agreed-2-months-of-decision',
  'agreed-3-months-of-decision',
  'agreed-6-months-of-decision',
  'agreed-12-months-of-decision',
  'agreed-4-weeks-of-decision',
  'agreed-20-working-days-of-decision',
]

const LADDER_KINDS: Record<DeadlineKind, LadderKind> = {
  plan: 'plan',
  evidence: 'evidence',
  'seek-assurance': 'chase',
  'cqc-log': 'chase',
  'cqc-log-recommendation': 'chase',
  'cqc-assurance': 'chase',
  'follow-up': 'chase',
  'statutory-response': 'statutory',
  'statutory-satisfaction': 'statutory',
  'statutory-form': 'statutory',
  'statutory-publication': 'statutory',
  'statutory-advertisement': 'duty',
  'statutory-inspection': 'duty',
  'statutory-consideration': 'duty',
  'statutory-referral': 'duty',
}

/** Which ladder reminds of a kind of deadline; one that rests on a statutory period has that period’s. */
export const ladderOf = (
  kind: DeadlineKind,
  { severity, calendar }: CasePolicies,
  restsOnStatute: boolean,
): ReminderLadder => ladderFor(restsOnStatute ? 'statutory' : LADDER_KINDS[kind], severity, calendar)

/** How serious a case is, and the calendar with what was corrected of the policies. */
type CasePolicies = { readonly severity: Severity; readonly calendar: Policies }

/** How far a role may agree to put off a date; the Director has a manager's limits, which bind those who ask, too. */
export const extensionLimitsOf = (
  role: Role,
  { calendar }: Pick<CasePolicies, 'calendar'>,
): ExtensionLimits => limitsOf(role === 'case-officer' ? 'case-officer' : 'manager', calendar)
