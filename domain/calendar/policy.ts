// What is policy and no law, as data that its owner can correct: who is reminded when and by which letter, how long after a
// missed date which step is proposed, how far a date may be put off. How a date is counted is a rule (rule.ts).

import type { ExtensionLimits } from './extension.js'
import type { Rung } from './ladder.js'
import { CalendarProblem } from './problem.js'
import type { Citation } from './rule.js'

/** What is awaited: the plan, the evidence, an answer that is only hoped for or within a statutory period, a duty about a report, an answer to a request. */
export type LadderKind = 'plan' | 'evidence' | 'chase' | 'statutory' | 'duty' | 'request'
export const SEVERITIES = ['ordinary', 'serious'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Who is asked to decide after silence, in this order (LGSCO Compliance Manual, chapters 4 and 6). */
export const ESCALATION_LEVELS = ['team-co-ordinator', 'casework-manager', 'director'] as const
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number]

/** Who agrees to more time within limits of their own; the Director has a manager's. */
export const AGREEING_ROLES = ['case-officer', 'manager'] as const
export type AgreeingRole = (typeof AGREEING_ROLES)[number]

type Kept = {
  readonly id: string
  /** Rises by one with each correction; the older versions stand in the older editions of England's calendar. */
  readonly version: number
  /** What it is about, in words for people. */
  readonly name: string
  /** On what it rests: no law asks for it in such numbers. */
  readonly citation: Citation
  /** The role that answers for it and says how it is to be corrected. */
  readonly owner: string
}

/** Which letters leave about one kind of deadline. */
export type ReminderLadder = Kept & {
  readonly about: 'reminders'
  readonly kind: LadderKind
  readonly severity: Severity
  readonly rungs: readonly Rung[]
}

/** When the steps of the escalation ladder are proposed; who decides on what is the process (domain/recommendation). */
export type EscalationTimes = Kept & {
  readonly about: 'escalation'
  readonly severity: Severity
  /** Working days after the day until whose end the date is treated as met; 0: as soon as it is missed. */
  readonly proposedAfter: Readonly<Record<EscalationLevel, number>>
  /** Working days after which it is looked at again when whoever decided named no day. */
  readonly reviewedAfter: number
}

/** How often and by how many days in all a role may agree to put off a date. */
export type RoleLimits = Kept & ExtensionLimits & { readonly about: 'extension'; readonly role: AgreeingRole }

export type Policy = ReminderLadder | EscalationTimes | RoleLimits

/** The authority of what is nobody's law: whose practice it is. */
export const practice = (text: string, version = 'assumed in 2026'): Citation => ({
  text,
  version,
  status: 'policy',
})

/** What was corrected of the policies; absent: nothing. A case carries it in its calendar. */
export type Policies = { readonly policies?: readonly Policy[] }

/** A shipped policy as it was corrected, or as it is. */
export const asCorrected = <P extends Policy>(shipped: P, { policies }: Policies): P =>
  // A correction keeps id and kind, so the one of this id is of this kind.
  (policies?.find(({ id }) => id === shipped.id) as P | undefined) ?? shipped

/** What is wrong with a policy, naming the field and what would be right. */
export const malformedPolicy = (id: string, field: string, should: string) =>
  new CalendarProblem('malformed-policy', field, `${field} of ${id}: ${should}`)
