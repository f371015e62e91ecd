// A ladder or a limit that is corrected reaches running cases on the real engine and in virtual time, as a corrected rule does:
// timers move, what became wrong is not sent, whoever is away is covered for, and what is paused stays paused.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { instantAt } from '../../../domain/calendar/london-time.js'
import { WrongCommand } from '../../../cli/calendars/answer.js'
import { runCalendarCommand } from '../../../cli/calendars/run-command.js'
import { readCurrentCalendars } from '../../../prisma/read/calendars.js'
import { storeCalendars, until } from '../../support/editions.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { contactOf, MANAGER, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

const DECIDED = day('2027-01-11')
const CORRECTED = day('2027-02-01')
/** Ten working days before it is 26 February, ten after it 30 March. */
const DUE = '2027-03-12'

let theatre: Theatre
let england: Calendar
let version: number
beforeAll(async () => {
  theatre = await openTheatre()
  ;({ england, version } = await storeCalendars(theatre.database))
  for (const id of ['example-one', 'example-two', 'example-three', 'example-four', 'example-five'])
    await theatre.nameBody(id, 'provider')
})
afterAll(() => theatre.close())

const start = async (reference: string, bodyId: string, calendar = england) => {
  const [id] = await theatre.start({
    on: DECIDED,
    reference,
    opening: {
      calendar,
      bodies: [{ bodyId, bodyType: 'provider', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, DUE, [bodyId])],
    },
  })
  return id
}

const remindersOf = async (reference: string) =>
  (await theatre.lettersOf(reference)).filter((letter) => /(reminder|overdue|escalation)$/.test(letter))

const ADMINISTRATOR = { subject: 'command:robin', role: 'administrator' } as const
const calendar = (...args: string[]) =>
  runCalendarCommand(
    {
      database: theatre.database,
      calendarDesk: theatre.calendarDesk,
      clockShift: instantAt(CORRECTED, '12:00') - Date.now(),
      patience: 20_000,
    },
    args,
    ADMINISTRATOR,
  )

const answered = (count: number, at: number) =>
  until(
    async () =>
      (await theatre.database.caseBody.count({ where: { calendarVersion: { gte: at } } })) === count,
  )

const WHY = ['--reason', 'Agreed with the example councils on 1 February.']

it('is climbed by every running case from then on, covered where somebody is away, silent where it is paused', async () => {
  const running = await start('99 000 501', 'example-one')
  const paused = await start('99 000 502', 'example-two')
  const serious = await start('99 000 503', 'example-three')
  await theatre.database.contact.create({
    data: {
      id: randomUUID(),
      room: 'body',
      recipient: 'body/example-one',
      name: 'Robin Madeup',
      email: 'deputy@example.org',
      role: 'link officer',
      capacity: 'deputy',
      namedAt: new Date('2027-01-11T10:00:00Z'),
    },
  })
  await theatre.send(serious, 'setSeverity', MANAGER, { severity: 'serious' }, { words: 'harm' })
  for (const id of [running, paused, serious]) await theatre.goTo(id, CORRECTED)
  await theatre.send(paused, 'pauseReminders', OFFICER, {}, { words: 'a flood' })

  const rungs = '15 before, 3 before to senior officer, 2 after to manager'
  expect(await calendar('ladder', 'reminders-evidence', '--rungs', rungs, ...WHY)).toEqual({
    exitCode: 0,
    out: `england/${version + 1}: running cases are told. What moves: npm run calendar -- report england/${version + 1}`,
  })
  await answered(3, version + 1)
  const { out } = await calendar('report', `england/${version + 1}`)
  expect(out).toContain('  corrected rule reminders-evidence (version 2)')
  expect(out).toContain('A date moved in 0, only a reminder in 1, nothing in 2. Not answered yet: 0.')

  // The timers and the ladder are found again in the history when nothing is left in memory.
  await theatre.restartWorker(2)
  // The contact is away on the day of the first rung.
  await theatre.database.contact.updateMany({
    where: { recipient: 'body/example-one', capacity: 'contact' },
    data: { awayFrom: new Date('2027-02-15'), awayUntil: new Date('2027-02-20') },
  })
  for (const id of [running, paused, serious]) await theatre.goTo(id, day('2027-03-31'))
  expect(await remindersOf('99 000 501')).toEqual([
    '2027-02-19 body/example-one reminder',
    '2027-03-09 body/example-one/senior-officer reminder',
    '2027-03-16 manager escalation',
  ])
  const [covered] = await theatre.database.letter.findMany({
    where: { class: 'reminder', items: { some: { reference: '99 000 501' } } },
    orderBy: { localDate: 'asc' },
  })
  expect(covered).toMatchObject({ address: 'deputy@example.org' })
  expect(await remindersOf('99 000 502')).toEqual([])
  expect((await remindersOf('99 000 503')).map((letter) => letter.slice(0, 10))).toEqual([
    '2027-02-26',
    '2027-03-05',
    '2027-03-11',
    '2027-03-15',
    '2027-03-17',
  ])
  // None of the letters of the ladder before is left to be sent.
  const left = await theatre.database.letterItem.count({
    where: { reference: '99 000 501', voidedAt: null, letterId: null },
  })
  expect(left).toBe(0)
  const { recordedAt: _, ...ledger } = await theatre.database.ledger.findFirstOrThrow({
    where: { reference: '99 000 501', event: 're-dated' },
  })
  expect(ledger).toMatchObject({ actor: 'system', data: { moved: [], told: [] } })
})

