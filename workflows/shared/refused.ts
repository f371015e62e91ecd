// A request that may not be carried out: an expected outcome, so it is a result, and nobody who looks into the Temporal UI
// finds a failed process.
import { setCurrentDetails } from '@temporalio/workflow'
import type { Refusal } from '../../domain/refusal.js'
import { withAddress } from './address.js'

/** How a short process has ended: with its result, or refused. */
export type Ended<T> =
  { readonly status: 'done'; readonly result: T } | { readonly status: 'refused'; readonly refusal: Refusal }

/** The refusal as a result, shown in the Temporal UI. */
export function refused(refusal: Refusal): { readonly status: 'refused'; readonly refusal: Refusal } {
  setCurrentDetails(withAddress(`### Refused\n\n${refusal.problem}.\n\nWhat to do: ${refusal.remedy}.`))
  return { status: 'refused', refusal }
}
