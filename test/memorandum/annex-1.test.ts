// Annex 1 of the memorandum, as far as the recommendation process carries it: councils as well as providers, and what the
// Ombudsman publishes.
import { expect, it } from '@jest/globals'
import { contactOf, cqc, manager } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, COUNCIL, done, newCase, PROVIDER } from '../support/api-cases.js'

const api = apiForFile(addBodies)

const readCase = async (address: string) =>
  (await api.get(address, { as: cqc })).body as unknown as {
    cqcLocationId: string
    bodies: { bodyId: string; type: string; obligations: { number: number }[] }[]
  }

it('annex 1: a council answers for care that it commissioned, and the location that gave it is a field of its own', async () => {
  const begun = await begin(api, {
    responsibleBodies: [
      { id: COUNCIL, type: 'council', planDueOn: '2027-01-20' },
      { id: PROVIDER, type: 'provider', planDueOn: '2027-01-20' },
    ],
  })
  let read = await readCase(begun.address)
  // The second body's process is started by the first one's.
  for (let tries = 0; read.bodies.length < 2 && tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    read = await readCase(begun.address)
  }
  expect(read.cqcLocationId).toBe('1-100000001')
  expect(read.bodies.map((b) => [b.bodyId, b.type, b.obligations.map((o) => o.number)])).toEqual([
    [PROVIDER, 'provider', [1]],
    [COUNCIL, 'council', [1]],
  ])
  const { items } = (await api.get(`/cases?bodyId=${COUNCIL}`, { as: cqc })).body
  expect(items.map((c) => c.reference)).toContain(begun.reference)
})

it('annex 1: an NHS body answers beside a council, by what was agreed alone, and Legal is asked what CQC may read of it', async () => {
  const nhs = 'example-nhs-trust'
  const added = await api.post('/bodies', { id: nhs, type: 'nhs-body', name: 'Plainly Fictional NHS Trust' })
  expect(added.status).toBe(201)
  const stated = newCase({ responsibleBodies: [{ id: nhs, type: 'nhs-body', form: 'report' }] })
  const refused = await api.post('/cases', stated)
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/responsibleBodies/0/form'])
  const { address } = await begin(api, {
    cqcLocationId: 'RX9',
    responsibleBodies: [{ id: nhs, type: 'nhs-body', planDueOn: '2027-01-20' }],
  })
  const [body] = (await api.get(address)).body.bodies
  expect(body).toMatchObject({ type: 'nhs-body', stage: 'awaiting-plan', track: null, cqcPart: 'not-shared' })
  expect((await api.get(address, { as: cqc })).status).toBe(404)
  const path = `${address}/bodies/${nhs}`
  const share = { decision: 'share', matter: 'outcome', reasons: 'A joint investigation.' }
  const unconfirmed = await api.post(`${path}/sharing`, share, { as: manager })
  expect(unconfirmed.body.errors[0].problem).toContain('to be confirmed by Legal')
  done(await api.post(`${path}/sharing`, { ...share, confirmedOn: '2026-11-30' }, { as: manager }))
  expect((await api.get(address, { as: cqc })).status).toBe(200)
})

it('annex 1: an integrated care system is a subject of CQC’s assessment only, and answers to no recommendation', async () => {
  const type = 'integrated-care-system'
  const fault = {
    problem: 'is none of the known values',
    remedy: 'one of: council, provider, nhs-body',
  }
  const body = await api.post('/bodies', { type, name: 'Plainly Fictional Care System' })
  expect([body.status, body.body.errors]).toEqual([422, [{ pointer: '/type', ...fault }]])
  const responsibleBodies = [{ type, name: 'Plainly Fictional Care System' }]
  const begun = await api.post('/cases', newCase({ responsibleBodies }))
  const pointer = '/responsibleBodies/0/type'
  expect([begun.status, begun.body.errors]).toEqual([422, [{ pointer, ...fault }]])
})

it('annex 1: CQC’s assessment of a council is regulatory activity, in a case without any care location too', async () => {
  const responsibleBodies = [{ id: COUNCIL, type: 'council', planDueOn: '2027-01-20' }]
  const begun = await begin(api, { cqcLocationId: undefined, responsibleBodies })
  const text = 'Its assessment looks at it.'
  const assessed = { standing: 'intended', kind: 'assessment-of-the-council', text }
  done(await api.post(`${begun.path}/regulatory-activity`, assessed, { as: cqc }))
  const { items } = (await api.get(`/evidence-lists/councils/${COUNCIL}`, { as: cqc })).body
  expect(items.find((i) => i.reference === begun.reference)).toMatchObject({
    activities: [{ standing: 'intended', kind: 'assessment-of-the-council', words: { text } }],
  })
})

