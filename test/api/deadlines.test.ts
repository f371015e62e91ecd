// Why a date is what it is, over HTTP: by the words of the decision, by what was agreed since, and only to those whom the
// date concerns; and who gets letters while somebody is away.
import { describe, expect, it } from '@jest/globals'
import { deadlinesView } from '../../api/schemas/deadlines.js'
import { explanationFields } from '../../api/schemas/explanation.js'
import { bodyView } from '../../api/schemas/bodies.js'
import { dueDateAnswer } from '../../cli/due-date/answer.js'
import { contactOf, cqc, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { ENGLAND } from '../support/theatre.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  done,
  newCase,
  PROVIDER,
  submittedBy,
} from '../support/api-cases.js'

const provider = contactOf(PROVIDER)

const api = apiForFile(addBodies)

const evidence = (own: object) => ({
  kind: 'personal-remedy',
  summary: 'Apologise',
  requires: 'evidence',
  assurance: false,
  ...own,
})

/** The explained dates of a case, as this person reads them; the answer has the shape that the description promises. */
async function datesOf(path: string, as = officer) {
  const { status, body } = await api.get(`${path}/deadlines`, { as })
  expect(status).toBe(200)
  expect(deadlinesView.parse(body)).toEqual(body)
  return deadlinesView.parse(body)
}

/** Decided on 20 November 2026, begun on 1 December. */
const worded = (deadlineWording: string, own = {}) =>
  begin(api, {
    responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
    recommendations: [evidence({ deadlineWording, ...own })],
  })

