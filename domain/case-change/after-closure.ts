// What may still be decided of a case that is closed: whether and when an improvement is published. Its own process is over,
// so a short one carries the decision to the ledger.
import { hyphenated } from '../recommendation/ids.js'
import type { PublicationWish } from '../recommendation/publication.js'
import type { Actor } from '../people/roles.js'
import type { Refusal } from '../refusal.js'

export interface PublicationAfterClosure extends PublicationWish {
  readonly reference: string
  readonly bodyId: string
  /** The id of the request: a repeat finds the first. */
  readonly id: string
  readonly recommendation: number
  readonly actor: Pick<Actor, 'subject' | 'role'>
  /** The stored reasons. */
  readonly textId?: string
  /** The last row of the ledger that the officer saw. */
  readonly seenSeq?: number
}

export type DecidedAfterClosure =
  | { readonly status: 'done'; readonly seq: number }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** Its workflow's id: one for each decision. */
export const afterClosureWorkflowId = ({ reference, bodyId, id }: PublicationAfterClosure) =>
  `after-closure/${hyphenated(reference)}/${bodyId}/${id}`
