// CQC's register read every day, on the real engine: what changed is kept without any named person, the cases that it
// concerns are told once, and what goes wrong changes nothing.
import { randomUUID } from 'node:crypto'
import proto from '@temporalio/proto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { recommendationWorkflowId } from '../../../domain/recommendation/ids.js'
import { startSkipping } from '../../../temporal/virtual-time.js'
import type { cqcDirectoryUpdate } from '../../../workflows/cqc-directory/workflow.js'
import { ensureSchedules } from '../../../worker/schedules.js'
import { CQC_KEY, NAMED_PERSON, openCqcApiServer, type CqcApiServer } from '../../support/cqc-api-server.js'
import { OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

const OLD = '1-100000001'
const NEW = '1-100000002'
const BODY = 'fictional-home'

let api: CqcApiServer
let theatre: Theatre
beforeAll(async () => {
  api = await openCqcApiServer()
  theatre = await openTheatre({ cqcApi: { baseUrl: api.url, key: CQC_KEY } })
  await theatre.nameBody(BODY, 'provider')
})
afterAll(async () => {
  await theatre.close()
  await api.close()
})
beforeEach(() => {
  api.mood = 'well'
  api.busy = 0
  api.locations.clear()
  api.locations.set(OLD, { locationId: OLD, providerId: '1-200000001' })
  api.changed.location = [OLD]
  api.changed.provider = ['1-200000001']
  api.asked.length = 0
})

async function update(on = theatre) {
  const handle = await on.client.workflow.start<typeof cqcDirectoryUpdate>('cqcDirectoryUpdate', {
    workflowId: `cqc-directory-update-${randomUUID()}`,
    taskQueue: on.taskQueue,
    args: [],
  })
  await startSkipping(on.client, handle.workflowId).catch(() => undefined)
  return { ...(await handle.result()), history: await handle.fetchHistory() }
}

const problems = async () => {
  const tasks = await theatre.database.task.findMany({
    where: { kind: 'cqc-directory-not-updated', doneAt: null },
  })
  return tasks.map(({ data }) => (data as { problem: string }).problem)
}

let references = 100
async function startCase(on = '2026-12-01') {
  const reference = `99 700 ${(references += 1)}`
  await theatre.start({
    on: parseLocalDate(on),
    reference,
    opening: {
      hasCqcLocation: true,
      mayBeShared: true,
      bodies: [
        {
          bodyId: BODY,
          bodyType: 'provider',
          planDueOn: parseLocalDate('2027-01-20'),
          takeOver: null,
          form: 'written-statement',
        },
      ],
      recommendations: [
        {
          number: 1,
          kind: 'service-improvement',
          requires: 'action-plan',
          assurance: true,
          dueOn: parseLocalDate('2027-03-01'),
          bodyIds: [BODY],
        },
      ],
    },
  })
  const workflowId = recommendationWorkflowId(reference, BODY)
  await untilIt(async () => (await theatre.ledgerOf(reference)).includes('opened'))
  return { reference, workflowId }
}

async function untilIt(holds: () => Promise<boolean>) {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 300) throw new Error('it does not come to hold')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const deregister = () => {
  api.locations.set(OLD, {
    locationId: OLD,
    providerId: '1-200000001',
    deregisteredOn: '2026-11-30',
    successors: [NEW],
  })
}

describe('CQC’s register', () => {
  it('is read page by page since the last time, with the key and at the pace that CQC asks for', async () => {
    const others = ['1-100000011', '1-100000012', '1-100000013']
    for (const id of others.slice(0, 2)) api.locations.set(id, { locationId: id, providerId: '1-200000001' })
    api.changed.location = [OLD, ...others]
    api.busy = 2
    expect((await update()).problem).toBeNull()
    expect(api.asked.slice(0, 2).map((a) => a.status)).toEqual([429, 429])
    const pages = api.asked.filter((a) => a.path === '/changes/location')
    expect(pages.map((a) => a.query.get('page'))).toEqual(['1', '2'])
    // The one that CQC does not know any more is passed over.
    expect(api.asked.filter((a) => a.status === 404).map((a) => a.path)).toEqual(['/locations/1-100000013'])
    const row = await theatre.database.cqcLocation.findUniqueOrThrow({ where: { id: OLD } })
    expect(row).toMatchObject({
      registration: 'Registered',
      providerId: '1-200000001',
      room: 'cqc',
      registered: { beds: 12, rating: 'Good', ratedOn: '2026-06-01', careHome: true },
    })
    const until = pages[0]?.query.get('endTimestamp') ?? ''
    api.asked.length = 0
    await update()
    const since = api.asked.find((a) => a.path === '/changes/location')?.query.get('startTimestamp') ?? ''
    expect(Date.parse(until) - Date.parse(since)).toBe(3_600_000)
  })

  it('leaves no named person in database, history or answer', async () => {
    const { history, ...result } = await update()
    const tables = await theatre.database.$queryRaw<{ text: string }[]>`
      SELECT row_to_json(l)::text AS text FROM cqc_location l UNION ALL SELECT row_to_json(p)::text FROM cqc_provider p`
    expect(tables.length).toBeGreaterThan(1)
    const bytes = Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish())
    expect(bytes.toString('utf8')).toContain('readCqcChanges')
    for (const kept of [JSON.stringify(tables), bytes.toString('utf8'), JSON.stringify(result)])
      expect(kept).not.toContain(NAMED_PERSON)
  })

  it.each([
    ['answers with an error', 'error-500', /answered 500 to \/changes\/provider/],
    ['answers with a page', 'no-json', /is no JSON/],
    ['says something else of a location', 'nonsense', /1-100000001: “locationId” is missing/],
  ] as const)(
    'changes nothing and asks an administrator when it %s, and heals by itself',
    async (_, mood, problem) => {
      await update()
      const before = await theatre.database.cqcProgress.findUniqueOrThrow({ where: { kind: 'location' } })
      api.mood = mood
      expect((await update()).problem).toMatch(problem)
      const [said, ...more] = await problems()
      expect(more).toEqual([])
      expect(said).toMatch(problem)
      expect(said).not.toContain(NAMED_PERSON)
      if (mood === 'nonsense')
        expect(await theatre.database.cqcProgress.findUnique({ where: { kind: 'location' } })).toEqual(before)
      api.mood = 'well'
      expect((await update()).problem).toBeNull()
      expect(await problems()).toEqual([])
    },
  )

  it('is not read without a key, and a wrong one is said', async () => {
    const off = await openTheatre()
    expect((await update(off)).problem).toBeNull()
    await off.close()
    expect(api.asked).toEqual([])
    const wrong = await openTheatre({ cqcApi: { baseUrl: api.url, key: 'wrong' } })
    expect((await update(wrong)).problem).toMatch(/does not accept the key/)
    await wrong.close()
  })
})

