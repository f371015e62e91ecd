// CQC's own request on the real stack, over the API and in virtual time: from the sending to the closure.
import { describe, expect, it } from '@jest/globals'
import { requestStateQuery } from '../../../workflows/regulation-request/messages.js'
import { fastForward } from '../../../temporal/virtual-time.js'
import { requestView } from '../../../api/regulation-request/schema.js'
import { notAddingUp } from '../../domain/calendar/re-added.js'
import type { RequestView } from '../../../prisma/read/regulation-requests.js'
import { administrator, contactOf, cqc, manager, officer, type Answer } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import { until } from '../../support/files/send.js'
import { addBodies, begin, COUNCIL, PROVIDER, submittedBy } from '../../support/api-cases.js'

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)
const newRequest = (own: object = {}) => ({
  provision: 'regulation-17-3',
  locationId: '1-170000001',
  bodyId: PROVIDER,
  served: { by: 'e-mail with consent', email: 'registered@example.org' },
  registeredPerson: 'Plainly Fictional Care Ltd',
  answersTo: 'governance@example.org',
  reasons: 'SECRET-REASON: records were not kept.',
  ...own,
})
const view = (answer: Answer) => answer.body as unknown as RequestView
const at = (id: string, path = '') => `/regulation-requests/${id}${path}`

/** Made on 1 December 2026: received on 2 December, due on 30 December. */
async function made(own: object = {}) {
  const answer = await api.post('/regulation-requests', newRequest(own), { as: cqc })
  if (answer.status !== 201) throw new Error(answer.text)
  return view(answer)
}

async function goTo(id: string, moment: string) {
  const { client } = api.theatre
  const workflowId = `regulation-request/${id}`
  const { clockShift } = await client.workflow.getHandle(workflowId).query(requestStateQuery)
  await fastForward(client, workflowId, { untilMs: Date.parse(moment) - clockShift })
}

async function mailTo(mailbox: string) {
  const { mail } = api.theatre.stack
  const list = await fetch(`${mail.webUrl}/api/mails?limit=1000&to=${encodeURIComponent(mailbox)}`)
  const { mails } = (await list.json()) as { mails: { id: number }[] }
  return Promise.all(
    mails.map(async ({ id }) => {
      const read = await fetch(`${mail.webUrl}/api/mails/${id}`)
      return (await read.json()) as { readonly text: string; readonly raw: string }
    }),
  )
}

describe('a request that is not answered', () => {
  it('is sent in CQC’s name, reminded of, overdue after its day, and closed by CQC’s officer', async () => {
    const email = `registered-${crypto.randomUUID()}@example.org`
    const { id, dueOn, receivedOn, stage } = await made({ served: { by: 'e-mail with consent', email } })
    expect({ dueOn, receivedOn, stage }).toEqual({
      receivedOn: '2026-12-02',
      dueOn: '2026-12-30',
      stage: 'asked',
    })
    await goTo(id, '2026-12-31T12:00:00Z')
    const letters = await mailTo(email)
    expect(letters).toHaveLength(3)
    for (const letter of letters) {
      expect(letter.text).toContain('\n\nThe Care Quality Commission\n')
      expect(letter.raw).toContain('Reply-To: governance@example.org')
      expect(letter.text).not.toMatch(/Ombudsman|manager@example|answer\/|SECRET|prosecut|offence|penalt/i)
    }
    expect(await api.theatre.lettersOf(id)).toEqual([
      `2026-12-01 registered-person/${id} regulation-request`,
      `2026-12-21 registered-person/${id} regulation-request-reminder`,
      `2026-12-29 registered-person/${id} regulation-request-reminder`,
      '2026-12-31 cqc regulation-request-overdue',
    ])
    const late = view(await api.get(at(id), { as: cqc }))
    expect(late).toMatchObject({ overdue: true, stage: 'asked' })
    expect(late.timeline.map((t) => t.event)).toEqual(['requested', 'overdue'])
    const { items } = (await api.get('/regulation-requests?overdue=true&limit=100', { as: cqc })).body
    expect(items.map((i) => i.id)).toContain(id)

    const closing = { outcome: 'not-answered', reasons: 'An inspection looks at it.' }
    expect((await api.post(at(id, '/closure'), closing, { as: cqc })).body).toMatchObject({ stage: 'closed' })
    await api.theatre.client.workflow.getHandle(`regulation-request/${id}`).result()
    expect((await api.post(at(id, '/closure'), closing, { as: cqc })).status).toBe(409)
  })
})

