// The rows of the process table of CQC's own request: who may do what, at which stage, and what follows. Only CQC's staff
// start, judge and close it; the Ombudsman has no part, and a council is no registered person.
import { checkDay, type RequestInput, type RequestTransition } from './transition.js'
import { registeredPerson, type Outcome, type RequestState } from './state.js'
import { invalid } from '../refusal.js'
import type { LocalDate } from '../calendar/local-date.js'

export interface RecordReceiptInput extends RequestInput {
  readonly receivedOn: LocalDate
}

const recordReceipt: RequestTransition<RecordReceiptInput> = {
  label: 'Record the day of receipt',
  by: ['cqc-officer'],
  onBehalf: [],
  from: ['asked'],
  leadsTo: ['asked'],
  needs: 'the day on which the registered person actually received the request, and what proves it',
  says: 'The 28 days run from that day.',
  textRequired: true,
  check(state, { receivedOn }, moment) {
    if (receivedOn === state.recordedReceipt)
      return invalid('/receivedOn', 'is the recorded day already', 'another day')
    return checkDay('/receivedOn', receivedOn, state.sentOn, moment.today)
  },
  apply: (state, { receivedOn }) => ({
    state: { ...state, recordedReceipt: receivedOn },
    event: 'receipt-recorded',
    data: { receivedOn },
  }),
}

const answer: RequestTransition = {
  label: 'Answer the request',
  by: ['body-contact'],
  onBehalf: ['cqc-officer'],
  from: ['asked', 'answered'],
  leadsTo: ['answered'],
  needs: 'what the regulation asks for; something more may be sent until the request is closed',
  says: 'The answer is with the Care Quality Commission.',
  textRequired: true,
  check: (state, { onBehalf }, moment) =>
    onBehalf && checkDay('/onBehalf/receivedOn', onBehalf.receivedOn, state.sentOn, moment.today),
  apply: (state, { onBehalf }, moment) => ({
    state: { ...state, answeredOn: state.answeredOn ?? onBehalf?.receivedOn ?? moment.today },
    event: 'answered',
    data: {
      receivedOn: onBehalf?.receivedOn ?? moment.today,
      ...(onBehalf && { channel: onBehalf.channel }),
    },
    notices: toThem(state, 'regulation-request-received'),
  }),
}

export interface CloseInput extends RequestInput {
  readonly outcome: Outcome
}

const close: RequestTransition<CloseInput> = {
  label: 'Close the request',
  by: ['cqc-officer'],
  onBehalf: [],
  from: ['asked', 'answered'],
  leadsTo: ['closed'],
  needs: 'the outcome, and the reasons',
  says: 'The request is closed.',
  textRequired: true,
  check(state, { outcome }) {
    if ((outcome === 'answered') === (state.answeredOn !== null) || outcome === 'withdrawn') return undefined
    return state.answeredOn === null
      ? invalid('/outcome', 'no answer has come', 'enter the answer first, or “not-answered” or “withdrawn”')
      : invalid('/outcome', 'an answer has come', '“answered” or “withdrawn”')
  },
  apply: (state, { outcome }, moment) => ({
    state: { ...state, outcome, closedAt: moment.at },
    event: 'closed',
    data: { outcome },
    ...(outcome === 'withdrawn' && { notices: toThem(state, 'regulation-request-withdrawn') }),
  }),
}

const toThem = <K>(state: RequestState, kind: K) =>
  state.servedBy === 'e-mail with consent' ? [{ kind, recipient: registeredPerson(state.id) }] : []

export const TRANSITIONS = { recordReceipt, answer, close } as const
