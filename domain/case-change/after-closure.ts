// What may still be recorded of a case that is closed: what of an improvement is published and when, and what followed at CQC
// (memorandum 4.8). Its own process is over, so a short one carries it to the ledger.
import { hyphenated } from '../recommendation/ids.js'
import type { PublicationWish } from '../recommendation/publication.js'
import type { RegulatoryActivity } from '../recommendation/regulatory-activity.js'
import type { CommonInput } from '../recommendation/transition.js'
import type { SetWordingInput } from '../recommendation/transitions/publish.js'
import type { LocalDate } from '../calendar/local-date.js'
import type { Actor } from '../people/roles.js'
import type { Refusal } from '../refusal.js'

interface Entered {
  readonly reference: string
  readonly bodyId: string
  /** The id of the request: a repeat finds the first. */
  readonly id: string
  readonly actor: Pick<Actor, 'subject' | 'role'>
  /** The stored words. */
  readonly textId?: string
  /** The last row of the ledger that the person saw. */
  readonly seenSeq?: number
}

export interface PublicationAfterClosure extends Entered, PublicationWish {
  readonly what: 'publication'
  readonly recommendation: number
}

export interface WordingAfterClosure extends Entered, Omit<SetWordingInput, keyof CommonInput> {
  readonly what: 'wording'
}

export interface OverrideAfterClosure extends Entered {
  readonly what: 'wording-override'
  readonly recommendation: number
  /** Of a wording that names CQC or the other Ombudsman: the day on which it said that the words are accurate. */
  readonly checkedOn?: LocalDate
}

export interface ActivityAfterClosure extends Entered {
  readonly what: 'regulatory-activity'
  readonly activity: RegulatoryActivity
}

/** All about what is published: an entry of the Ombudsman’s, of which nobody is told. */
export type AboutPublication = PublicationAfterClosure | WordingAfterClosure | OverrideAfterClosure
export type AfterClosure = AboutPublication | ActivityAfterClosure

/** The letter that tells the Ombudsman of it; its row is written with the entry. */
export interface LateLetter {
  readonly key: string
  readonly recipient: 'manager'
  readonly localDate: LocalDate
  readonly letterClass: 'notice'
  readonly at: number
}

export type RecordedAfterClosure =
  | { readonly status: 'done'; readonly seq: number; readonly letter: LateLetter | null }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** Its workflow's id: one for each entry. */
export const afterClosureWorkflowId = ({ reference, bodyId, id }: AfterClosure) =>
  `after-closure/${hyphenated(reference)}/${bodyId}/${id}`
