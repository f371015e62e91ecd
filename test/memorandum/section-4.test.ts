// Section 4 of the memorandum, as far as the recommendation process carries it: what is shared, the body's action plan, its
// evidence, CQC's log and assurance, and what followed.
import { expect, it } from '@jest/globals'
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

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)
const SHA256 = /^[0-9a-f]{64}$/

it('4.3 nothing of a case reaches CQC unless an officer has decided that it may be shared', async () => {
  const secret = await begin(api, { mayBeShared: false })
  expect((await api.get(secret.address, { as: cqc })).status).toBe(404)
  const list = (await api.get('/cases?limit=100', { as: cqc })).body.items
  expect(list.map((c) => c.reference)).not.toContain(secret.reference)
  const letters = (await api.get(secret.address)).body.bodies[0].letters
  expect(letters.map((l) => l.recipient)).not.toContain('cqc')

  const decision = { decision: 'share', matter: 'outcome', reasons: 'Approved: medicines are at risk.' }
  done(await api.post(`${secret.path}/sharing`, decision))
  expect((await api.get(secret.address, { as: cqc })).status).toBe(200)
  expect((await api.get(secret.address, { as: cqc })).text).not.toContain('Approved: medicines')
})

it.each([
  ['private care: a copy of the written statement', PROVIDER, 'provider', 's34H(7)(a)'],
  ['a council’s care: the outcome, published or not', COUNCIL, 'council', 's31B(1)(a), (d)'],
])('4.3 what is shared has its basis, its approver and its day: %s', async (_, id, type, section) => {
  const begun = await begin(api, { responsibleBodies: [{ id, type, planDueOn: '2027-01-20' }] })
  const share = { matter: 'outcome', basis: expect.stringContaining(section), on: '2026-12-01' }
  const [body] = (await api.get(begun.address)).body.bodies
  expect(body?.shares).toEqual([
    expect.objectContaining({ ...share, approver: { subject: officer.sub, role: 'case-officer' } }),
  ])
  expect(body?.timeline[1]).toMatchObject({
    event: 'shared-with-cqc',
    data: { matter: 'outcome', to: 'cqc', basis: expect.stringContaining(section) },
  })
  // CQC and the body read that it is shared and on which basis, not who approved it.
  for (const as of [cqc, contactOf(id)])
    expect((await api.get(begun.address, { as })).body.bodies[0]?.shares).toEqual([
      expect.objectContaining({ ...share, approver: null }),
    ])
})

it('4.3 a refused share says which provision bars it and what would be lawful', async () => {
  const responsibleBodies = [{ id: COUNCIL, type: 'council', planDueOn: '2027-01-20' }]
  const councils = await begin(api, { responsibleBodies })
  const other = { decision: 'share', matter: 'other-material', reasons: 'CQC has asked for the interviews.' }
  const barred = await api.post(`${councils.path}/sharing`, other, { as: manager })
  expect([barred.status, barred.body.errors[0]]).toEqual([
    422,
    {
      pointer: '/matter',
      problem: expect.stringMatching(/^Local Government Act 1974 s32\(2\).* bars the sharing of/),
      remedy: expect.stringMatching(
        /^share the outcome, with the reasons, under the .*s31B\(1\)\(a\), \(d\)/,
      ),
    },
  ])

  // Beyond a written statement no provision is confirmed: the product does not pretend, a manager decides with Legal.
  const { path, address } = await begin(api)
  const asked = await api.post(`${path}/sharing`, other, { as: manager })
  expect(asked.body.errors[0]).toMatchObject({
    problem: expect.stringContaining('s34K(1)(a)–(g), as now in force (to be confirmed by Legal)'),
    remedy: expect.stringContaining('s34H(7)(a)'),
  })
  const confirmed = { ...other, confirmedOn: '2026-11-30' }
  expect((await api.post(`${path}/sharing`, confirmed, { as: officer })).status).toBe(403)
  done(await api.post(`${path}/sharing`, confirmed, { as: manager }))
  expect((await api.get(address)).body.bodies[0]?.shares).toMatchObject([
    { matter: 'outcome' },
    { matter: 'other-material', confirmedOn: '2026-11-30', approver: { role: 'manager' } },
  ])
})

