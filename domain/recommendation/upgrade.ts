// A case that was begun by an earlier version of the product goes on under this one: what its state did not know then
// is filled in, and whatever would make it do more than its history shows waits until it is carried on.
import type { LocalDate } from '../calendar/local-date.js'
import { USUAL_SENDING_HOURS } from '../calendar/sending-hours.js'
import type { Obligation, RecommendationState } from './state.js'
import { statedTerm, type KeptDate } from './term.js'

/** The state as this version reads it. Throws nothing; a state of this version is returned as it is. */
export function upgraded(state: RecommendationState): RecommendationState {
  const known: Partial<RecommendationState> = state
  if (known.clarifications) return state
  const { decisionDate, planDueOn } = state
  const begun = (on: LocalDate | null): KeptDate[] =>
    on === null ? [] : [{ on, since: decisionDate, because: 'opened', seq: 1 }]
  return {
    ...state,
    planTerm: planDueOn && statedTerm(planDueOn, decisionDate, 'decision'),
    planDates: begun(planDueOn),
    severity: 'ordinary',
    requests: [],
    clarifications: [],
    quiet: [],
    escalations: [],
    sendingHours: USUAL_SENDING_HOURS,
    obligations: state.obligations.map((o): Obligation => {
      const term = o.dueOn && statedTerm(o.dueOn, decisionDate, 'decision')
      return { ...o, term, dates: begun(o.dueOn) }
    }),
    alongside: state.alongside.map(upgraded),
  }
}

/** The state with which a run is carried on: from there on the case lives by this version altogether. */
export const carriedOn = (state: RecommendationState): RecommendationState => ({ ...state, version: 2 })