describe('a request for which no address is stated', () => {
  const id = 'example-registered-home'
  const served = { by: 'e-mail with consent' }
  const name = (capacity: string | undefined, email: string) =>
    api.post(`/bodies/${id}/contacts`, { name: 'Robin Madeup', email, role: 'At the home', capacity })

  it('goes to the registered manager of the provider, as the directory has them on the day of the letter', async () => {
    const mailbox = (who: string) => `${who}-${crypto.randomUUID()}@example.org`
    const [contact, manager, next] = [mailbox('contact'), mailbox('manager'), mailbox('next')]
    await api.post('/bodies', { id, type: 'provider', name: 'Plainly Fictional Registered Home' })
    expect((await name(undefined, contact)).status).toBe(201)
    const wanted = newRequest({ served, bodyId: id })
    for (const request of [wanted, newRequest({ served, bodyId: undefined })]) {
      const { status, body } = await api.post('/regulation-requests', request, { as: cqc })
      expect([status, body.errors[0].pointer]).toEqual([422, '/served/email'])
    }
    expect((await name('registered-manager', manager)).status).toBe(201)
    const made = view(await api.post('/regulation-requests', wanted, { as: cqc }))
    await until(async () => (await mailTo(manager)).length === 1)
    // The Ombudsman's directory says no address to CQC.
    expect((await api.get(at(made.id), { as: cqc })).text).not.toContain(manager)
    expect((await name('registered-manager', next)).status).toBe(201)
    await goTo(made.id, '2026-12-22T12:00:00Z')
    const counts = [contact, manager, next].map(async (to) => (await mailTo(to)).length)
    expect(await Promise.all(counts)).toEqual([0, 1, 1])
  })
})

describe('the date of a request', () => {
  it('is explained as every other date, from the receipt that the Act assumes', async () => {
    const { id, dueOn, dueBecause } = await made()
    const read = await api.get(at(id), { as: cqc })
    expect(requestView.parse(read.body)).toEqual(read.body)
    const { explanation } = view(read)
    expect(explanation).toMatchObject({
      rule: 'regulation-17-3',
      start: { event: 'receipt', on: '2026-12-02', basis: expect.stringContaining('e-mail with consent') },
      period: { amount: 28, unit: 'days', counting: 'beginning on the day after' },
      first: '2026-12-03',
      due: dueOn,
      sentence: dueBecause,
      calendar: { id: 'england' },
    })
    expect(explanation && notAddingUp(explanation)).toEqual([])
  })
})

