// What has no date yet and asks a person for one, and why the decision's words gave none.
import { awaitsReceipt } from './awaited-receipt.js'
import { isDormant, isSettled, type RecommendationState } from './state.js'

/** 0 for the action plan, else the recommendations that have no date and are not settled. */
export function undatedOf(state: RecommendationState): number[] {
  const planWanted = state.obligations.some((o) => o.requires === 'action-plan' && !isSettled(o))
  const undated = state.obligations
    .filter((o) => o.dueOn === null && !isSettled(o) && !isDormant(o) && !awaitsReceipt(o))
    .map((o) => o.number)
  return planWanted && !state.plan && !state.planDueOn ? [0, ...undated] : undated
}

/** Why the decision's words gave no date: `2:condition` for each doubt about a recommendation. */
export function doubtsOf({ obligations }: RecommendationState): { readonly doubts?: readonly string[] } {
  const doubts = obligations
    .filter((o) => o.dueOn === null && !isSettled(o))
    .flatMap((o) => (o.undated?.doubts ?? []).map((code) => `${o.number}:${code}`))
  return doubts.length ? { doubts } : {}
}
