// The page behind a letter's link: what is due to who holds the link, and nothing that a forwarded letter should not show.
import { describe, expect, it } from '@jest/globals'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { contactOf, ON } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, caseAt, PROVIDER, type Begun } from '../support/api-cases.js'

const api = apiForFile(addBodies)

/** A link as the letters make it: the token for the mail, its hash for the table. */
async function link(
  reference: string,
  scope: string,
  own: { expiresAt?: Date; revokedAt?: Date; bodyId?: string; letterId?: string } = {},
) {
  const token = randomBytes(32).toString('base64url')
  const issuedAt = new Date(`${ON}T10:00:00Z`)
  await api.theatre.database.accessLink.create({
    data: {
      id: randomUUID(),
      tokenHash: createHash('sha256').update(token).digest('hex'),
      scope,
      reference,
      bodyId: PROVIDER,
      letterId: randomUUID(),
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + 180 * 86_400_000),
      ...own,
    },
  })
  return `/answer/${token}`
}

const open = (address: string) => api.get(address, { as: null })
const textOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a link', () => {
  it.each([
    [
      'awaiting-plan',
      'answer',
      /Send your action plan 1 By the end of 20 January 2027 Send evidence of what was done 1 By the end of 1 March 2027 /,
    ],
    // Of Tuesday 1 December 2026: a plan is hoped to be logged, and assurance asked for, within ten working days.
    ['assurance', 'answer', /Ask for CQC’s assurance 1 By the end of 15 December 2026/],
    ['evidence-review', 'answer', /Nothing is due from you now. The next step is ours: we will write to you/],
    [
      'carrying-out',
      'assurance',
      /What we ask of CQC What For recommendation By when Log the accepted action plan We hope for it by 15 December 2026 /,
    ],
    [
      'carrying-out',
      'view',
      /CQC Log the accepted action plan We hope for it by 15 December 2026 The body Send evidence of what was done 1 By the end of 1 March 2027/,
    ],
    ['closed', 'answer', /The case is closed. Nothing is due from you now/],
    ['closed', 'view', /The case is closed. Nothing is asked of the body or of CQC now/],
  ] as const)('at the stage %s for %s says what is due', async (stage, scope, shown) => {
    const begun: Begun = await caseAt(api, stage)
    const { status, text, headers } = await open(await link(begun.reference, scope))
    expect(status).toBe(200)
    expect(textOf(text)).toMatch(shown)
    expect(textOf(text)).toContain(`Reference ${begun.reference}`)
    expect(text).not.toMatch(/Fictional|medicines|Adult care|example\.org|officer-1/i)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(text).not.toMatch(/<script|<form|<a /)
  })

  it.each([
    ['has expired', { expiresAt: new Date(`${ON}T09:00:00Z`) }, 410, 'The link has expired'],
    ['was revoked', { revokedAt: new Date(`${ON}T09:00:00Z`) }, 410, 'The link has been withdrawn'],
  ])('that %s shows no case', async (_, own, status, words) => {
    const begun = await caseAt(api, 'awaiting-plan')
    const answer = await open(await link(begun.reference, 'answer', own))
    expect(answer.status).toBe(status)
    expect(textOf(answer.text)).toContain(words)
    expect(answer.text).not.toContain(begun.reference)
  })

  it.each(['A'.repeat(43), 'short', '%00', '..%2f..', "'%20OR%201=1"])(
    'that is none (%s) shows no case',
    async (token) => {
      const answer = await open(`/answer/${token}`)
      expect(answer.status).toBe(404)
      expect(textOf(answer.text)).toContain('There is no such link')
    },
  )
})

describe('the links of a letter', () => {
  /** A case of a body of its own whose opening letter has left, and a link in it. */
  async function written() {
    const id = `linked-home-${randomBytes(4).toString('hex')}`
    await api.theatre.nameBody(id, 'provider')
    const begun = await begin(api, { responsibleBodies: [{ id, type: 'provider', planDueOn: '2027-01-20' }] })
    const { database } = api.theatre
    const letterOf = () =>
      database.letter.findFirst({ where: { recipient: `body/${id}`, sentAt: { not: null } } })
    let letter = await letterOf()
    for (let tries = 0; !letter && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30))
      letter = await letterOf()
    }
    return {
      id,
      ...begun,
      link: await link(begun.reference, 'answer', { bodyId: id, letterId: letter?.id ?? '' }),
    }
  }
  const contact = { name: 'Another Fictional', email: 'another@example.org', role: 'link officer' }

  it('open nothing any more when another contact is named', async () => {
    const { id, link: address } = await written()
    const others = await written()
    expect((await open(address)).status).toBe(200)
    expect((await api.post(`/bodies/${id}/contacts`, { ...contact, capacity: 'deputy' })).status).toBe(201)
    expect((await open(address)).status).toBe(200)
    expect((await api.post(`/bodies/${id}/contacts`, contact)).status).toBe(201)
    expect((await open(address)).status).toBe(410)
    expect((await open(others.link)).status).toBe(200)
  })

  it('are withdrawn by an officer, of one case or of all', async () => {
    const { id, reference, link: address } = await written()
    const withdrawal = `/bodies/${id}/links/withdrawal`
    expect((await api.post(withdrawal, {}, { as: contactOf(PROVIDER) })).status).toBe(403)
    expect((await api.post(withdrawal, { reference: '99 000 000' })).status).toBe(201)
    expect((await open(address)).status).toBe(200)
    expect((await api.post(withdrawal, { reference })).status).toBe(201)
    expect((await open(address)).status).toBe(410)
    expect((await api.post('/bodies/no-such-home/links/withdrawal', {})).status).toBe(404)
  })
})
