// What people do about a body that does not comply, once somebody has decided on it: a letter, a meeting, a case conference
// (LGSCO Compliance Manual, chapters 4 and 6). A decision is a task until it was carried out.
import type { LocalDate } from '../calendar/local-date.js'
import type { EscalationDecision, EscalationOption } from './escalation.js'
import { isSettled, type RecommendationState } from './state.js'

/** Those whose carrying out is recorded by itself. */
export const MEASURES = [
  'letter-to-chief-executive',
  'meeting',
  'letter-to-complainant',
  'case-conference',
] as const satisfies readonly EscalationOption[]
export type Measure = (typeof MEASURES)[number]

/** Done by a transition of their own: a report is issued, a recommendation is ceased, the new case is linked. */
const DONE_BY_THEMSELVES: readonly EscalationOption[] = ['public-interest-report', 'cease', 'new-case']

/** The state in which actions that the body had withdrawn are dealt with: all of them, or those of these recommendations. */
export const withdrawalsDealtWith = (
  state: RecommendationState,
  numbers?: readonly number[],
): RecommendationState => ({
  ...state,
  obligations: state.obligations.map((o) => {
    if (o.actionWithdrawnOn === undefined || numbers?.includes(o.number) === false) return o
    const { actionWithdrawnOn: _, ...dealtWith } = o
    return dealtWith
  }),
})

/** The actions that the body has withdrawn and with which nobody has dealt yet. */
export const withdrawnActions = ({ obligations }: RecommendationState) =>
  obligations.flatMap((o) =>
    o.actionWithdrawnOn === undefined || isSettled(o)
      ? []
      : [{ recommendation: o.number, withdrawnOn: o.actionWithdrawnOn }],
  )

/** The decisions that nobody has carried out yet. */
export const undoneMeasures = (state: RecommendationState): readonly EscalationDecision[] =>
  state.escalations.filter(
    ({ decision, doneOn }) =>
      doneOn === undefined &&
      ((MEASURES as readonly EscalationOption[]).includes(decision) || DONE_BY_THEMSELVES.includes(decision)),
  )

/** The state in which the oldest such decision is carried out; unchanged where nobody had decided on it before. */
export function carriedOut(
  state: RecommendationState,
  measure: EscalationOption,
  on: LocalDate,
): RecommendationState {
  const found = undoneMeasures(state).find((e) => e.decision === measure)
  if (!found) return state
  return { ...state, escalations: state.escalations.map((e) => (e === found ? { ...e, doneOn: on } : e)) }
}

/** A remedy was judged not complete and not satisfied, and nobody has named the case that usually follows. */
export const awaitsNewCase = (state: RecommendationState): boolean =>
  !state.linkedCases?.length && state.obligations.some((o) => o.judgement === 'not-satisfied')
