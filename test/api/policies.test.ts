// Policies over HTTP: the Ombudsman's staff read the ladders and limits, an administrator corrects one as data, and of two
// who correct at once one is told that the other was first.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { administrator, contactOf, cqc, director, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { storeCalendars } from '../support/editions.js'

const api = apiForFile()
let version: number
beforeAll(async () => {
  ;({ version } = await storeCalendars(api.theatre.database))
})

interface PolicyAnswer {
  readonly id: string
  readonly version: number
  readonly history: readonly object[]
}

async function policiesAs(as: typeof officer) {
  const { status, text } = await api.get('/policies', { as })
  expect(status).toBe(200)
  return JSON.parse(text) as PolicyAnswer[]
}
const policy = async (id: string) => (await policiesAs(officer)).find((one) => one.id === id)

const correct = (id: string, body: object, options: object = {}) =>
  api.post(
    `/policies/${id}/corrections`,
    { reason: 'The example practice note says so.', ...body },
    { as: administrator, ...options },
  )
const versionsIn = ({ text }: { readonly text: string }) =>
  (JSON.parse(text) as { versions: readonly object[] }).versions

const before = { amount: 7, when: 'before', to: 'contact' }
const after = { amount: 2, when: 'after', to: 'manager' }

describe('GET /policies', () => {
  it.each([officer, manager, director, administrator])(
    'answers $roles with every ladder and limit',
    async (person) => {
      const policies = await policiesAs(person)
      expect(policies).toContainEqual({
        about: 'reminders',
        id: 'reminders-request',
        version: 1,
        name: 'reminders of CQC’s own request',
        kind: 'request',
        severity: 'ordinary',
        rungs: [
          { amount: 5, when: 'before', to: 'contact', letter: 'reminder' },
          { amount: 1, when: 'before', to: 'contact', letter: 'reminder' },
          { amount: 1, when: 'after', to: 'manager', letter: 'escalation' },
        ],
        citation: {
          text: 'CQC’s practice of reminding, which no provision sets',
          version: 'assumed in 2026',
          status: 'policy',
        },
        owner: 'CQC',
        history: [],
      })
      expect(policies).toContainEqual({
        about: 'escalation',
        id: 'escalation-serious',
        version: 1,
        name: 'what is proposed after silence in a serious case',
        severity: 'serious',
        proposedAfter: { 'team-co-ordinator': 0, 'casework-manager': 3, director: 10 },
        reviewedAfter: 10,
        citation: expect.objectContaining({ status: 'policy' }),
        owner: 'Compliance team',
        history: [],
      })
      expect(policies).toContainEqual({
        about: 'extension',
        id: 'extension-case-officer',
        version: 1,
        name: 'how far a case officer may agree to put off a date',
        role: 'case-officer',
        times: 2,
        days: 92,
        citation: expect.objectContaining({ status: 'policy' }),
        owner: 'Compliance team',
        history: [],
      })
    },
  )

  it.each([cqc, contactOf('example-council')])(
    'is not for $roles: how far an officer may go is no body’s business',
    async (person) => {
      expect((await api.get('/policies', { as: person })).status).toBe(403)
    },
  )
})