describe('a running case', () => {
  it('is told once that its location was deregistered; its officer decides, and the case follows the successor', async () => {
    const { reference, workflowId } = await startCase()
    deregister()
    await update()
    await untilIt(async () => (await theatre.tasksOf(reference)).includes('decide-location'))
    const [task] = await theatre.database.task.findMany({ where: { reference, kind: 'decide-location' } })
    const news = `${OLD}:deregistered:2026-11-30`
    expect(task).toMatchObject({
      forRole: 'case-officer',
      data: { news, change: 'deregistered', location: OLD, since: '2026-11-30', successors: [NEW] },
    })
    expect((await update()).told).toBe(0)
    const location = async () =>
      (await theatre.database.caseFile.findUniqueOrThrow({ where: { reference } })).cqcLocationId
    expect(await location()).toBe(OLD)

    const words = { words: { reasons: 'The new owner has taken it on.' } }
    const wrong = await theatre.send(
      workflowId,
      'decideLocation',
      OFFICER,
      { news, decision: 'follow', successor: '1-100000099' },
      words,
    )
    expect(wrong).toMatchObject({ status: 'refused', refusal: { field: '/successor' } })
    const decided = { news, decision: 'follow', successor: NEW } as const
    expect(await theatre.send(workflowId, 'decideLocation', OFFICER, decided, words)).toMatchObject({
      status: 'done',
    })
    expect(await location()).toBe(NEW)
    expect(await theatre.tasksOf(reference)).not.toContain('decide-location')
    expect((await theatre.ledgerOf(reference)).slice(-2)).toEqual(['location-changed', 'location-decided'])
    expect((await update()).told).toBe(0)
  })

  it('is told again when CQC names a successor later, and of another provider', async () => {
    const { reference } = await startCase('2026-11-20')
    const events = async () =>
      (await theatre.ledgerOf(reference)).filter((event) => event === 'location-changed')
    await untilIt(async () => {
      await update()
      return (await events()).length === 1
    })
    const task = async () =>
      (await theatre.database.task.findMany({ where: { reference, kind: 'decide-location' } })).map(
        (t) => t.data,
      )
    api.locations.set(OLD, {
      locationId: OLD,
      providerId: '1-200000001',
      deregisteredOn: '2026-11-30',
      successors: [NEW, '1-100000003'],
    })
    expect((await update()).told).toBe(1)
    await untilIt(async () => (await events()).length === 2)
    expect(await task()).toMatchObject([{ successors: [NEW, '1-100000003'] }])

    api.locations.set(OLD, { locationId: OLD, providerId: '1-200000009' })
    expect((await update()).told).toBe(1)
    await untilIt(async () => (await events()).length === 3)
    expect((await task()).at(-1)).toMatchObject({ change: 'provider-changed', location: OLD, successors: [] })
  })
})

it('is read every night by a schedule that is made once, and renewed when it is another', async () => {
  const { client, taskQueue } = theatre
  await ensureSchedules(client, taskQueue)
  await ensureSchedules(client, taskQueue)
  const { spec, policies } = await client.schedule.getHandle('cqc-directory-update').describe()
  expect(spec.timezone).toBe('Europe/London')
  expect(spec.calendars?.[0]).toMatchObject({ hour: [{ start: 4 }], minute: [{ start: 45 }] })
  expect(policies.overlap).toBe('SKIP')
  // As an earlier version may have made it, and somebody has paused it.
  const handle = client.schedule.getHandle('cqc-directory-update')
  await handle.update((before) => ({
    ...before,
    spec: { calendars: [{ hour: 2, minute: 45 }], timezone: 'Europe/London' },
  }))
  await handle.pause('by a person')
  await ensureSchedules(client, taskQueue)
  const { spec: renewed, state } = await handle.describe()
  expect(renewed.calendars?.[0]).toMatchObject({ hour: [{ start: 4 }], minute: [{ start: 45 }] })
  expect(state.paused).toBe(true)
  for (const id of ['calendar-update', 'housekeeping', 'cqc-directory-update'])
    await client.schedule.getHandle(id).delete()
})
