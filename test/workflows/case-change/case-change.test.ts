// A change of the whole case reaches every body's running case, or is shown as partial until it has: one body cannot be
// reached, one is closed, two changes meet, the worker is killed on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { initialStates } from '../../../domain/recommendation/opening.js'
import { recommendationWorkflowId } from '../../../domain/recommendation/ids.js'
import type { CaseChangeView } from '../../../prisma/read/case-changes.js'
import {
  administrator,
  contactOf,
  cqc,
  newReference,
  officer,
  portsOf,
  serve,
  type Api,
} from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import { storeText } from '../../../prisma/intake/texts.js'
import { caseWords } from '../../support/fictional-case.js'
import { day } from '../../support/plays.js'
import { ENGLAND, MANAGER, OFFICER } from '../../support/theatre.js'

const NEAR = 'near-council'
const FAR = 'far-council'
const ON = day('2026-12-01')
const DECIDED = day('2026-11-20')
const words = { words: 'because' }

const api = apiForFile()
let far: Awaited<ReturnType<Api['theatre']['elsewhere']>>
beforeAll(async () => {
  await api.theatre.nameBody(NEAR, 'council')
  await api.theatre.nameBody(FAR, 'council')
  far = await api.theatre.elsewhere()
})
afterAll(() => far.worker.stop())

/** A joint case: what is owed within a month of the decision, at a body on the common queue and at one on its own. */
async function joint() {
  const reference = newReference()
  const { theatre } = api
  const recommendation = {
    number: 1,
    kind: 'service-improvement' as const,
    requires: 'evidence' as const,
    assurance: false,
    dueOn: day('2026-12-20'),
    bodyIds: [NEAR, FAR],
  }
  const content = caseWords([recommendation], { cqcLocationId: null })
  const textId = await storeText(theatre.database, {
    room: 'ombudsman',
    kind: 'case',
    content,
    storedBy: 'a test',
  })
  const basis = {
    kind: 'wording' as const,
    textId,
    period: { amount: 1, unit: 'months' as const, counting: 'of' as const },
    event: 'decision' as const,
    from: DECIDED,
    startAssumed: false,
  }
  const body = (bodyId: string) => ({
    bodyId,
    bodyType: 'council' as const,
    planDueOn: null,
    takeOver: null,
    form: 'report' as const,
  })
  const [first, second] = initialStates(
    {
      reference,
      team: 'team-1',
      decisionDate: DECIDED,
      textId,
      hasCqcLocation: false,
      mayBeShared: false,
      calendar: ENGLAND,
      clockShift: Date.parse(`${ON}T10:00:00Z`) - Date.now(),
      bodies: [body(NEAR), body(FAR)],
      recommendations: [{ ...recommendation, basis: basis }],
    },
    ON,
  )
  await theatre.desk.startRecommendation({ ...first, alongside: [] }, 'a-hash')
  await far.desk.startRecommendation(second as typeof first, 'a-hash')
  const near = recommendationWorkflowId(reference, NEAR)
  const away = recommendationWorkflowId(reference, FAR)
  await eventually(async () => (await theatre.database.caseBody.count({ where: { reference } })) === 2)
  const address = `/cases/${reference.replaceAll(' ', '-')}`
  return { reference, near, away, address }
}

async function eventually(holds: () => Promise<boolean>) {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 600) throw new Error('it does not come about')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const changesOf = async (address: string, as = officer) =>
  ((await api.get(address, { as })).body as unknown as { changes: CaseChangeView[] }).changes
const answersIn = (change: CaseChangeView | undefined) =>
  Object.fromEntries(change?.bodies.map((b) => [b.bodyId, b.answer]) ?? [])

