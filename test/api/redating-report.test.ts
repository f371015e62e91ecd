// What a version of a calendar did to the running cases, over HTTP: for an administrator and a manager, page after page.
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { redatingReport } from '../../api/schemas/redating-report.js'
import { administrator, contactOf, cqc, director, manager, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { day, evidenceOnly } from '../support/plays.js'
import { storeCalendars, until } from '../support/editions.js'

const BODY = 'example-council'
/** A Wednesday. */
const HOLIDAY: LocalDate = day('2027-05-12')
const CASES = ['99 000 501', '99 000 502', '99 000 503'] as const

const api = apiForFile()
let version: number
beforeAll(async () => {
  const stored = await storeCalendars(api.theatre.database)
  version = stored.version + 1
  await api.theatre.nameBody(BODY, 'council')
  const due = [HOLIDAY, '2027-06-16', HOLIDAY]
  for (const [n, reference] of CASES.entries())
    await api.theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        calendar: stored.england,
        bodies: [{ bodyId: BODY, bodyType: 'council', planDueOn: null, takeOver: null }],
        recommendations: [evidenceOnly(1, due[n] ?? HOLIDAY, [BODY])],
      },
    })
  await until(async () => (await api.theatre.database.caseBody.count()) === CASES.length)
  const decision = { action: 'add', date: HOLIDAY, name: 'A day of joy', reason: 'Proclaimed today.' }
  expect((await api.post('/calendars/england/days', decision, { as: administrator })).status).toBe(201)
  await until(async () => (await api.theatre.database.redatedCase.count()) === CASES.length)
})

const at = (query = '', of = String(version)) => `/calendars/england/${of}/report${query}`

async function report(query = '', as = manager) {
  const { status, body } = await api.get(at(query), { as })
  expect(status).toBe(200)
  expect(redatingReport.parse(body)).toEqual(body)
  return redatingReport.parse(body)
}

describe('the report of a re-dating', () => {
  it('names what moved and what did not, with the reason, and who was told by which letter', async () => {
    for (const as of [manager, administrator])
      expect(await report('', as)).toMatchObject({
        version: `england/${version}`,
        madeFrom: `england/${version - 1}`,
        added: [{ date: HOLIDAY, name: 'A day of joy' }],
        reason: 'Proclaimed today.',
        cases: { answered: 3, moved: 2, onlyReminders: 0, unmoved: 1, behind: 0, otherCalendars: 0 },
        deadlines: { moved: 0, onlyMetUntil: 2, unmoved: 1 },
        moved: [
          {
            reference: CASES[0],
            bodyId: BODY,
            deadline: 'evidence',
            recommendations: [1],
            old: HOLIDAY,
            new: HOLIDAY,
            metUntilOld: HOLIDAY,
            metUntilNew: '2027-05-13',
            why: expect.stringContaining('12 May 2027 is now a bank holiday in England (A day of joy)'),
          },
          { reference: CASES[2] },
        ],
        unmoved: [
          {
            reference: CASES[1],
            bodyId: BODY,
            on: '2027-06-16',
            metUntil: '2027-06-16',
            why: expect.stringContaining('A date that was stated never moves'),
          },
        ],
        told: [
          {
            reference: CASES[0],
            recipient: `body/${BODY}`,
            how: 'digest',
            by: 'date-changed',
            standing: 'waits',
          },
          { reference: CASES[2] },
        ],
        next: null,
      })
  })

  it('comes in pages of cases, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await report(`?limit=1${cursor ? `&after=${cursor}` : ''}`)
      expect(page.cases.answered).toBe(3)
      seen.push(...[...page.moved, ...page.unmoved].map(({ reference }) => reference))
      cursor = page.next
    }
    expect(seen).toEqual(CASES)
  })

  it.each([officer, director, cqc, contactOf(BODY)])('is not for $roles', async (as) => {
    expect((await api.get(at(), { as })).status).toBe(403)
  })

  it('is refused of a version that does not exist or is none', async () => {
    expect((await api.get(at('', '999999999'), { as: manager })).status).toBe(404)
    for (const path of [at('', 'three'), at('?after=x'), `/calendars/cornwall/1/report`])
      expect((await api.get(path, { as: manager })).status).toBe(422)
  })
})
