// Re-dating goes on wherever it was interrupted, finds cases that were begun meanwhile with the calendar of before, and
// tells no case twice.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { isWorkingDay, type Calendar } from '../../../domain/calendar/calendar.js'
import { recommendationWorkflowId } from '../../../domain/recommendation/ids.js'
import { readRedating } from '../../../prisma/read/redating.js'
import { redatingWorkflowId } from '../../../temporal/desk-calendars.js'
import type { redating } from '../../../workflows/redating/workflow.js'
import { OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { dayText, storeCalendars, until } from '../../support/editions.js'
import { evidenceOnly } from '../../support/plays.js'

const TODAY = localDateOf(Date.now())
const CASES = 40

let theatre: Theatre
let england: Calendar
let version: number
/** A working day some weeks ahead, which becomes a bank holiday. */
let holiday: LocalDate
beforeAll(async () => {
  theatre = await openTheatre()
  ;({ england, version } = await storeCalendars(theatre.database))
  holiday = addDays(TODAY, 40)
  while (!isWorkingDay(england, holiday)) holiday = addDays(holiday, 1)
  await theatre.nameBody('example-council', 'council')
})
afterAll(() => theatre.close())

const reference = (n: number) => `99 100 ${String(n).padStart(3, '0')}`

const startCase = (n: number) =>
  theatre.start({
    on: TODAY,
    reference: reference(n),
    opening: {
      calendar: england,
      clockShift: 0,
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      // Every other case is due on the day itself; the others so much later that nothing of them moves.
      recommendations: [evidenceOnly(1, n % 2 === 0 ? holiday : addDays(holiday, 100), ['example-council'])],
    },
  })

const opened = (count: number) => until(async () => (await theatre.database.caseBody.count()) === count)

/** The re-dating of the next version, begun here to wait less at its end than in earnest. */
async function startRedating() {
  const started = await theatre.client.workflow.start<typeof redating>('redating', {
    workflowId: redatingWorkflowId('england', version + 1),
    taskQueue: theatre.taskQueue,
    args: [{ division: 'england', version: version + 1, settle: 1_500 }],
  })
  return started
}

it('goes on after the worker stopped in the middle, and tells each case once', async () => {
  for (let n = 0; n < CASES; n += 1) await startCase(n)
  await opened(CASES)
  const handle = await startRedating()
  const textId = await dayText(theatre.database, {
    action: 'add',
    division: 'england',
    date: holiday,
    name: 'A day of joy',
  })
  const change = { textId, actor: 'an-administrator', role: 'administrator', clockShift: 0 } as const
  const outcome = await theatre.calendarDesk.changeCalendars(change, {
    id: randomUUID(),
    bodyHash: 'a-hash',
    waitMs: 20_000,
  })
  expect(outcome).toMatchObject({ status: 'changed' })

  await until(async () => (await theatre.database.redatedCase.count()) >= 5)
  await theatre.restartWorker(10)
  // Begun with the calendar that was current when its officer opened the page.
  await startCase(CASES)
  expect(await handle.result()).toMatchObject({ superseded: false })

  const report = await readRedating(theatre.database, 'england', version + 1)
  expect(report?.cases).toEqual({
    answered: CASES + 1,
    moved: CASES / 2 + 1,
    onlyReminders: 0,
    unmoved: CASES / 2,
    behind: 0,
    otherCalendars: 0,
  })
  expect(report?.finishedAt).not.toBeNull()
  expect(report?.moved.every((m) => m.metUntilNew > m.metUntilOld && m.old === m.new)).toBe(true)
  const facts = await theatre.database.ledger.groupBy({
    by: ['reference'],
    where: { event: 're-dated' },
    _count: true,
  })
  expect(facts).toHaveLength(CASES / 2 + 1)
  expect(facts.every((fact) => fact._count === 1)).toBe(true)

  // Told again, a case answers and nothing more: by the second note it has.
  const id = recommendationWorkflowId(reference(0), 'example-council')
  const again = { ...england, version: `england/${version + 1}` }
  expect(await theatre.calendarDesk.tellCalendar(id, again)).toBe(true)
  await theatre.send(id, 'note', OFFICER, {}, { words: 'One' })
  await theatre.send(id, 'note', OFFICER, {}, { words: 'Two' })
  expect(await theatre.ledgerOf(reference(0))).toEqual(['opened', 're-dated', 'noted', 'noted'])
}, 120_000)