describe('the dates of a case', () => {
  it('rest on the words of the decision where those are understood', async () => {
    const { path } = await worded('within two months of the date of our final decision')
    const { deadlines } = await datesOf(path)
    expect(deadlines).toMatchObject([
      {
        deadline: 'evidence',
        basis: 'wording',
        rule: 'agreed-2-months-of-decision',
        due: '2027-01-20',
        metUntil: '2027-01-20',
        standing: 'running',
        dates: [{ on: '2027-01-20', because: 'opened', seq: 1 }],
      },
    ])
    expect(deadlines[0]?.sentence).toContain('2 months after the decision on 20 November 2026')
  })

  it('are explained field for field as the command explains them', async () => {
    const { path } = await worded('within 20 working days of our final decision')
    const [explained] = (await datesOf(path)).deadlines
    const counted = { calendars: { england: ENGLAND }, asShipped: false }
    const asked = ['--wording', 'within 20 working days of our final decision', '--from', '2026-11-20']
    const printed = JSON.parse(dueDateAnswer([...asked, '--json'], counted).out) as object
    for (const field of Object.keys(explanationFields))
      expect([field, explained?.[field as keyof typeof explained]]).toEqual([
        field,
        printed[field as keyof typeof printed],
      ])
    expect(explained).toMatchObject({
      start: { event: 'decision', on: '2026-11-20' },
      period: { amount: 20, unit: 'working days', counting: 'of' },
      legal: '2026-12-18',
      calendar: { id: 'england', version: ENGLAND.version, source: ENGLAND.source },
    })
  })

  it('are a person’s to give where the words leave a doubt, and then rest on that', async () => {
    const { path, address } = await worded('as soon as possible')
    expect((await datesOf(path)).deadlines).toEqual([])
    expect((await api.get(address)).body.bodies[0].tasks).toMatchObject([
      { kind: 'record-receipt' },
      { kind: 'set-date', data: { recommendations: [1], doubts: ['1:no-length'] } },
    ])
    done(await api.post(`${path}/dates`, { recommendation: 1, dueOn: '2027-02-01' }))
    const [set] = (await datesOf(path)).deadlines
    expect(set).toMatchObject({ basis: 'date', due: '2027-02-01' })
    expect(set?.citation).toContain('the date that the Ombudsman set')
  })

  it('in a year whose bank holidays nobody has loaded are refused, naming the gap, and nothing is written', async () => {
    const { path, address, reference } = await worded('as soon as possible')
    const { database } = api.theatre
    const written = async () => [
      await database.text.count(),
      await database.ledger.count({ where: { reference } }),
      await database.dueDate.count({ where: { reference } }),
      (await api.get(address)).body.bodies[0]?.seq,
    ]
    const before = await written()
    const gap = {
      problem: 'no bank holidays are known for the time after 4 January 2041',
      remedy: 'a date up to 31 December 2031, or import a later calendar first',
    }
    const set = await api.post(`${path}/dates`, {
      recommendation: 1,
      dueOn: '2041-01-04',
      reasons: 'Agreed.',
    })
    expect([set.status, set.body.errors]).toEqual([422, [{ pointer: '/dueOn', ...gap }]])
    expect(await written()).toEqual(before)
    const begun = await api.post(
      '/cases',
      newCase({
        responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
        recommendations: [evidence({ dueOn: '2041-01-04' })],
      }),
    )
    expect([begun.status, begun.body.errors]).toEqual([
      422,
      [
        expect.objectContaining({
          pointer: '/recommendations/0/dueOn',
          problem: 'no bank holidays are known so late as 4 January 2041',
        }),
      ],
    ])
    expect(await database.text.count()).toBe(before[0])
  })

  it('are answered with what the words left to a person, or say otherwise than the date stated', async () => {
    const recommendations = [
      evidence({ deadlineWording: 'within two months of our final decision' }),
      evidence({ deadlineWording: 'ideally within two months of our final decision' }),
      evidence({ deadlineWording: 'within 20 working days', dueOn: '2027-01-15' }),
    ]
    const responsibleBodies = [{ id: PROVIDER, type: 'provider' }]
    const { status, body } = await api.post('/cases', newCase({ responsibleBodies, recommendations }))
    expect([status, body.doubts]).toEqual([
      201,
      [
        { recommendation: 2, doubts: ['unclear-place'] },
        { recommendation: 3, doubts: ['differs-from-words'] },
      ],
    ])
  })

  it('are those that were stated where the words say otherwise, and a note says so', async () => {
    const { path } = await worded('within 20 working days', { dueOn: '2027-01-15' })
    const [stated] = (await datesOf(path)).deadlines
    expect(stated).toMatchObject({ basis: 'date', due: '2027-01-15' })
    expect(stated?.notes.join()).toContain('The words of the decision give 18 December 2026')
  })

  it('run from the receipt of each body where the words say so', async () => {
    const { path } = await begin(api, {
      responsibleBodies: [{ id: PROVIDER, type: 'provider', receivedOn: '2026-11-24' }],
      recommendations: [evidence({ deadlineWording: 'within two months of receiving this statement' })],
    })
    const { deadlines } = await datesOf(path)
    expect(deadlines.find((d) => d.deadline === 'evidence')).toMatchObject({
      basis: 'wording',
      rule: 'agreed-2-months-of-receipt',
      due: '2027-01-24',
    })
  })

  it('name every date that held, and why each came', async () => {
    const { path } = await worded('within eight weeks', { dueOn: '2027-01-15' })
    const asked = { recommendation: 1, to: '2027-02-12', reasons: 'The trainer is ill.', submittedBy }
    done(await api.post(`${path}/extensions`, asked, { as: provider }))
    const agreed = { recommendation: 1, decision: 'agree', to: '2027-02-12', reasons: 'A short delay.' }
    done(await api.post(`${path}/extensions/decision`, agreed))
    const body = await datesOf(path, provider)
    expect(body.dates.map((d) => [d.on, d.because])).toEqual([
      ['2027-01-15', 'opened'],
      ['2027-02-12', 'extension-agreed'],
    ])
    expect(body.deadlines[0]).toMatchObject({
      due: '2027-02-12',
      extensions: [{ to: '2027-02-12', inWriting: false }],
    })
    expect(JSON.stringify(body)).not.toContain(officer.sub)
  })

  it('are shown to those whom they concern', async () => {
    const { path } = await caseAt(api, 'carrying-out')
    const seen = async (as: typeof officer) => (await datesOf(path, as)).deadlines.map((d) => d.deadline)
    expect((await seen(officer)).sort()).toEqual(['cqc-log', 'evidence'])
    expect((await seen(provider)).sort()).toEqual(['cqc-log', 'evidence'])
    expect(await seen(cqc)).toEqual(['cqc-log'])
    const others = async (as: typeof officer) =>
      (await datesOf(path, as)).otherDates.map((d) => [d.rule, d.due, d.recommendations])
    // Decided on 20 November 2026.
    expect(await others(officer)).toEqual([
      ['publication', '2027-01-01', [1]],
      ['delayed-remedy', '2027-11-20', [1]],
    ])
    expect([await others(provider), await others(cqc)]).toEqual([[], []])
    expect((await api.get(`${path}/deadlines`, { as: contactOf(COUNCIL) })).status).toBe(404)
    expect((await api.get(`/cases/99-999-999/bodies/${PROVIDER}/deadlines`)).status).toBe(404)
  })

  it('are none when the case is closed; those that held remain', async () => {
    const { path } = await caseAt(api, 'closed')
    const body = await datesOf(path)
    expect(body.deadlines).toEqual([])
    expect(body.dates).toHaveLength(2)
  })
})

describe('an absence', () => {
  it('stands in the directory until it is taken back, and a deputy stands beside the contact', async () => {
    const deputy = { name: 'Deputy Desk', email: 'deputy@example.org', role: 'Deputy', capacity: 'deputy' }
    expect((await api.post(`/bodies/${COUNCIL}/contacts`, deputy)).status).toBe(201)
    const absence = { capacity: 'contact', from: '2026-12-21', until: '2027-01-02' }
    expect((await api.post(`/bodies/${COUNCIL}/absences`, absence)).status).toBe(201)
    const people = async () =>
      bodyView
        .parse((await api.get(`/bodies/${COUNCIL}`)).body)
        .people.map(({ capacity, away }) => [capacity, away])
    expect(await people()).toEqual([
      ['contact', { from: '2026-12-21', until: '2027-01-02' }],
      ['deputy', null],
    ])
    expect((await api.post(`/bodies/${COUNCIL}/absences`, { capacity: 'contact' })).status).toBe(201)
    expect(await people()).toEqual([
      ['contact', null],
      ['deputy', null],
    ])
  })

  it('must end after it has begun', async () => {
    for (const days of [{ from: '2026-12-21' }, { from: '2026-12-21', until: '2026-12-20' }]) {
      const { status, body } = await api.post(`/bodies/${COUNCIL}/absences`, { capacity: 'contact', ...days })
      expect(status).toBe(422)
      expect(body.errors[0].pointer).toBe('/until')
    }
  })
})
