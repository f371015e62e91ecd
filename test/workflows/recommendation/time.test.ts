// Time on the real engine, in virtual time, each test at a calendar start of its own: ladders across days off, one digest
// a day, more time, questions that stop the clock, the changes of the clock.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defineSearchAttributeKey } from '@temporalio/common'
import { contactOf, MANAGER, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly } from '../../support/plays.js'

const COUNCIL = 'example-council'
const council = contactOf(COUNCIL)

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody(COUNCIL, 'council')
})
afterAll(() => theatre.close())

/** A case of one body whose evidence is due on these days. */
const start = (on: string, reference: string, dueOn: readonly string[], bodyId = COUNCIL) =>
  theatre.start({
    on: day(on),
    reference,
    opening: {
      bodies: [{ bodyId, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: dueOn.map((due, index) => evidenceOnly(index + 1, due, [bodyId])),
    },
  })

const remindersOf = async (reference: string) =>
  (await theatre.lettersOf(reference)).filter((letter) => !letter.endsWith('opening'))

/** A moment in UTC, to the minute: a timer fires and a letter leaves within fractions of a second. */
const minute = (moment: Date | null | undefined) => moment?.toISOString().slice(0, 16) ?? ''

/** When the reminders of a case left. */
async function sentAt(reference: string) {
  const items = await theatre.database.letterItem.findMany({
    where: { reference, class: 'reminder', letter: { sentAt: { not: null } } },
    include: { letter: true },
    orderBy: { sendAt: 'asc' },
  })
  return items.map((i) => minute(i.letter?.sentAt))
}

/** From when on the case knew that its dates were missed. */
async function overdueAt(reference: string) {
  const rows = await theatre.database.ledger.findMany({
    where: { reference, event: 'overdue' },
    orderBy: { seq: 'asc' },
  })
  return rows.map((row) => minute(row.effectiveAt))
}

describe('a ladder across Christmas 2026', () => {
  it('sends nothing on 25, 26, 27 and 28 December or on 1 January', async () => {
    const reference = '99 000 041'
    const dueOn = [
      '2026-12-24',
      '2026-12-25',
      '2026-12-28',
      '2026-12-29',
      '2026-12-31',
      '2027-01-04',
      '2027-01-08',
    ]
    const [id] = await start('2026-12-07', reference, dueOn)
    await theatre.goTo(id, day('2027-01-29'))
    const days = new Set((await remindersOf(reference)).map((letter) => letter.slice(0, 10)))
    for (const off of ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2027-01-01'])
      expect(days).not.toContain(off)
    for (const open of ['2026-12-23', '2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04'])
      expect(days).toContain(open)
    for (const left of await sentAt(reference)) expect(left.slice(11, 16)).toBe('09:00')
    // Due on Christmas Day, treated as met until the end of 29 December.
    const overdue = await theatre.database.ledger.findMany({ where: { reference, event: 'overdue' } })
    expect(overdue.map((o) => (o.data as { dueOn: string; metUntil: string }).metUntil)).toEqual([
      '2026-12-24',
      '2026-12-29',
      '2026-12-29',
      '2026-12-29',
      '2026-12-31',
      '2027-01-04',
      '2027-01-08',
    ])
  })
})

describe('forty cases of one contact', () => {
  it('make one digest on one day, and forty letters of what is said at once', async () => {
    const bodyId = 'example-district'
    const address = 'forty-cases@example.org'
    await theatre.nameBody(bodyId, 'council', address)
    const references = Array.from({ length: 40 }, (_, n) => `99 004 ${String(n).padStart(3, '0')}`)
    const ids: string[] = []
    for (const reference of references) {
      const [id] = await start('2027-05-04', reference, ['2027-06-11'], bodyId)
      await theatre.goTo(id, day('2027-05-05'))
      ids.push(id)
    }
    // Ten working days before 11 June 2027, without the Spring bank holiday of 31 May, is 27 May.
    for (const id of ids) await theatre.goTo(id, day('2027-05-28'))
    const digests = await theatre.database.letter.findMany({
      where: { recipient: `body/${bodyId}`, class: 'reminder' },
      include: { items: true },
    })
    expect(digests.map((d) => [d.localDate.toISOString().slice(0, 10), d.items.length])).toEqual([
      ['2027-05-27', 40],
    ])
    const subjects = await mailsTo(address)
    expect(subjects.filter((s) => s.startsWith('Reminders: 40 answers are due'))).toHaveLength(1)
    expect(subjects.filter((s) => s.includes('recommendations'))).toHaveLength(40)
    expect(subjects).toHaveLength(41)
  }, 120_000)

  it('one of which has something to say get a letter about it', async () => {
    const bodyId = 'example-borough'
    const address = 'one-case@example.org'
    await theatre.nameBody(bodyId, 'council', address)
    const [id] = await start('2027-05-04', '99 000 042', ['2027-06-11'], bodyId)
    await theatre.goTo(id, day('2027-05-28'))
    expect(await mailsTo(address)).toContain('Reminder: an answer is due – 99 000 042')
  })
})

async function mailsTo(address: string): Promise<string[]> {
  const list = await fetch(
    `${theatre.stack.mail.webUrl}/api/mails?limit=1000&to=${encodeURIComponent(address)}`,
  )
  const { mails } = (await list.json()) as { mails: { subject: string }[] }
  return mails.map((m) => m.subject)
}

describe('more time', () => {
  it('that is agreed one minute before a reminder stops it, and the timers move', async () => {
    const reference = '99 000 043'
    const [id] = await start('2027-01-11', reference, ['2027-03-12'])
    await theatre.goTo(id, day('2027-02-25'))
    const to = day('2027-04-09')
    await theatre.send(
      id,
      'askExtension',
      council,
      { recommendation: 1, to },
      { words: 'the trainer is ill' },
    )
    await theatre.goTo(id, day('2027-02-26'), '08:59')
    const agreed = { recommendation: 1, decision: 'agree' as const, to }
    expect(
      await theatre.send(id, 'decideExtension', OFFICER, agreed, { words: 'a short delay' }),
    ).toMatchObject({ status: 'done' })
    // Temporal's lists say the new date at once, though stage and whose move it is are as before.
    const { typedSearchAttributes } = await theatre.client.workflow.getHandle(id).describe()
    expect(minute(typedSearchAttributes.get(defineSearchAttributeKey('DueAt', 'DATETIME')))).toBe(
      '2027-04-09T22:59',
    )
    await theatre.goTo(id, day('2027-04-12'))
    expect(await remindersOf(reference)).toEqual([
      `2027-02-25 body/${COUNCIL} extension-asked`,
      `2027-02-26 body/${COUNCIL} extension-agreed`,
      `2027-03-24 body/${COUNCIL} reminder`,
      `2027-04-02 body/${COUNCIL} reminder`,
      `2027-04-08 body/${COUNCIL} reminder`,
      `2027-04-12 body/${COUNCIL} overdue`,
    ])
    const dates = await theatre.database.dueDate.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
    expect(dates.map((d) => [d.dueOn.toISOString().slice(0, 10), d.because])).toEqual([
      ['2027-03-12', 'opened'],
      ['2027-04-09', 'extension-agreed'],
    ])
    const voided = await theatre.database.letterItem.count({
      where: { reference, voidedAt: { not: null }, letterId: null },
    })
    expect(voided).toBe(6)
  })

  it('stops a reminder that was put off, because the day’s letter had left without it', async () => {
    const bodyId = 'example-city'
    await theatre.nameBody(bodyId, 'council')
    const [first] = await start('2027-01-11', '99 000 049', ['2027-03-12'], bodyId)
    await theatre.goTo(first, day('2027-02-27'))
    const reference = '99 000 050'
    const [id] = await start('2027-01-11', reference, ['2027-03-12'], bodyId)
    await theatre.goTo(id, day('2027-02-26'))
    const to = day('2027-04-09')
    await theatre.send(id, 'askExtension', contactOf(bodyId), { recommendation: 1, to }, { words: 'why' })
    const agreed = { recommendation: 1, decision: 'agree' as const, to }
    await theatre.send(id, 'decideExtension', OFFICER, agreed, { words: 'yes' })
    await theatre.goTo(id, day('2027-03-02'))
    expect((await remindersOf(reference)).filter((letter) => letter.endsWith('reminder'))).toEqual([])
  })

  it('is decided once when two people decide at the same moment', async () => {
    const reference = '99 000 044'
    const [id] = await start('2027-01-11', reference, ['2027-03-12'])
    const to = day('2027-04-09')
    await theatre.send(id, 'askExtension', council, { recommendation: 1, to }, { words: 'why' })
    const answers = await Promise.all([
      theatre.send(
        id,
        'decideExtension',
        OFFICER,
        { recommendation: 1, decision: 'agree', to },
        { words: 'yes' },
      ),
      theatre.send(
        id,
        'decideExtension',
        MANAGER,
        { recommendation: 1, decision: 'refuse' },
        { words: 'no' },
      ),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual(['done', 'refused'])
    expect(answers.find((a) => a.status === 'refused')).toMatchObject({ refusal: { code: 'changed-since' } })
    const decided = (await theatre.ledgerOf(reference)).filter((event) => /agreed|refused/.test(event))
    expect(decided).toHaveLength(1)
  })
})

describe('a question of nine days', () => {
  it('ends the time nine days later, and the case explains it', async () => {
    const reference = '99 000 045'
    const [id] = await start('2027-01-11', reference, ['2027-03-12'])
    await theatre.goTo(id, day('2027-02-24'))
    await theatre.send(id, 'askClarification', council, { about: [1] }, { words: 'agency staff, too?' })
    await theatre.goTo(id, day('2027-03-05'))
    expect((await theatre.desk.datesOf(id)).deadlines).toMatchObject([
      { standing: 'stopped', stopped: { since: '2027-02-24', left: 16 } },
    ])
    await theatre.send(id, 'answerClarification', OFFICER, { clarification: 1 }, { words: 'yes' })
    const [explained] = (await theatre.desk.datesOf(id)).deadlines
    expect(explained).toMatchObject({ due: '2027-03-21', metUntil: '2027-03-22', standing: 'running' })
    expect(explained?.skipped.filter((s) => s.reason.includes('clarification'))).toHaveLength(9)
    await theatre.goTo(id, day('2027-03-24'))
    expect(await remindersOf(reference)).toEqual([
      `2027-03-05 body/${COUNCIL} clarification-answered`,
      `2027-03-08 body/${COUNCIL} reminder`,
      `2027-03-15 body/${COUNCIL} reminder`,
      `2027-03-19 body/${COUNCIL} reminder`,
      `2027-03-23 body/${COUNCIL} overdue`,
    ])
    expect(await overdueAt(reference)).toEqual(['2027-03-23T00:00'])
  })
})

describe('the changes of the clock', () => {
  it('in spring: a reminder leaves at nine by the clock on the wall, and a day of 23 hours ends when it ends', async () => {
    const reference = '99 000 046'
    // British Summer Time begins on Sunday 26 March 2028.
    const [id] = await start('2028-02-07', reference, ['2028-03-24', '2028-03-26'])
    await theatre.goTo(id, day('2028-03-30'))
    const left = await sentAt(reference)
    expect(left).toContain('2028-03-23T09:00')
    expect(left).toContain('2028-03-27T08:00')
    // The Friday ends in winter time, the Monday until which Sunday is treated as met in summer time.
    expect(await overdueAt(reference)).toEqual(['2028-03-25T00:00', '2028-03-27T23:00'])
  })

  it('in autumn: the same the other way about', async () => {
    const reference = '99 000 047'
    // It ends on Sunday 29 October 2028.
    const [id] = await start('2028-09-18', reference, ['2028-10-27', '2028-10-29'])
    await theatre.goTo(id, day('2028-11-01'))
    const left = await sentAt(reference)
    expect(left).toContain('2028-10-26T08:00')
    expect(left).toContain('2028-10-30T09:00')
    expect(await overdueAt(reference)).toEqual(['2028-10-27T23:00', '2028-10-31T00:00'])
  })
})

describe('a ladder that a person has paused', () => {
  it('sends nothing until it is resumed, while the date stands and silence is proposed to people', async () => {
    const reference = '99 000 048'
    const [id] = await start('2027-01-11', reference, ['2027-03-12'])
    await theatre.goTo(id, day('2027-02-25'))
    await theatre.send(id, 'pauseReminders', OFFICER, {}, { words: 'a flood' })
    await theatre.goTo(id, day('2027-03-31'))
    expect(await remindersOf(reference)).toEqual([])
    expect(await theatre.tasksOf(reference)).toEqual(['escalation-proposed', 'resume-reminders'])
    const row = await theatre.database.caseBody.findFirstOrThrow({ where: { reference } })
    expect(row).toMatchObject({ overdue: true, overdueBecause: expect.stringContaining('12 March 2027') })
    const meeting = {
      deadline: 'evidence' as const,
      dueOn: day('2027-03-12'),
      step: 'casework-manager' as const,
      decision: 'meeting' as const,
    }
    await theatre.send(id, 'decideEscalation', MANAGER, meeting, { words: 'they asked for one' })
    await theatre.send(id, 'resumeReminders', OFFICER, {})
    expect(await theatre.tasksOf(reference)).toEqual(['carry-out-measure'])
    await theatre.goTo(id, day('2027-04-15'))
    expect(await theatre.tasksOf(reference)).toEqual(['carry-out-measure', 'escalation-proposed'])
    expect(await theatre.stateOf(id)).toMatchObject({ closedAt: null })
  })
})
