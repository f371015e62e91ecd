// What is written down when a request moves, in one transaction: the facts, the row that people read, letters armed and
// voided. All of it is the difference between two states.
import { versionNumberOf } from '../calendar/edition.js'
import { rungDates } from '../calendar/ladder.js'
import { ladderFor } from '../calendar/ladders.js'
import { endOfDay, instantAt, localDateOf } from '../calendar/london-time.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import type { Role } from '../people/roles.js'
import { businessKey, type Recipient } from '../recommendation/ids.js'
import type { LetterClass, PendingSend } from '../recommendation/state.js'
import { momentOf, type Fact } from '../recommendation/transition.js'
import { dueIn, isOverdue, receiptIn } from './clock.js'
import { REQUEST_SUBJECTS, type RequestLetter, type RequestLetterData } from './letters.js'
import { requestTransition, type RequestMessage, type RequestTransitionName } from './process.js'
import type { Redating } from '../recommendation/redate.js'
import {
  PROVISION_WORDS,
  registeredPerson,
  requestWorkflowId,
  stageOf,
  type Provision,
  type RequestState,
} from './state.js'
import type { RequestNotice } from './transition.js'

export interface RequestItem {
  readonly key: string
  readonly recipient: Recipient
  readonly letterClass: LetterClass
  readonly kind: RequestLetter
  readonly localDate: LocalDate
  readonly at: number
  readonly data: RequestLetterData
}

/** One transaction of a request. In the ledger and on letters it stands under its own id and its location. */
export interface RequestStep {
  readonly reference: string
  readonly bodyId: string
  readonly afterSeq: number
  readonly effectiveAt: number
  readonly actor: string
  readonly role: Role | 'system'
  readonly facts: readonly Fact[]
  readonly view: RequestRow
  readonly arm: readonly RequestItem[]
  readonly void: readonly string[]
  /** What it answers to a new version of its calendar. */
  readonly redating?: Redating<Provision>
}

export type RequestRow = ReturnType<typeof rowOf>

/** The row that people read. */
function rowOf(state: RequestState) {
  const due = dueIn(state)
  const { provision, locationId, bodyId, reference, textId, servedBy, sentOn, answeredOn, outcome } = state
  return {
    provision,
    locationId,
    bodyId,
    reference,
    textId,
    servedBy,
    sentOn,
    receivedOn: receiptIn(state)?.on ?? null,
    receiptIsRecorded: state.recordedReceipt !== null,
    isUndelivered: state.isUndelivered,
    dueOn: due?.due ?? null,
    explanation: due,
    stage: stageOf(state),
    overdue: isOverdue(state),
    answeredOn,
    outcome,
    openedAt: state.openedAt,
    closedAt: state.closedAt,
    calendarVersion: versionNumberOf(state.calendar),
  }
}

/** What the search attributes of a running request are set to. */
export function requestStanding(state: RequestState) {
  const stage = stageOf(state)
  const due = stage === 'asked' ? dueIn(state) : null
  const waitingOn = { asked: ['registered-person'], answered: ['cqc'], closed: [] }[stage]
  return { stage, waitingOn, dueAt: due && instantAt(due.due, '23:59'), overdue: isOverdue(state) }
}

function dataOf(state: RequestState): RequestLetterData {
  const { provision, locationId } = state
  const due = dueIn(state)
  return {
    provision,
    locationId,
    dueOn: due?.due ?? null,
    ...(due && due.metUntil !== due.due && { metUntil: due.metUntil }),
    ...(due && state.recordedReceipt === null && { receiptIsAssumed: true as const }),
  }
}

const isMailed = (state: RequestState) => state.servedBy === 'e-mail with consent' && !state.isUndelivered

/** Every reminder after a moment: to the registered person while it is written to by e-mail, and to CQC in any case. */
export function remindersOf(state: RequestState, since: number): RequestItem[] {
  const due = stageOf(state) === 'asked' ? dueIn(state) : null
  if (!due) return []
  const { calendar, sendingHours: hours } = state
  const rungs = rungDates(ladderFor('request', state.severity, calendar), due.due, calendar, {
    metUntil: due.metUntil,
    hours,
  })
  return rungs
    .filter(({ rung }) => rung.to === 'manager' || isMailed(state))
    .map(({ rung, on, at }): RequestItem => ({
      key: businessKey(requestWorkflowId(state.id), due.due, rung.id),
      ...(rung.to === 'manager'
        ? ({ recipient: 'cqc', kind: 'regulation-request-overdue', letterClass: 'notice' } as const)
        : ({
            recipient: registeredPerson(state.id),
            kind: 'regulation-request-reminder',
            letterClass: 'reminder',
          } as const)),
      localDate: on,
      at,
      data: dataOf(state),
    }))
    .map((item) => {
      const late = state.late?.[item.key]
      return late ? { ...item, localDate: late.on, at: late.at } : item
    })
    .filter(({ at }) => at > since)
}

const pending = ({ data: _, kind, ...item }: RequestItem): PendingSend => ({
  ...item,
  summary: `${REQUEST_SUBJECTS[kind]} (to ${item.recipient})`,
  waitsForContact: false,
})

/** When the request next does something by itself, in words for the timer; null when nothing is to come. */
export function nextRequestMoment(state: RequestState): { at: number; summary: string } | null {
  const due = stageOf(state) === 'asked' ? dueIn(state) : null
  const moments = [
    ...remindersOf(state, state.playedUntil).map((i) => ({ at: i.at, summary: pending(i).summary })),
    ...(due ? [{ at: endOfDay(due.metUntil), summary: `The day passes: ${inWords(due.due)}` }] : []),
    ...state.sends.map((s) => ({ at: s.at, summary: s.summary })),
  ].filter(({ at }) => at > state.playedUntil)
  return moments.sort((a, b) => a.at - b.at)[0] ?? null
}

