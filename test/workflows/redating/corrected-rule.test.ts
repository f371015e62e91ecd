// A rule that is corrected re-dates running cases as a proclaimed bank holiday does, on the real engine and in virtual time:
// timers move, a letter that became wrong does not leave, and the report says which rule it was.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { instantAt } from '../../../domain/calendar/london-time.js'
import { WrongCommand } from '../../../cli/calendars/answer.js'
import { runCalendarCommand } from '../../../cli/calendars/run-command.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { storeCalendars, until } from '../../support/editions.js'
import { day, evidenceOnly } from '../../support/plays.js'

const DECIDED = day('2027-01-11')
const CORRECTED = day('2027-02-01')

let theatre: Theatre
let england: Calendar
let version: number
beforeAll(async () => {
  theatre = await openTheatre()
  ;({ england, version } = await storeCalendars(theatre.database))
  for (const id of ['example-one', 'example-two', 'example-three', 'example-four'])
    await theatre.nameBody(id, 'provider')
})
afterAll(() => theatre.close())

const start = async (reference: string, bodyId: string, dueOn: string | null, assurance = false) => {
  const [id] = await theatre.start({
    on: DECIDED,
    reference,
    opening: {
      calendar: england,
      hasCqcLocation: assurance,
      mayBeShared: assurance,
      bodies: [{ bodyId, bodyType: 'provider', planDueOn: null, takeOver: null }],
      recommendations: [{ ...evidenceOnly(1, dueOn, [bodyId]), assurance }],
    },
  })
  return id
}

/** Its date rests on a rule of the table. */
async function startRuled(reference: string, bodyId: string) {
  const id = await start(reference, bodyId, null)
  const by = { recommendation: 1, rule: 'written-statement-response', from: DECIDED }
  await theatre.send(id, 'setDate', OFFICER, by)
  return id
}

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

it('moves what rests on it, earlier and later, and no letter of the old date leaves', async () => {
  const ruled = await startRuled('99 000 401', 'example-one')
  const seeking = await start('99 000 402', 'example-two', '2027-12-10', true)
  const agreed = await start('99 000 403', 'example-three', '2027-02-10')
  await theatre.goTo(seeking, day('2027-01-28'))
  await theatre.send(
    seeking,
    'submitEvidence',
    contactOf('example-two'),
    { recommendation: 1 },
    { words: 'It is done.' },
  )
  for (const id of [ruled, seeking, agreed]) await theatre.goTo(id, CORRECTED)

  const reason = ['--reason', 'Legal’s advice of 1 February.']
  const later = await calendar('rule', 'written-statement-response', '--amount', '2', ...reason)
  expect(later).toEqual({
    exitCode: 0,
    out: `england/${version + 1}: running cases are told. What moves: npm run calendar -- report england/${version + 1}`,
  })
  await answered(3, version + 1)
  const { out } = await calendar('report', `england/${version + 1}`)
  expect(out).toContain('  corrected rule written-statement-response (version 2)')
  expect(out).toContain('  why: Legal’s advice of 1 February.')
  expect(out).toContain('A date moved in 1, only a reminder in 0, nothing in 2. Not answered yet: 0.')
  expect(out).toContain(
    '  99 000 401 example-one, evidence for 1: 2027-02-10 → 2027-03-10 (met until 2027-02-10 → 2027-03-10). It is counted anew: the rule written-statement-response was corrected (version 2)',
  )
  expect(out).toContain('  99 000 401 body/example-one in a digest (date-changed): ')
  expect(out).toContain(
    '  99 000 403 example-three, evidence for 1: 2027-02-10. It does not rest on what was corrected',
  )

  const nearer = await calendar('rule', 'seek-assurance', '--amount', '4', ...reason)
  expect(nearer.exitCode).toBe(0)
  await answered(3, version + 2)
  expect((await calendar('report', `england/${version + 2}`)).out).toMatch(
    /99 000 402 example-two, the request.*2027-02-11 → 2027-02-03.*seek-assurance was corrected \(version 2\).*\n  99 000 402 body\/example-two at once \(date-changed\): /s,
  )

  await theatre.goTo(ruled, day('2027-02-11'))
  expect(await theatre.ledgerOf('99 000 401')).toEqual(['opened', 'date-set', 're-dated'])
  expect((await theatre.lettersOf('99 000 401')).slice(-3)).toEqual([
    '2027-01-27 body/example-one reminder',
    '2027-02-02 body/example-one date-changed',
    '2027-02-10 body/example-one reminder',
  ])
  expect((await theatre.stateOf(ruled)).obligations[0]).toMatchObject({
    dueOn: '2027-03-10',
    originalDueOn: '2027-02-10',
  })
  const { deadlines: explained } = await theatre.desk.datesOf(ruled)
  expect(explained[0]).toMatchObject({ rule: 'written-statement-response', ruleVersion: 2 })
  await theatre.goTo(ruled, day('2027-03-11'))
  expect((await theatre.ledgerOf('99 000 401')).at(-1)).toBe('overdue')

  await theatre.goTo(seeking, day('2027-02-04'))
  expect(await theatre.ledgerOf('99 000 402')).toEqual([
    'opened',
    'shared-with-cqc',
    'evidence-submitted',
    're-dated',
    'overdue',
  ])
  await theatre.goTo(agreed, day('2027-02-11'))
  expect(await theatre.ledgerOf('99 000 403')).toEqual(['opened', 'overdue'])
})

it('counts in a case that is begun afterwards', async () => {
  const { out } = await calendar('rules')
  expect(out).toMatch(/^written-statement-response +version 2, corrected +2 months beginning with receipt: /m)
  expect(out).toMatch(/^cqc-log +as shipped +10 working days after/m)
  const stored = await theatre.database.calendarEdition.count({ where: { NOT: { rules: { equals: [] } } } })
  expect(stored).toBe(2)
  const rule = await calendar('rule', 'written-statement-response')
  expect(rule.out).toContain(
    `Version 2, 2027-02-01, by command:robin (administrator), with england/${version + 1}`,
  )
  expect(rule.out).toContain('  amount: 1 → 2\n  why: Legal’s advice of 1 February.')
  expect((await calendar('history', 'england')).out).toContain('corrected rule seek-assurance (version 2)')
})

it.each<[string[], RegExp]>([
  [['rule', 'section-99'], /“section-99” is no rule: give one of report-response/],
  [['rule'], /ID is missing/],
  [['rule', 'cqc-log', '--amount', '15'], /--reason is missing/],
  [['rule', 'cqc-log', '--reason', 'x'], /Say what is to be different/],
  [['rule', 'cqc-log', '--amount', 'ten', '--reason', 'x'], /--amount is a whole number/],
  [['rule', 'foi-response', '--disputed', 'perhaps', '--reason', 'x'], /yes or no/],
  [['rule', 'cqc-log', '--follows', 'y', '--reason', 'x'], /--follows/],
])('%j is not understood, and it says what is', async (args, message) => {
  await expect(calendar(...args)).rejects.toThrow(message)
  await expect(calendar(...args)).rejects.toBeInstanceOf(WrongCommand)
})

it('refuses what cannot be counted, and changes nothing', async () => {
  const before = await calendar()
  const refused = await calendar('rule', 'cqc-log', '--unit', 'fortnights', '--reason', 'x')
  expect(refused).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/Refused, and nothing was changed. unit of rule "cqc-log": give one of/),
  })
  expect(await calendar()).toEqual(before)
})
