// The record over HTTP: plans step by step and version by version, CQC's evidence lists, and a case as it was believed
// to stand on a day that a correction has overtaken.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { caseAsAt, evidenceList, planComparison } from '../../api/schemas/record-views.js'
import { contactOf, cqc, manager, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  done,
  PROVIDER,
  STEPS,
  submittedBy,
  type Begun,
} from '../support/api-cases.js'

const api = apiForFile(addBodies)
const provider = contactOf(PROVIDER)

const asked = (summary: string, own: object = {}) => ({
  kind: 'service-improvement',
  summary,
  requires: 'action-plan',
  assurance: true,
  dueOn: '2027-03-01',
  ...own,
})
const step = (what: string, by = '2027-02-26') => ({
  what,
  responsible: 'Registered manager',
  by,
  measure: 'An audit of ten files finds no record missing',
})
const plan = (text: string, first: object[]) => ({
  text,
  answers: [
    { recommendation: 1, answer: 'will-do', items: first },
    { recommendation: 2, answer: 'will-do', items: [step('Write the procedure')] },
  ],
  submittedBy,
})

describe('an action plan', () => {
  let begun: Begun
  const send = async (path: string, body: object, as: Person) =>
    done(await api.post(`${begun.path}/${path}`, body, { as }))
  const compare = (query: string, as: Person) => api.get(`${begun.path}/plans/comparison?${query}`, { as })

  beforeAll(async () => {
    begun = await begin(api, { recommendations: [asked('Train the staff'), asked('Write a procedure')] })
    await send('plan', plan('First', [step('Train every carer'), step('Audit')]), provider)
    await send(
      'plan/review',
      {
        version: 1,
        decision: 'accept-in-part',
        accepted: [2],
        reasons: 'Who audits?',
        planDueOn: '2027-02-01',
      },
      officer,
    )
    await send('plan', plan('Second', [step('Train every carer'), step('Audit by the nurse')]), provider)
  })

  it('has its steps stored with its words, and none of them in the history of the case', async () => {
    const { body } = await api.get(begun.address)
    const [first, second] = body.bodies[0].plans as unknown as [object, object]
    expect(first).toMatchObject({
      version: 1,
      status: 'returned',
      acceptedFor: [2],
      words: { answers: [{ items: [step('Train every carer'), step('Audit')] }, { recommendation: 2 }] },
    })
    expect(second).toMatchObject({ version: 2, status: 'under-review', acceptedFor: [2] })
    const { client } = api.theatre
    const id = `recommendation/${begun.reference.replaceAll(' ', '-')}/${PROVIDER}`
    const history = JSON.stringify(await client.workflow.getHandle(id).fetchHistory())
    const decoded = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, d]) =>
      Buffer.from(d ?? '', 'base64'),
    )
    expect(history + decoded.join()).not.toMatch(/Train every carer|Registered manager|ten files/)
  })

  it('is compared with another version by whoever may read both', async () => {
    for (const as of [officer, provider]) {
      const { status, body } = await compare('from=1&to=2', as)
      expect(status).toBe(200)
      expect(z.safeParse(planComparison, body).error).toBeUndefined()
      expect(body).toMatchObject({
        versions: [{ version: 1 }, { version: 2 }],
        text: { change: 'changed', from: 'First', to: 'Second' },
        answers: [
          {
            recommendation: 1,
            change: 'changed',
            itemsAdded: [step('Audit by the nurse')],
            itemsRemoved: [step('Audit')],
          },
          { recommendation: 2, change: 'same', itemsAdded: [], itemsRemoved: [] },
        ],
      })
    }
    expect((await compare('from=1&to=2', cqc)).status).toBe(404)
    expect((await compare('from=1&to=2', contactOf(COUNCIL))).status).toBe(404)
    expect((await compare('from=1&to=9', officer)).status).toBe(404)
    expect((await compare('from=0&to=x', officer)).body.errors).toHaveLength(2)
  })

  it('is logged by CQC when it is whole, with its date, version and hash', async () => {
    await send('plan/review', { version: 2, decision: 'accept' }, officer)
    await send('plan/log', { version: 2 }, cqc)
    const { body } = await api.get(begun.address, { as: cqc })
    const [logged] = body.bodies[0].plans as unknown as [
      { version: number; sha256: string; loggedOn: string },
    ]
    expect(body.bodies[0].plans).toHaveLength(1)
    expect(logged).toMatchObject({
      version: 2,
      loggedOn: '2026-12-01',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(body.bodies[0].timeline).toContainEqual(
      expect.objectContaining({
        event: 'plan-logged',
        data: expect.objectContaining({ version: 2, sha256: logged.sha256 }),
      }),
    )
  })
})

