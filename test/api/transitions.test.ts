// Every transition of the process table through the API: by who may, by who may not, and at a stage where it is not
// possible. The table of exercises has an entry for each, or it does not compile.
import { describe, expect, it } from '@jest/globals'
import { organisationOf, ROLES, type Role } from '../../domain/people/roles.js'
import { KNOWN_EVENTS } from '../../domain/people/visibility.js'
import { BODY_TRANSITION_NAMES, transitionOf } from '../../domain/recommendation/process.js'
import { STAGES, type Stage } from '../../domain/recommendation/stages.js'
import { requestOf } from '../../api/recommendation/requests.js'
import { administrator, contactOf, cqc, director, manager, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, caseAt, PROVIDER, type Begun } from '../support/api-cases.js'
import { EXERCISES } from '../support/api-exercises.js'

const provider = contactOf(PROVIDER)

const PEOPLE: Record<Role, Person> = {
  'case-officer': officer,
  director,
  manager,
  'cqc-officer': cqc,
  'body-contact': provider,
  administrator,
}

const api = apiForFile(addBodies)
const resting = new Map<Stage, Promise<Begun>>()

/** One case at each stage, which only refused calls touch. */
function restingAt(stage: Stage): Promise<Begun> {
  const known = resting.get(stage) ?? caseAt(api, stage)
  resting.set(stage, known)
  return known
}

const written = async ({ reference }: Begun) => {
  const { database } = api.theatre
  return Promise.all([database.text.count(), database.ledger.count({ where: { reference } })])
}

describe.each(BODY_TRANSITION_NAMES)('%s', (name) => {
  const { by, onBehalf, from, says, label } = transitionOf(name)
  const { as, body, leadsTo, case: arrange } = EXERCISES[name]
  const { path } = requestOf(name)

  it(`“${label}” is done by a ${as.roles.join()}`, async () => {
    const begun = await arrange(api)
    // Whoever opened the case before anything was written in it is told what has come since.
    const stale = await api.post(`${begun.path}/${path}`, { ...body, seenSeq: 0 }, { as })
    expect([stale.status, stale.body.type]).toEqual([409, '/problems/changed-since'])
    const answer = await api.post(`${begun.path}/${path}`, body, { as })
    expect(answer.body).toMatchObject({ status: 'done', stage: leadsTo, says, reference: begun.reference })
    expect(answer.status).toBe(200)
    const entry = await api.theatre.database.ledger.findFirstOrThrow({
      where: { reference: begun.reference, seq: (answer.body as { seq: number }).seq },
    })
    expect(entry).toMatchObject({
      actor: as.sub,
      role: as.roles[0],
      room: organisationOf(as.roles[0] as Role),
    })
    expect(KNOWN_EVENTS).toContain(entry.event)
  })

  it('is refused to every other role, and nothing is written', async () => {
    const begun = await restingAt(from[0] as Stage)
    const before = await written(begun)
    for (const role of ROLES.filter((r) => ![...by, ...onBehalf].includes(r))) {
      const { status, body: problem } = await api.post(`${begun.path}/${path}`, body, { as: PEOPLE[role] })
      expect({ role, status, type: problem.type }).toEqual({
        role,
        status: 403,
        type: '/problems/wrong-role',
      })
    }
    expect(await written(begun)).toEqual(before)
  })

  it('is refused at every other stage, and nothing is written', async () => {
    const others = STAGES.filter((s) => !from.includes(s))
    expect(others.length).toBe(STAGES.length - new Set(from).size)
    for (const stage of others) {
      const begun = await restingAt(stage)
      const before = await written(begun)
      const { status, body: problem } = await api.post(`${begun.path}/${path}`, body, { as })
      const type = stage === 'closed' ? '/problems/closed' : '/problems/wrong-stage'
      expect({ stage, status, type: problem.type }).toEqual({ stage, status: 409, type })
      expect(await written(begun)).toEqual(before)
    }
  })
})

describe('on behalf of', () => {
  const onBehalf = { channel: 'post', receivedOn: '2026-11-30' }

  it('an officer enters what came by post, in the body’s room and with its date', async () => {
    const begun = await begin(api)
    const answer = await api.post(`${begun.path}/plan`, { ...EXERCISES.submitPlan.body, onBehalf })
    expect(answer.status).toBe(200)
    const { body } = await api.get(begun.address)
    expect(body.bodies[0].plans[0]).toMatchObject({ version: 1, receivedOn: '2026-11-30' })
    expect(body.bodies[0].plans[0].words.text).toBe('We will change it.\nAnd train the team.')
    expect(body.bodies[0].timeline.at(-1)).toMatchObject({ role: 'case-officer', data: { channel: 'post' } })
  })

  it('must be said by an officer, and not by the body itself', async () => {
    const begun = await restingAt('awaiting-plan')
    for (const [as, request] of [
      [officer, EXERCISES.submitPlan.body],
      [provider, { ...EXERCISES.submitPlan.body, onBehalf }],
    ] as const) {
      const { status, body } = await api.post(`${begun.path}/plan`, request, { as })
      expect(status).toBe(422)
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/onBehalf' })])
    }
  })

  it('cannot have come before the decision or tomorrow', async () => {
    const begun = await restingAt('awaiting-plan')
    for (const receivedOn of ['2026-11-19', '2026-12-02']) {
      const request = { ...EXERCISES.submitPlan.body, onBehalf: { channel: 'email', receivedOn } }
      const { status, body } = await api.post(`${begun.path}/plan`, request)
      expect(status).toBe(422)
      expect(body.errors[0].pointer).toBe('/onBehalf/receivedOn')
    }
  })
})
