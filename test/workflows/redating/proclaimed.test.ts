// The bank holiday of 19 September 2022 was proclaimed on 10 September: what it did to running cases, on the real engine
// and in virtual time (domain rules: working-day dates move, agreed dates never do, reminders keep off the new holiday).
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { instantAt } from '../../../domain/calendar/london-time.js'
import { readRedating } from '../../../prisma/read/redating.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { dayText, storeCalendars, until } from '../../support/editions.js'
import { day, evidenceOnly } from '../../support/plays.js'

const HOLIDAY = day('2022-09-19')
const PROCLAIMED = day('2022-09-10')
const DECIDED = day('2022-08-10')

let theatre: Theatre
let england: Calendar
let version: number
beforeAll(async () => {
  theatre = await openTheatre()
  ;({ england, version } = await storeCalendars(theatre.database, [HOLIDAY]))
  await theatre.nameBody('example-council', 'council')
  await theatre.nameBody('example-other', 'council')
  await theatre.nameBody('example-care', 'provider')
})
afterAll(() => theatre.close())

const startCase = async (reference: string, dueOn: string, bodyId = 'example-council') => {
  const [id] = await theatre.start({
    on: DECIDED,
    reference,
    opening: {
      calendar: england,
      bodies: [{ bodyId, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, dueOn, [bodyId])],
    },
  })
  return id
}

async function startAssuredCase(reference: string) {
  const [id] = await theatre.start({
    on: DECIDED,
    reference,
    opening: {
      calendar: england,
      hasCqcLocation: true,
      mayBeShared: true,
      bodies: [{ bodyId: 'example-care', bodyType: 'provider', planDueOn: null, takeOver: null }],
      recommendations: [{ ...evidenceOnly(1, '2022-12-12', ['example-care']), assurance: true }],
    },
  })
  await theatre.goTo(id, day('2022-09-05'))
  await theatre.send(
    id,
    'submitEvidence',
    contactOf('example-care'),
    { recommendation: 1 },
    { words: 'It is done.' },
  )
  return id
}

async function proclaim() {
  const textId = await dayText(theatre.database, {
    action: 'add',
    division: 'england',
    date: HOLIDAY,
    name: 'State funeral',
  })
  return theatre.calendarDesk.changeCalendars(
    {
      textId,
      actor: 'an-administrator',
      role: 'administrator',
      clockShift: instantAt(PROCLAIMED, '12:00') - Date.now(),
    },
    { id: randomUUID(), bodyHash: 'a-hash', waitMs: 20_000 },
  )
}

const answered = (references: string[]) =>
  until(
    async () =>
      (await theatre.database.caseBody.count({
        where: { reference: { in: references }, calendarVersion: version + 1 },
      })) === references.length,
  )

it('moves what is counted in working days, and neither sends nor counts on the new holiday', async () => {
  const references = {
    onTheDay: '99 000 101',
    dayAfter: '99 000 102',
    seeking: '99 000 103',
    untouched: '99 000 104',
    closed: '99 000 105',
  }
  const onTheDay = await startCase(references.onTheDay, '2022-09-19')
  const dayAfter = await startCase(references.dayAfter, '2022-09-20', 'example-other')
  const seeking = await startAssuredCase(references.seeking)
  const untouched = await startCase(references.untouched, '2022-12-12')
  const closed = await startCase(references.closed, '2022-09-19')
  await theatre.send(closed, 'withdraw', OFFICER, {}, { words: 'No longer asked.' })
  for (const id of [onTheDay, dayAfter, seeking, untouched]) await theatre.goTo(id, PROCLAIMED)

  expect(await proclaim()).toMatchObject({
    status: 'changed',
    versions: expect.arrayContaining([{ division: 'england', version: version + 1, redates: true }]),
  })
  await answered(Object.values(references).filter((reference) => reference !== references.closed))

  const report = await readRedating(theatre.database, 'england', version + 1)
  expect(report?.moved.map(({ why: _, ...m }) => m)).toEqual([
    {
      reference: references.onTheDay,
      bodyId: 'example-council',
      deadline: 'evidence',
      recommendations: [1],
      old: '2022-09-19',
      new: '2022-09-19',
      metUntilOld: '2022-09-19',
      metUntilNew: '2022-09-20',
    },
    {
      reference: references.seeking,
      bodyId: 'example-care',
      deadline: 'seek-assurance',
      recommendations: [1],
      old: '2022-09-19',
      new: '2022-09-20',
      metUntilOld: '2022-09-19',
      metUntilNew: '2022-09-20',
    },
  ])
  expect(report?.moved.map((m) => m.why)).toEqual([
    'The date stays; it is treated as met until the end of 20 September 2022 instead of 19 September 2022: 19 September 2022 is now a bank holiday in England (State funeral)',
    'It is counted in working days: 19 September 2022 is now a bank holiday in England (State funeral)',
  ])
  expect(report).toMatchObject({
    version: `england/${version + 1}`,
    madeFrom: `england/${version}`,
    added: [{ date: HOLIDAY, name: 'State funeral' }],
    removed: [],
    cases: { answered: 4, moved: 2, onlyReminders: 1, unmoved: 1, behind: 0, otherCalendars: 0 },
    deadlines: { moved: 1, onlyMetUntil: 1, unmoved: 2 },
    told: [
      {
        reference: references.onTheDay,
        bodyId: 'example-council',
        recipient: 'body/example-council',
        how: 'digest',
        by: 'date-changed',
        standing: 'waits',
        on: '2022-09-12',
      },
    ],
  })
  const stated = 'A date that was stated never moves, and it is treated as met until the same day as before'
  expect(report?.unmoved.map((u) => [u.reference, u.deadline, u.on, u.why])).toEqual([
    [references.dayAfter, 'evidence', '2022-09-20', stated],
    [references.untouched, 'evidence', '2022-12-12', stated],
  ])

  expect(await theatre.ledgerOf(references.untouched)).toEqual(['opened'])
  expect(await theatre.ledgerOf(references.closed)).toEqual(['opened', 'withdrawn'])
  expect(await theatre.ledgerOf(references.onTheDay)).toEqual(['opened', 're-dated'])

  await theatre.goTo(onTheDay, day('2022-09-21'))
  expect(await theatre.lettersOf(references.onTheDay)).toEqual([
    '2022-08-10 body/example-council opening',
    '2022-09-05 body/example-council reminder',
    '2022-09-12 body/example-council date-changed',
    '2022-09-12 body/example-council reminder',
    '2022-09-16 body/example-council reminder',
    '2022-09-21 body/example-council overdue',
  ])
  expect((await theatre.stateOf(onTheDay)).obligations[0]?.dueOn).toBe('2022-09-19')
  const later = await readRedating(theatre.database, 'england', version + 1)
  expect(later?.told).toMatchObject([{ recipient: 'body/example-council', standing: 'sent' }])
  await theatre.goTo(dayAfter, day('2022-09-20'))
  expect((await theatre.lettersOf(references.dayAfter)).slice(2)).toEqual([
    '2022-09-12 body/example-other reminder',
    '2022-09-16 body/example-other reminder',
  ])
  await theatre.goTo(seeking, day('2022-09-21'), '07:00')
  expect(await theatre.ledgerOf(references.seeking)).toEqual([
    'opened',
    'shared-with-cqc',
    'evidence-submitted',
    're-dated',
    'overdue',
  ])
})
