// Who answers the letters of a case: the officer and the team that they name, and where an answer to them goes; what the
// body hears of its own work, once; and the ways between the product and Temporal's UI.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { processPageOf } from '../../temporal/pages.js'
import {
  administrator,
  contactOf,
  cqc,
  manager,
  newReference,
  officer,
  portsOf,
  serve,
} from '../support/api.js'
import { addBodies, begin, PROVIDER, STEPS, submittedBy } from '../support/api-cases.js'
import { apiForFile } from '../support/api-for-file.js'
import { startStack } from '../support/stack.js'
import { day, evidenceOnly } from '../support/plays.js'
import { contactOf as bodyPerson, OFFICER } from '../support/theatre.js'

const api = apiForFile(addBodies)

const team = { team: 'Team 41', mailbox: 'team-41@example.org', phone: '020 7946 0041' }
beforeAll(async () => {
  expect((await api.post('/teams', team, { as: administrator })).status).toBe(201)
})

interface Caught {
  readonly raw: string
  readonly text: string
  readonly subject: string
}

/** The letters to a mailbox about a case, once there are that many. */
async function caught(to: string, reference: string, many: number): Promise<Caught[]> {
  const { mail } = startStack()
  for (const end = Date.now() + 20_000; ;) {
    const list = await fetch(`${mail.webUrl}/api/mails?limit=1000&to=${encodeURIComponent(to)}`)
    const { mails } = (await list.json()) as { mails: { id: number }[] }
    const all = await Promise.all(
      mails.map(async ({ id }) => (await fetch(`${mail.webUrl}/api/mails/${id}`)).json() as Promise<Caught>),
    )
    const about = all.filter(({ subject }) => subject.includes(reference))
    if (about.length >= many || Date.now() > end) return about
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('a letter', () => {
  it('names the officer, the team’s mailbox and number, and is answered to the team', async () => {
    const { reference } = await begin(api, { team: 'Team 41', officer: { name: 'Sam Sample' } })
    const [opening] = await caught('care@example.org', reference, 1)
    expect(opening?.text).toContain('ring 020 7946 0041 or write to team-41@example.org')
    expect(opening?.text).toContain('Sam Sample, Team 41\n')
    expect(opening?.raw).toMatch(/^Reply-To: team-41@example\.org\r$/m)
  })

  it('of a team without a mailbox is answered to the office, and names the team', async () => {
    const { reference } = await begin(api, { team: 'Team 42' })
    const [opening] = await caught('care@example.org', reference, 1)
    expect(opening?.raw).toMatch(/^Reply-To: office@example\.org\r$/m)
    expect(opening?.text).toContain('\nTeam 42\n')
  })

  it('names another officer when one is named later; the name is in no history', async () => {
    const { reference, address, path } = await begin(api, {
      team: 'Team 41',
      officer: { name: 'Sam Sample' },
    })
    await caught('care@example.org', reference, 1)
    const named = await api.post(`${address}/officer`, { name: 'Alex Invented', phone: '020 7946 0099' })
    expect(named.status).toBe(201)
    expect((await api.get(address)).body).toMatchObject({
      officer: { name: 'Alex Invented', phone: '020 7946 0099' },
    })
    const plan = {
      text: 'We will.',
      answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }],
      submittedBy,
    }
    expect((await api.post(`${path}/plan`, plan, { as: contactOf(PROVIDER) })).status).toBe(200)
    const letters = await caught('care@example.org', reference, 2)
    const received = letters.find(({ subject }) => subject.startsWith('Your action plan has been received'))
    expect(received?.text).toContain('ring 020 7946 0099 or write to team-41@example.org')
    expect(received?.text).toContain('Alex Invented, Team 41\n')
    const workflowId = `recommendation/${reference.replaceAll(' ', '-')}/${PROVIDER}`
    const history = await api.theatre.client.workflow.getHandle(workflowId).fetchHistory()
    expect(JSON.stringify(history)).not.toMatch(/Alex|Invented|Sample/)
    const nobody = await api.post(`${address}/officer`, {})
    expect(nobody.status).toBe(201)
    expect((await api.get(address)).body).toMatchObject({ officer: null })
  })
})

