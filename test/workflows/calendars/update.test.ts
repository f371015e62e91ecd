// The daily look at gov.uk's list, on the real engine: what it says becomes new versions, and whatever goes wrong changes
// nothing and is a task for an administrator.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { decide } from '../../../api/calendars/decide.js'
import { isWorkingDay, type Calendars } from '../../../domain/calendar/calendar.js'
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { readCalendarHistory, readCurrentCalendars } from '../../../prisma/read/calendars.js'
import { startSkipping } from '../../../temporal/virtual-time.js'
import type { calendarUpdate } from '../../../workflows/calendars/workflow.js'
import { ensureSchedules } from '../../../worker/schedules.js'
import { eventOf, govUkFile } from '../../domain/calendar/gov-uk-file.js'
import {
  openBankHolidaysServer,
  type BankHolidaysServer,
  type Mood,
} from '../../support/bank-holidays-server.js'
import { storeCalendars, until } from '../../support/editions.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let govUk: BankHolidaysServer
let theatre: Theatre
beforeAll(async () => {
  govUk = await openBankHolidaysServer(govUkFile())
  theatre = await openTheatre({ bankHolidaysUrl: govUk.url })
  await storeCalendars(theatre.database)
})
afterAll(async () => {
  await theatre.close()
  await govUk.close()
})
beforeEach(() => {
  govUk.mood = 'well'
  govUk.file = govUkFile()
})

/** A day more on gov.uk's list. */
function proclaim(name: string) {
  const file = govUkFile()
  file['england-and-wales'].events.push(eventOf({ date: '2027-05-10', name }))
  govUk.file = file
}

/** One daily run; its pauses between tries are skipped. */
async function update() {
  const handle = await theatre.client.workflow.start<typeof calendarUpdate>('calendarUpdate', {
    workflowId: `calendar-update-${randomUUID()}`,
    taskQueue: theatre.taskQueue,
    args: [],
  })
  await startSkipping(theatre.client, handle.workflowId).catch(() => undefined)
  return handle.result()
}

/** An administrator takes a day out. */
async function remove(division: 'england' | 'wales', date: string) {
  const day = { action: 'remove', division, date: parseLocalDate(date), name: '' } as const
  const ports = {
    database: theatre.database,
    calendarDesk: theatre.calendarDesk,
    clockShift: 0,
    patience: 20_000,
  }
  const outcome = await decide(
    ports,
    { subject: 'administrator-1', role: 'administrator' },
    { about: 'day', ...day, reason: 'It was withdrawn.' },
    { id: randomUUID(), bodyHash: 'hash' },
  )
  expect(outcome).toMatchObject({ status: 'changed' })
}

const problems = async () => {
  const tasks = await theatre.database.task.findMany({
    where: { kind: 'bank-holidays-not-updated', doneAt: null },
  })
  return tasks.map(({ forRole, data }) => ({ forRole, ...(data as { problem: string }) }))
}
const versions = async (calendars?: Calendars) =>
  Object.values(calendars ?? (await readCurrentCalendars(theatre.database))).map(({ version }) => version)

describe('gov.uk’s list', () => {
  it('is taken over, and asked for by its ETag afterwards', async () => {
    const before = await readCurrentCalendars(theatre.database)
    expect(before.scotland?.verified).toBeNull()
    expect(await update()).toMatchObject({ status: 'changed' })
    const after = await readCurrentCalendars(theatre.database)
    for (const calendar of Object.values(after)) {
      expect(calendar.verified).toEqual({ from: 2019, to: 2028 })
      expect(calendar.source).toBe('gov.uk’s list of bank holidays for 2019 to 2028')
    }
    const [made] = await readCalendarHistory(theatre.database, 'scotland')
    expect(made).toMatchObject({
      by: 'gov.uk',
      role: 'system',
      madeFrom: before.scotland?.version,
      reason: null,
    })
    expect(await update()).toEqual({ status: 'unchanged' })
    expect(govUk.answers.slice(-2)).toEqual([200, 304])
    expect(await versions()).toEqual(await versions(after))
    expect(await problems()).toEqual([])
  })

  it('brings a holiday that was proclaimed, and a re-dating for it', async () => {
    proclaim('Coronation')
    const outcome = await update()
    expect(outcome).toMatchObject({ status: 'changed' })
    const { england } = await readCurrentCalendars(theatre.database)
    expect(england && isWorkingDay(england, parseLocalDate('2027-05-10'))).toBe(false)
    const { status } = await theatre.client.workflow
      .getHandle(`redating/${england?.version ?? ''}`)
      .describe()
    expect(status.name).toBe('RUNNING')
    // That it was withdrawn, a person says: a list without it may be one that was cut off.
    govUk.file = govUkFile()
    expect(await update()).toMatchObject({ status: 'refused', field: 'loses' })
    expect((await problems())[0]?.problem).toMatch(/England: the list lacks 10 May 2027 \(Coronation\)/)
    for (const division of ['england', 'wales'] as const) await remove(division, '2027-05-10')
    expect((await update()).status).not.toBe('refused')
    expect(await problems()).toEqual([])
  })
})

