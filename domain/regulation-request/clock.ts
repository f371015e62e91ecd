// The 28 days of a request: from the receipt that the Act assumes, or that is recorded (HSCA 2008 ss93 and 94).
import { calendarsIn, type Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { Explanation } from '../calendar/explanation.js'
import { endOfDay } from '../calendar/london-time.js'
import { receiptOf, type Receipt } from '../calendar/receipt.js'
import { ruleBy } from '../calendar/rules.js'
import { stageOf, type RequestState } from './state.js'

type Served = Pick<
  RequestState,
  'provision' | 'servedBy' | 'sentOn' | 'recordedReceipt' | 'isUndelivered' | 'calendar'
>

const calendarsOf = ({ calendar }: Served): Calendars => calendarsIn(calendar)

/** When it counts as received; null for an e-mail that could not be delivered and of which no receipt is recorded. */
export function receiptIn(state: Served): Receipt | null {
  const { recordedReceipt, isUndelivered, sentOn, servedBy } = state
  if (recordedReceipt !== null)
    return receiptOf('cqc notice', { recorded: recordedReceipt }, calendarsOf(state))
  return isUndelivered ? null : receiptOf('cqc notice', { sent: sentOn, by: servedBy }, calendarsOf(state))
}

/** The last day to answer and why it is that one; null while nothing was received. Throws as `computeDue`. */
export function dueIn(state: Served): Explanation | null {
  const start = receiptIn(state)
  const rule = ruleBy(calendarsOf(state), state.provision)
  return start && computeDue({ rule, start }, calendarsOf(state))
}

/** Whether the time has passed without an answer, by what the request has lived through. */
export function isOverdue(state: RequestState): boolean {
  const due = stageOf(state) === 'asked' ? dueIn(state) : null
  return due !== null && state.playedUntil >= endOfDay(due.metUntil)
}
