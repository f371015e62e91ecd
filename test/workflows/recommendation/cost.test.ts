// What a case costs in events and billed actions, counted on finished cases (docs/figures.md).
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import proto from '@temporalio/proto'
import pg from 'pg'
import { poolOf } from '../../../prisma/client.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly, withPlan } from '../../support/plays.js'

const { EventType } = proto.temporal.api.enums.v1
const council = contactOf('example-council')

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody('example-council', 'council')
})
afterAll(() => theatre.close())

/** Events that only the skipping of time adds. */
const OF_SKIPPING = [
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
]

async function countsOf(workflowId: string) {
  const { events = [] } = await theatre.client.workflow.getHandle(workflowId).fetchHistory()
  const types = (events ?? []).map((e) => e.eventType)
  const count = (type: proto.temporal.api.enums.v1.EventType) => types.filter((t) => t === type).length
  const N = count(EventType.EVENT_TYPE_TIMER_FIRED)
  const M = count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
  const G = count(EventType.EVENT_TYPE_TIMER_CANCELED)
  const S = count(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES)
  const activities = count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
  // Each timer that fires is one reminder (11 events with its letter); the other activities count by themselves.
  const K = activities - N
  const actions = 1 + activities + count(EventType.EVENT_TYPE_TIMER_STARTED) + M + S
  return { K, N, M, G, S, actions, events: types.filter((t) => !OF_SKIPPING.some((o) => o === t)).length }
}

async function play(reference: string, silentFirst: boolean) {
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [
        { bodyId: 'example-council', bodyType: 'council', planDueOn: day('2027-02-12'), takeOver: null },
      ],
      recommendations: [
        evidenceOnly(1, '2027-02-12', ['example-council']),
        withPlan(2, '2027-04-12', ['example-council']),
      ],
    },
  })
  await theatre.goTo(id, day(silentFirst ? '2027-03-10' : '2027-02-08'))
  const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
  await theatre.send(id, 'submitPlan', council, { answers }, { words: 'plan' })
  await theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, { words: 'done' })
  await theatre.goTo(id, day(silentFirst ? '2027-03-12' : '2027-02-11'))
  await theatre.send(id, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
  await theatre.goTo(id, day('2027-04-08'))
  await theatre.send(id, 'submitEvidence', council, { recommendation: 2 }, { words: 'done' })
  await theatre.send(id, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
  await theatre.send(id, 'conclude', OFFICER, {})
  await theatre.client.workflow.getHandle(id).result()
  return countsOf(id)
}

it.each([
  ['prompt', false],
  ['late', true],
])('a finished case of a %s body keeps to the formula of events and actions', async (_, silentFirst) => {
  const { K, N, M, G, S, actions, events } = await play(
    silentFirst ? '99 000 032' : '99 000 031',
    silentFirst,
  )
  expect(events).toBeLessThanOrEqual(1.25 * (5 + 6 * K + 11 * N + 5 * M + 2 * G + S))
  expect(actions).toBe(1 + K + 2 * N + M + G + S)
})

it('an idle case makes no event and no query', async () => {
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference: '99 000 033',
    opening: {
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-06-11', ['example-council'])],
    },
  })
  await theatre.goTo(id, day('2027-01-12'))
  const before = await countsOf(id)
  // The worker's own connections: single statements, and those for transactions.
  const pool = poolOf(theatre.database)
  const statements = [jest.spyOn(pool, 'query'), jest.spyOn(pool, 'connect')]
  const asked = () => statements.map((spy) => spy.mock.calls.length)
  await theatre.goTo(id, day('2027-05-20'))
  const { events } = await countsOf(id)
  expect(events).toBe(before.events)
  expect(asked()).toEqual([0, 0])
  // What counts them does: a message is written in a transaction.
  const all = jest.spyOn(pg.Client.prototype, 'query')
  await theatre.send(id, 'note', OFFICER, {}, { words: 'seen' })
  expect(Math.min(...asked())).toBeGreaterThan(0)
  // The words go in; then the transaction, with the last entry, the words adopted, the new entry, the case, its snapshot.
  expect(all.mock.calls).toHaveLength(1 + 2 + 5)
  all.mockRestore()
  for (const spy of statements) spy.mockRestore()
})
