// Deadline rules over HTTP: everybody reads them, an administrator corrects one as data, and nobody else does.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { administrator, contactOf, cqc, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { storeCalendars } from '../support/editions.js'

const api = apiForFile()
let version: number
beforeAll(async () => {
  ;({ version } = await storeCalendars(api.theatre.database))
})

interface RuleAnswer {
  readonly id: string
  readonly version: number
  readonly history: readonly object[]
}

async function ruleAs(as: typeof officer, id = 'cqc-log') {
  const { status, text } = await api.get('/rules', { as })
  expect(status).toBe(200)
  return (JSON.parse(text) as RuleAnswer[]).find((rule) => rule.id === id)
}

const correct = (body: object, options: object = {}, id = 'cqc-log') =>
  api.post(
    `/rules/${id}/corrections`,
    { reason: 'The example practice note says so.', ...body },
    { as: administrator, ...options },
  )
const versionsIn = ({ text }: { readonly text: string }) =>
  (JSON.parse(text) as { versions: readonly object[] }).versions

describe('GET /rules', () => {
  it.each([officer, manager, administrator, cqc, contactOf('example-council')])(
    'answers $roles with every rule, its authority and its owner',
    async (person) => {
      expect(await ruleAs(person)).toEqual({
        id: 'cqc-log',
        version: 1,
        name: 'CQC to log the accepted action plan',
        amount: 10,
        unit: 'working days',
        counting: 'after',
        from: 'acceptance',
        follows: null,
        limit: 'not later than',
        calendar: 'england',
        onNonWorkingDay: 'treated as met',
        otherReadings: [],
        disputedWhenProclaimed: false,
        onClarification: 'runs on',
        extension: 'agreed',
        citation: {
          text: "the Ombudsman's practice on the memorandum, clause 4.7, which sets no time",
          version: 'memorandum of 2014',
          status: 'policy',
        },
        assumption: null,
        owner: 'Compliance team',
        ownedBy: null,
        history: [],
      })
    },
  )
})

describe('POST /rules/:id/corrections', () => {
  it.each([officer, manager, cqc, contactOf('example-council')])('is not for $roles', async (person) => {
    expect((await correct({ amount: 15 }, { as: person })).status).toBe(403)
  })

  it.each<[string, object, string, RegExp]>([
    ['without a reason', { amount: 15, reason: undefined }, '/reason', /is missing/],
    ['with an empty reason', { amount: 15, reason: ' ' }, '/reason', /./],
    ['of nothing', {}, '', /says the same already/],
    ['that says the same', { amount: 10 }, '', /says the same already/],
    ['of the id', { id: 'other' }, '/id', /is not a field here/],
    ['of the calendar to none', { calendar: 'france' }, '/calendar', /none of the known values/],
    ['of the event', { from: 'receipt' }, '/from', /is not a field here/],
    ['of what it follows', { follows: 'report-response' }, '/follows', /is not a field here/],
    ['of the limit', { limit: 'not before' }, '/limit', /is not a field here/],
    ['to no time at all', { amount: 0 }, '/amount', /a whole number from 1/],
    ['to half a day', { amount: 1.5 }, '/amount', /./],
    ['beyond what cases look ahead', { amount: 501 }, '/amount', /at most 500 working days/],
    ['to another unit', { unit: 'fortnights' }, '/unit', /none of the known values/],
    ['to a count backwards', { counting: 'before' }, '/counting', /cannot come to lie before it/],
    ['to half a citation', { citation: { text: 'An Act' } }, '/citation/version', /is missing/],
  ])('%s is refused, naming the field, and keeps no word', async (_, changes, pointer, problem) => {
    const { status, body } = await correct(changes)
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({ pointer, problem: expect.stringMatching(problem) })
    expect(await api.theatre.database.text.count({ where: { kind: 'calendar' } })).toBe(0)
  })

  it('of a rule that does not exist is not found; of an agreed length it is refused', async () => {
    expect((await correct({ amount: 15 }, {}, 'section-99')).status).toBe(404)
    const { body } = await correct({ amount: 4 }, {}, 'agreed-3-months-of-decision')
    expect(body.errors[0]).toMatchObject({ pointer: '/amount', problem: expect.stringMatching(/both sides/) })
  })

  it('makes a new version of rule and calendar, once under one key, with who, when and why', async () => {
    const key = randomUUID()
    for (const answer of [await correct({ amount: 15 }, { key }), await correct({ amount: 15 }, { key })]) {
      expect(answer.status).toBe(201)
      expect(versionsIn(answer)).toEqual([{ division: 'england', version: version + 1, redates: true }])
    }
    const other = await correct({ amount: 16 }, { key })
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } })
    const made = {
      version: 2,
      changed: [{ field: 'amount', from: '10', to: '15' }],
      by: 'administrator-1',
      role: 'administrator',
      reason: 'The example practice note says so.',
      at: expect.stringMatching(/^2026-12-01T/),
      calendar: `england/${version + 1}`,
    }
    expect(await ruleAs(officer)).toMatchObject({ version: 2, amount: 15, history: [made] })
    for (const outside of [cqc, contactOf('example-council')])
      expect((await ruleAs(outside))?.history).toEqual([{ ...made, by: null, reason: null }])
    const [england] = JSON.parse((await api.get('/calendars', { as: officer })).text) as object[]
    expect(england).toMatchObject({ rules: [{ rule: 'cqc-log', version: 2 }] })
  })

  it('keeps every version: a correction back is the third, and a day that is added carries it on', async () => {
    expect((await correct({ amount: 10, reason: 'It was right before.' })).status).toBe(201)
    const rule = await ruleAs(officer)
    expect(rule).toMatchObject({ version: 3, amount: 10 })
    expect(rule?.history).toMatchObject([{ version: 3, reason: 'It was right before.' }, { version: 2 }])
    const day = { action: 'add', date: '2027-05-10', name: 'A day of joy', reason: 'Proclaimed.' }
    expect((await api.post('/calendars/england/days', day, { as: administrator })).status).toBe(201)
    expect(await ruleAs(officer)).toEqual(rule)
  })
  it('by whose it is as data is taken, of nothing but how it is counted; outside the office nobody reads whose', async () => {
    expect((await correct({ ownedBy: 'manager' })).status).toBe(201)
    const { version: before = 0 } = (await ruleAs(manager)) ?? {}
    expect((await correct({ amount: 12 }, { as: officer })).status).toBe(403)
    const { status, body } = await correct({ owner: 'Managers' }, { as: manager })
    expect([status, body.errors[0]?.pointer]).toEqual([422, '/owner'])
    expect((await correct({ amount: 12, calendar: 'wales' }, { as: manager })).status).toBe(201)
    expect(await ruleAs(manager)).toMatchObject({
      version: before + 1,
      calendar: 'wales',
      ownedBy: 'manager',
      history: expect.arrayContaining([
        expect.objectContaining({
          role: 'manager',
          changed: [
            { field: 'amount', from: '10', to: '12' },
            { field: 'calendar', from: 'england', to: 'wales' },
          ],
        }),
      ]),
    })
    const outside = await ruleAs(cqc)
    expect(outside).toMatchObject({ ownedBy: null })
    expect(JSON.stringify(outside?.history)).not.toContain('ownedBy')
  })
})
