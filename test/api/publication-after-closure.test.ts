// After a case was closed it may still be decided what of an improvement is published, whether and when, and nothing else.
import { describe, expect, it } from '@jest/globals'
import { contactOf, cqc, manager, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, caseAt, done, PROVIDER } from '../support/api-cases.js'

const api = apiForFile(addBodies)

const PLAN = { recommendation: 1, decision: 'publish', on: '2027-01-04' }

/** A closed case whose improvement was to be published in January. */
async function closedWithPlan() {
  const begun = await caseAt(api, 'to-conclude')
  const wording = { recommendation: 1, wording: 'Train staff in recording what residents eat and drink' }
  done(await api.post(`${begun.path}/publication/wording`, wording))
  done(await api.post(`${begun.path}/publication`, PLAN))
  done(await api.post(`${begun.path}/conclusion`, {}))
  await api.theatre.client.workflow.getHandle(`recommendation/${begun.address.slice(7)}/${PROVIDER}`).result()
  return { ...begun, late: `${begun.path}/publication/after-closure` }
}

const publicationIn = async (address: string) => {
  const { bodies } = (await api.get(address)).body as unknown as {
    bodies: { seq: number; stage: string; obligations: { publication: object }[] }[]
  }
  return { ...bodies[0], publication: bodies[0]?.obligations[0]?.publication }
}

