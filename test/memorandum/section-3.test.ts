// Section 3.1 of the memorandum, as far as the recommendation process carries it: how the two bodies work together.
import { expect, it } from '@jest/globals'
import { contactOf, cqc, director, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { day } from '../support/plays.js'
import { addBodies, begin, caseAt, COUNCIL, done, PROVIDER, submittedBy } from '../support/api-cases.js'

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)

it('3.1 respect, openness: each reads the reasons that the other gave it', async () => {
  const begun = await caseAt(api, 'evidence-review')
  done(
    await api.post(
      `${begun.path}/judgements`,
      { recommendation: 1, decision: 'more-needed', reasons: 'REASONS-OF-OMBUDSMAN', dueOn: '2027-04-01' },
      { as: officer },
    ),
  )
  expect((await api.get(begun.address, { as: provider })).text).toContain('REASONS-OF-OMBUDSMAN')
  expect((await api.get(begun.address, { as: officer })).text).toContain('Seen.')
  // Of the Ombudsman's side only the outcome may go to CQC (s32(2), s34H(7)(a)): the plan that it logs, no deliberation.
  const readByCqc = (await api.get(begun.address, { as: cqc })).text
  expect(readByCqc).toContain('We will.')
  expect(readByCqc).not.toContain('REASONS-OF-OMBUDSMAN')
}, 60_000)

it('3.1 asap: what CQC is to do goes to its named contact at once, and is chased until CQC has done it', async () => {
  const { theatre } = api
  const { path, address, reference } = await caseAt(api, 'carrying-out')
  const toCqc = async () => (await theatre.lettersOf(reference)).filter((l) => l.includes(' cqc '))
  expect(await until(async () => (await toCqc()).length > 0)).toBe(true)
  expect(await toCqc()).toEqual(['2026-12-01 cqc log-plan'])
  const workflowId = `recommendation/${address.slice(7)}/${PROVIDER}`
  const chased = '2026-12-16 cqc overdue'
  await theatre.goTo(workflowId, day('2026-12-17'))
  expect(await until(async () => (await toCqc()).includes(chased))).toBe(true)
  done(await api.post(`${path}/plan/log`, { version: 1 }, { as: cqc }))
  await theatre.goTo(workflowId, day('2027-01-29'))
  expect(await toCqc()).toEqual(['2026-12-01 cqc log-plan', chased])
}, 60_000)

it('3.1 respect, openness: neither body can act in the other’s name', async () => {
  const begun = await caseAt(api, 'evidence-review')
  const judgement = { recommendation: 1, decision: 'satisfied' }
  expect((await api.post(`${begun.path}/judgements`, judgement, { as: cqc })).status).toBe(403)
  const assurance = {
    recommendation: 1,
    answer: 'assured',
    regulatoryActivity: false,
    reasons: 'x',
    submittedBy,
  }
  const inItsName = await api.post(`${begun.path}/assurance/answer`, assurance, { as: officer })
  expect([inItsName.status, inItsName.body.errors[0].pointer]).toEqual([422, '/onBehalf'])
})

it('3.1 confidence: a wording to be published that names CQC is stopped until CQC has checked it for accuracy', async () => {
  const { path, address } = await begin(api)
  const word = (wording: string, more: object = {}) =>
    api.post(`${path}/publication/wording`, { recommendation: 1, wording, ...more })
  const last = async () => (await api.get(address)).body.bodies[0].timeline.at(-1)
  const naming = 'Tell the Care Quality Commission of each serious fall'
  const refused = await word(naming)
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/wording'])
  done(await word(naming, { askSecondPerson: true }))
  expect(await last()).toMatchObject({ event: 'wording-set', data: { stops: ['partner'] } })
  const pass = (more: object) =>
    api.post(
      `${path}/publication/override`,
      { recommendation: 1, reasons: 'CQC agrees.', ...more },
      { as: manager },
    )
  const unchecked = await pass({})
  expect([unchecked.status, unchecked.body.errors[0].pointer]).toEqual([422, '/checkedOn'])
  done(await pass({ checkedOn: '2026-11-30' }))
  expect(await last()).toMatchObject({
    event: 'wording-overridden',
    data: { stops: ['partner'], checkedByPartnerOn: '2026-11-30' },
  })
  done(await word('Record each serious fall'))
  expect(await last()).toMatchObject({ data: { stops: [], warnings: [] } })
})

