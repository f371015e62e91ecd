// What is asked of whom, over HTTP: everybody reads what is asked of them and nothing else, and whose move it is follows.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { askedPage } from '../../api/schemas/asked.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { contactOf, cqc, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  done,
  PROVIDER,
  submittedBy,
  type Begun,
} from '../support/api-cases.js'
import { takenOver } from '../support/api-exercises.js'
import { until } from '../support/editions.js'

const api = apiForFile(addBodies)
const provider = contactOf(PROVIDER)
const council = contactOf(COUNCIL)

const systemic = (own: object = {}) => ({
  kind: 'service-improvement',
  summary: 'WORDS-OF-THE-RECOMMENDATION',
  requires: 'evidence',
  assurance: true,
  dueOn: '2027-03-01',
  ...own,
})

/** What this person is asked, in short; the answer has the shape that its description promises. */
async function askedOf(as: Person, query = '') {
  const { status, body } = await api.get(`/asked?limit=100${query}`, { as })
  expect(status).toBe(200)
  expect(z.safeParse(askedPage, body).error).toBeUndefined()
  return askedPage
    .parse(body)
    .items.map(
      (i) => `${i.reference} ${i.bodyId} ${i.says} ${i.recommendations.join()} ${i.dueOn} ${i.standing}`,
    )
}

const waitingFor = async (party: string, as: Person = officer) =>
  (await api.get(`/cases?limit=100&waitingOn=${party}`, { as })).body.items.map((i) => i.reference)

let toLog: Begun
let planned: Begun
let joint: Begun
beforeAll(async () => {
  toLog = await begin(api, {
    responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
    recommendations: [systemic()],
  })
  planned = await caseAt(api, 'carrying-out')
  joint = await begin(api, {
    mayBeShared: false,
    responsibleBodies: [
      { id: PROVIDER, type: 'provider' },
      { id: COUNCIL, type: 'council' },
    ],
    recommendations: [
      systemic({ assurance: false, bodies: [PROVIDER], dueOn: '2027-02-01' }),
      systemic({ assurance: false, bodies: [COUNCIL], dueOn: '2027-01-30' }),
    ],
  })
})