it('annex 1: that equality or human rights are touched is flagged, and CQC reads it in the case and in its evidence list', async () => {
  const cqcLocationId = '1-100000013'
  const flagged = await begin(api, { cqcLocationId, equalityOrHumanRights: true })
  const other = await begin(api, { cqcLocationId })
  const flag = { equalityOrHumanRights: true }
  expect((await api.get(flagged.address, { as: cqc })).body).toMatchObject(flag)
  const { items } = (await api.get(`/evidence-lists/locations/${cqcLocationId}`, { as: cqc })).body
  expect(items).toMatchObject([
    { reference: flagged.reference, ...flag },
    { reference: other.reference, equalityOrHumanRights: false },
  ])
})

it('annex 1: the flag is put right for the whole case, in the ledger of each body, and what was believed before is kept', async () => {
  const begun = await begin(api, {
    responsibleBodies: [COUNCIL, PROVIDER].map((id) => ({
      id,
      type: id === COUNCIL ? 'council' : 'provider',
      planDueOn: '2027-01-20',
    })),
  })
  const change = { what: 'equality-or-human-rights', reasons: 'It was about an interpreter.' }
  const putRight = (equalityOrHumanRights: boolean) =>
    api.post(`${begun.address}/changes`, { ...change, equalityOrHumanRights })
  const same = await putRight(false)
  expect([same.status, same.body.errors[0].pointer]).toEqual([422, '/equalityOrHumanRights'])
  expect((await putRight(true)).body).toMatchObject({ standing: 'whole', equalityOrHumanRights: true })
  const seen = (await api.get(begun.address, { as: cqc })).body
  expect(seen).toMatchObject({ equalityOrHumanRights: true, changes: [{ what: change.what, words: null }] })
  const { database } = api.theatre
  const corrected = await database.ledger.findMany({
    where: { reference: begun.reference, corrects: 1 },
    orderBy: { bodyId: 'asc' },
  })
  expect(corrected.map((row) => [row.bodyId, row.event])).toEqual([
    [PROVIDER, 'corrected'],
    [COUNCIL, 'corrected'],
  ])
  const kept = await database.caseSnapshot.findMany({
    where: { reference: begun.reference, bodyId: COUNCIL },
    orderBy: { seq: 'asc' },
  })
  const believed = kept.map(({ content }) => (content as { body: object }).body)
  expect([believed.at(0), believed.at(-1)]).toMatchObject([
    { equalityOrHumanRights: false },
    { equalityOrHumanRights: true },
  ])
})

it('annex 1: the evidence list exists by council too, with its cases at every location, for CQC and the Ombudsman alone', async () => {
  const id = 'example-assessed-council'
  const added = await api.post('/bodies', { id, type: 'council', name: 'Plainly Fictional Assessed Council' })
  expect(added.status).toBe(201)
  const responsibleBodies = [{ id, type: 'council', planDueOn: '2027-01-20' }]
  const own = [
    await begin(api, { responsibleBodies, cqcLocationId: '1-100000011' }),
    await begin(api, { responsibleBodies, cqcLocationId: '1-100000012' }),
  ]
  await begin(api, { responsibleBodies, mayBeShared: false })
  const list = await api.get(`/evidence-lists/councils/${id}`, { as: cqc })
  expect(list.body.items.map((i) => i.reference)).toEqual(own.map((b) => b.reference).sort())
  expect((await api.get(`/evidence-lists/councils/${id}`, { as: contactOf(id) })).status).toBe(403)
})

it('annex 1: what the Ombudsman publishes of its recommendations and their outcomes can be exported, and nothing personal', async () => {
  const { recommendations } = newCase()
  const begun = await begin(api, {
    recommendations: [
      { ...recommendations[0], category: 'procedure-or-policy' },
      { kind: 'personal-remedy', summary: 'Apologise', requires: 'evidence', assurance: false },
    ],
  })
  const publication = `${begun.path}/publication`
  const personal = await api.post(`${publication}/wording`, { recommendation: 2, wording: 'Apologise' })
  expect(personal.body.errors[0].problem).toBe('the text of a personal remedy is never published')
  done(
    await api.post(`${publication}/wording`, {
      recommendation: 1,
      wording: 'Change how medicines are given',
    }),
  )
  done(await api.post(publication, { recommendation: 1, decision: 'publish', on: '2027-01-04' }))
  const exported = async (until: string) => (await api.get(`/publications?until=${until}`)).body.items
  expect(await exported('2027-01-03')).toEqual([])
  expect(await exported('2027-01-04')).toEqual([
    {
      reference: begun.reference,
      bodyId: PROVIDER,
      bodyName: 'Plainly Fictional Care Ltd',
      decisionDate: '2026-11-20',
      theme: null,
      wording: 'Change how medicines are given',
      on: '2027-01-04',
      recommendations: [{ number: 1, category: 'procedure-or-policy', outcome: 'open' }],
    },
  ])
  const withheld = { recommendation: 1, decision: 'withhold', because: 'under-review', reasons: 'Reviewed.' }
  done(await api.post(publication, withheld, { as: manager }))
  expect(await exported('2030-01-01')).toEqual([])
  expect((await api.get('/publications?until=2030-01-01', { as: contactOf(PROVIDER) })).status).toBe(403)
})
