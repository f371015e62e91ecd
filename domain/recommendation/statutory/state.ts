// What a case knows of its statutory track: what was issued, what was received when, what the body has said, what was
// decided. Plain data, carried in the state of the case; dates are computed from it and never kept.
import type { Extension } from '../../calendar/extension.js'
import type { Start } from '../../calendar/explanation.js'
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import type { Delivery } from '../../calendar/receipt.js'
import type { DecisionForm } from './form.js'

/** The papers whose receipt starts a clock. */
export const DOCUMENTS = ['decision', 'further-report', 'notice'] as const
export type StatutoryDocument = (typeof DOCUMENTS)[number]

export interface DocumentReceipt {
  readonly on: LocalDate
  /** How it was posted, where nobody recorded the receipt: then the day is presumed, on the authority that its rule cited. */
  readonly assumed: { readonly postedOn: LocalDate; readonly by: Delivery; readonly citation: string } | null
}

/** The start that a receipt is: recorded, or assumed from the ordinary course of post. */
export const receiptStart = ({ on, assumed }: DocumentReceipt): Start =>
  assumed
    ? {
        on,
        basis: `its receipt was not recorded; sent by ${assumed.by} on ${inWords(assumed.postedOn)}, ${assumed.citation}`,
        assumed: true,
      }
    : { on, basis: 'the receipt was recorded', assumed: false }

/** The periods that can be lengthened by agreement in writing. */
export const PERIODS = ['response', 'satisfaction', 'form'] as const
export type StatutoryPeriod = (typeof PERIODS)[number]

/** A longer period that was asked for; `rule` is the period's rule, so that it goes with its round. */
export interface LongerPeriodRequest {
  readonly rule: string
  readonly to: LocalDate
  readonly askedOn: LocalDate
  /** The opaque id of who asked, or of the officer who entered it. */
  readonly askedBy: string
}

/** A longer period as it was agreed in writing. */
export interface LongerPeriod extends Extension, LongerPeriodRequest {
  readonly agreedBy: string
}

/**
 * What the body says that it has done: the notification that the Act requires. `proposed-otherwise`: it proposes an action,
 * and not the one that is recommended.
 */
export const ACTIONS = ['taken', 'proposed', 'proposed-otherwise', 'none'] as const
export type NotifiedAction = (typeof ACTIONS)[number]

/** What the Ombudsman thinks of that: a person's decision, and the ground of what may be proposed. */
export const VIEWS = ['content', 'not-satisfied', 'no-action'] as const
export type View = (typeof VIEWS)[number]

/** What the Act asks of a council about a report besides its answer (duties.ts). */
export const DUTIES = ['advertisement', 'inspection', 'consideration', 'referral'] as const
export type Duty = (typeof DUTIES)[number]

/** That a duty about the present report is done, or need not be. */
export interface DutyRecord {
  readonly duty: Duty
  /** The day of the notice or the meeting, or the last day of the inspection; of one that is waived, of that decision. */
  readonly on: LocalDate
  /** Of an advertisement: the day from which the report is open to inspection. */
  readonly openFrom?: LocalDate
  readonly waived?: true
}

export const PLACES = ['newspaper', 'website', 'other'] as const
export type PublicationPlace = (typeof PLACES)[number]

export interface Publication {
  readonly on: LocalDate
  readonly place: PublicationPlace
}

/** The notice that requires a statement, or an adverse findings notice, to be published. */
export interface PublicationNotice {
  readonly requiredOn: LocalDate
  readonly receipt: DocumentReceipt | null
  readonly form: {
    readonly agreedOn: LocalDate
    readonly publishBy: LocalDate
    readonly places: readonly PublicationPlace[]
    /** Whether the body's own reasons stand in it. */
    readonly ownReasons?: boolean
  } | null
  /** The day on which the body sent the reasons that it wants to stand in it. */
  readonly reasonsOn?: LocalDate
  readonly publications: readonly Publication[]
  /** Editions that a later one left behind: their fortnight was over. */
  readonly earlier?: readonly Publication[]
  /** Who publishes: the Ombudsman in its place, at its expense, once that was decided. */
  readonly by: 'body' | 'ombudsman'
  readonly doneOn: LocalDate | null
  /** What the Ombudsman's publication in its place has cost. */
  readonly expense?: PublicationExpense
}

/** The expense that the body reimburses on demand (s31(2H), s34I(7)). */
export interface PublicationExpense {
  readonly amountGBP: number
  readonly askedOn: LocalDate
  readonly settled: { readonly how: ExpenseSettlement; readonly on: LocalDate } | null
}

export const EXPENSE_SETTLEMENTS = ['paid', 'not-pursued'] as const
export type ExpenseSettlement = (typeof EXPENSE_SETTLEMENTS)[number]

export const FORMAL_STEP_NAMES = [
  'further-report',
  'require-statement',
  'publish-statement',
  'require-adverse-findings-notice',
  'publish-adverse-findings-notice',
  'write-to-monitoring-officer',
] as const
export type FormalStepName = (typeof FORMAL_STEP_NAMES)[number]

/** Of a case that ended, or waits for its follow-up, though the Act says that the Ombudsman shall take this step. */
export interface EndedAgainstDuty {
  readonly endedAgainstDuty?: FormalStepName
}

export const STEP_DECISIONS = ['take', 'not-now'] as const

/** What a person decided about a formal step that was proposed. */
export interface StepDecision {
  readonly step: FormalStepName
  readonly decision: (typeof STEP_DECISIONS)[number]
  readonly on: LocalDate
  /** Of “not now”, and of a step that can be taken again: until then it is not proposed again. */
  readonly reviewOn: LocalDate | null
}

export interface StatutoryState {
  readonly form: DecisionForm
  /** The written statement does not name the provider, because that would identify a person (s34H(8)–(9)). */
  readonly unnamed?: true
  /** 2 from the further report on: the same periods run again (s31(2C)). */
  readonly round: 1 | 2
  /** The day of the decision, or of the further report. */
  readonly issuedOn: LocalDate
  readonly receipt: DocumentReceipt | null
  readonly longer: readonly LongerPeriod[]
  /** What was asked for and not decided: the newest for each period; absent until somebody asks. */
  readonly longerAsked?: readonly LongerPeriodRequest[]
  readonly notification: { readonly on: LocalDate; readonly action: NotifiedAction } | null
  readonly view: { readonly view: View; readonly on: LocalDate } | null
  readonly notice: PublicationNotice | null
  /** What a council has done about the present report; absent where nothing is recorded. */
  readonly duties?: readonly DutyRecord[]
  readonly decisions: readonly StepDecision[]
}

/** The track as it begins; `receivedOn`: the recorded receipt, if it is known already. */
export const beginTrack = (
  form: DecisionForm,
  issuedOn: LocalDate,
  receivedOn: LocalDate | null,
): StatutoryState => ({
  form,
  round: 1,
  issuedOn,
  receipt: receivedOn && { on: receivedOn, assumed: null },
  longer: [],
  notification: null,
  view: null,
  notice: null,
  decisions: [],
})
