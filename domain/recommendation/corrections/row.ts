// The shape of one row of the table of what may be corrected: which entries can be wrong in this way, what is right in
// their place, and what that undoes.
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import type { RemedyCategory } from '../remedies.js'
import type { Measure } from '../measures.js'
import type { DecisionForm } from '../statutory/form.js'
import type { Duty, PublicationPlace } from '../statutory/state.js'
import {
  obligationOf,
  type Answer,
  type AssuranceAnswer,
  type Judgement,
  type Obligation,
  type RecommendationKind,
  type RecommendationState,
  type Requirement,
  type SkipReason,
} from '../state.js'

interface OfOne {
  readonly recommendation: number
}

/** What is right, for each thing that may be corrected; null, or nothing besides the name: it was entered by mistake. */
export interface RightValues {
  readonly 'due-date': OfOne & { readonly dueOn: LocalDate }
  readonly 'plan-due-date': { readonly dueOn: LocalDate }
  readonly 'plan-received': { readonly receivedOn: LocalDate }
  readonly 'plan-answer': OfOne & { readonly answer: Answer }
  readonly 'plan-review': { readonly version: number }
  readonly 'plan-logged': { readonly loggedOn: LocalDate | null }
  readonly 'recommendation-logged': OfOne & { readonly loggedOn: LocalDate | null }
  readonly 'evidence-received': OfOne & { readonly receivedOn: LocalDate }
  readonly evidence: OfOne & { readonly version: number }
  readonly 'assurance-sought': OfOne
  readonly 'assurance-answer': OfOne & { readonly answer: AssuranceAnswer | null }
  readonly judgement: OfOne & { readonly decision: Judgement | null }
  readonly 'follow-up-answer': { readonly stillInPlace: boolean | null }
  readonly requirement: OfOne & { readonly requires: Requirement; readonly assurance: boolean }
  readonly kind: OfOne & { readonly kind: RecommendationKind }
  readonly category: OfOne & { readonly category: RemedyCategory }
  readonly condition: OfOne
  readonly 'cqc-part': { readonly cqcPart: SkipReason }
  readonly 'equality-or-human-rights': { readonly equalityOrHumanRights: boolean }
  readonly form: { readonly form: DecisionForm }
  readonly naming: { readonly named: boolean }
  readonly notification: { readonly notifiedOn: LocalDate | null }
  readonly 'agreed-form': { readonly form: AgreedForm | null }
  readonly publication: { readonly on: LocalDate }
  readonly duty: { readonly duty: Duty }
  readonly 'own-reasons': object
  readonly expense: object
  readonly measure: { readonly measure: Measure; readonly doneOn: LocalDate | null }
}

type AgreedForm = {
  readonly agreedOn: LocalDate
  readonly publishBy: LocalDate
  readonly places: readonly PublicationPlace[]
  readonly ownReasons?: boolean
}

export type Correctable = keyof RightValues
export type Right<W extends Correctable> = { readonly what: W } & RightValues[W]
/** What is right, in place of what was entered. */
export type Correction = { [W in Correctable]: Right<W> }[Correctable]

export interface CorrectionRow<Value> {
  /** What was wrong, in words. */
  readonly label: string
  /** The entries of the ledger that can be wrong in this way. */
  readonly entries: readonly string[]
  readonly right: string
  /** What follows besides. */
  readonly undoes: string
  check(state: RecommendationState, value: Value, today: LocalDate): Refusal | undefined
  apply(state: RecommendationState, value: Value, today: LocalDate): RecommendationState
}

export type CorrectionRows<W extends Correctable> = { readonly [K in W]: CorrectionRow<Right<K>> }

/** The recommendation that a correction names, which `checkRecommendation` has found. */
export const named = (state: RecommendationState, { recommendation }: OfOne): Obligation =>
  obligationOf(state, recommendation) as Obligation

/** Refused when this body has no such recommendation. */
export function checkRecommendation(state: RecommendationState, value: object): Refusal | undefined {
  if (!('recommendation' in value) || typeof value.recommendation !== 'number') return undefined
  return obligationOf(state, value.recommendation)
    ? undefined
    : invalid(
        '/correction/recommendation',
        `there is no recommendation ${value.recommendation} for this body`,
        `one of ${state.obligations.map((o) => o.number).join(', ')}`,
      )
}

/** Nothing to put right: it was never entered, or something rests on it that must be put right first. */
export const nothing = (problem: string, remedy: string, field = '/correction/what'): Refusal =>
  invalid(field, problem, remedy)

/** The state with one obligation changed as a whole, so that a field can go. */
export const withRevised = (
  state: RecommendationState,
  number: number,
  revise: (o: Obligation) => Obligation,
): RecommendationState => ({
  ...state,
  obligations: state.obligations.map((o) => (o.number === number ? revise(o) : o)),
})
