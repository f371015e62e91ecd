// CQC's part by section 4 of the memorandum: its log of systemic recommendations (4.7), the regulatory activity that followed
// and its own request to a registered person (4.8).
import { expect, it } from '@jest/globals'
import type { LocationRecord } from '../../domain/cqc-directory/records.js'
import { keepLocations, keepProviders } from '../../prisma/write/cqc-directory.js'
import { contactOf, cqc, manager, officer } from '../support/api.js'
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
import { day } from '../support/plays.js'

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)

const REQUEST = {
  provision: 'regulation-17-3',
  served: { by: 'e-mail with consent', email: 'registered@example.org' },
  registeredPerson: 'Plainly Fictional Care Ltd',
  answersTo: 'governance@example.org',
  reasons: 'The case shows that records were not kept.',
}

const AT = Date.parse('2026-12-01T10:00:00Z')
const REGISTERED = { registration: 'Registered', deregisteredOn: null } as const
const LISTED = {
  alsoKnownAs: [],
  address: 'Example Street 1',
  website: null,
  serviceTypes: [],
  specialisms: [],
  checkedOn: null,
}

const evidenceList = async (path: string) =>
  (await api.get(`/evidence-lists/${path}`, { as: cqc })).body.items as unknown as {
    reference: string
    recommendations: { number: number; summary: string | null; loggedOn: string | null }[]
    activities: object[]
  }[]

it('4.8 CQC asks the registered person by its own power under regulation 17(3), which is none of the Ombudsman’s', async () => {
  const { reference, address } = await caseAt(api, 'carrying-out')
  const request = { ...REQUEST, locationId: '1-480000002', bodyId: PROVIDER, reference }
  for (const as of [officer, manager])
    expect((await api.post('/regulation-requests', request, { as })).status).toBe(403)
  const made = await api.post('/regulation-requests', request, { as: cqc })
  // Sent on 1 December: received the next working day, and 28 days from the day after that.
  expect(made.body).toMatchObject({ receivedOn: '2026-12-02', dueOn: '2026-12-30', stage: 'asked' })
  const answer = { text: 'Our report and our plans.', submittedBy }
  const { id } = made.body
  expect((await api.post(`/regulation-requests/${id}/answer`, answer, { as: provider })).status).toBe(200)
  // It yields CQC's own report: the case, its plan and its stage are as they were.
  expect((await api.get(address)).body.bodies[0]).toMatchObject({ stage: 'carrying-out' })
})

it('4.8 CQC’s own request is made only to the registered person of a location that its register has', async () => {
  const other = { id: '1-480000100', name: 'Fictional Care', ...REGISTERED }
  const namesake = { id: '1-480000101', name: 'The Plainly Fictional Care Limited', ...REGISTERED }
  const { database } = api.theatre
  await keepProviders(database, [other, namesake], 'api', AT)
  const place = (id: string, own: Partial<LocationRecord> = {}): LocationRecord => ({
    id,
    name: 'The Plainly Fictional Home',
    providerId: namesake.id,
    postcode: null,
    localAuthority: null,
    region: null,
    ...REGISTERED,
    ...own,
  })
  const gone = { registration: 'Deregistered', deregisteredOn: day('2026-11-16') } as const
  const others = [place('1-480000111', { providerId: other.id }), place('1-480000112', gone)]
  await keepLocations(database, [place('1-480000110'), ...others], 'api', AT)
  const ask = (own: object) =>
    api.post('/regulation-requests', { ...REQUEST, bodyId: PROVIDER, ...own }, { as: cqc })
  const faults = async (own: object) => {
    const { status, body } = await ask(own)
    return [status, ...body.errors.map(({ pointer, problem }) => `${pointer ?? ''} ${problem}`)]
  }

  // The API alone has told of some locations: that it has not told of this one says nothing.
  expect((await ask({ locationId: '1-480000119' })).status).toBe(201)
  expect(await faults({ locationId: '1-480000112' })).toEqual([
    422,
    expect.stringMatching(/^\/locationId was deregistered on 16 November 2026/),
  ])
  expect(await faults({ locationId: '1-480000111' })).toEqual([
    422,
    expect.stringMatching(/^\/bodyId .*1-480000101.* the provider of this location is 1-480000100$/),
  ])
  expect((await ask({ locationId: '1-480000111', bodyId: undefined })).status).toBe(201)
  expect((await ask({ locationId: '1-480000110' })).status).toBe(201)
  await keepLocations(database, [place('1-480000113', { listed: LISTED })], 'care-directory', AT)
  expect(await faults({ locationId: '1-480000118' })).toEqual([
    422,
    expect.stringMatching(/^\/locationId is no location of CQC’s register/),
  ])
})

