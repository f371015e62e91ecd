// The words of a case as an officer gave them, stored in one text before any id travels. A personal remedy may hold
// personal data and is never published (LGSCO practice), so these words stay out of history, ledger and letters.
import type { Category, DecisionKind, Finding } from './decision-codes.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import type { RecommendationKind } from './state.js'

export interface CaseText {
  readonly category: Category
  readonly subCategory: string
  readonly finding: Finding
  readonly kind: DecisionKind
  readonly careService: string | null
  readonly cqcLocationId: string | null
  readonly source: string | null
  readonly note: string | null
  /** Who looks after it, as named at its start. */
  readonly officer?: { readonly name: string; readonly phone: string | null }
  /** Equality or human rights are touched: CQC reads it with the case (memorandum annex 1). */
  readonly equalityOrHumanRights?: true
  /** Of which Fundamental Standards the decision finds a potential breach. */
  readonly potentialBreach?: readonly FundamentalStandard[]
  readonly recommendations: readonly RecommendationText[]
  /** The hash of the request that started the case: a repeat is told from another request also years later. */
  readonly requestHash?: string
}

/** A date that an action names and that is no deadline. */
export interface CutOff {
  readonly on: string
  readonly meaning: string
}

export interface RecommendationText {
  readonly number: number
  readonly kind: RecommendationKind
  readonly summary: string
  readonly amountGBP: number | null
  /** The decision's own words about time. */
  readonly deadlineWording: string | null
  readonly expectedEvidence?: string | null
  readonly cutOff?: CutOff | null
  /** What must be found for it to be owed. */
  readonly condition?: string | null
}

/** The words of a recommendation that was added or amended, as they hold from then on. */
export interface ChangedRecommendationText {
  readonly summary: string
  readonly amountGBP?: number
  readonly expectedEvidence?: string
  readonly cutOff?: CutOff
  /** The decision's own words about time. */
  readonly deadlineWording?: string
  /** What must be found for it to be owed. */
  readonly condition?: string
}

/** The wording to be published of one recommendation, or of all of a theme. */
export interface WordingText {
  readonly wording: string
  readonly theme?: string
  /** For which it stands, where that is more than one. */
  readonly recommendations?: readonly number[]
}