describe('the evidence list', () => {
  const location = (id: string, as: Person = cqc) => api.get(`/evidence-lists/locations/${id}`, { as })
  const LOCATION = '1-222222222'

  it('of a location has what was recommended, the accepted plan, assurance and regulatory activity', async () => {
    const remedy = asked('Apologise to Ms X', {
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
    })
    const begun = await begin(api, {
      cqcLocationId: LOCATION,
      recommendations: [asked('Train the staff'), remedy],
    })
    const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
    for (const [path, body, as] of [
      ['plan', { text: 'A plan', answers, submittedBy }, provider],
      ['plan/review', { version: 1, decision: 'accept' }, officer],
      ['plan/log', { version: 1 }, cqc],
      ['evidence', { recommendation: 1, text: 'Done.', submittedBy }, provider],
      ['assurance', { recommendation: 1, submittedBy }, provider],
      [
        'assurance/answer',
        {
          recommendation: 1,
          answer: 'concerns',
          regulatoryActivity: true,
          reasons: 'We inspect in May.',
          submittedBy,
        },
        cqc,
      ],
    ] as const)
      done(await api.post(`${begun.path}/${path}`, body, { as }))
    const { status, body, text } = await location(LOCATION)
    expect(status).toBe(200)
    expect(z.safeParse(evidenceList, body).error).toBeUndefined()
    expect(body.items).toMatchObject([
      {
        reference: begun.reference,
        bodyId: PROVIDER,
        cqcLocationId: LOCATION,
        recommendations: [
          {
            number: 1,
            summary: 'Train the staff',
            assuranceStatus: 'concerns',
            assurances: [
              {
                on: '2026-12-01',
                answer: 'concerns',
                regulatoryActivity: true,
                words: { reasons: 'We inspect in May.' },
              },
            ],
          },
        ],
        plans: [{ version: 1, receivedOn: '2026-12-01', loggedOn: '2026-12-01', sha256: expect.any(String) }],
      },
    ])
    expect(text).not.toContain('Ms X')
    expect((await location(LOCATION, manager)).body).toEqual(body)
  })

  it('has no case that is not shared with CQC, and nothing of another location', async () => {
    const secret = await begin(api, { cqcLocationId: '1-333333333', mayBeShared: false })
    expect((await location('1-333333333')).body.items).toEqual([])
    const shared = await begin(api, { cqcLocationId: '1-333333333' })
    const { items } = (await location('1-333333333')).body
    expect(items.map((i) => i.reference)).toEqual([shared.reference])
    expect(items.map((i) => i.reference)).not.toContain(secret.reference)
  })

  it('of a council has its own cases at every location, page by page', async () => {
    const council = [{ id: COUNCIL, type: 'council', planDueOn: '2027-01-20' }]
    const own = await Promise.all(
      ['1-444444444', '1-555555555'].map((cqcLocationId) =>
        begin(api, { cqcLocationId, responsibleBodies: council }),
      ),
    )
    const first = await api.get(`/evidence-lists/councils/${COUNCIL}?limit=1`, { as: cqc })
    const second = await api.get(`/evidence-lists/councils/${COUNCIL}?limit=1&after=${first.body.next}`, {
      as: cqc,
    })
    expect([...first.body.items, ...second.body.items].map((i) => i.reference)).toEqual(
      own.map((b) => b.reference).sort(),
    )
    expect(second.body.next).toBeNull()
    expect((await api.get(`/evidence-lists/councils/${PROVIDER}`, { as: cqc })).status).toBe(404)
  })

  it('is for CQC and the Ombudsman, not for bodies', async () => {
    expect((await location(LOCATION, provider)).status).toBe(403)
    expect((await location('nonsense')).status).toBe(422)
  })
})