it('4.4 iii the recommendation, the action plan, its implementation, CQC’s assurance sought by the body, and the follow-up', async () => {
  const begun = await caseAt(api, 'awaiting-plan')
  const post = (path: string, body: object, as = officer) => api.post(`${begun.path}/${path}`, body, { as })
  const stage = async () => (await api.get(begun.address)).body.bodies[0]
  const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
  done(await post('plan', { text: 'We will.', answers, submittedBy }, provider))
  done(await post('plan/review', { version: 1, decision: 'accept' }))

  // Assurance is about what has been done: it can be neither sought nor given before the evidence.
  const early = await post('assurance', { recommendation: 1, submittedBy }, provider)
  expect([early.status, early.body.errors[0].pointer]).toEqual([422, '/recommendation'])
  done(await post('evidence', { recommendation: 1, text: 'Done.', submittedBy }, provider))
  expect(await stage()).toMatchObject({ stage: 'assurance', waitingOn: ['body', 'cqc'] })
  expect((await post('assurance', { recommendation: 1, submittedBy }, cqc)).status).toBe(403)
  done(await post('assurance', { recommendation: 1, text: 'In use.', submittedBy }, provider))
  expect(await stage()).toMatchObject({ stage: 'assurance', waitingOn: ['cqc'] })

  // Its silence never holds the case.
  done(await post('judgements', { recommendation: 1, decision: 'satisfied' }))
  done(await post('conclusion', { followUpOn: '2027-06-01' }, manager))
  const late = {
    recommendation: 1,
    answer: 'at-next-assessment',
    regulatoryActivity: false,
    reasons: 'x',
    submittedBy,
  }
  done(await post('assurance/answer', late, cqc))
  done(await post('follow-up', { stillInPlace: true, text: 'The audit.', submittedBy }, provider))
  done(await post('follow-up/decision', { stillInPlace: true }))
  expect(await stage()).toMatchObject({ stage: 'closed', outcome: 'complete-and-satisfied' })
})

it('4.6 CQC finds what the Ombudsman has shared with it, with the location that it concerns', async () => {
  const begun = await caseAt(api, 'carrying-out')
  const { items } = (await api.get(`/cases?bodyId=${PROVIDER}&limit=100`, { as: cqc })).body
  expect(items.map((c) => c.reference)).toContain(begun.reference)
  expect((await api.get(begun.address, { as: cqc })).body).toMatchObject({
    cqcLocationId: '1-100000001',
    recommendations: [{ kind: 'service-improvement', summary: 'Change the procedure for medicines' }],
  })
})

it('4.7 CQC logs the accepted action plan: received with its date, version and hash', async () => {
  const begun = await caseAt(api, 'plan-review')
  expect((await api.post(`${begun.path}/plan/log`, { version: 1 }, { as: cqc })).status).toBe(409)
  expect((await api.get(begun.address, { as: cqc })).body.bodies[0].plans).toEqual([])
  done(await api.post(`${begun.path}/plan/review`, { version: 1, decision: 'accept' }))
  done(await api.post(`${begun.path}/plan/log`, { version: 1 }, { as: cqc }))
  const [plan] = (await api.get(begun.address, { as: cqc })).body.bodies[0].plans
  expect(plan).toMatchObject({
    version: 1,
    receivedOn: '2026-12-01',
    status: 'accepted',
    loggedOn: '2026-12-01',
    sha256: expect.stringMatching(SHA256),
    words: { text: 'We will.' },
  })
})

it('4.7 CQC is asked to log a plan when it is accepted and not before, and reads the recommendation that it answers', async () => {
  const begun = await caseAt(api, 'plan-review')
  const read = async () => (await api.get(begun.address, { as: cqc })).body
  expect((await read()).bodies[0].letters.map((l) => l.kind)).not.toContain('log-plan')
  done(await api.post(`${begun.path}/plan/review`, { version: 1, decision: 'accept' }))
  const { bodies, recommendations } = await read()
  expect(bodies[0].letters).toContainEqual(expect.objectContaining({ kind: 'log-plan', recipient: 'cqc' }))
  expect(recommendations).toMatchObject([
    { number: 1, kind: 'service-improvement', summary: 'Change the procedure for medicines' },
  ])
})

it('4.3 CQC’s part does not run in a case that may not be shared, and whoever asks for it is told why', async () => {
  const secret = await begin(api, { mayBeShared: false })
  const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
  const post = (path: string, body: object, as = officer) => api.post(`${secret.path}/${path}`, body, { as })
  done(await post('plan', { text: 'We will.', answers, submittedBy }, provider))
  done(await post('plan/review', { version: 1, decision: 'accept' }))
  done(await post('evidence', { recommendation: 1, text: 'Done.', submittedBy }, provider))
  const sought = await post('assurance', { recommendation: 1, submittedBy }, provider)
  expect(sought.status).toBe(422)
  expect(sought.body.errors[0].problem).toMatch(/not shared|may not be shared|no part/i)
  // To CQC it is as if there were no such case.
  expect((await post('plan/log', { version: 1 }, cqc)).status).toBe(404)
  // Nobody waits for it: the Ombudsman judges at once, and no letter leaves to CQC.
  const [body] = (await api.get(secret.address)).body.bodies
  expect(body).toMatchObject({ stage: 'evidence-review', waitingOn: ['ombudsman'] })
  expect(body?.letters.map((l) => l.recipient)).not.toContain('cqc')
})

