// A decision is made once, however often it is sent, and by one of two people who make it at once.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { contactOf, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  newCase,
  PROVIDER,
  STEPS,
  submittedBy,
} from '../support/api-cases.js'

const api = apiForFile(addBodies)

const entries = (reference: string, event: string) =>
  api.theatre.database.ledger.count({ where: { reference, event } })

const plan = (text: string) => ({
  text,
  answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }],
  submittedBy,
})
const accept = { version: 1, decision: 'accept' }

describe('a decision', () => {
  it('sent twice under one key is made once and answered alike', async () => {
    const begun = await begin(api)
    const options = { as: contactOf(PROVIDER), key: randomUUID() }
    const first = await api.post(`${begun.path}/plan`, plan('We will.'), options)
    const second = await api.post(`${begun.path}/plan`, plan('We will.'), options)
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect(await entries(begun.reference, 'plan-submitted')).toBe(1)
  })

  it('sent eight times at once under one key is made once and answered alike', async () => {
    const begun = await begin(api)
    const options = { as: contactOf(PROVIDER), key: randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.post(`${begun.path}/plan`, plan('We will.'), options)),
    )
    expect(answers.map((a) => a.status)).toEqual(Array<number>(8).fill(200))
    expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1)
    expect(await entries(begun.reference, 'plan-submitted')).toBe(1)
  })

  it('that closed the case is answered alike when it is repeated after the end', async () => {
    const begun = await caseAt(api, 'to-conclude')
    const key = randomUUID()
    const first = await api.post(`${begun.path}/conclusion`, {}, { key })
    expect(first.body.stage).toBe('closed')
    await api.theatre.client.workflow
      .getHandle(`recommendation/${begun.address.slice(7)}/${PROVIDER}`)
      .result()
    const second = await api.post(`${begun.path}/conclusion`, {}, { key })
    expect(second.body).toEqual(first.body)
    const other = await api.post(`${begun.path}/conclusion`, { reasons: 'Again.' }, { key })
    expect(other.body.type).toBe('/problems/key-reused')
    const late = await api.post(`${begun.path}/notes`, { text: 'Late.' })
    expect(late.body.type).toBe('/problems/closed')
  })

  it('under a key that was used for another request is refused, and its words are not kept', async () => {
    const begun = await begin(api)
    const options = { as: contactOf(PROVIDER), key: randomUUID() }
    await api.post(`${begun.path}/plan`, plan('We will.'), options)
    const kept = await api.theatre.database.text.count()
    const { status, body } = await api.post(`${begun.path}/plan`, plan('We will not.'), options)
    expect({ status, type: body.type }).toEqual({ status: 422, type: '/problems/key-reused' })
    expect(await api.theatre.database.text.count()).toBe(kept)
    expect(await entries(begun.reference, 'plan-submitted')).toBe(1)
  })

  it('under the same key by another person, or of another kind, is another decision', async () => {
    const begun = await begin(api)
    const key = randomUUID()
    for (const as of [officer, manager])
      expect((await api.post(`${begun.path}/notes`, { text: 'The same.' }, { as, key })).status).toBe(200)
    expect((await api.post(`${begun.path}/plan`, plan('x'), { as: contactOf(PROVIDER), key })).status).toBe(
      200,
    )
    expect(await entries(begun.reference, 'noted')).toBe(2)
  })

  it('that was refused may be sent again under its key when it has become possible', async () => {
    const begun = await begin(api)
    const key = randomUUID()
    expect((await api.post(`${begun.path}/plan/review`, accept, { key })).status).toBe(409)
    await api.post(`${begun.path}/plan`, plan('x'), { as: contactOf(PROVIDER) })
    expect((await api.post(`${begun.path}/plan/review`, accept, { key })).status).toBe(200)
  })

  it('keeps its key when the case moves: the order of fields and blank edges make no difference', async () => {
    const begun = await begin(api)
    const key = randomUUID()
    const first = await api.call('POST', `${begun.path}/notes`, {
      key,
      raw: '{"text":"  A note.","seenSeq":2}',
    })
    const second = await api.call('POST', `${begun.path}/notes`, {
      key,
      raw: '{ "seenSeq":2, "text":"A note.\\r\\n" }',
    })
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
  })
})

