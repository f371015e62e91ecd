// Calendars over HTTP: everybody reads them, an administrator decides about a day, and nobody else does.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { addDays, type LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { isWorkingDay } from '../../domain/calendar/calendar.js'
import { administrator, contactOf, cqc, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { storeCalendars } from '../support/editions.js'

const api = apiForFile()
let version: number
let day: LocalDate
beforeAll(async () => {
  const { england, version: stored } = await storeCalendars(api.theatre.database)
  version = stored
  day = addDays(localDateOf(Date.now()), 90)
  while (!isWorkingDay(england, day)) day = addDays(day, 1)
})

interface CalendarAnswer {
  readonly division: string
  readonly version: string
  readonly holidays: readonly object[]
  readonly byHand: readonly object[]
}

/** England's calendar first, then the others. */
async function calendars(as = officer) {
  const { status, text } = await api.get('/calendars', { as })
  expect(status).toBe(200)
  return JSON.parse(text) as [CalendarAnswer, ...CalendarAnswer[]]
}

const versionsIn = ({ text }: { readonly text: string }) =>
  (JSON.parse(text) as { versions: readonly object[] }).versions

const decision = (changes: object = {}) => ({
  action: 'add',
  date: day,
  name: 'A day of joy',
  reason: 'Proclaimed yesterday in the example gazette.',
  ...changes,
})
const decide = (body: object, options: object = {}) =>
  api.post('/calendars/england/days', body, { as: administrator, ...options })

describe('GET /calendars', () => {
  it.each([officer, manager, administrator, cqc, contactOf('example-council')])(
    'answers $roles with the current versions and where they are from',
    async (person) => {
      const found = await calendars(person)
      expect(found.map(({ division }) => division)).toEqual([
        'england',
        'wales',
        'scotland',
        'northern-ireland',
        'any-part-of-the-uk',
      ])
      expect(found[0]).toMatchObject({
        version: `england/${version}`,
        source: expect.stringContaining('date-holidays'),
        verified: { from: 2019, to: 2028 },
      })
    },
  )
})

describe('POST /calendars/:division/days', () => {
  it.each([officer, manager, cqc, contactOf('example-council')])('is not for $roles', async (person) => {
    expect((await decide(decision(), { as: person })).status).toBe(403)
  })

  it.each<[string, object, string]>([
    ['without a reason', { reason: undefined }, '/reason'],
    ['with an empty reason', { reason: '  ' }, '/reason'],
    ['without a name', { name: undefined }, '/name'],
    ['with a date that does not exist', { date: '2027-02-30' }, '/date'],
    ['with another action', { action: 'move' }, '/action'],
    ['about a bank holiday that is known', { date: '2027-12-27' }, '/date'],
    ['about a Sunday', { date: '2027-05-09' }, '/date'],
  ])('%s is refused, naming the field', async (_, changes, pointer) => {
    const { status, body } = await decide(decision(changes))
    expect(status).toBe(422)
    expect(body.errors.map(({ pointer: named }) => named)).toEqual([pointer])
    expect(await api.theatre.database.text.count({ where: { kind: 'calendar' } })).toBe(0)
  })

  it('of a division that does not exist, or that follows from others, is refused', async () => {
    const nowhere = await api.post('/calendars/cornwall/days', decision(), { as: administrator })
    expect(nowhere.status).toBe(422)
    const whole = await api.post('/calendars/any-part-of-the-uk/days', decision(), { as: administrator })
    expect(whole.body.errors[0].problem).toMatch(/follows from those of its countries/)
  })

  it('makes a new version that knows who decided it and why, once under one key', async () => {
    const key = randomUUID()
    for (const answer of [await decide(decision(), { key }), await decide(decision(), { key })]) {
      expect(answer.status).toBe(201)
      expect(versionsIn(answer)[0]).toEqual({ division: 'england', version: version + 1, redates: true })
    }
    const other = await decide(decision({ name: 'Another day' }), { key })
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } })
    const [england] = await calendars()
    expect(england.version).toBe(`england/${version + 1}`)
    expect(england.holidays).toContainEqual({ date: day, name: 'A day of joy', announced: '2026-12-01' })
    expect(england.byHand).toEqual([{ date: day, action: 'added', name: 'A day of joy' }])
    const { database } = api.theatre
    const row = await database.calendarEdition.findUniqueOrThrow({
      where: { division_version: { division: 'england', version: version + 1 } },
    })
    expect(row).toMatchObject({ actor: 'administrator-1', role: 'administrator' })
    const texts = await database.text.findMany({ where: { kind: 'calendar' } })
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatchObject({ id: row.textId, content: { reason: decision().reason } })
    expect(texts[0]?.adoptedAt).not.toBeNull()
  })

  it('takes the day out again', async () => {
    const answer = await decide(decision({ action: 'remove' }))
    expect(answer.status).toBe(201)
    expect(versionsIn(answer)[0]).toMatchObject({ version: version + 2, redates: true })
    const [england] = await calendars()
    expect(england.byHand).toEqual([])
  })
})