it('3.1 decisions: CQC’s assurance never closes the Ombudsman’s recommendation', async () => {
  const begun = await caseAt(api, 'evidence-review')
  const { bodies } = (await api.get(begun.address)).body
  expect(bodies[0]).toMatchObject({
    stage: 'evidence-review',
    // CQC has still to log the plan.
    waitingOn: ['ombudsman', 'cqc'],
    obligations: [{ assuranceStatus: 'assured', judgement: null, ombudsmanSatisfied: false }],
  })
})

it('3.1 decisions: each decision names the body, the role and the reasons', async () => {
  const begun = await caseAt(api, 'evidence-review')
  const judgement = { recommendation: 1, decision: 'not-satisfied', reasons: 'Nothing has changed.' }
  done(await api.post(`${begun.path}/judgements`, judgement, { as: director }))
  const timeline = (await api.get(begun.address)).body.bodies[0].timeline
  expect(timeline).toContainEqual(
    expect.objectContaining({
      event: 'assurance-given',
      organisation: 'cqc',
      role: 'cqc-officer',
      words: expect.objectContaining({ reasons: 'Seen.' }),
    }),
  )
  expect(timeline.at(-1)).toMatchObject({
    event: 'judged',
    organisation: 'ombudsman',
    role: 'director',
    actor: director.sub,
    words: { reasons: 'Nothing has changed.' },
  })
})

it('3.1 secure, named contact: a letter carries a link and nothing of the case; without a contact a task asks for one', async () => {
  const nobody = 'example-home-without-contact'
  const added = await api.post('/bodies', {
    id: nobody,
    type: 'provider',
    name: 'Plainly Fictional Rest Home',
  })
  expect(added.status).toBe(201)
  await begin(api, {
    responsibleBodies: [{ id: nobody, type: 'provider', planDueOn: '2027-01-20' }],
    recommendations: [
      {
        kind: 'service-improvement',
        summary: 'x',
        requires: 'action-plan',
        assurance: true,
        dueOn: '2027-03-01',
      },
    ],
  })
  const asked = await until(async () => {
    const { items } = (await api.get(`/tasks?kind=name-contact&bodyId=${nobody}&done=false`)).body
    return items.length > 0
  })
  expect(asked).toBe(true)

  const begun = await begin(api, {
    responsibleBodies: [{ id: COUNCIL, type: 'council' }],
    recommendations: [
      {
        kind: 'personal-remedy',
        summary: 'SECRET-REMEDY',
        requires: 'evidence',
        assurance: false,
        dueOn: '2027-03-01',
      },
    ],
  })
  const mail = await mailAbout(begun.reference)
  expect(mail).toMatch(/http:\/\/127\.0\.0\.1:3000\/answer\/[\w-]{43}/)
  expect(mail).not.toMatch(/SECRET|Plainly Fictional/)
})

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

async function mailAbout(reference: string): Promise<string> {
  const { webUrl } = api.theatre.stack.mail
  let text = ''
  await until(async () => {
    const { mails } = (await (
      await fetch(`${webUrl}/api/mails?limit=1000&to=council%40example.org`)
    ).json()) as {
      mails: { id: string; subject: string }[]
    }
    const found = mails.find((m) => m.subject.includes(reference))
    if (!found) return false
    text = ((await (await fetch(`${webUrl}/api/mails/${found.id}`)).json()) as { text: string }).text
    return true
  })
  return text
}
