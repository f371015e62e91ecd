// How a case may begin besides the usual: taken over from a spreadsheet, without a date, without a contact.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly, withPlan } from '../../support/plays.js'
import type { TakeOver } from '../../../domain/recommendation/opening.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody('example-council', 'council')
  await theatre.nameBody('example-nobody', 'council', null)
})
afterAll(() => theatre.close())

const takenOver = (takeOver: TakeOver) => ({
  bodies: [
    { bodyId: 'example-council', bodyType: 'council' as const, planDueOn: day('2027-01-29'), takeOver },
  ],
  recommendations: [withPlan(1, '2027-06-11', ['example-council'])],
})

describe('a case taken over from a spreadsheet', () => {
  it('without its stage sends nothing until a person has confirmed where it stands', async () => {
    const reference = '99 000 021'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: takenOver({ stage: null, planReceivedOn: null, satisfiedOn: null }),
    })
    await theatre.goTo(id, day('2027-02-01'))
    expect(await theatre.lettersOf(reference)).toEqual([])
    expect(await theatre.tasksOf(reference)).toEqual(['confirm-take-over'])
    await theatre.send(id, 'confirmTakeOver', OFFICER, {})
    await theatre.goTo(id, day('2027-02-09'))
    // The reminders of before are not made up for; the next rung after the date is.
    expect(await theatre.lettersOf(reference)).toEqual(['2027-02-05 body/example-council overdue'])
    expect(await theatre.ledgerOf(reference)).toEqual(['taken-over', 'take-over-confirmed', 'overdue'])
  })

  it('goes on at its stage without a letter about the past', async () => {
    const reference = '99 000 022'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: takenOver({ stage: 'carrying-out', planReceivedOn: day('2027-01-11'), satisfiedOn: null }),
    })
    await theatre.goTo(id, day('2027-05-29'))
    expect(await theatre.lettersOf(reference)).toEqual(['2027-05-27 body/example-council reminder'])
    const row = await theatre.database.caseBody.findFirstOrThrow({ where: { reference } })
    expect(row.stage).toBe('carrying-out')
  })

  it('that was satisfied is recorded as closed, with its outcome', async () => {
    const reference = '99 000 023'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: takenOver({ stage: null, planReceivedOn: null, satisfiedOn: day('2027-01-11') }),
    })
    expect(await theatre.client.workflow.getHandle(id).result()).toEqual({
      outcome: 'complete-and-satisfied',
    })
    expect(await theatre.lettersOf(reference)).toEqual([])
  })
})

describe('a decision that states no date', () => {
  it('gets none until a person sets it, and is then reminded of', async () => {
    const reference = '99 000 024'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
        recommendations: [evidenceOnly(1, null, ['example-council']), withPlan(2, null, ['example-council'])],
      },
    })
    expect(await theatre.tasksOf(reference)).toEqual([])
    await theatre.goTo(id, day('2027-01-12'))
    const [task] = await theatre.database.task.findMany({ where: { reference } })
    expect(task).toMatchObject({ kind: 'set-date', data: { recommendations: [0, 1, 2] } })
    for (const recommendation of [0, 1, 2])
      await theatre.send(id, 'setDate', OFFICER, { recommendation, dueOn: day('2027-02-12') })
    expect(await theatre.tasksOf(reference)).toEqual([])
    await theatre.goTo(id, day('2027-02-01'))
    expect(new Set(await theatre.lettersOf(reference))).toEqual(
      new Set([
        '2027-01-11 body/example-council opening',
        '2027-01-13 body/example-council date-set',
        '2027-01-29 body/example-council reminder',
      ]),
    )
  })
})

describe('a body without a contact', () => {
  it('keeps its letters until somebody is named, and then they leave', async () => {
    const reference = '99 000 025'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [{ bodyId: 'example-nobody', bodyType: 'council', planDueOn: null, takeOver: null }],
        recommendations: [evidenceOnly(1, '2027-03-11', ['example-nobody'])],
      },
    })
    await theatre.send(id, 'note', contactOf('example-nobody'), {}, { words: 'who reads this?' })
    await until(
      async () =>
        (await theatre.database.task.count({ where: { key: 'name-contact/body/example-nobody' } })) === 1,
    )
    expect(await theatre.lettersOf(reference)).toEqual([])
    await theatre.nameContact('body/example-nobody', 'somebody@example.org')
    await until(async () => (await theatre.lettersOf(reference)).length === 1)
    expect(await theatre.lettersOf(reference)).toEqual(['2027-01-11 body/example-nobody opening'])
    const open = await theatre.database.task.count({ where: { kind: 'name-contact', doneAt: null } })
    expect(open).toBe(0)
  })
})

describe('two cases begun under one reference at the same moment', () => {
  it('leave one: the other ends at its first row and writes to nobody', async () => {
    const reference = '99 000 029'
    await theatre.nameBody('example-borough', 'council')
    const begin = (bodyId: string) =>
      theatre.start({
        on: day('2027-01-11'),
        reference,
        opening: {
          bodies: [{ bodyId, bodyType: 'council', planDueOn: null, takeOver: null }],
          recommendations: [evidenceOnly(1, '2027-03-11', [bodyId])],
        },
      })
    await begin('example-council')
    await until(async () => (await theatre.lettersOf(reference)).length === 1)
    const [second] = await begin('example-borough')
    expect(await theatre.client.workflow.getHandle(second).result()).toEqual({ outcome: 'case-differs' })
    expect(await theatre.lettersOf(reference)).toEqual(['2027-01-11 body/example-council opening'])
  })
})

/** Real time, because what is waited for is another process; at most ten seconds. */
async function until(holds: () => Promise<boolean>) {
  for (const end = Date.now() + 10_000; !(await holds());)
    if (Date.now() > end) throw new Error('waited ten seconds in vain')
    else await new Promise((resolve) => setTimeout(resolve, 50))
}