const evidenceList = async (path: string) =>
  (await api.get(`/evidence-lists/${path}`, { as: cqc })).body.items as unknown as {
    reference: string
    recommendations: { number: number; summary: string | null; assurances: object[] }[]
    plans: object[]
  }[]

it('4.6 what the Ombudsman shares stands in the evidence list of the location, and what it does not share does not', async () => {
  const cqcLocationId = '1-460000001'
  const shared = await begin(api, { cqcLocationId })
  await begin(api, { cqcLocationId, mayBeShared: false })
  const items = await evidenceList(`locations/${cqcLocationId}`)
  expect(items.map((i) => i.reference)).toEqual([shared.reference])
  expect(items[0]?.recommendations).toMatchObject([
    { number: 1, summary: 'Change the procedure for medicines' },
  ])
})

it('4.7 a logged action plan stands in the inspection evidence list of the location, with date, version and hash', async () => {
  const cqcLocationId = '1-470000001'
  const begun = await begin(api, { cqcLocationId })
  const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
  done(await api.post(`${begun.path}/plan`, { text: 'We will.', answers, submittedBy }, { as: provider }))
  // A draft that nobody has accepted is no evidence.
  expect((await evidenceList(`locations/${cqcLocationId}`))[0]?.plans).toEqual([])
  done(await api.post(`${begun.path}/plan/review`, { version: 1, decision: 'accept' }))
  done(await api.post(`${begun.path}/plan/log`, { version: 1 }, { as: cqc }))
  expect((await evidenceList(`locations/${cqcLocationId}`))[0]?.plans).toEqual([
    {
      version: 1,
      receivedOn: '2026-12-01',
      loggedOn: '2026-12-01',
      sha256: expect.stringMatching(SHA256),
      files: [],
    },
  ])
})

it('4.8 CQC says that regulatory activity followed; the Ombudsman reads it in the case, with the reasons', async () => {
  const begun = await caseAt(api, 'assurance')
  done(await api.post(`${begun.path}/assurance`, { recommendation: 1, submittedBy }, { as: provider }))
  const answer = {
    recommendation: 1,
    answer: 'concerns',
    regulatoryActivity: true,
    reasons: 'An inspection is planned for May.',
    submittedBy,
  }
  done(await api.post(`${begun.path}/assurance/answer`, answer, { as: cqc }))
  expect((await api.get(begun.address)).body.bodies[0].timeline.at(-1)).toMatchObject({
    event: 'assurance-given',
    organisation: 'cqc',
    data: { answer: 'concerns', regulatoryActivity: true },
    words: { reasons: 'An inspection is planned for May.' },
  })
})

it('4.8 the Ombudsman is told of regulatory activity by a letter that names none of it; without any, nobody is written to', async () => {
  const cqcLocationId = '1-480000001'
  const answered = async (regulatoryActivity: boolean) => {
    const begun = await begin(api, { cqcLocationId })
    const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
    const answer = { recommendation: 1, answer: 'concerns', regulatoryActivity, reasons: 'SECRET-INSPECTION' }
    for (const [path, body, as] of [
      ['plan', { text: 'We will.', answers, submittedBy }, provider],
      ['plan/review', { version: 1, decision: 'accept' }, officer],
      ['evidence', { recommendation: 1, text: 'Done.', submittedBy }, provider],
      ['assurance', { recommendation: 1, submittedBy }, provider],
      ['assurance/answer', { ...answer, submittedBy }, cqc],
    ] as const)
      done(await api.post(`${begun.path}/${path}`, body, { as }))
    const told = (await api.get(begun.address)).body.bodies[0]?.letters.filter(
      (l) => l.kind === 'regulatory-activity',
    )
    return { ...begun, told }
  }
  const { address, reference, told } = await answered(true)
  expect(told).toEqual([expect.objectContaining({ kind: 'regulatory-activity', recipient: 'manager' })])
  expect((await answered(false)).told).toEqual([])
  // It is the Ombudsman's own letter: the body reads CQC's answer, not that the Ombudsman was told.
  const letters = (await api.get(address, { as: provider })).body.bodies[0]?.letters
  expect(letters?.map((l) => l.kind)).not.toContain('regulatory-activity')
  const item = await api.theatre.database.letterItem.findFirstOrThrow({
    where: { reference, kind: 'regulatory-activity' },
  })
  expect(JSON.stringify(item)).not.toContain('SECRET')
  // Both appear in the case, and in the evidence list of the location.
  const listed = (await evidenceList(`locations/${cqcLocationId}`)).find((i) => i.reference === reference)
  expect(listed?.recommendations[0]?.assurances).toMatchObject([
    { answer: 'concerns', regulatoryActivity: true, words: { reasons: 'SECRET-INSPECTION' } },
  ])
})
