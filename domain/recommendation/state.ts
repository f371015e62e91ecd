// The whole state of one case at one responsible body: the workflow's only argument, carried through
// continue-as-new and take-over. It holds ids, codes, dates and hashes, never words that people wrote.
import type { Calendar } from '../calendar/calendar.js'
import type { LocalDate } from '../calendar/local-date.js'
import type { Severity } from '../calendar/policy.js'
import type { SendingHours } from '../calendar/sending-hours.js'
import type { BodyType } from '../people/bodies.js'
import type { Actor } from '../people/roles.js'
import type { EndedAgainstDuty, StatutoryState } from './statutory/state.js'
import type { KnownNews } from './location-news.js'
import type { Condition } from './condition.js'
import type { Complainant, NotReceived } from './complainant.js'
import type { Notice } from './letters.js'
import type { RedatedDigest, Result } from './results.js'
import type { Flagged } from './disclosure-conditions.js'
import type { EscalationDecision } from './escalation.js'
import type { EvidenceState } from './evidence.js'
import type { Publication } from './publication.js'
import type { RemedyCategory } from './remedies.js'
import type { SharingState } from './sharing.js'
import type { KeptDate, Term, Undated } from './term.js'

export const RECOMMENDATION_KINDS = ['personal-remedy', 'service-improvement'] as const
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number]

/** What the officer asks of the body for one recommendation (domain: LGSCO practice, memorandum 4.4 iii). */
export const REQUIREMENTS = ['evidence', 'action-plan'] as const
export type Requirement = (typeof REQUIREMENTS)[number]

export const ANSWERS = ['will-do', 'did', 'partly', 'not-us', 'will-not'] as const
export type Answer = (typeof ANSWERS)[number]

export const ASSURANCE_ANSWERS = [
  'assured',
  'concerns',
  'declines',
  'outside-our-remit',
  'at-next-assessment',
] as const
export type AssuranceAnswer = (typeof ASSURANCE_ANSWERS)[number]

export const JUDGEMENTS = [
  'satisfied',
  'satisfied-late',
  'satisfied-incomplete',
  'more-needed',
  'not-satisfied',
] as const
export type Judgement = (typeof JUDGEMENTS)[number]

/** Why the Ombudsman is satisfied with what is not complete. */
export const INCOMPLETE_BECAUSE = [
  'complainant-did-not-co-operate',
  'no-longer-possible',
  'out-of-proportion',
] as const
export type IncompleteBecause = (typeof INCOMPLETE_BECAUSE)[number]