describe('POST /policies/:id/corrections', () => {
  it.each([officer, manager, director, cqc, contactOf('example-council')])(
    'is not for $roles',
    async (person) => {
      expect((await correct('extension-manager', { times: 4 }, { as: person })).status).toBe(403)
    },
  )

  it.each<[string, string, object, string, RegExp]>([
    ['without a reason', 'extension-manager', { times: 4, reason: undefined }, '/reason', /is missing/],
    ['of nothing', 'extension-manager', {}, '', /says the same already/],
    [
      'of another’s field',
      'extension-manager',
      { rungs: [before] },
      '/rungs',
      /what can be is times, days, citation, owner/,
    ],
    ['of the id', 'extension-manager', { id: 'other' }, '/id', /is not a field here/],
    ['to no rung', 'reminders-plan', { rungs: [] }, '/rungs', /nobody would be reminded/],
    [
      'out of range',
      'reminders-plan',
      { rungs: [before, { ...before, amount: 61 }] },
      '/rungs/1/amount',
      /1 to 60/,
    ],
    [
      'to a stranger',
      'reminders-plan',
      { rungs: [{ ...before, to: 'mayor' }] },
      '/rungs/0/to',
      /none of the known values/,
    ],
    [
      'to an unknown letter',
      'reminders-plan',
      { rungs: [{ ...before, letter: 'invoice' }] },
      '/rungs/0/letter',
      /none of the known/,
    ],
    [
      'to a letter of the other side',
      'reminders-plan',
      { rungs: [{ ...before, letter: 'overdue' }] },
      '/rungs/0/letter',
      /give “reminder”/,
    ],
    [
      'to a level out of order',
      'escalation-serious',
      { proposedAfter: { director: 2 } },
      '/proposedAfter/director',
      /more than the 3/,
    ],
    [
      'to an unknown level',
      'escalation-serious',
      { proposedAfter: { minister: 2 } },
      '/proposedAfter/minister',
      /is not a field here/,
    ],
    ['above a manager’s', 'extension-case-officer', { times: 7 }, '/times', /the manager’s is 6/],
    [
      'of a version nobody made',
      'extension-manager',
      { times: 4, seenVersion: 2 },
      '/seenVersion',
      /version 1 now, not 2/,
    ],
  ])('%s is refused, naming the field, and keeps no word', async (_, id, changes, pointer, problem) => {
    const { status, body } = await correct(id, changes)
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({ pointer, problem: expect.stringMatching(problem) })
    expect(await api.theatre.database.text.count({ where: { kind: 'calendar' } })).toBe(0)
  })

  it('of a policy that does not exist is not found', async () => {
    expect((await correct('reminders-of-love', { times: 1 })).status).toBe(404)
  })

  it('makes a new version of ladder and calendar, once under one key, with who, when and why', async () => {
    const key = randomUUID()
    const rungs = [after, before]
    for (const answer of [
      await correct('reminders-evidence', { rungs }, { key }),
      await correct('reminders-evidence', { rungs }, { key }),
    ]) {
      expect(answer.status).toBe(201)
      expect(versionsIn(answer)).toEqual([{ division: 'england', version: version + 1, redates: true }])
    }
    expect(await policy('reminders-evidence')).toMatchObject({
      version: 2,
      rungs: [
        { ...before, letter: 'reminder' },
        { ...after, letter: 'escalation' },
      ],
      history: [
        {
          version: 2,
          changed: [
            {
              field: 'rungs',
              from: '10 before, 5 before, 1 before, 1 after, 5 after, 10 after to manager',
              to: '7 before, 2 after to manager',
            },
          ],
          by: 'administrator-1',
          role: 'administrator',
          reason: 'The example practice note says so.',
          at: expect.stringMatching(/^2026-12-01T/),
          calendar: `england/${version + 1}`,
        },
      ],
    })
    const [england] = JSON.parse((await api.get('/calendars', { as: cqc })).text) as object[]
    expect(england).toMatchObject({ policies: [{ policy: 'reminders-evidence', version: 2 }] })
  })

  it('is taken from one of two administrators who have both seen the same version', async () => {
    const seen = { seenVersion: 2 }
    const answers = await Promise.all([
      correct('reminders-evidence', { rungs: [before], ...seen }),
      correct(
        'reminders-evidence',
        { rungs: [after], ...seen },
        { as: { ...administrator, sub: 'administrator-2' } },
      ),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    expect(answers.find(({ status }) => status === 422)?.body.errors[0]).toMatchObject({
      pointer: '/seenVersion',
      problem: expect.stringMatching(/version 3 now, not 2/),
    })
    expect(await policy('reminders-evidence')).toMatchObject({ version: 3 })
    const taken = await policy('reminders-evidence')
    expect(taken?.history).toHaveLength(2)
  })

  it('of two different policies at once is taken from both', async () => {
    const answers = await Promise.all([
      correct('extension-manager', { times: 4 }),
      correct('escalation-serious', { reviewedAfter: 5 }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await policy('extension-manager')).toMatchObject({ version: 2, times: 4 })
    expect(await policy('escalation-serious')).toMatchObject({ version: 2, reviewedAfter: 5 })
  })

  it('is kept by a rule that is corrected and by a day that is added after it', async () => {
    const held = await policiesAs(administrator)
    const reason = 'Proclaimed.'
    const rule = await api.post('/rules/cqc-log/corrections', { amount: 15, reason }, { as: administrator })
    const day = { action: 'add', date: '2027-05-10', name: 'A day of joy', reason }
    const added = await api.post('/calendars/england/days', day, { as: administrator })
    expect([rule.status, added.status]).toEqual([201, 201])
    expect(await policiesAs(administrator)).toEqual(held)
  })
})