describe('a change of the whole case', () => {
  it('is partial while one body cannot be reached, and whole when it has answered, in both bodies’ own time', async () => {
    const { theatre } = api
    const { reference, near, away, address } = await joint()
    await theatre.goTo(near, day('2026-12-10'))
    await theatre.goTo(away, day('2026-12-10'))
    await far.worker.stop()

    const change = { what: 'decision-date', decisionDate: '2026-11-27', reasons: 'It was sent a week later.' }
    const key = crypto.randomUUID()
    const impatient = await serve(portsOf(theatre, { patience: 1_500 }))
    const taken = await impatient.post(`${address}/changes`, change, { key })
    await impatient.close()
    expect(taken.status).toBe(202)
    expect(taken.body).toMatchObject({ what: 'decision-date', standing: 'partial' })
    const at = taken.headers.get('location') as string
    await eventually(async () => answersIn((await changesOf(address))[0])[NEAR] === 'taken')
    expect((await changesOf(address))[0]).toMatchObject({
      standing: 'partial',
      decisionDate: '2026-11-27',
      decisionDateBefore: '2026-11-20',
      words: { reasons: 'It was sent a week later.' },
    })
    expect(answersIn((await changesOf(address))[0])).toEqual({ [NEAR]: 'taken', [FAR]: 'waiting' })

    // Each body sees of it what concerns itself.
    const [own] = await changesOf(address, contactOf(NEAR))
    expect(own?.bodies).toEqual([expect.objectContaining({ bodyId: NEAR, answer: 'taken' })])
    expect(own?.actor).toBeNull()

    // A second change waits for the first to be whole.
    const second = await api.post(`${address}/changes`, { what: 'withdrawal', reasons: 'Set aside.' })
    expect({ status: second.status, type: second.body.type }).toEqual({
      status: 409,
      type: '/problems/change-under-way',
    })

    // A repeat is answered as the first was, also by a worker that has not seen it begin.
    await theatre.restartWorker(50)
    far.worker = await far.work()
    await eventually(async () => (await changesOf(address))[0]?.standing === 'whole')
    expect((await api.get(at)).body).toMatchObject({ standing: 'whole' })
    expect((await api.post(`${address}/changes`, change, { key })).status).toBe(200)
    expect((await api.post(`${address}/changes`, { ...change, reasons: 'x' }, { key })).body.type).toBe(
      '/problems/key-reused',
    )
    for (const id of [near, away]) {
      const state = await theatre.stateOf(id)
      expect(state).toMatchObject({
        decisionDate: '2026-11-27',
        statutory: { issuedOn: '2026-11-27' },
        obligations: [{ dueOn: '2026-12-27', originalDueOn: '2026-12-20' }],
      })
    }
    const dates = await theatre.database.dueDate.findMany({
      where: { reference, bodyId: FAR },
      orderBy: { seq: 'asc' },
    })
    expect(dates.map((d) => [d.dueOn.toISOString().slice(0, 10), d.because])).toEqual([
      ['2026-12-20', 'opened'],
      ['2026-12-27', 'decision-date-changed'],
    ])
    const ledger = await theatre.database.ledger.findMany({
      where: { reference, event: 'decision-date-changed' },
    })
    expect(ledger.map((l) => l.bodyId).sort()).toEqual([FAR, NEAR])
    expect((await api.get(address)).body).toMatchObject({ decisionDate: '2026-11-27' })
    await theatre.goTo(away, day('2026-12-12'))
    await eventually(async () => {
      const letters = await theatre.lettersOf(reference)
      return [NEAR, FAR].every((id) => letters.some((l) => l.endsWith(`body/${id} date-changed`)))
    })
  })

  it('withdraws the case at every body; one that is closed has answered by that', async () => {
    const { theatre } = api
    const { near, away, address } = await joint()
    await theatre.send(away, 'withdraw', OFFICER, {}, words)
    await theatre.client.workflow.getHandle(away).result()
    const change = { what: 'withdrawal', reasons: 'A court has decided it.' }
    const answer = await api.post(`${address}/changes`, change)
    expect(answer.status).toBe(200)
    expect(answersIn(answer.body as unknown as CaseChangeView)).toEqual({ [NEAR]: 'taken', [FAR]: 'closed' })
    await theatre.client.workflow.getHandle(near).result()
    expect(
      (await api.get(address)).body.bodies.map((b) => (b as unknown as { outcome: string }).outcome),
    ).toEqual(['withdrawn', 'withdrawn'])
    const again = await api.post(`${address}/changes`, change)
    expect({ status: again.status, type: again.body.type }).toEqual({ status: 409, type: '/problems/closed' })
  })

  it('decided on an older state of one body changes nothing at any, and names what is new there', async () => {
    const { reference, address } = await joint()
    const seqs = async () => {
      const { bodies } = (await api.get(address)).body as unknown as {
        bodies: { bodyId: string; seq: number }[]
      }
      return Object.fromEntries(bodies.map((b) => [b.bodyId, b.seq]))
    }
    const seen = await seqs()
    expect((await api.post(`${address}/bodies/${NEAR}/notes`, { text: 'It has telephoned.' })).status).toBe(
      200,
    )
    const texts = await api.theatre.database.text.count()
    const change = { what: 'decision-date', decisionDate: '2026-11-23', reasons: 'Misread.' }
    const key = crypto.randomUUID()
    const stale = await api.post(`${address}/changes`, { ...change, seen }, { key })
    expect([stale.status, stale.body.type]).toEqual([409, '/problems/changed-since'])
    expect(stale.body.errors).toEqual([
      {
        pointer: `/seen/${NEAR}`,
        problem: `entry ${(seen[NEAR] ?? 0) + 1} is new: “noted”, by a case-officer, on 1 December 2026`,
        remedy: 'open the case again and decide on what it says now',
      },
    ])
    expect(await changesOf(address)).toEqual([])
    expect(await api.theatre.database.text.count()).toBe(texts)
    const elsewhere = await api.post(`${address}/changes`, { ...change, seen: { 'another-body': 1 } })
    expect([elsewhere.status, elsewhere.body.errors[0].pointer]).toEqual([422, '/seen/another-body'])
    const taken = await api.post(`${address}/changes`, { ...change, seen: await seqs() })
    expect(taken.status).toBe(200)
    expect(
      await api.theatre.database.ledger.count({ where: { reference, event: 'decision-date-changed' } }),
    ).toBe(2)
  })

  it('of which two are decided in the same moment, one stands and the other is told so', async () => {
    const { address } = await joint()
    const answers = await Promise.all(
      ['2026-11-23', '2026-11-24', '2026-11-25'].map((decisionDate) =>
        api.post(`${address}/changes`, { what: 'decision-date', decisionDate, reasons: 'Misread.' }),
      ),
    )
    const statuses = answers.map((a) => a.status)
    expect(statuses.filter((s) => s === 200).length).toBeGreaterThan(0)
    expect(statuses.filter((s) => s !== 200 && s !== 409)).toEqual([])
    const changes = await changesOf(address)
    expect(changes.map((c) => c.standing)).toEqual(changes.map(() => 'whole'))
    expect(changes).toHaveLength(statuses.filter((s) => s === 200).length)
    const file = await api.theatre.database.caseFile.findFirstOrThrow({
      where: { reference: { equals: address.slice(7).replaceAll('-', ' ') } },
    })
    expect(file.decisionDate.toISOString().slice(0, 10)).toBe(changes.at(-1)?.decisionDate)
  })

  it('of a body’s name and contact is written once and noted at each body, without telling one of the other', async () => {
    const { theatre } = api
    const { reference, address } = await joint()
    const change = {
      what: 'body-details',
      bodyId: FAR,
      name: 'Plainly Fictional Unitary Council',
      contact: { name: 'Sam Fictional', email: 'sam@example.org', role: 'Link officer' },
      reasons: 'The councils were merged.',
    }
    const answer = await api.post(`${address}/changes`, change)
    expect({ status: answer.status, standing: (answer.body as unknown as CaseChangeView).standing }).toEqual({
      status: 200,
      standing: 'whole',
    })
    expect((await api.get(`/bodies/${FAR}`)).body).toMatchObject({
      name: 'Plainly Fictional Unitary Council',
      contact: { email: 'sam@example.org' },
    })
    const noted = await theatre.database.ledger.findMany({
      where: { reference, event: 'body-details-changed' },
      orderBy: { bodyId: 'asc' },
    })
    expect(noted.map((l) => [l.bodyId, (l.data as { ofThisBody: boolean }).ofThisBody])).toEqual([
      [FAR, true],
      [NEAR, false],
    ])
    expect(await changesOf(address, contactOf(NEAR))).toEqual([])
    expect((await api.get(address, { as: contactOf(NEAR) })).text).not.toContain(FAR)
  })

  it('records the complainant once for every body, and no body learns of it', async () => {
    const { reference, address } = await joint()
    const change = {
      what: 'complainant',
      name: 'Chris Fictional',
      adjustments: 'LARGE-PRINT',
      representative: { name: 'Robin Standin', email: 'robin@example.org' },
      doNotContact: true,
    }
    expect([200, 202]).toContain((await api.post(`${address}/changes`, change)).status)
    await eventually(async () => (await changesOf(address))[0]?.standing === 'whole')
    const rows = await api.theatre.database.caseBody.findMany({ where: { reference } })
    const id = rows[0]?.complainantId as string
    expect(rows.map((row) => [row.complainantId, row.complainantSilent])).toEqual([
      [id, true],
      [id, true],
    ])
    const text = await api.theatre.database.text.findUniqueOrThrow({ where: { id } })
    expect(text).toMatchObject({ room: 'ombudsman', adoptedAt: expect.any(Date) })
    expect(text.content).toMatchObject({ adjustments: 'LARGE-PRINT' })
    expect(await changesOf(address, contactOf(NEAR))).toEqual([])
    expect((await api.get(address, { as: contactOf(NEAR) })).text).not.toMatch(/Chris|Standin|LARGE-PRINT/)
  })

  it('is refused to other roles, and with what is wrong about it', async () => {
    const { theatre } = api
    const { near, address } = await joint()
    for (const as of [cqc, administrator, contactOf(NEAR)])
      expect(
        (await api.post(`${address}/changes`, { what: 'withdrawal', reasons: 'x' }, { as })).status,
      ).toBe(403)
    await theatre.send(
      near,
      'submitEvidence',
      { ...MANAGER },
      {
        recommendation: 1,
        onBehalf: { channel: 'post', receivedOn: day('2026-11-25') },
      },
      words,
    )
    const wrong = async (body: object) => {
      const { status, body: problem } = await api.post(`${address}/changes`, { reasons: 'x', ...body })
      return { status, pointer: problem.errors[0].pointer }
    }
    for (const decisionDate of ['2026-12-02', '2026-11-20', '2026-11-26'])
      expect(await wrong({ what: 'decision-date', decisionDate })).toEqual({
        status: 422,
        pointer: '/decisionDate',
      })
    expect(await wrong({ what: 'body-details', bodyId: 'another', name: 'Another' })).toEqual({
      status: 422,
      pointer: '/bodyId',
    })
    expect(await wrong({ what: 'body-details', bodyId: NEAR })).toEqual({ status: 422, pointer: '/name' })
    expect(await changesOf(address)).toEqual([])
  })
})