describe('a case as at a day', () => {
  const asAt = (begun: Begun, date: string, as: Person = officer) =>
    api.get(`${begun.address}/as-at/${date}`, { as })

  it('shows what was believed then, whatever was corrected later', async () => {
    const { theatre } = api
    const begun = await caseAt(api, 'plan-review')
    const id = `recommendation/${begun.reference.replaceAll(' ', '-')}/${PROVIDER}`
    await theatre.goTo(id, '2026-12-10' as never)
    const correct = (body: object) =>
      api.post(`${begun.path}/corrections`, { reasons: 'Read wrongly.', ...body })
    const dueInApril = { what: 'due-date', recommendation: 1, dueOn: '2027-04-15' }
    done(await correct({ corrects: 1, correction: dueInApril }))
    done(await correct({ corrects: 3, correction: { what: 'plan-received', receivedOn: '2026-11-30' } }))
    const before = await asAt(begun, '2026-12-09')
    expect(before.status).toBe(200)
    expect(z.safeParse(caseAsAt, before.body).error).toBeUndefined()
    expect(before.body).toMatchObject({
      asAt: '2026-12-09',
      bodies: [
        {
          seq: 3,
          stage: 'plan-review',
          obligations: [{ number: 1, dueOn: '2027-03-01' }],
          plans: [{ version: 1, receivedOn: '2026-12-01' }],
        },
      ],
    })
    const after = await asAt(begun, '2026-12-10')
    expect(after.body).toMatchObject({
      bodies: [{ seq: 5, obligations: [{ dueOn: '2027-04-15' }], plans: [{ receivedOn: '2026-11-30' }] }],
    })
    expect((await asAt(begun, '2026-11-30')).status).toBe(404)
  })

  it('agrees with the case as it stands when nothing came after', async () => {
    const begun = await caseAt(api, 'to-conclude')
    const now = (await api.get(begun.address)).body.bodies[0] as unknown as Record<string, unknown>
    const { body } = await asAt(begun, '2026-12-31')
    const then = body.bodies[0] as unknown as Record<string, unknown>
    for (const field of ['seq', 'stage', 'waitingOn', 'dueOn', 'overdue', 'cqcPart', 'outcome'])
      expect({ [field]: then[field] }).toEqual({ [field]: now[field] })
    // The words that were in force are those of the decision: the case as it stands has them once for all bodies.
    const summary = { summary: 'Change the procedure for medicines' }
    const obligations = now.obligations as object[]
    expect(then.obligations).toMatchObject(obligations.map((o) => ({ ...o, words: summary })))
  })

  it('shows others what they may know, and CQC nothing of the time before it had a part', async () => {
    const { theatre } = api
    const begun = await begin(api, { mayBeShared: false })
    const id = `recommendation/${begun.reference.replaceAll(' ', '-')}/${PROVIDER}`
    await theatre.goTo(id, '2026-12-10' as never)
    const decision = { decision: 'share', matter: 'outcome', reasons: 'It may be shared.' }
    done(await api.post(`${begun.path}/sharing`, decision))
    expect((await asAt(begun, '2026-12-09', cqc)).status).toBe(404)
    expect((await asAt(begun, '2026-12-10', cqc)).status).toBe(200)
    expect((await asAt(begun, '2026-12-09', provider)).status).toBe(200)
    expect((await asAt(begun, '2026-12-10', contactOf(COUNCIL))).status).toBe(404)
  })

  it('is never rewritten, not even by the owner of the database', async () => {
    const { database } = api.theatre
    await expect(database.$executeRaw`UPDATE case_snapshot SET content = '{}'`).rejects.toThrow(
      /permission denied/,
    )
    await expect(database.$executeRaw`DELETE FROM case_snapshot`).rejects.toThrow(/permission denied/)
  })
})