describe('two people', () => {
  it('who decide on one plan at once: one decision stands, the other is told', async () => {
    const begun = await caseAt(api, 'plan-review')
    const answers = await Promise.all([
      api.post(`${begun.path}/plan/review`, accept, { as: officer }),
      api.post(
        `${begun.path}/plan/review`,
        { version: 1, decision: 'return', reasons: 'Too thin.', planDueOn: '2027-02-01' },
        { as: manager },
      ),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const refused = answers.find((a) => a.status === 409)
    expect(refused?.body.errors[0].remedy).toContain('Action plan under review')
    const made =
      (await entries(begun.reference, 'plan-accepted')) + (await entries(begun.reference, 'plan-returned'))
    expect(made).toBe(1)
  })

  it('of whom one has read an older state are told to read again', async () => {
    const begun = await caseAt(api, 'plan-review')
    const { body: read } = await api.get(begun.address)
    const seenSeq = read.bodies[0].seq
    expect((await api.post(`${begun.path}/notes`, { text: 'First.', seenSeq }, { as: manager })).status).toBe(
      200,
    )
    const { status, body } = await api.post(`${begun.path}/plan/review`, { ...accept, seenSeq })
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/changed-since' })
    // A manager's note is the Ombudsman's own: told to an officer, to a body only that something is new.
    expect(body.errors).toEqual([
      {
        pointer: '/seenSeq',
        problem: `entry ${seenSeq + 1} is new: “noted”, by a manager, on 1 December 2026`,
        remedy: 'open the case again and decide on what it says now',
      },
    ])
    const theirs = await api.post(
      `${begun.path}/notes`,
      { text: 'Ours.', seenSeq },
      { as: contactOf(PROVIDER) },
    )
    expect(theirs.body.errors[0].problem).toBe(`entry ${seenSeq + 1} is new, and not yours to read`)
    const ahead = await api.post(`${begun.path}/plan/review`, { ...accept, seenSeq: seenSeq + 9 })
    expect(ahead.body.errors[0].problem).toContain('there is no entry')
    expect((await api.post(`${begun.path}/plan/review`, { ...accept, seenSeq: seenSeq + 1 })).status).toBe(
      200,
    )
  })
})

describe('a start', () => {
  it('sent twice finds the same case and says so, also under another key and by another officer', async () => {
    const request = newCase()
    const first = await api.post('/cases', request)
    expect(first.status).toBe(201)
    expect(first.headers.get('location')).toBe(`/cases/${request.reference.replaceAll(' ', '-')}`)
    for (const as of [officer, manager]) {
      const again = await api.post('/cases', request, { as })
      expect({ ...again.body, already: false }).toEqual(first.body)
      expect([again.status, again.body.already]).toEqual([200, true])
    }
  })

  it('sent eight times at once begins one case', async () => {
    const request = newCase()
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.post('/cases', request)))
    expect(answers.map((a) => a.status).sort()).toEqual([...Array<number>(7).fill(200), 201])
    await begunOnce(request.reference, 1)
  })

  it('with another request of that reference is refused, at once and later', async () => {
    const request = newCase()
    const other = { ...request, finding: 'Not upheld' }
    const answers = await Promise.all([api.post('/cases', request), api.post('/cases', other)])
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409])
    const winner = answers[0]?.status === 201 ? request : other
    const { status, body } = await api.post('/cases', winner === request ? other : request)
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/case-differs' })
    expect(body.errors[0].remedy).toContain('correction')
    expect((await api.post('/cases', winner)).status).toBe(200)
  })

  it('of a case of two bodies is known again in whatever order the bodies are found', async () => {
    const request = newCase({
      responsibleBodies: [
        { id: PROVIDER, type: 'provider', planDueOn: '2027-01-20' },
        { id: COUNCIL, type: 'council', planDueOn: '2027-01-20' },
      ],
    })
    const first = await api.post('/cases', request)
    expect(first.body.bodies.map((b) => b.bodyId)).toEqual([PROVIDER, COUNCIL])
    await begunOnce(request.reference, 2)
    const turned = { ...request, responsibleBodies: [...(request.responsibleBodies as object[])].reverse() }
    expect((await api.post('/cases', turned)).status).toBe(409)
    expect((await api.post('/cases', request)).body).toEqual({ ...first.body, already: true })
  })
})

/** The case has come to its rows, with one opening for each body. */
async function begunOnce(reference: string, bodies: number) {
  for (let tries = 0; tries < 100 && (await entries(reference, 'opened')) < bodies; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await entries(reference, 'opened')).toBe(bodies)
}