const improvement = (own: object = {}) => ({
  kind: 'service-improvement',
  summary: 'Record what residents eat',
  requires: 'evidence',
  assurance: false,
  dueOn: '2027-03-01',
  ...own,
})

it('4.7 CQC is asked to log a systemic recommendation of which no plan is asked, logs it, and it stands in the list with its date', async () => {
  const cqcLocationId = '1-470000002'
  const responsibleBodies = [{ id: PROVIDER, type: 'provider' }]
  const begun = await begin(api, { cqcLocationId, responsibleBodies, recommendations: [improvement()] })
  const body = async () => (await api.get(begun.address, { as: cqc })).body.bodies[0]
  expect((await body()).letters).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'log-recommendation', recipient: 'cqc' })]),
  )
  expect((await evidenceList(`locations/${cqcLocationId}`))[0]?.recommendations[0]?.loggedOn).toBeNull()
  done(await api.post(`${begun.path}/recommendations/log`, { recommendation: 1 }, { as: cqc }))
  expect(await body()).toMatchObject({ stage: 'carrying-out', obligations: [{ loggedOn: '2026-12-01' }] })
  expect((await evidenceList(`locations/${cqcLocationId}`))[0]?.recommendations[0]?.loggedOn).toBe(
    '2026-12-01',
  )
  const again = await api.post(`${begun.path}/recommendations/log`, { recommendation: 1 }, { as: cqc })
  expect([again.status, again.body.errors[0].pointer]).toEqual([422, '/recommendation'])
})

it('4.7 with the action plan CQC logs the recommendations that it answers, and never a personal remedy', async () => {
  const begun = await begin(api, {
    recommendations: [
      improvement({ requires: 'action-plan' }),
      { ...improvement({ summary: 'Apologise' }), kind: 'personal-remedy' },
    ],
  })
  const personal = await api.post(`${begun.path}/recommendations/log`, { recommendation: 2 }, { as: cqc })
  expect(personal.status).toBe(422)
  const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
  done(await api.post(`${begun.path}/plan`, { text: 'We will.', answers, submittedBy }, { as: provider }))
  done(await api.post(`${begun.path}/plan/review`, { version: 1, decision: 'accept' }))
  done(await api.post(`${begun.path}/plan/log`, { version: 1 }, { as: cqc }))
  expect((await api.get(begun.address)).body.bodies[0]).toMatchObject({
    obligations: [{ loggedOn: '2026-12-01' }, { loggedOn: null }],
  })
})

it('4.7 the evidence list shows a recommendation that was added or amended in the words that hold now', async () => {
  const cqcLocationId = '1-470000003'
  const begun = await begin(api, {
    cqcLocationId,
    recommendations: [improvement()],
    responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
  })
  const added = {
    recommendation: 2,
    kind: 'service-improvement',
    summary: 'Train the night staff',
    requires: 'evidence',
    assurance: false,
    dueOn: '2027-04-01',
    reasons: 'Found later.',
  }
  done(await api.post(`${begun.path}/recommendations`, added))
  const amended = { recommendation: 1, summary: 'Record what residents eat and drink', reasons: 'Clearer.' }
  done(await api.post(`${begun.path}/recommendations/amendment`, amended))
  const [item] = await evidenceList(`locations/${cqcLocationId}`)
  expect(item?.recommendations.map((r) => r.summary)).toEqual([
    'Record what residents eat and drink',
    'Train the night staff',
  ])
})

const activity = (own: object = {}) => ({
  standing: 'followed',
  kind: 'inspection',
  on: '2026-11-30',
  recommendation: 1,
  text: 'SECRET-INSPECTION: medicines were looked at.',
  ...own,
})

