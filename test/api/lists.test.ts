// Lists: every entry once, in a stable order, also while cases move; filters; only what the viewer may see.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { bodiesPage, bodyView } from '../../api/schemas/bodies.js'
import { casesPage, tasksPage } from '../../api/schemas/views.js'
import { contactOf, cqc, officer, type AnswerItem, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, caseAt, COUNCIL, newCase, PROVIDER, type Begun } from '../support/api-cases.js'
import { takenOver } from '../support/api-exercises.js'
import { until } from '../support/editions.js'

const api = apiForFile(addBodies)
const cases: Begun[] = []

const withCouncil = { responsibleBodies: [{ id: COUNCIL, type: 'council', planDueOn: '2027-02-20' }] }

beforeAll(async () => {
  cases.push(await caseAt(api, 'plan-review'))
  cases.push(await begin(api, { mayBeShared: false, team: 'Team 2' }))
  cases.push(await begin(api, { ...withCouncil, team: 'Team 2' }))
  cases.push(
    await begin(api, {
      responsibleBodies: [
        { id: PROVIDER, type: 'provider' },
        { id: COUNCIL, type: 'council' },
      ],
    }),
  )
  cases.push(
    await begin(api, { recommendations: [], responsibleBodies: [{ id: PROVIDER, type: 'provider' }] }),
  )
  // The second body of the joint case appears a moment after the first.
  for (let tries = 0; tries < 100 && (await all('/cases?limit=100')).length < 6; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
})

/** Every page of a list, from the first to the last. */
async function pages(
  path: string,
  as: Person = officer,
  from: string | null = null,
): Promise<AnswerItem[][]> {
  const found: AnswerItem[][] = []
  let after = from
  do {
    const answer = await api.get(`${path}${after === null ? '' : `&after=${after}`}`, { as })
    expect(answer.status).toBe(200)
    found.push([...answer.body.items])
    after = answer.body.next
  } while (after !== null)
  return found
}

const all = async (path: string, as: Person = officer) => (await pages(path, as)).flat()
const keyOf = ({ reference, bodyId }: AnswerItem) => `${reference} ${bodyId}`
const referencesOf = async (query: string, as: Person = officer) =>
  (await all(`/cases?limit=100${query}`, as)).map((item) => item.reference)

describe('the list of cases', () => {
  it('gives every case and body once, in the same order, whatever the size of a page', async () => {
    const whole = (await all('/cases?limit=100')).map(keyOf)
    expect(whole).toHaveLength(6)
    expect(whole).toEqual([...whole].sort())
    for (const limit of [1, 2, 5, 6]) {
      const read = await pages(`/cases?limit=${limit}`)
      expect(read.flat().map(keyOf)).toEqual(whole)
      expect(read.length).toBe(Math.ceil(6 / limit))
    }
  })

  it('loses and repeats nothing while cases begin and move between two pages', async () => {
    const before = (await all('/cases?limit=100')).map(keyOf)
    const first = await api.get('/cases?limit=3')
    const begun = await begin(api)
    await api.post(`${cases[1]?.path}/notes`, { text: 'It moves.' })
    const rest = (await pages('/cases?limit=3', officer, first.body.next)).flat()
    const read = [...first.body.items, ...rest].map(keyOf)
    expect(read.filter((key) => !key.startsWith(begun.reference))).toEqual(before)
    expect(new Set(read).size).toBe(read.length)
  })

  it('is filtered by stage, whose move it is, body, team, due date and CQC’s part', async () => {
    const [review, unshared, council, joint, empty] = cases.map((c) => c.reference)
    expect(await referencesOf('&stage=plan-review')).toEqual([review])
    expect(await referencesOf('&waitingOn=nobody')).toEqual([empty])
    expect((await referencesOf(`&bodyId=${COUNCIL}`)).sort()).toEqual([council, joint].sort())
    expect((await referencesOf('&team=Team%202')).sort()).toEqual([council, unshared].sort())
    expect((await referencesOf('&dueBefore=2027-02-21')).sort()).toContain(unshared)
    expect(await referencesOf('&dueBefore=2027-01-20')).toEqual([])
    expect(await referencesOf('&cqc=not-shared')).toEqual([unshared])
    expect(await referencesOf('&overdue=true')).toEqual([])
    expect(await referencesOf('&overdue=false&stage=closed')).toEqual([empty])
  })

  it('shows a body its own cases, and CQC those in which it has a part', async () => {
    const own = await all('/cases?limit=100', contactOf(COUNCIL))
    expect(new Set(own.map((item) => item.bodyId))).toEqual(new Set([COUNCIL]))
    expect(own).toHaveLength(2)
    expect(await referencesOf('', cqc)).not.toContain(cases[1]?.reference)
    expect(await all(`/cases?bodyId=${PROVIDER}&limit=9`, contactOf(COUNCIL))).toEqual([])
  })

  it('answers in the shape that its description gives', async () => {
    expect(z.safeParse(casesPage, (await api.get('/cases')).body).error).toBeUndefined()
  })
})

describe('the list of tasks', () => {
  it('gives every task once, oldest first, and is filtered', async () => {
    const whole = await all('/tasks?limit=100')
    expect((await pages('/tasks?limit=1')).flat()).toEqual(whole)
    expect(whole.length).toBeGreaterThan(2)
    const kinds = (query: string) => all(`/tasks?limit=100${query}`)
    expect((await kinds('&kind=review-plan')).map((t) => t.kind)).toEqual(['review-plan'])
    expect(
      (await kinds(`&reference=${encodeURIComponent(cases[3]?.reference ?? '')}`)).map((t) => t.kind),
    ).toEqual(['record-receipt', 'set-date', 'set-date'])
    expect(await kinds('&forRole=manager')).toEqual([])
    expect((await kinds('&done=true')).every((t) => t.kind !== 'review-plan')).toBe(true)
    expect(z.safeParse(tasksPage, (await api.get('/tasks')).body).error).toBeUndefined()
  })

  it('gives each level of the escalation ladder a queue of its own', async () => {
    const late = await takenOver(api, { stage: 'awaiting-plan', planDueOn: '2026-11-23' })
    const queue = (step: string) => all(`/tasks?limit=100&step=${step}`)
    await until(async () => (await queue('team-co-ordinator')).length > 0)
    expect(await queue('team-co-ordinator')).toMatchObject([
      {
        kind: 'chase-overdue',
        reference: late.reference,
        data: { step: 'team-co-ordinator', to: 'Team Co-ordinator' },
      },
    ])
    expect(await queue('casework-manager')).toEqual([])
    expect((await api.get('/tasks?step=mayor')).status).toBe(422)
  })
})

describe('the directory', () => {
  const bodies = async (query: string, as: Person = officer) =>
    (await api.get(`/bodies?${query}`, { as })).body.items.map((b) => b.id)

  it('finds bodies by part of a name as people write it', async () => {
    expect(await bodies('name=Fictional%20CARE')).toEqual([PROVIDER])
    expect(await bodies('name=fictional')).toEqual([PROVIDER, COUNCIL])
    expect(await bodies('type=council')).toEqual([COUNCIL])
    expect(await bodies('name=nobody')).toEqual([])
    expect(await bodies('name=!!!')).toEqual([])
    const first = await api.get('/bodies?limit=1')
    expect(await bodies(`limit=1&after=${first.body.next}`)).toEqual([COUNCIL])
    expect(z.safeParse(bodiesPage, first.body).error).toBeUndefined()
  })

  it('shows a contact to the Ombudsman and to the body itself', async () => {
    const address = `/bodies/${PROVIDER}`
    for (const as of [officer, contactOf(PROVIDER)]) {
      const { body } = await api.get(address, { as })
      expect(body.contact?.email).toBe('care@example.org')
      expect(z.safeParse(bodyView, body).error).toBeUndefined()
    }
    expect((await api.get(address, { as: cqc })).body.contact).toBeNull()
    expect((await api.get(address, { as: contactOf(COUNCIL) })).status).toBe(404)
    expect(await bodies('limit=9', contactOf(COUNCIL))).toEqual([COUNCIL])
  })

  it('makes the same id for the same name, and says what was there', async () => {
    const request = {
      type: 'council',
      name: 'The Entirely Fictional Council',
      aliases: ['Entirely Fictional'],
    }
    const first = await api.post('/bodies', request)
    expect(first.status).toBe(201)
    expect(first.body.id).toMatch(/^council-[0-9a-f]{10}$/)
    const again = await api.post('/bodies', { type: 'council', name: 'entirely fictional council' })
    expect([again.status, again.body.id, again.body.already]).toEqual([200, first.body.id, true])
    const differs = await api.post('/bodies', {
      id: first.body.id,
      type: 'council',
      name: 'Quite Another',
    })
    expect([differs.status, differs.body.type]).toEqual([409, '/problems/body-differs'])
    const unnamed = await api.post('/bodies', { type: 'council', name: 'Council B' })
    expect([unnamed.status, unnamed.body.errors[0].pointer]).toEqual([422, '/name'])
    expect(
      (await api.post('/bodies', { id: 'council-b-of-2026', type: 'council', name: 'Council B' })).status,
    ).toBe(201)
  })

  it('shows a name that two bodies share, and asks for an id where it is used', async () => {
    for (const id of ['twin-1', 'twin-2'])
      expect((await api.post('/bodies', { id, type: 'provider', name: 'Twin Homes' })).status).toBe(201)
    const { body } = await api.get('/bodies?name=twin')
    expect(body.items.map((b) => b.sharesNameWith)).toEqual([['twin-2'], ['twin-1']])
    const answer = await api.post(
      '/cases',
      newCase({ responsibleBodies: [{ type: 'provider', name: 'Twin Homes' }] }),
    )
    expect(answer.body.errors[0]).toMatchObject({
      pointer: '/responsibleBodies/0/name',
      remedy: 'give the id of one: twin-1, twin-2',
    })
  })

  it('names a contact once under one key, replaces the one before, and refuses the key for another', async () => {
    const key = 'a-key-for-one-contact'
    const contact = { name: 'Care Quality Team', email: 'team@example.org', role: 'Mailbox' }
    const address = `/bodies/${PROVIDER}/contacts`
    const first = await api.post(address, contact, { key })
    expect([first.status, first.body.already]).toEqual([201, false])
    const again = await api.post(address, contact, { key })
    expect([again.status, again.body.already]).toEqual([200, true])
    const other = await api.post(address, { ...contact, email: 'other@example.org' }, { key })
    expect([other.status, other.body.type]).toEqual([422, '/problems/key-reused'])
    expect((await api.get(`/bodies/${PROVIDER}`)).body.contact?.email).toBe('team@example.org')
    expect(await api.theatre.database.contact.count({ where: { recipient: `body/${PROVIDER}` } })).toBe(2)
    expect((await api.post('/bodies/nobody-here/contacts', contact)).status).toBe(404)
    const bad = await api.post(address, { ...contact, email: 'team@example.org\r\nBcc: x@example.org' })
    expect(bad.body.errors[0].pointer).toBe('/email')
  })
})