describe('teams', () => {
  it('are an administrator’s to set, and for the office to read', async () => {
    for (const as of [officer, manager, cqc])
      expect((await api.post('/teams', team, { as })).status).toBe(403)
    expect((await api.get('/teams', { as: cqc })).status).toBe(403)
    await begin(api, { team: 'Team 43' })
    const { items } = (await api.get('/teams', { as: administrator })).body
    expect(items).toEqual(expect.arrayContaining([team, { team: 'Team 43', mailbox: null, phone: null }]))
  })

  it('want a mail address, and a case that is there', async () => {
    const bad = await api.post('/teams', { ...team, mailbox: 'nowhere' }, { as: administrator })
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/mailbox'])
    expect((await api.post('/cases/99-999-999/officer', { name: 'Sam Sample' })).status).toBe(404)
  })
})

it('the body hears what became of its evidence: once, together, and not what was taken back', async () => {
  const { theatre } = api
  await theatre.nameBody('results-council', 'council')
  const reference = newReference()
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId: 'results-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [1, 2, 3].map((n) => evidenceOnly(n, '2027-03-11', ['results-council'])),
    },
  })
  await theatre.goTo(id, day('2027-02-01'))
  const to = 'body/results-council'
  const words = { words: 'because' }
  for (const recommendation of [1, 2, 3])
    await theatre.send(id, 'submitEvidence', bodyPerson('results-council'), { recommendation }, words)
  const seq = await theatre.database.ledger.count({ where: { reference } })
  const mistaken = {
    corrects: seq,
    correction: { what: 'evidence', recommendation: 3, version: 1 },
  } as const
  await theatre.send(id, 'correct', OFFICER, mistaken, words)
  await theatre.goTo(id, day('2027-02-02'))
  const results = async () => (await theatre.lettersOf(reference)).filter((l) => / (judged|evidence)/.test(l))
  expect(await results()).toEqual([`2027-02-02 ${to} evidence-received`])
  const item = await theatre.database.letterItem.findFirstOrThrow({
    where: { reference, kind: 'evidence-received' },
  })
  expect(item.data).toEqual({ recommendations: [1, 2], due: [] })
  for (const recommendation of [1, 2])
    await theatre.send(id, 'judge', OFFICER, { recommendation, decision: 'satisfied' })
  await theatre.goTo(id, day('2027-02-03'))
  expect(await results()).toEqual([`2027-02-02 ${to} evidence-received`, `2027-02-03 ${to} judged-satisfied`])
  expect(
    await theatre.database.letter.count({
      where: { items: { some: { reference, kind: 'judged-satisfied' } } },
    }),
  ).toBe(1)
})

describe('in the Temporal UI', () => {
  it('a case is found from the API by the Ombudsman’s staff, and from there the case', async () => {
    const processPage = processPageOf('https://temporal.example.org', 'a-namespace')
    const own = await serve(portsOf(api.theatre, { processPage }))
    try {
      const { reference, address } = await begin(api)
      const bodyOf = async (as?: ReturnType<typeof contactOf>) =>
        (await own.get(address, { ...(as && { as }) })).body.bodies[0] as unknown as { temporalUi: string }
      expect((await bodyOf()).temporalUi).toBe(
        `https://temporal.example.org/namespaces/a-namespace/workflows/recommendation%2F${reference.replaceAll(' ', '-')}%2F${PROVIDER}`,
      )
      expect((await bodyOf(contactOf(PROVIDER))).temporalUi).toBeNull()
      expect((await bodyOf(cqc)).temporalUi).toBeNull()
    } finally {
      await own.close()
    }
  })

  it('a refused request is a result, and may be asked again under the same key', async () => {
    const { path, reference } = await begin(api)
    const key = `refused-${reference.replaceAll(' ', '-')}`
    const wording = { recommendation: 1, wording: 'Train staff' }
    const ask = () => api.post(`${path}/publication/wording/after-closure`, wording, { key })
    expect([(await ask()).status, (await ask()).status]).toEqual([409, 409])
    const found = []
    const query = `Reference = '${reference}' AND Process = 'case-change'`
    for (const end = Date.now() + 10_000; found.length < 2 && Date.now() < end;) {
      found.length = 0
      for await (const { status } of api.theatre.client.workflow.list({ query })) found.push(status.name)
    }
    expect(found).toEqual(['COMPLETED', 'COMPLETED'])
  })
})