export const OUTCOMES = [
  'complete-and-satisfied',
  'completed-late',
  'not-complete-but-satisfied',
  'not-complete-and-not-satisfied',
  'no-recommendations',
  'withdrawn',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why CQC has no part in a case. */
export const SKIP_REASONS = ['no-cqc-location', 'not-shared'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]
export type CqcPart = 'runs' | SkipReason

/** How a recommendation ended that was never judged: it was taken back, or its condition did not arise. */
export const SETTLED_AS = ['withdrawn', 'not-needed'] as const
export type SettledAs = (typeof SETTLED_AS)[number]

/** One recommendation as this body owes it. */
export interface Obligation {
  readonly number: number
  readonly category?: RemedyCategory
  readonly condition?: Condition
  readonly settledAs?: SettledAs
  /** Its words as they hold now, when it was added or amended; otherwise they stand with the case. */
  readonly wordsId?: string
  readonly publication?: Publication
  readonly kind: RecommendationKind
  readonly requires: Requirement
  /** Whether the body is asked to seek CQC's assurance that it has been implemented. */
  readonly assurance: boolean
  /** Agreed date by which it must be done and evidenced; null until a person sets it, never invented. */
  readonly dueOn: LocalDate | null
  readonly originalDueOn: LocalDate | null
  /** What the date rests on; null while there is none. */
  readonly term: Term | null
  /** What the decision's words say where no date rests on them; absent when they say nothing else. */
  readonly undated?: Undated
  /** Every date that held, the first one first. */
  readonly dates: readonly KeptDate[]
  readonly answer: Answer | null
  /** When the body first spoke of it, by its plan or by evidence; anew after a further report. */
  readonly answeredOn?: LocalDate
  /** The day since which it is owed, of what was added, reopened or became due later: no earlier paper's period is about it. */
  readonly owedSince?: LocalDate
  readonly evidence: EvidenceState | null
  /** The highest version of evidence that there was, when it was taken back as entered by mistake. */
  readonly versions?: number
  /** The day on which the body withdrew the action that it had agreed to; until somebody has dealt with it. */
  readonly actionWithdrawnOn?: LocalDate
  readonly assuranceSoughtOn: LocalDate | null
  /** The days on which the body was asked to seek assurance, and CQC to give it: what is expected counts from there. */
  readonly bodyAskedOn?: LocalDate
  readonly cqcAskedOn?: LocalDate
  readonly assuranceAnswer: AssuranceAnswer | null
  /** The day on which CQC logged it (memorandum 4.7), and the one on which it was asked to; absent while it was not. */
  readonly loggedOn?: LocalDate
  readonly logAskedOn?: LocalDate
  /** Ceased: pursued no further, because it has become unachievable or disproportionate. */
  readonly judgement: Judgement | 'ceased' | null
  readonly judgedOn: LocalDate | null
}

export type PlanStatus = 'under-review' | 'returned' | 'accepted'

/** The latest version of the body's action plan; earlier ones are rows. */
export interface PlanState extends Flagged {
  readonly version: number
  readonly receivedOn: LocalDate
  readonly status: PlanStatus
  /** For which it stands accepted while the rest was returned, also in the next version; absent: for none, or for all. */
  readonly acceptedFor?: readonly number[]
  /** Of which a plan is asked since this version came: it says nothing of them, whatever becomes of it. */
  readonly unanswered?: readonly number[]
  readonly acceptedOn: LocalDate | null
  readonly loggedOn: LocalDate | null
  /** The day on which the body agreed that the plan and its progress are passed on to CQC; absent: it has not. */
  readonly mayBePassedOn?: LocalDate
  /** The day on which CQC was asked to log it, when that was not when it was accepted. */
  readonly logAskedOn?: LocalDate
  /** The accepted plan that this version would change, which is carried out meanwhile; with what it answered. */
  readonly amends?: { readonly plan: PlanState; readonly answers: readonly PlanAnswer[] }
  /** The number of the last version, where a later one was returned and this one stands. */
  readonly latest?: number
}

export interface PlanAnswer {
  readonly recommendation: number
  readonly answer: Answer
}

/** How it is found out whether it is still in place: the body is asked, or there is a spot check, also with its evidence. */
export const FOLLOW_UP_KINDS = ['question', 'spot-check', 'spot-check-with-evidence'] as const
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number]

export interface FollowUp {
  readonly on: LocalDate
  readonly answered: boolean
  readonly kind: FollowUpKind
}

/** Whether the body has a part in it: of a spot check of the Ombudsman's own it learns nothing beforehand. */
export const asksBody = ({ kind }: FollowUp) => kind !== 'spot-check'

/** More time that the body has asked for and nobody has decided on; the newest for each date. */
export interface ExtensionRequest {
  /** 0 for the action plan, else the recommendation. */
  readonly number: number
  readonly to: LocalDate
  readonly askedOn: LocalDate
  /** The opaque id of who asked, or of the officer who entered it. */
  readonly askedBy: string
}

/** A question that stops the clock of some dates until it is answered. */
export interface Clarification {
  readonly id: number
  /** Who asked; the other side is asked. */
  readonly by: 'body' | 'ombudsman'
  readonly asked: LocalDate
  readonly answered: LocalDate | null
  /** Which dates: 0 for the action plan, else recommendations. While open, those that are still owed. */
  readonly about: readonly number[]
}

/** Reminders that a person has paused; the dates stand. */
export interface Quiet {
  /** 0 for the action plan, a recommendation, or everything. */
  readonly number: number | 'all'
  readonly since: LocalDate
  /** The first day on which reminders may leave again; null until somebody resumes them. */
  readonly until: LocalDate | null
}

/** A letter that is due or on its way; removed when it was sent, refused or given up. */
export interface PendingSend {
  readonly key: string
  readonly recipient: string
  readonly localDate: LocalDate
  readonly letterClass: LetterClass
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
  /** When it was first to leave, of a letter that was put off to a later time. */
  readonly plannedAt?: number
  readonly summary: string
  readonly waitsForContact: boolean
  /** What it says beside reminders, so that it can be said again under another key. */
  readonly notices?: readonly Notice[]
}