describe('the list of what is asked', () => {
  it('gives CQC what it is asked to log, by when it is hoped for, in every case that it may see', async () => {
    // Begun on Tuesday 1 December 2026: ten working days.
    expect(await askedOf(cqc)).toEqual([
      `${toLog.reference} ${PROVIDER} Log the recommendation 1 2026-12-15 running`,
      `${planned.reference} ${PROVIDER} Log the accepted action plan  2026-12-15 running`,
    ])
    expect(await askedOf(cqc, `&reference=${encodeURIComponent(joint.reference)}`)).toEqual([])
    expect(await askedOf(cqc, '&askedOf=body')).toEqual([])
  })

  it('gives a body its own and nothing of another body or of CQC', async () => {
    const own = await askedOf(provider)
    expect(own).toEqual([
      `${joint.reference} ${PROVIDER} Send evidence of what was done 1 2027-02-01 running`,
      `${toLog.reference} ${PROVIDER} Send evidence of what was done 1 2027-03-01 running`,
      `${planned.reference} ${PROVIDER} Send evidence of what was done 1 2027-03-01 running`,
    ])
    expect(await askedOf(council)).toEqual([
      `${joint.reference} ${COUNCIL} Send evidence of what was done 2 2027-01-30 running`,
    ])
    expect(await askedOf(council, `&bodyId=${PROVIDER}`)).toEqual([])
    expect(await askedOf(council, '&askedOf=cqc')).toEqual([])
    expect(await askedOf(contactOf('nobody-at-all'))).toEqual([])
  })

  it('gives the Ombudsman what is asked of either, by date, whatever the size of a page', async () => {
    const whole = await askedOf(officer)
    expect(
      [...(await askedOf(cqc)), ...(await askedOf(council)), ...(await askedOf(provider))].sort(),
    ).toEqual([...whole].sort())
    const read: unknown[] = []
    for (let after: string | null = ''; after !== null;) {
      const { body } = await api.get(`/asked?limit=1${after ? `&after=${after}` : ''}`)
      read.push(...body.items)
      after = body.next
    }
    expect(read).toEqual((await api.get('/asked?limit=100')).body.items)
    expect(await askedOf(officer, '&dueBefore=2026-12-16')).toEqual(await askedOf(cqc))
    expect(await askedOf(officer, '&overdue=true')).toEqual([])
    expect(await askedOf(officer, '&overdue=false')).toEqual(whole)
    expect(JSON.stringify((await api.get('/asked')).body)).not.toContain('WORDS-OF')
  })

  it('follows a case: what is done is asked no more, and whose move it is says so', async () => {
    const { path, reference } = toLog
    const own = `&reference=${encodeURIComponent(reference)}`
    expect(await waitingFor('cqc', cqc)).toEqual(expect.arrayContaining([reference, planned.reference]))
    expect(await waitingFor('body')).toEqual(expect.arrayContaining([reference, planned.reference]))
    const handle = api.theatre.client.workflow
    const found = async (query: string) => {
      const ids: string[] = []
      for await (const { workflowId } of handle.list({ query })) ids.push(workflowId)
      return ids.includes(recommendationWorkflowId(reference, PROVIDER))
    }
    await until(() => found('WaitingOn = "cqc" AND WaitingOn = "body"'))
    done(await api.post(`${path}/recommendations/log`, { recommendation: 1 }, { as: cqc }))
    expect(await askedOf(cqc, own)).toEqual([])
    expect(await waitingFor('cqc')).not.toContain(reference)
    await until(async () => !(await found('WaitingOn = "cqc"')) && (await found('WaitingOn = "body"')))
    done(
      await api.post(`${path}/evidence`, { recommendation: 1, text: 'Done.', submittedBy }, { as: provider }),
    )
    expect(await askedOf(provider, own)).toEqual([
      `${reference} ${PROVIDER} Ask for CQC’s assurance 1 2026-12-15 running`,
    ])
    done(await api.post(`${path}/assurance`, { recommendation: 1, submittedBy }, { as: provider }))
    // Forty working days to answer: christmas and new year leave out four days.
    expect(await askedOf(cqc, own)).toHaveLength(1)
    expect(await askedOf(provider, own)).toEqual([])
  })

  it('shows what is overdue to the body and to the Ombudsman', async () => {
    const late = await takenOver(api, { stage: 'awaiting-plan', planDueOn: '2026-11-23' })
    const own = `&reference=${encodeURIComponent(late.reference)}&overdue=true`
    await until(async () => (await askedOf(provider, own)).length > 0)
    const [plan] = await askedOf(provider, own)
    expect(plan).toBe(`${late.reference} ${PROVIDER} Send your action plan 1 2026-11-23 overdue`)
    expect(await askedOf(officer, own)).toEqual([plan])
  })
})

describe('a case that came from a spreadsheet', () => {
  it('waits for the Ombudsman until it is confirmed, and asks nothing of the body before', async () => {
    const { reference, path } = await takenOver(api, { stage: null, planDueOn: '2027-01-20' })
    const of = async () =>
      (await api.get(`/cases?limit=100`)).body.items.find((i) => i.reference === reference)?.waitingOn
    await until(async () => (await of()) !== undefined)
    expect(await of()).toEqual(['ombudsman'])
    const own = `&reference=${encodeURIComponent(reference)}`
    expect(await askedOf(provider, own)).toEqual([])
    done(await api.post(`${path}/take-over/confirmation`, {}))
    expect(await of()).toContain('body')
    expect(await askedOf(provider, own)).not.toEqual([])
  })

  it('of a body that nobody can be written to waits for the Ombudsman until a contact is named', async () => {
    const id = 'home-without-contact'
    const named = { id, type: 'provider', name: 'Plainly Unaddressed Care Ltd' }
    expect((await api.post('/bodies', named)).status).toBe(201)
    const { reference, path } = await begin(api, {
      responsibleBodies: [{ id, type: 'provider' }],
      recommendations: [systemic()],
    })
    const of = async () => (await api.get(path.replace(/\/bodies.*/, ''))).body.bodies[0]?.waitingOn
    expect(await of()).toEqual(['ombudsman', 'cqc'])
    expect(await waitingFor('body')).not.toContain(reference)
    const contact = { name: 'Pat Fictional', email: 'pat@example.org', role: 'link officer' }
    expect((await api.post(`/bodies/${id}/contacts`, contact)).status).toBe(201)
    await until(async () => (await of())?.includes('body') ?? false)
    expect(await of()).toEqual(['body', 'cqc'])
    const described = await api.theatre.client.workflow
      .getHandle(recommendationWorkflowId(reference, id))
      .describe()
    expect(await described.staticSummary()).toBe(
      `${reference} · 1 recommendation to Plainly Unaddressed Care Ltd`,
    )
  })
})
