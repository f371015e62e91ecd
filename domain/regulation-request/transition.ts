// The shape of one row of the process table of CQC's own request.
import { inWords, type LocalDate } from '../calendar/local-date.js'
import type { Channel } from '../people/roles.js'
import type { TableRow } from '../process-table.js'
import type { Recipient } from '../recommendation/ids.js'
import type { Json, Moment } from '../recommendation/transition.js'
import { invalid, type Refusal } from '../refusal.js'
import type { RequestLetter } from './letters.js'
import type { RequestState, Stage } from './state.js'

/** Fields that every message may carry. Words are stored before and travel as ids. */
export interface RequestInput {
  readonly textId?: string
  /** An answer that came by another way, entered by CQC's officer. */
  readonly onBehalf?: { readonly channel: Channel; readonly receivedOn: LocalDate }
}

export interface RequestNotice {
  readonly kind: RequestLetter
  readonly recipient: Recipient
}

export interface RequestChange {
  readonly state: RequestState
  readonly event: string
  readonly data: { readonly [key: string]: Json }
  readonly notices?: readonly RequestNotice[]
}

export interface RequestTransition<Input extends RequestInput = RequestInput> extends TableRow<Stage> {
  readonly leadsTo: readonly Stage[]
  readonly says: string
  /** What is wrong with this input in this state, beyond role, stage and words. */
  check(state: RequestState, input: Input, moment: Moment): Refusal | undefined
  apply(state: RequestState, input: Input, moment: Moment): RequestChange
}

/** A day on which something can have arrived: from the sending of the request to today. */
export function checkDay(
  field: string,
  on: LocalDate,
  sentOn: LocalDate,
  today: LocalDate,
): Refusal | undefined {
  if (on >= sentOn && on <= today) return undefined
  return invalid(
    field,
    `${inWords(on)} is not between the sending of the request and today`,
    `a day from ${inWords(sentOn)} to ${inWords(today)}`,
  )
}
