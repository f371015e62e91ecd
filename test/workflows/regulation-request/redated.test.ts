// CQC's own requests when the bank holidays change, on the real engine and in virtual time: each is made on Tuesday 1
// December 2026.
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { RequestView } from '../../../prisma/read/regulation-requests.js'
import { redatingReport } from '../../../api/schemas/redating-report.js'
import { printReport } from '../../../cli/calendars/print.js'
import { readWholeRedating } from '../../../prisma/read/redating.js'
import { fastForward } from '../../../temporal/virtual-time.js'
import { requestStateQuery } from '../../../workflows/regulation-request/messages.js'
import { notAddingUp } from '../../domain/calendar/re-added.js'
import { administrator, cqc, manager } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import { addBodies } from '../../support/api-cases.js'
import { storeCalendars, until } from '../../support/editions.js'

const api = apiForFile(addBodies)
let version: number
beforeAll(async () => {
  ;({ version } = await storeCalendars(api.theatre.database))
})

async function made(served: object) {
  const request = {
    provision: 'regulation-17-3',
    locationId: '1-170000002',
    served,
    registeredPerson: 'Plainly Fictional Care Ltd',
    answersTo: 'governance@example.org',
    reasons: 'Records were not kept.',
  }
  const { status, body, text } = await api.post('/regulation-requests', request, { as: cqc })
  if (status !== 201) throw new Error(text)
  return body as unknown as RequestView
}

const mailed = () => made({ by: 'e-mail with consent', email: `r-${crypto.randomUUID()}@example.org` })
const posted = () => made({ by: 'registered or recorded post', postedOn: '2026-12-01' })

async function read(id: string) {
  const { body } = await api.get(`/regulation-requests/${id}`, { as: cqc })
  const { dueOn, receivedOn, explanation, timeline } = body as unknown as RequestView
  expect(explanation && notAddingUp(explanation)).toEqual([])
  return {
    dueOn,
    receivedOn,
    metUntil: explanation?.metUntil,
    events: timeline.map((t) => t.event),
    timeline,
  }
}

/** Proclaims a day and waits until no request that is open counts without it. */
async function proclaim(date: string) {
  const decision = { action: 'add', date, name: 'A day of joy', reason: 'Proclaimed today.' }
  expect((await api.post('/calendars/england/days', decision, { as: administrator })).status).toBe(201)
  version += 1
  const behind = { closedAt: null, calendarVersion: { lt: version } }
  await until(async () => (await api.theatre.database.regulationRequest.count({ where: behind })) === 0)
}

async function goTo(id: string, moment: string) {
  const { client } = api.theatre
  const workflowId = `regulation-request/${id}`
  const { clockShift } = await client.workflow.getHandle(workflowId).query(requestStateQuery)
  await fastForward(client, workflowId, { untilMs: Date.parse(moment) - clockShift })
}

describe('a proclaimed bank holiday', () => {
  it('re-dates every open request, tells whom it concerns, and moves what leaves', async () => {
    const [one, two, closed] = [await mailed(), await posted(), await mailed()]
    const closing = { outcome: 'withdrawn', reasons: 'It came otherwise.' }
    await api.post(`/regulation-requests/${closed.id}/closure`, closing, { as: cqc })
    expect([one.receivedOn, one.dueOn]).toEqual(['2026-12-02', '2026-12-30'])
    expect([two.receivedOn, two.dueOn]).toEqual(['2026-12-04', '2027-01-01'])

    // Friday 1 January is a bank holiday anyway: treated as met until the Monday, and the Wednesday is counted on.
    await proclaim('2026-12-30')
    expect(await read(one.id)).toMatchObject({
      dueOn: '2026-12-30',
      metUntil: '2026-12-31',
      events: ['requested', 're-dated'],
    })
    expect(await read(two.id)).toMatchObject({ dueOn: '2027-01-01', metUntil: '2027-01-04' })
    // Another version takes nothing twice.
    await proclaim('2027-01-04')
    expect(await read(one.id)).toMatchObject({
      metUntil: '2026-12-31',
      events: ['requested', 're-dated', 're-dated'],
    })
    expect((await read(one.id)).timeline.at(-1)?.data).toMatchObject({ reminders: 1 })
    expect(await read(two.id)).toMatchObject({ dueOn: '2027-01-01', metUntil: '2027-01-05' })
    expect((await read(closed.id)).events).toEqual(['requested', 'closed'])

    // What the Act assumes of its receipt is counted in working days: with the day before it, the date itself moves.
    const assumed = await mailed()
    await proclaim('2026-12-02')
    expect(await read(assumed.id)).toMatchObject({ receivedOn: '2026-12-03', dueOn: '2026-12-31' })
    expect((await read(assumed.id)).timeline.at(-1)?.data).toMatchObject({
      old: '2026-12-30',
      new: '2026-12-31',
    })

    // All are counted; the dates of CQC's own requests are listed for who administers the product, not for the Ombudsman.
    const reported = async (as: typeof administrator) => {
      const { status, body } = await api.get(`/calendars/england/${version}/report`, { as })
      expect(status).toBe(200)
      return redatingReport.parse(body)
    }
    expect(await reported(manager)).toMatchObject({
      cases: { answered: 0, moved: 0, unmoved: 0, behind: 0 },
      requests: { answered: 3, moved: 2, onlyReminders: 0, unmoved: 1, behind: 0 },
      deadlines: { moved: 0, onlyMetUntil: 0, unmoved: 0 },
      moved: [],
      unmoved: [],
      told: [],
    })
    const report = await reported(administrator)
    const moved = { bodyId: '1-170000002', deadline: 'regulation-17-3', old: '2026-12-30', new: '2026-12-31' }
    const why = expect.stringMatching(/2 December 2026 is now a bank holiday in England/)
    const byReference = (a: { reference: string }, b: { reference: string }) =>
      a.reference.localeCompare(b.reference)
    expect(report.moved).toMatchObject(
      [one, assumed].map(({ id }) => ({ reference: id, ...moved, why })).sort(byReference),
    )
    expect(report.unmoved).toMatchObject([
      {
        reference: two.id,
        on: '2027-01-01',
        metUntil: '2027-01-05',
        why: expect.stringMatching(/never moves/),
      },
    ])
    expect(report.told).toMatchObject(
      [one, assumed]
        .map(({ id }) => ({
          reference: id,
          recipient: `registered-person/${id}`,
          how: 'at-once',
          by: 'regulation-request-date-changed',
        }))
        .sort(byReference),
    )
    const whole = await readWholeRedating(api.theatre.database, 'england', version)
    expect(whole && printReport(whole)).toContain(
      `${two.id} 1-170000002, what CQC asks for by Regulation 17(3): 2027-01-01.`,
    )

    await goTo(two.id, '2027-01-07T12:00:00Z')
    expect(await api.theatre.lettersOf(two.id)).toEqual(['2027-01-06 cqc regulation-request-overdue'])
    await goTo(one.id, '2027-01-06T12:00:00Z')
    const letters = await api.theatre.lettersOf(one.id)
    expect(letters.filter((letter) => letter.endsWith('date-changed')).length).toBeGreaterThanOrEqual(1)
    expect(letters.filter((letter) => !letter.endsWith('date-changed'))).toEqual([
      `2026-12-01 registered-person/${one.id} regulation-request`,
      `2026-12-21 registered-person/${one.id} regulation-request-reminder`,
      `2026-12-29 registered-person/${one.id} regulation-request-reminder`,
      '2027-01-05 cqc regulation-request-overdue',
    ])
  })
})