describe('changes nothing and asks an administrator to look', () => {
  const without = (list: keyof ReturnType<typeof govUkFile>, date: string) => {
    const file = govUkFile()
    file[list].events = file[list].events.filter((event) => event.date !== date)
    return file
  }

  it.each<[string, Mood, unknown, RegExp]>([
    ['answers with an error', 'error-500', undefined, /answered 500/],
    ['answers with a page', 'error-page', undefined, /no JSON/],
    ['breaks off', 'cut-off', undefined, /broke off/],
    ['does not end', 'endless', undefined, /more than 1000000 bytes/],
    ['has other JSON', 'well', { message: 'moved' }, /has no list of events/],
    ['drops a past day', 'well', without('scotland', '2020-12-25'), /Scotland: .*drops 25 December 2020/],
    [
      'lacks a day that is known',
      'well',
      without('scotland', '2028-08-07'),
      /Scotland: the list lacks 7 August 2028/,
    ],
    [
      'drops a past day of one list and proclaims one in another',
      'well',
      {
        ...without('northern-ireland', '2020-12-25'),
        scotland: {
          events: [
            ...govUkFile().scotland.events,
            { title: 'World Cup', date: '2027-06-14', notes: '', bunting: true },
          ],
        },
      },
      /Northern Ireland: /,
    ],
  ])('when gov.uk %s', async (_, mood, file, message) => {
    const before = await versions()
    govUk.mood = mood
    if (file !== undefined) govUk.file = file
    expect(await update()).toMatchObject({ status: 'refused' })
    expect(await versions()).toEqual(before)
    const [problem, ...more] = await problems()
    expect(more).toEqual([])
    expect(problem).toMatchObject({ forRole: 'administrator', address: govUk.url })
    expect(problem?.problem).toMatch(message)
  })

  it('when nobody listens there; the task is done as soon as the list is read again', async () => {
    const address = govUk.url
    await govUk.close()
    expect(await update()).toMatchObject({ status: 'refused' })
    expect((await problems())[0]?.problem).toMatch(/cannot be reached/)
    govUk = await openBankHolidaysServer(govUkFile(), Number(new URL(address).port))
    expect((await update()).status).not.toBe('refused')
    expect(await problems()).toEqual([])
  })
})

it('is looked at every day before the working day begins, by a schedule that is made once', async () => {
  const { client, taskQueue } = theatre
  await ensureSchedules(client, taskQueue)
  await ensureSchedules(client, taskQueue)
  const { spec, policies } = await client.schedule.getHandle('calendar-update').describe()
  expect(spec.timezone).toBe('Europe/London')
  expect(spec.calendars?.[0]).toMatchObject({ hour: [{ start: 6 }], minute: [{ start: 15 }] })
  expect(policies.overlap).toBe('SKIP')
  // What it starts reads the list: a day proclaimed since is in the calendars.
  proclaim('A day of joy')
  const { england: before } = await readCurrentCalendars(theatre.database)
  await client.schedule.getHandle('calendar-update').trigger()
  const current = async () => (await readCurrentCalendars(theatre.database)).england
  await until(async () => (await current())?.version !== before?.version)
  const after = await current()
  expect(after && isWorkingDay(after, parseLocalDate('2027-05-10'))).toBe(false)
  const [made] = await readCalendarHistory(theatre.database, 'england')
  expect(made).toMatchObject({ by: 'gov.uk', added: [{ date: '2027-05-10' }] })
  for (const id of ['calendar-update', 'housekeeping', 'cqc-directory-update'])
    await client.schedule.getHandle(id).delete()
})
