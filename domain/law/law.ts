// What the law is for the product, as data that Legal reads and corrects without a programmer: the provisions that letters,
// pages and answers cite, and the gateways through which anything is shared. How a date is counted is a rule (domain/calendar).
import { CalendarProblem } from '../calendar/problem.js'
import type { Citation } from '../calendar/rule.js'

type Kept = {
  readonly id: string
  /** Rises by one with each correction; the older versions stand in the older editions of England's calendar. */
  readonly version: number
  /** What it is about, in words for people. */
  readonly name: string
  /** The provision, the edition of it that was read and whether somebody has checked it. */
  readonly citation: Citation
  /** The role that answers for it and says how it is to be corrected. */
  readonly owner: string
  /** The account (the sign-in service's opaque id) or the role that corrects it beside an administrator; absent: none. */
  readonly ownedBy?: string
}

/** One provision as it is cited. */
export type Provision = Kept & { readonly about: 'provision' }

/** Who answers for the care decides, never who gave it: care that a council commissioned is the council's. */
export const REGIMES = ['council-care', 'private-care', 'nhs-care'] as const
export type Regime = (typeof REGIMES)[number]

/** What a person decides to share: `outcome`: what the Ombudsman decided and recommended. `other-material`: all else. */
export const SHARED_MATTERS = ['outcome', 'other-material'] as const
export type SharedMatter = (typeof SHARED_MATTERS)[number]

/** What CQC reads besides of a case whose outcome is shared, each on a row of its own. */
export const READ_MATTERS = ['plan', 'progress', 'evidence', 'files', 'judgements'] as const
export type ReadMatter = (typeof READ_MATTERS)[number]

export const DIRECTIONS = ['the Ombudsman to CQC', 'CQC to the Ombudsman'] as const
export const EFFECTS = ['permits', 'bars'] as const

/** May this be shared, on what authority and how far. */
export type Gateway = Kept & {
  readonly about: 'gateway'
  readonly direction: (typeof DIRECTIONS)[number]
  readonly regime: Regime | 'any'
  readonly matter: SharedMatter | ReadMatter | 'assurance'
  readonly effect: (typeof EFFECTS)[number]
  /** How far it goes. */
  readonly limit: string
  /** What would be lawful instead, where it does not permit it by itself, and the entry under which. */
  readonly instead?: { readonly what: string; readonly under: string }
  /** It is passed on too where the body has agreed to it and its agreement is recorded in the case. */
  readonly orAgreement?: true
}

export type LawEntry = Provision | Gateway

/** What was corrected of the law; absent: nothing. A case carries it in its calendar. */
export type Law = { readonly law?: readonly LawEntry[] }

/** A shipped entry as it was corrected, or as it is. */
export const asCorrected = <E extends LawEntry>(shipped: E, { law }: Law): E =>
  // A correction keeps id and kind, so the one of this id is of this kind.
  (law?.find(({ id }) => id === shipped.id) as E | undefined) ?? shipped

/** What is wrong with an entry, naming the field and what would be right. */
export const malformedLaw = (id: string, field: string, should: string) =>
  new CalendarProblem('malformed-law', field, `${field} of ${id}: ${should}`)