describe('a request that is answered', () => {
  it('by the registered provider’s own contact is read by CQC, and nobody is reminded any more', async () => {
    const { id } = await made()
    const answer = { text: 'The report and the plan.', submittedBy }
    expect((await api.post(at(id, '/answer'), answer, { as: provider })).body).toMatchObject({
      status: 'done',
      stage: 'answered',
    })
    const read = view(await api.get(at(id), { as: cqc }))
    expect(read).toMatchObject({ answeredOn: '2026-12-01', stage: 'answered' })
    expect(read.timeline.at(-1)).toMatchObject({
      event: 'answered',
      words: { text: 'The report and the plan.' },
    })
    const closing = { outcome: 'answered', reasons: 'It is in order.' }
    expect((await api.post(at(id, '/closure'), closing, { as: cqc })).status).toBe(200)
    const left = await api.theatre.database.letterItem.findMany({ where: { reference: id, voidedAt: null } })
    expect(left.map((l) => l.kind).sort()).toEqual(['regulation-request', 'regulation-request-received'])
    // Its own part is all that the registered provider reads: not why CQC asked, nor how it judged.
    expect((await api.get(at(id), { as: provider })).text).not.toMatch(/SECRET|in order|registered@/)
  })

  it('is entered by CQC’s officer for the registered person, as what was posted and received is', async () => {
    const served = { by: 'registered or recorded post', postedOn: '2026-11-25' }
    const { id, receivedOn, dueOn } = await made({ served, bodyId: undefined, provision: 'regulation-16-3' })
    expect([receivedOn, dueOn]).toEqual(['2026-11-28', '2026-12-26'])
    const receipt = { receivedOn: '2026-11-30', reasons: 'Signed for.' }
    expect((await api.post(at(id, '/receipt'), receipt, { as: cqc })).status).toBe(200)
    expect(view(await api.get(at(id), { as: cqc }))).toMatchObject({
      dueOn: '2026-12-28',
      receiptIsRecorded: true,
      seq: 2,
    })
    // Another officer of CQC still looks at the request as it was posted.
    const closing = { outcome: 'withdrawn', reasons: 'No answer is needed.', seenSeq: 1 }
    const stale = await api.post(at(id, '/closure'), closing, { as: cqc })
    expect([stale.status, stale.body.errors[0].problem]).toEqual([
      409,
      'entry 2 is new: “receipt-recorded”, by a cqc-officer, on 1 December 2026',
    ])
    const onBehalf = { channel: 'post', receivedOn: '2026-12-01' }
    const answer = { text: 'A summary.', submittedBy, onBehalf }
    expect((await api.post(at(id, '/answer'), answer, { as: cqc })).status).toBe(200)
    expect((await api.get(at(id), { as: provider })).status).toBe(404)
  })
})

describe('a request', () => {
  it('is made once for one key, and the same key with another request is refused', async () => {
    const key = crypto.randomUUID()
    const first = await api.post('/regulation-requests', newRequest(), { as: cqc, key })
    const again = await api.post('/regulation-requests', newRequest(), { as: cqc, key })
    expect([again.status, view(again).id]).toEqual([201, view(first).id])
    const other = newRequest({ provision: 'regulation-16-3' })
    expect((await api.post('/regulation-requests', other, { as: cqc, key })).body.type).toBe(
      '/problems/key-reused',
    )
    const rows = await api.theatre.database.ledger.findMany({ where: { reference: view(first).id } })
    expect(rows.map((r) => [r.event, r.room, r.role])).toEqual([['requested', 'cqc', 'cqc-officer']])
  })

  it('is refused to everybody but CQC’s officers, also to read', async () => {
    const { id } = await made()
    for (const as of [officer, manager, administrator]) {
      expect((await api.post('/regulation-requests', newRequest(), { as })).status).toBe(403)
      for (const path of ['/regulation-requests', at(id)])
        expect((await api.get(path, { as })).status).toBe(403)
      const closing = { outcome: 'withdrawn', reasons: 'No.' }
      expect((await api.post(at(id, '/closure'), closing, { as })).status).toBe(403)
    }
    expect((await api.post('/regulation-requests', newRequest(), { as: provider })).status).toBe(403)
    expect((await api.get('/regulation-requests', { as: provider })).status).toBe(403)
  })

  it('is never addressed to a council, nor about a case that is not shared, nor posted long ago', async () => {
    const pointer = async (own: object) => {
      const { status, body } = await api.post('/regulation-requests', newRequest(own), { as: cqc })
      return [status, body.errors[0].pointer]
    }
    expect(await pointer({ bodyId: COUNCIL })).toEqual([422, '/bodyId'])
    expect(await pointer({ bodyId: 'no-such-body' })).toEqual([422, '/bodyId'])
    const secret = await begin(api, { mayBeShared: false })
    expect(await pointer({ reference: secret.reference })).toEqual([422, '/reference'])
    const served = { by: 'registered or recorded post', postedOn: '2026-10-01' }
    expect(await pointer({ served })).toEqual([422, '/served/postedOn'])
    const shared = await begin(api)
    const { reference } = await made({ reference: shared.reference })
    expect(reference).toBe(shared.reference)
    // Of CQC's own lever the Ombudsman's case says nothing.
    expect((await api.get(shared.address)).text).not.toMatch(/regulation-request|rr-/)
  })
})