export interface RequestMoved {
  readonly state: RequestState
  readonly step: RequestStep
}

interface Doing {
  readonly at: number
  readonly actor: string
  readonly role: Role | 'system'
  readonly facts: readonly Fact[]
  readonly notices?: readonly RequestNotice[]
}

export function moved(
  before: RequestState,
  next: RequestState,
  { at, actor, role, notices = [], ...doing }: Doing,
): RequestMoved {
  const lived: RequestState = { ...next, playedUntil: Math.max(next.playedUntil, at) }
  const facts =
    isOverdue(lived) && !isOverdue(before)
      ? [
          ...doing.facts,
          { event: 'overdue', bySystem: true as const, data: { dueOn: dueIn(lived)?.due ?? '' } },
        ]
      : doing.facts
  const items = notices.map((notice, index): RequestItem => ({
    key: businessKey(requestWorkflowId(before.id), notice.kind, before.seq + 1, index),
    ...notice,
    letterClass: 'notice',
    localDate: localDateOf(at),
    at,
    data: dataOf(lived),
  }))
  // A reminder that is due and has not left yet goes too when what it says is no longer so.
  const since = Math.min(before.playedUntil, ...before.sends.map((s) => (s.plannedAt ?? s.at) - 1))
  const armedBefore = remindersOf(before, since)
  const armed = remindersOf(lived, since)
  const due = armed.filter((i) => i.at > before.playedUntil && i.at <= at)
  // After an outage only the latest letter to each recipient leaves: the earlier ones say what is no longer so.
  const leaving = [...new Map(due.map((i) => [i.recipient, i])).values()]
  const voided = [
    ...armedBefore.flatMap(({ key }) => (armed.some((i) => i.key === key) ? [] : [key])),
    ...due.filter((i) => !leaving.includes(i)).map((i) => i.key),
  ]
  const state: RequestState = {
    ...lived,
    seq: before.seq + facts.length,
    sends: [...lived.sends.filter((s) => !voided.includes(s.key)), ...[...leaving, ...items].map(pending)],
  }
  const isKnown = ({ key, at: leaves }: RequestItem) =>
    before.seq > 0 && armedBefore.some((i) => i.key === key && i.at === leaves)
  return {
    state,
    step: {
      reference: state.id,
      bodyId: state.locationId,
      afterSeq: before.seq,
      effectiveAt: at,
      actor,
      role,
      facts,
      view: rowOf(state),
      arm: [...items, ...armed.filter((i) => !isKnown(i))],
      void: voided,
    },
  }
}

/** The first step: the request leaves by e-mail, or was posted. */
export function openRequest(initial: RequestState, at: number): RequestMoved {
  const state = { ...initial, openedAt: at, playedUntil: at }
  const { provision, locationId, textId, servedBy, sentOn, severity, startedBy: actor } = state
  const receivedOn = receiptIn(state)?.on ?? null
  const facts: Fact[] = [
    {
      event: 'requested',
      data: { provision, locationId, servedBy, sentOn, receivedOn, textId, severity },
    },
  ]
  const notices: RequestNotice[] = isMailed(state)
    ? [{ kind: 'regulation-request', recipient: registeredPerson(state.id) }]
    : []
  return moved(state, state, {
    at,
    actor,
    role: 'cqc-officer',
    facts,
    notices,
  })
}

/** Takes a message that is not refused. `at`: the workflow's clock. */
export function takeRequest(
  state: RequestState,
  name: RequestTransitionName,
  { actor, input }: RequestMessage,
  at: number,
): RequestMoved {
  const change = requestTransition(name).apply(state, input, momentOf(actor, at))
  const data = { ...change.data, ...(input.textId && { textId: input.textId }) }
  return moved(state, change.state, {
    at,
    actor: actor.subject,
    role: actor.role,
    facts: [{ event: change.event, data }],
    ...(change.notices && { notices: change.notices }),
  })
}

/** Time has passed up to `at`; `step` is null when there is nothing to write. */
export function passRequest(
  state: RequestState,
  at: number,
): { readonly state: RequestState; readonly step: RequestStep | null } {
  const { state: next, step } = moved(state, state, { at, actor: 'system', role: 'system', facts: [] })
  return { state: next, step: step.facts.length + step.void.length > 0 ? step : null }
}

/** A letter could not be delivered. When it is the request itself, nothing was received and no time runs. */
export function requestUndeliverable(
  state: RequestState,
  letter: string,
  why: string,
  at: number,
): RequestMoved {
  const isRequest = letter.endsWith(':regulation-request:1:0')
  return moved(state, isRequest ? { ...state, isUndelivered: true } : state, {
    at,
    actor: 'system',
    role: 'system',
    facts: [{ event: 'letter-not-delivered', data: { letter, why } }],
  })
}

/** What a manager of CQC reads in the Temporal UI. */
export function describeRequest(state: RequestState): string {
  const due = dueIn(state)
  return [
    `### ${PROVISION_WORDS[state.provision].label}: ${stageOf(state)}`,
    `Location ${state.locationId}, served by ${state.servedBy} on ${inWords(state.sentOn)}.`,
    due === null ? 'It could not be delivered: no time runs.' : (due.sentence ?? ''),
    ...(isOverdue(state) ? ['**Overdue.**'] : []),
    ...(state.outcome ? [`Outcome: ${state.outcome}.`] : []),
  ].join('\n\n')
}
