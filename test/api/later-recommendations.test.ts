// A recommendation that comes after the decision, over HTTP: with its words for whoever may read them, at one body or joint
// at several, and a clear answer where it comes too late.
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { caseChangeView } from '../../api/schemas/case-changes.js'
import { caseView } from '../../api/schemas/views.js'
import { contactOf, cqc, officer, type Person } from '../support/api.js'
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
} from '../support/api-cases.js'
import { until } from '../support/files/send.js'

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)
const read = async (address: string, as: Person = officer) =>
  z.parse(caseView, (await api.get(address, { as })).body)
const ADDED = {
  recommendation: 2,
  kind: 'personal-remedy',
  category: 'loss-of-service',
  summary: 'Pay Ms X for the care that was not given',
  expectedEvidence: 'The receipt of the payment.',
  amountGBP: 250,
  cutOff: { on: '2026-03-31', meaning: 'visits missed since that day' },
  requires: 'evidence',
  assurance: false,
  deadlineWording: 'within one month of our final decision',
  reasons: 'The review has found a further fault.',
}

it('is shown with all that was said of it, and not its words to CQC', async () => {
  const begun = await caseAt(api, 'carrying-out')
  done(await api.post(`${begun.path}/recommendations`, ADDED))
  for (const as of [officer, provider]) {
    const { recommendations, bodies } = await read(begun.address, as)
    expect(recommendations[1]).toMatchObject({
      number: 2,
      summary: ADDED.summary,
      amountGBP: 250,
      expectedEvidence: ADDED.expectedEvidence,
      cutOff: ADDED.cutOff,
      deadlineWording: ADDED.deadlineWording,
    })
    // Added on 1 December 2026.
    expect(bodies[0]?.obligations[1]).toMatchObject({ dueOn: '2027-01-01', category: 'loss-of-service' })
  }
  expect(JSON.stringify(await read(begun.address, cqc))).not.toMatch(/Ms X|\b250\b|one month of/)
})

it('shows what it says since it was amended, with another amount, and keeps what it said before', async () => {
  const begun = await caseAt(api, 'carrying-out')
  done(await api.post(`${begun.path}/recommendations`, ADDED))
  const { kind: _kind, deadlineWording: _words, ...same } = ADDED
  done(
    await api.post(`${begun.path}/recommendations/amendment`, {
      ...same,
      amountGBP: 400,
      dueOn: '2027-02-01',
      reasons: 'The amount was agreed anew.',
    }),
  )
  const { recommendations, bodies } = await read(begun.address)
  expect(recommendations[1]).toMatchObject({ amountGBP: 400 })
  expect(bodies[0]?.obligations[1]).toMatchObject({
    dueOn: '2027-02-01',
    originalDueOn: '2027-01-01',
    words: { amountGBP: 400 },
  })
  const said = bodies[0]?.timeline.flatMap(({ event, words }) =>
    event.startsWith('recommendation-a') ? [(words as { amountGBP: number }).amountGBP] : [],
  )
  expect(said).toEqual([250, 400])
})

it('of a plan asks the body for one, and its page says for which recommendation', async () => {
  const begun = await caseAt(api, 'carrying-out')
  const planned = {
    recommendation: 2,
    kind: 'service-improvement',
    summary: 'Review the rota',
    requires: 'action-plan',
    assurance: true,
    dueOn: '2027-03-15',
    planDueOn: '2027-01-29',
    reasons: 'The review has found a further fault.',
  }
  const answer = await api.post(`${begun.path}/recommendations`, planned)
  expect([answer.status, answer.body.stage]).toEqual([200, 'awaiting-plan'])
  const { bodies } = await read(begun.address)
  expect(bodies[0]).toMatchObject({
    planDueOn: '2027-01-29',
    plans: [{ status: 'accepted', unanswered: [2] }],
  })
  const answers = [1, 2].map((recommendation) => ({ recommendation, answer: 'will-do', items: STEPS }))
  done(await api.post(`${begun.path}/plan`, { text: 'All.', answers, submittedBy }, { as: provider }))
  done(await api.post(`${begun.path}/plan/review`, { version: 2, decision: 'accept' }))
  expect((await read(begun.address)).bodies[0]?.stage).toBe('carrying-out')
})

it('after the case was closed is refused with what to do', async () => {
  const begun = await caseAt(api, 'closed')
  for (const [path, body] of [
    ['recommendations', ADDED],
    ['recommendations/withdrawal', { recommendation: 1, reasons: 'x' }],
  ] as const) {
    const { status, body: problem } = await api.post(`${begun.path}/${path}`, body)
    expect([status, problem.type]).toEqual([409, '/problems/closed'])
    expect(problem.detail).toContain('a new case can refer to it')
  }
})

