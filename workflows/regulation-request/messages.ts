// How a running request of CQC's own is spoken to: an update for each transition of its table, a signal when CQC has a
// contact or the bank holidays change, and its state.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { Handled } from '../../domain/recommendation/state.js'
import {
  REQUEST_TRANSITION_NAMES,
  type RequestMessage,
  type RequestTransitionName,
} from '../../domain/regulation-request/process.js'
import type { RequestState } from '../../domain/regulation-request/state.js'

const update = (name: RequestTransitionName) => defineUpdate<Handled, [RequestMessage]>(name)

export const requestUpdates = Object.fromEntries(
  REQUEST_TRANSITION_NAMES.map((name) => [name, update(name)]),
) as Record<RequestTransitionName, ReturnType<typeof update>>

/** A contact is now in post for this recipient: letters that had nobody to go to leave. */
export const contactNamed = defineSignal<[{ readonly recipient: string }]>('contactNamed')

/** The bank holidays have changed: the dates are counted by this version now. */
export const calendarChanged = defineSignal<[{ readonly calendar: Calendar }]>('calendarChanged')

/** The whole state. */
export const requestStateQuery = defineQuery<RequestState>('state')