/** A letter that was refused or given up, until somebody has dealt with it. */
export type Undelivered = Pick<PendingSend, 'key' | 'recipient' | 'notices'>

/** A notice goes by itself and at once; reminders to one recipient on one day are one letter. */
export type LetterClass = 'notice' | 'reminder'

/** The first answer to a message, kept so that a repeat is answered alike after continue-as-new. */
export interface Handled {
  readonly id: string
  readonly bodyHash: string
  readonly seq: number
  readonly stage: string
}

export interface RecommendationState extends SharingState, EndedAgainstDuty {
  readonly reference: string
  readonly bodyId: string
  readonly bodyType: BodyType
  readonly team: string
  readonly decisionDate: LocalDate
  /** The stored words of the case: summaries, wordings, names. */
  readonly textId: string
  readonly startedBy?: Pick<Actor, 'subject' | 'role'>
  readonly cqcPart: CqcPart
  readonly planDueOn: LocalDate | null
  readonly planTerm: Term | null
  readonly planDates: readonly KeptDate[]
  /** Which reminder and escalation ladders are climbed. */
  readonly severity: Severity
  readonly requests: readonly ExtensionRequest[]
  readonly clarifications: readonly Clarification[]
  readonly quiet: readonly Quiet[]
  readonly escalations: readonly EscalationDecision[]
  /** When reminders may leave. */
  readonly sendingHours: SendingHours
  readonly obligations: readonly Obligation[]
  readonly plan: PlanState | null
  readonly followUp: FollowUp | null
  /** What was issued to this body and what the Act makes of it; absent where nobody stated it. */
  readonly statutory?: StatutoryState
  /** New cases about this body's failure, by their references. */
  readonly linkedCases?: readonly string[]
  /** A remedy that is late by a year: when it is expected. */
  readonly delayed?: { readonly expectedOn: LocalDate; readonly setOn: LocalDate }
  /** What CQC's register says has happened to the case's location, the first one told first. */
  readonly locationNews?: readonly KnownNews[]
  readonly outcome: Outcome | null
  readonly openedAt: number
  readonly closedAt: number | null
  /** Set for a case taken over from a spreadsheet: its past is recorded as history and never written about. */
  readonly takenOver: boolean
  /** Ladder off: a take-over that a person has not confirmed yet. */
  readonly paused: boolean
  /** Nobody was in post at the body who receives its letters. */
  readonly unaddressed?: true
  readonly undelivered: readonly Undelivered[]
  readonly complainant?: Complainant
  /** What the complainant said has not come. */
  readonly notReceived?: readonly NotReceived[]
  /** Everything timed up to this moment has been done; epoch milliseconds by the workflow's clock. */
  readonly playedUntil: number
  /** The last ledger row written for this case and body. */
  readonly seq: number
  readonly sends: readonly PendingSend[]
  readonly handled: readonly Handled[]
  /** Working days are England's (HSCA 2008 s93(2A)); carried in state so that a redeploy cannot change a running case. */
  readonly calendar: Calendar
  /** The body is told in a digest that dates moved with this version of the calendar; epoch milliseconds. */
  readonly redated?: RedatedDigest
  /** What became of the body's work and it has not been told yet. */
  readonly results?: readonly Result[]
  /** Reminders, by key, that a new calendar would have put into the past unsent: they leave at these moments instead. */
  readonly late?: { readonly [key: string]: { readonly on: LocalDate; readonly at: number } }
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
  /** History events after which the run is carried on; only in test and rehearsal namespaces, else the server says. */
  readonly carryOnAfter?: number
  /** The other responsible bodies' first states: this workflow starts them once, then drops them. */
  readonly alongside: readonly RecommendationState[]
}

export const isSettled = (o: Obligation) =>
  o.settledAs !== undefined || (o.judgement !== null && o.judgement !== 'more-needed')

/** Nothing is owed until its condition has arisen. */
export const isDormant = (o: Obligation) => o.condition?.standing === 'open' && !isSettled(o)

/** This obligation with its number, or undefined. */
export const obligationOf = (state: RecommendationState, number: number) =>
  state.obligations.find((o) => o.number === number)