describe('publication after the closure', () => {
  it('gets another day, or is withheld, as entries that follow the last one of the case', async () => {
    const { address, late, reference } = await closedWithPlan()
    const { seq = 0 } = await publicationIn(address)
    const key = crypto.randomUUID()
    const first = await api.post(late, { ...PLAN, on: '2027-02-01' }, { key })
    expect(first.body).toMatchObject({ status: 'done', stage: 'closed', seq: seq + 1 })
    expect(await publicationIn(address)).toMatchObject({
      seq: seq + 1,
      stage: 'closed',
      publication: { status: 'planned', on: '2027-02-01' },
    })
    // A double click is one decision; the same key with another wish is none.
    expect((await api.post(late, { ...PLAN, on: '2027-02-01' }, { key })).body).toEqual(first.body)
    expect((await api.post(late, { ...PLAN, on: '2027-03-01' }, { key })).body.type).toBe(
      '/problems/key-reused',
    )
    const withhold = {
      recommendation: 1,
      decision: 'withhold',
      because: 'under-review',
      reasons: 'A review.',
      effectOnPeople: 'Residents wait for the review.',
    }
    expect((await api.post(late, withhold, { as: manager })).status).toBe(200)
    expect(await publicationIn(address)).toMatchObject({
      seq: seq + 2,
      publication: { status: 'withheld', because: 'under-review', on: null },
    })
    // What is withheld is not published: that is decided first, and the day of publication must have come.
    const published = { recommendation: 1, decision: 'published', on: '2027-01-04' }
    expect((await api.post(late, published)).body.errors[0]).toMatchObject({ problem: 'it is withheld' })
    const rows = await api.theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
    expect(rows.map((r) => r.seq)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.slice(1).map((r) => r.prevHash)).toEqual(rows.slice(0, -1).map((r) => r.hash))
    expect(rows.at(-1)).toMatchObject({ event: 'publication-withheld', actor: 'manager-1', role: 'manager' })
    expect(rows.at(-1)?.data).toMatchObject({ textHash: expect.any(String), because: 'under-review' })
    const { textId } = rows.at(-1)?.data as { textId: string }
    const { content } = await api.theatre.database.text.findUniqueOrThrow({ where: { id: textId } })
    expect(content).toEqual({ reasons: 'A review.', effectOnPeople: 'Residents wait for the review.' })
    const timeline = (await api.get(address, { as: contactOf(PROVIDER) })).text
    expect(timeline).not.toContain('publication-')
  })

  it('is worded anew by the same rules, let pass by a second person, and decided on afresh', async () => {
    const { address, path, late, reference } = await closedWithPlan()
    const word = (wording: string, as = officer, own: object = {}) =>
      api.post(`${path}/publication/wording/after-closure`, { recommendation: 1, wording, ...own }, { as })
    const pass = (as: Person) =>
      api.post(
        `${path}/publication/override/after-closure`,
        { recommendation: 1, reasons: 'No date is meant.' },
        { as },
      )
    expect((await word('Train staff within two months')).body.errors[0].pointer).toBe('/wording')
    expect(
      (await word('Train staff', officer, { theme: { name: 'Training', also: [2] } })).body.errors[0].pointer,
    ).toBe('/theme/also')
    done(await word('Train staff within two months', manager, { askSecondPerson: true }))
    expect((await publicationIn(address)).publication).toMatchObject({
      wording: 'Train staff within two months',
      standing: 'stopped',
      findings: [{ kind: 'timescale', stops: true, remedy: 'leave the time out: the case keeps the date' }],
      status: null,
      on: null,
    })
    expect((await api.post(late, PLAN)).body.errors[0]).toMatchObject({
      problem: 'its wording is stopped: timescale',
    })
    expect([(await pass(officer)).status, (await pass(manager)).body.type]).toEqual([
      403,
      '/problems/wrong-role',
    ])
    done(await pass({ ...manager, sub: 'manager-2' }))
    done(await api.post(late, PLAN))
    expect((await publicationIn(address)).publication).toMatchObject({
      standing: 'overridden',
      status: 'planned',
    })
    const rows = await api.theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
    expect(rows.slice(-3).map((r) => r.event)).toEqual([
      'wording-set',
      'wording-overridden',
      'publication-planned',
    ])
    const open = await caseAt(api, 'awaiting-plan')
    const early = await api.post(`${open.path}/publication/wording/after-closure`, {
      recommendation: 1,
      wording: 'Train',
    })
    expect(early.status).toBe(409)
  })

  it('of a theme is decided for everything that has its wording', async () => {
    const recommendations = [1, 2, 3, 4, 5, 6].map((n) => ({
      kind: 'service-improvement',
      summary: `Improvement ${n}`,
      requires: 'evidence',
      assurance: false,
      dueOn: '2027-03-01',
    }))
    const responsibleBodies = [{ id: PROVIDER, type: 'provider' }]
    const { path, address, reference } = await begin(api, { recommendations, responsibleBodies })
    const themed = { recommendation: 1, wording: 'Train staff', theme: { name: 'Training', also: [5] } }
    done(await api.post(`${path}/publication/wording`, themed))
    const given = {
      decision: 'satisfied-incomplete',
      because: 'no-longer-possible',
      reasons: 'It has closed.',
    }
    for (const recommendation of [1, 2, 3, 4, 5, 6])
      done(await api.post(`${path}/judgements`, { recommendation, ...given }))
    done(await api.post(`${path}/conclusion`, {}))
    await api.theatre.client.workflow.getHandle(`recommendation/${address.slice(7)}/${PROVIDER}`).result()
    done(await api.post(`${path}/publication/after-closure`, { ...PLAN, recommendation: 5 }))
    const { database } = api.theatre
    const planned = await database.obligation.findMany({
      where: { reference, publication: 'planned' },
      orderBy: { number: 'asc' },
    })
    expect(planned.map((o) => o.number)).toEqual([1, 5])
    const last = await database.ledger.findFirst({ where: { reference }, orderBy: { seq: 'desc' } })
    expect(last?.data).toMatchObject({ recommendation: 5, recommendations: [1, 5], on: '2027-01-04' })
  })

  it('is decided once by two people at the same moment, when both say what they saw', async () => {
    const { address, late } = await closedWithPlan()
    const { seq: seenSeq = 0 } = await publicationIn(address)
    const answers = await Promise.all(
      [officer, manager].map((as, index) =>
        api.post(late, { ...PLAN, on: `2027-02-0${index + 1}`, seenSeq }, { as }),
      ),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const first = answers.findIndex((a) => a.status === 200)
    expect(answers[1 - first]?.body).toMatchObject({
      type: '/problems/changed-since',
      errors: [
        {
          pointer: '/seenSeq',
          problem: `entry ${seenSeq + 1} is new: “publication-planned”, by a ${['case-officer', 'manager'][first]}, on 1 December 2026`,
        },
      ],
    })
  })

  it('is refused too early, to others, without reasons, and while the case is open', async () => {
    const { late } = await closedWithPlan()
    const words = await api.theatre.database.text.count()
    const refused = async (body: object, as = officer, path = late) => {
      const answer = await api.post(path, body, { as })
      return [answer.status, answer.body.errors?.[0].pointer ?? '']
    }
    expect(await refused({ ...PLAN, on: '2026-12-31' })).toEqual([422, '/on'])
    expect(await refused({ ...PLAN, recommendation: 7 })).toEqual([422, '/recommendation'])
    expect(await refused({ recommendation: 1, decision: 'withhold', because: 'under-review' })).toEqual([
      422,
      '/reasons',
    ])
    const withhold = { recommendation: 1, decision: 'withhold', because: 'under-review', reasons: 'x' }
    expect(await refused(withhold)).toEqual([403, '/decision'])
    for (const as of [cqc, contactOf(PROVIDER)]) expect((await refused(PLAN, as))[0]).toBe(403)
    expect(await api.theatre.database.text.count()).toBe(words)
    const { path } = await caseAt(api, 'awaiting-plan')
    expect(await refused(PLAN, officer, `${path}/publication/after-closure`)).toEqual([409, ''])
  })
})