it('of escalation proposes by its days, and a limit binds the next decision', async () => {
  const id = await start('99 000 504', 'example-four')
  await theatre.goTo(id, day('2027-03-16'))
  const contact = contactOf('example-four')
  const to = day('2027-04-30')
  await theatre.send(id, 'askExtension', contact, { recommendation: 1, to }, { words: 'illness' })
  const days = 'casework-manager 2, director 4'
  const escalation = ['ladder', 'escalation-ordinary', '--proposed-after', days, '--reviewed-after', '3']
  expect((await calendar(...escalation, ...WHY)).exitCode).toBe(0)
  const limit = await calendar('limit', 'extension-case-officer', '--times', '1', '--days', '14', ...WHY)
  expect(limit.exitCode).toBe(0)
  await until(async () => (await theatre.stateOf(id)).calendar.version === `england/${version + 3}`)
  const agree = (actor: typeof OFFICER) =>
    theatre.send(id, 'decideExtension', actor, { recommendation: 1, decision: 'agree', to }, { words: 'yes' })
  expect(await agree(OFFICER)).toMatchObject({
    status: 'refused',
    refusal: { field: '/to', problem: expect.stringMatching(/at most 14 days after the original date/) },
  })
  await theatre.goTo(id, day('2027-03-17'))
  expect(await theatre.tasksOf('99 000 504')).toContain('escalation-proposed')
  expect(await agree(MANAGER)).toMatchObject({ status: 'done' })
  expect((await theatre.stateOf(id)).obligations[0]?.dueOn).toBe(to)
})

it('is that of a case that is begun afterwards, and is listed with who, when and why', async () => {
  const { england: now } = await readCurrentCalendars(theatre.database)
  const id = await start('99 000 505', 'example-five', now)
  await theatre.goTo(id, day('2027-02-20'))
  expect(await remindersOf('99 000 505')).toEqual(['2027-02-19 body/example-five reminder'])
  const { out } = await calendar('ladders')
  expect(out).toMatch(
    /^reminders-evidence +version 2, corrected +15 before, 3 before to senior officer, 2 after to manager$/m,
  )
  expect(out).toMatch(/^reminders-plan +as shipped +10 before, 5 before, 1 before, /m)
  expect(out).not.toContain('extension-')
  expect((await calendar('limits')).out).toMatch(
    /^extension-case-officer +version 2, corrected +1 times, 14 days in all$/m,
  )
  const one = await calendar('ladder', 'escalation-ordinary')
  expect(one.out).toContain(
    `Version 2, 2027-02-01, by command:robin (administrator), with england/${version + 2}`,
  )
  expect(one.out).toContain('  reviewedAfter: 10 → 3\n  why: Agreed with the example councils on 1 February.')
  expect((await calendar('history', 'england')).out).toContain(
    'corrected rule extension-case-officer (version 2)',
  )
  expect(JSON.parse((await calendar('limits', '--json')).out)).toMatchObject([
    { now: { times: 1 } },
    { now: { times: 6 } },
  ])
})

it.each<[string[], RegExp]>([
  [['ladder', 'reminders-of-love'], /“reminders-of-love” is no ladder: give one of reminders-plan/],
  [['limit', 'reminders-plan'], /is no limit: give one of extension-case-officer, extension-manager/],
  [['ladder'], /ID is missing/],
  [['ladder', 'reminders-plan', '--rungs', '5 before'], /--reason is missing/],
  [['ladder', 'reminders-plan', ...WHY], /Say what is to be different/],
  [
    ['ladder', 'reminders-plan', '--rungs', 'five before', ...WHY],
    /“five before” is no rung: write it as in/,
  ],
  [['ladder', 'reminders-plan', '--rungs', '', ...WHY], /is no rung/],
  [['ladder', 'reminders-plan', '--amount', '5', ...WHY], /--amount is no option here: rungs, /],
  [['rule', 'cqc-log', '--rungs', '5 before', ...WHY], /--rungs is no option here: name, amount/],
  [['ladder', 'escalation-serious', '--proposed-after', 'director', ...WHY], /as in “director 20”/],
  [['limit', 'extension-manager', '--times', 'often', ...WHY], /--times is a whole number/],
  [
    ['limit', 'extension-manager', '--times', '4', '--seen', 'x', ...WHY],
    /--seen is the number of a version/,
  ],
])('%j is not understood, and it says what is', async (args, message) => {
  await expect(calendar(...args)).rejects.toThrow(message)
  await expect(calendar(...args)).rejects.toBeInstanceOf(WrongCommand)
})

it.each<[string[], RegExp]>([
  [
    ['ladder', 'reminders-plan', '--rungs', '5 before to mayor'],
    /rungs\/0\/to of reminders-plan: “mayor” is not known/,
  ],
  [
    ['ladder', 'reminders-plan', '--rungs', '5 before by overdue'],
    /rungs\/0\/letter of reminders-plan: “overdue” speaks/,
  ],
  [['ladder', 'reminders-plan', '--rungs', '99 before'], /rungs\/0\/amount of reminders-plan: give 1 to 60/],
  [['ladder', 'reminders-evidence', '--rungs', '5 before', '--seen', '1'], /is at version 2 now, not 1/],
  [['limit', 'extension-case-officer', '--days', '400'], /the manager’s is 366/],
])('%j is refused, and nothing is changed', async (args, message) => {
  const before = await calendar()
  const refused = await calendar(...args, ...WHY)
  expect(refused).toMatchObject({ exitCode: 1, out: expect.stringMatching(message) })
  expect(refused.out).toMatch(/^Refused, and nothing was changed\. /)
  expect(await calendar()).toEqual(before)
})
