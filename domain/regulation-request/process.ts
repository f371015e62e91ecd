// CQC's own request as a table: every transition there is, and whether a message may be taken. The workflow, the API, the
// page and the tests read this one list.
import type { Actor } from '../people/roles.js'
import { rowRefusal } from '../process-table.js'
import { momentOf } from '../recommendation/transition.js'
import type { Refusal } from '../refusal.js'
import { STAGE_LABELS, stageOf, type RequestState } from './state.js'
import type { RequestInput, RequestTransition } from './transition.js'
import { TRANSITIONS } from './transitions.js'

export type RequestTransitionName = keyof typeof TRANSITIONS
export const REQUEST_TRANSITION_NAMES = Object.keys(TRANSITIONS) as RequestTransitionName[]

export type RequestInputOf<N extends RequestTransitionName> =
  (typeof TRANSITIONS)[N] extends RequestTransition<infer I> ? I : never

export interface RequestMessage<Input extends RequestInput = RequestInput> {
  readonly actor: Actor
  readonly bodyHash: string
  readonly input: Input
  /** The last ledger row that the person saw; refused when the request has changed since. */
  readonly seenSeq?: number
}

/** The transition of that name, for any input. */
export const requestTransition = (name: RequestTransitionName): RequestTransition => TRANSITIONS[name]

const NAMES = {
  thing: 'request',
  stages: STAGE_LABELS,
  enteredFor: 'the registered person',
  insteadOfClosed: 'make a new request',
} as const

/** Whether this message may be taken in this state, at this moment of the workflow's clock; the first refusal, or undefined. */
export function requestRefusal(
  state: RequestState,
  name: RequestTransitionName,
  message: RequestMessage,
  at: number,
): Refusal | undefined {
  const transition = requestTransition(name)
  const { actor, input } = message
  if (actor.role === 'body-contact' && actor.bodyId !== state.bodyId)
    return {
      code: 'not-yours',
      field: '',
      problem: 'this request is addressed to another registered person',
      remedy: 'answer only for the body that you are the contact of',
    }
  return (
    rowRefusal(transition, message, { stage: stageOf(state), seq: state.seq }, NAMES) ??
    transition.check(state, input, momentOf(actor, at))
  )
}