it('4.8 CQC records what followed and what it intends without having been asked; the Ombudsman is told, and the body is not', async () => {
  const cqcLocationId = '1-480000003'
  const begun = await begin(api, { cqcLocationId })
  const record = (body: object, as = cqc) => api.post(`${begun.path}/regulatory-activity`, body, { as })
  done(await record(activity()))
  done(await record({ standing: 'intended', kind: 'conditions', text: 'Conditions are considered.' }))
  for (const wrong of [
    { on: undefined },
    { on: '2026-12-02' },
    { standing: 'intended' },
    { recommendation: 9 },
  ])
    expect((await record(activity(wrong))).status).toBe(422)
  expect((await record(activity(), provider)).status).toBe(403)
  const ombudsman = (await api.get(begun.address)).body.bodies[0]
  expect(ombudsman.timeline.at(-1)).toMatchObject({
    event: 'regulatory-activity-recorded',
    data: { standing: 'intended', kind: 'conditions' },
    words: { text: 'Conditions are considered.' },
  })
  expect(ombudsman.letters.filter((l) => l.kind === 'regulatory-activity')).toEqual([
    expect.objectContaining({ recipient: 'manager' }),
    expect.objectContaining({ recipient: 'manager' }),
  ])
  expect((await api.get(begun.address, { as: provider })).text).not.toMatch(
    /regulatory-activity|SECRET|Conditions/,
  )
  expect((await evidenceList(`locations/${cqcLocationId}`))[0]?.activities).toMatchObject([
    { standing: 'followed', kind: 'inspection', on: '2026-11-30', recommendation: 1 },
    { standing: 'intended', kind: 'conditions', words: { text: 'Conditions are considered.' } },
  ])
})

it('4.8 what follows after the case was closed is recorded too, once, and the Ombudsman is told by letter', async () => {
  const begun = await caseAt(api, 'closed')
  const late = `${begun.path}/regulatory-activity/after-closure`
  await api.theatre.client.workflow.getHandle(`recommendation/${begun.address.slice(7)}/${PROVIDER}`).result()
  expect((await api.post(`${begun.path}/regulatory-activity`, activity(), { as: cqc })).status).toBe(409)
  const key = crypto.randomUUID()
  const first = await api.post(late, activity(), { as: cqc, key })
  expect(first.body).toMatchObject({ status: 'done', stage: 'closed' })
  expect((await api.post(late, activity(), { as: cqc, key })).body).toEqual(first.body)
  for (const as of [officer, provider]) expect((await api.post(late, activity(), { as })).status).toBe(403)
  expect((await api.post(late, activity({ on: '2026-12-02' }), { as: cqc })).status).toBe(422)
  const letters = async () =>
    (await api.get(begun.address)).body.bodies[0].letters.filter((l) => l.kind === 'regulatory-activity')
  for (let tries = 0; !JSON.stringify(await letters()).includes('"sent"'); tries += 1) {
    if (tries > 300) throw new Error('the letter does not leave')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  expect(await letters()).toEqual([expect.objectContaining({ recipient: 'manager' })])
  expect((await api.get(begun.address)).body.bodies[0].timeline.at(-1)).toMatchObject({
    event: 'regulatory-activity-recorded',
    words: { text: 'SECRET-INSPECTION: medicines were looked at.' },
  })
  const open = await begin(api)
  expect(
    (await api.post(`${open.path}/regulatory-activity/after-closure`, activity(), { as: cqc })).status,
  ).toBe(409)
})

it('4.7 the case of a council without any care location stands in the evidence list of the council', async () => {
  const begun = await begin(api, {
    cqcLocationId: undefined,
    responsibleBodies: [{ id: COUNCIL, type: 'council' }],
    recommendations: [improvement()],
  })
  const items = await evidenceList(`councils/${COUNCIL}`)
  expect(items.map((i) => i.reference)).toContain(begun.reference)
  const secret = await begin(api, {
    cqcLocationId: undefined,
    mayBeShared: false,
    responsibleBodies: [{ id: COUNCIL, type: 'council' }],
    recommendations: [improvement()],
  })
  expect((await evidenceList(`councils/${COUNCIL}`)).map((i) => i.reference)).not.toContain(secret.reference)
})