describe('a joint recommendation', () => {
  const joint = async () => {
    const begun = await begin(api, {
      responsibleBodies: [
        { id: PROVIDER, type: 'provider' },
        { id: COUNCIL, type: 'council' },
      ],
      recommendations: [
        {
          kind: 'service-improvement',
          summary: 'Change the procedure',
          requires: 'evidence',
          assurance: false,
          dueOn: '2027-03-01',
        },
      ],
    })
    // The first body's process starts the other's.
    await until(async () => (await read(begun.address)).bodies.length === 2)
    return begun
  }
  const change = async ({ address }: { address: string }, body: object) => {
    const answer = await api.post(`${address}/changes`, body)
    expect(answer.status).toBe(200)
    return z.parse(caseChangeView, answer.body)
  }
  const added = {
    what: 'recommendation-added',
    bodies: [PROVIDER, COUNCIL],
    ...ADDED,
  }

  it('is added at each of its bodies at once, and each owes it', async () => {
    const begun = await joint()
    expect(await change(begun, added)).toMatchObject({
      what: 'recommendation-added',
      recommendation: 2,
      standing: 'whole',
      bodies: [
        { bodyId: PROVIDER, answer: 'taken' },
        { bodyId: COUNCIL, answer: 'taken' },
      ],
    })
    const { recommendations, bodies } = await read(begun.address)
    expect(recommendations.map((r) => r.number)).toEqual([1, 2])
    for (const body of bodies) expect(body.obligations[1]).toMatchObject({ number: 2, dueOn: '2027-01-01' })
  })

  it('is amended at each of them at once', async () => {
    const begun = await joint()
    await change(begun, added)
    const { kind: _kind, deadlineWording: _words, ...same } = added
    const amended = { ...same, what: 'recommendation-amended', amountGBP: 400, dueOn: '2027-02-01' }
    expect(await change(begun, amended)).toMatchObject({ standing: 'whole', recommendation: 2 })
    for (const { obligations } of (await read(begun.address)).bodies)
      expect(obligations[1]).toMatchObject({ dueOn: '2027-02-01', words: { amountGBP: 400 } })
  })

  it('is withdrawn at each of them at once; where it is settled already the case says so, and CQC learns nothing', async () => {
    const begun = await joint()
    await change(begun, added)
    const withdrawn = {
      what: 'recommendation-withdrawn',
      bodies: [PROVIDER, COUNCIL],
      recommendation: 2,
      reasons: 'A court has decided it.',
    }
    expect(await change(begun, withdrawn)).toMatchObject({ standing: 'whole', recommendation: 2 })
    for (const body of (await read(begun.address, contactOf(COUNCIL))).bodies)
      expect(body.timeline.at(-1)).toMatchObject({
        event: 'recommendation-withdrawn',
        words: { reasons: withdrawn.reasons },
      })
    for (const { obligations } of (await read(begun.address)).bodies)
      expect(obligations.map((o) => o.settledAs)).toEqual([null, 'withdrawn'])
    expect(await change(begun, withdrawn)).toMatchObject({
      standing: 'not-everywhere',
      bodies: [{ answer: 'refused' }, { answer: 'refused' }],
    })
    expect((await read(begun.address, cqc)).changes).toEqual([])
  })

  it('that waits for a condition is due at each of them when that is recorded, once', async () => {
    const begun = await joint()
    const { deadlineWording: _words, ...undated } = added
    const condition = { words: 'if care was owed', within: { amount: 1, unit: 'months' } }
    await change(begun, { ...undated, condition })
    const recorded = {
      what: 'recommendation-condition',
      bodies: [PROVIDER, COUNCIL],
      recommendation: 2,
      met: true,
      foundOn: '2026-11-30',
      reasons: 'The reassessment has found it.',
    }
    expect(await change(begun, recorded)).toMatchObject({ standing: 'whole', recommendation: 2 })
    for (const { obligations } of (await read(begun.address)).bodies)
      expect(obligations[1]).toMatchObject({ dueOn: '2026-12-30', condition: 'met' })
  })

  it('at one of two is the other’s neither to know nor to owe', async () => {
    const begun = await joint()
    await change(begun, { ...added, bodies: [COUNCIL] })
    const { bodies, changes } = await read(begun.address, provider)
    expect([bodies[0]?.obligations.length, changes]).toEqual([1, []])
    expect((await read(begun.address, contactOf(COUNCIL))).changes).toMatchObject([
      { what: 'recommendation-added', words: { summary: ADDED.summary } },
    ])
  })

  it('names bodies of the case, each once; where one cannot take it the case says so', async () => {
    const begun = await joint()
    for (const bodies of [[PROVIDER, PROVIDER], ['another-council']]) {
      const { status, body } = await api.post(`${begun.address}/changes`, { ...added, bodies })
      expect([status, body.errors[0].pointer]).toEqual([422, `/bodies/${bodies.length - 1}`])
    }
    done(await api.post(`${begun.path}/recommendations`, ADDED))
    expect(await change(begun, added)).toMatchObject({
      standing: 'not-everywhere',
      bodies: [
        {
          bodyId: PROVIDER,
          answer: 'refused',
          problem: expect.stringContaining('there is a recommendation 2'),
        },
        { bodyId: COUNCIL, answer: 'taken' },
      ],
    })
  })
})
