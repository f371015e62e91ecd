// CQC's own request as a table: every transition there is, and whether a message may be taken. The workflow, the API, the
// page and the tests read this one list.
import type { Actor } from '../people/roles.js'
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

/** Whether this message may be taken in this state, at this moment of the workflow's clock; the first refusal, or undefined. */
export function requestRefusal(
  state: RequestState,
  name: RequestTransitionName,
  message: RequestMessage,
  at: number,
): Refusal | undefined {
  const transition = requestTransition(name)
  const { actor, input, seenSeq } = message
  const stage = stageOf(state)
  const role = roleRefusal(state, transition, message)
  if (role) return role
  if (stage === 'closed')
    return { code: 'closed', field: '', problem: 'the request is closed', remedy: 'make a new request' }
  if (seenSeq !== undefined && seenSeq !== state.seq)
    return {
      code: 'changed-since',
      field: '',
      problem: 'the request has changed since you opened it',
      remedy: 'open it again and decide on what it says now',
    }
  if (!transition.from.includes(stage))
    return {
      code: 'wrong-stage',
      field: '',
      problem: `“${transition.label}” is not possible while the request stands at “${STAGE_LABELS[stage]}”`,
      remedy: `possible at: ${transition.from.map((s) => STAGE_LABELS[s]).join('; ')}`,
    }
  if (transition.textRequired && !input.textId)
    return { code: 'invalid', field: '/text', problem: 'the words are missing', remedy: transition.needs }
  return transition.check(state, input, momentOf(actor, at))
}

function roleRefusal(
  { bodyId }: RequestState,
  { by, onBehalf }: RequestTransition,
  { actor, input }: RequestMessage,
): Refusal | undefined {
  if (actor.role === 'body-contact' && actor.bodyId !== bodyId)
    return {
      code: 'not-yours',
      field: '',
      problem: 'this request is addressed to another registered person',
      remedy: 'answer only for the body that you are the contact of',
    }
  if (by.includes(actor.role))
    return input.onBehalf
      ? {
          code: 'invalid',
          field: '/onBehalf',
          problem: 'this is your own to say, not on behalf of somebody else',
          remedy: 'leave “onBehalf” out',
        }
      : undefined
  if (!onBehalf.includes(actor.role))
    return {
      code: 'wrong-role',
      field: '',
      problem: `a ${actor.role} may not do this`,
      remedy: `it is for: ${[...by, ...onBehalf].join(', ')}`,
    }
  return input.onBehalf
    ? undefined
    : {
        code: 'invalid',
        field: '/onBehalf',
        problem: 'CQC’s officer enters an answer only on behalf of the registered person',
        remedy:
          'say by which channel it came and on which day: {"channel":"email","receivedOn":"YYYY-MM-DD"}',
      }
}
