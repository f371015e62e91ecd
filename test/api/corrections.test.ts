// Corrections over HTTP: which entry may be named is known before anything is stored, the entry stays, and what people read
// says that it was taken back or put right.
import { expect, it } from '@jest/globals'
import pg from 'pg'
import { contactOf, cqc } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, caseAt, done, PROVIDER, submittedBy, type Begun } from '../support/api-cases.js'

const api = apiForFile(addBodies)
const provider = contactOf(PROVIDER)

const correct = ({ path }: Begun, corrects: number, correction: object) =>
  api.post(`${path}/corrections`, { corrects, correction, reasons: 'Read wrongly.' })

const entriesOf = ({ reference }: Begun) =>
  api.theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })

const seqOf = async (begun: Begun, event: string) =>
  (await entriesOf(begun)).findIndex((e) => e.event === event) + 1

it('of evidence for the wrong recommendation takes it back and keeps it, and names no other entry', async () => {
  const remedy = { kind: 'personal-remedy', requires: 'evidence', assurance: false, dueOn: '2027-03-01' }
  const recommendations = ['Apologise', 'Pay £200'].map((summary) => ({ ...remedy, summary }))
  const begun = await begin(api, {
    responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
    mayBeShared: false,
    recommendations,
  })
  const evidence = { recommendation: 1, text: 'A receipt.', submittedBy }
  done(await api.post(`${begun.path}/evidence`, evidence, { as: provider }))
  const right = { what: 'evidence', recommendation: 1, version: 1 }
  const before = await api.theatre.database.text.count()
  for (const [entry, wrong] of [
    [1, right],
    [3, right],
    [2, { ...right, recommendation: 2 }],
    [2, { what: 'assurance-sought', recommendation: 1 }],
  ] as const) {
    const { status, body } = await correct(begun, entry, wrong)
    expect([status, body.errors[0].pointer]).toEqual([422, '/corrects'])
  }
  expect(await api.theatre.database.text.count()).toBe(before)

  done(await correct(begun, 2, right))
  const { body } = await api.get(begun.address)
  expect(body.bodies[0]).toMatchObject({
    stage: 'carrying-out',
    obligations: [{ number: 1, evidenceVersion: 0, bodySaysDone: false }, { number: 2 }],
    evidence: [{ recommendation: 1, version: 1, takenBackAt: expect.any(String) }],
  })
  done(
    await api.post(
      `${begun.path}/evidence`,
      { ...evidence, onBehalf: { channel: 'post', receivedOn: '2026-11-30' }, recommendation: 2 },
      {},
    ),
  )
  expect((await entriesOf(begun)).map((e) => [e.event, e.corrects])).toEqual([
    ['opened', null],
    ['evidence-submitted', null],
    ['corrected', 2],
    ['evidence-submitted', null],
  ])
})

it('of a day of receipt stands in the ledger with the right day, and can be corrected itself', async () => {
  const begun = await caseAt(api, 'plan-review')
  const day = (receivedOn: string) => ({ what: 'plan-received', receivedOn })
  const seq = await seqOf(begun, 'plan-submitted')
  done(await correct(begun, seq, day('2026-11-29')))
  done(await correct(begun, seq + 1, day('2026-11-30')))
  const data = (await entriesOf(begun)).map((e) => e.data as { receivedOn?: string })
  expect(data.slice(seq - 1).map((d) => d.receivedOn)).toEqual(['2026-12-01', '2026-11-29', '2026-11-30'])
  const { body } = await api.get(begun.address)
  expect(body.bodies[0].plans[0]).toMatchObject({ receivedOn: '2026-11-30' })
})

it('of CQC’s answer is in its evidence list, and a personal remedy that was called an improvement is in none', async () => {
  const begun = await caseAt(api, 'evidence-review')
  const list = async () => {
    const { body } = await api.get('/evidence-lists/locations/1-100000001', { as: cqc })
    const found = body.items.find((i) => i.reference === begun.reference)
    return (found as unknown as { recommendations: { summary: string; assurances: object[] }[] })
      .recommendations
  }
  const answer = (right: string | null) => ({ what: 'assurance-answer', recommendation: 1, answer: right })
  const seq = await seqOf(begun, 'assurance-given')
  done(await correct(begun, seq, answer('concerns')))
  expect(await list()).toMatchObject([{ assuranceStatus: 'concerns', assurances: [{ answer: 'concerns' }] }])
  done(await correct(begun, seq + 1, answer(null)))
  expect(await list()).toMatchObject([{ assuranceStatus: 'sought', assurances: [] }])
  const kind = { what: 'kind', recommendation: 1, kind: 'personal-remedy' }
  done(await correct(begun, 1, kind))
  expect(await list()).toMatchObject([{ kind: 'personal-remedy', summary: null }])
})

it('leaves the ledger whole, and a row that somebody changed behind the product’s back is found', async () => {
  const begun = await caseAt(api, 'plan-review')
  done(await correct(begun, 1, { what: 'due-date', recommendation: 1, dueOn: '2027-04-15' }))
  const rows = (await entriesOf(begun)).length
  const check = async () => (await api.get(`${begun.path}/ledger`)).body as unknown as object
  expect(await check()).toEqual({ rows, brokenAt: null, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  for (const as of [provider, cqc]) expect((await api.get(`${begun.path}/ledger`, { as })).status).toBe(403)
  const owner = new pg.Client({ connectionString: api.theatre.ownerUrl })
  await owner.connect()
  // The ledger refuses even its owner, who must first take the guard away.
  await owner.query('ALTER TABLE ledger DISABLE TRIGGER USER')
  await owner.query(`UPDATE ledger SET actor = 'somebody-else' WHERE reference = $1 AND seq = 2`, [
    begun.reference,
  ])
  await owner.end()
  expect(await check()).toMatchObject({ rows, brokenAt: 2 })
})
