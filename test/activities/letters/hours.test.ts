// When reminders may leave: on working days within sending hours, however late they are asked for. What somebody has
// just done is answered at once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { instantAt } from '../../../domain/calendar/london-time.js'
import { day, nine, openOffice, TUESDAY } from '../../support/letter-office.js'

/** The Friday and the Saturday after that Tuesday, and the Monday after them. */
const [FRIDAY, SATURDAY, MONDAY] = [day('2026-06-12'), day('2026-06-13'), day('2026-06-15')]

let office: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

class Killed extends Error {}

describe('a reminder', () => {
  it.each([
    ['after hours', TUESDAY, instantAt(TUESDAY, '17:01'), day('2026-06-10')],
    ['on a Saturday', FRIDAY, instantAt(SATURDAY, '11:00'), MONDAY],
    ['before hours', TUESDAY, instantAt(TUESDAY, '08:59'), TUESDAY],
  ])('that is asked for %s waits for the next permitted time', async (when, on, asked, until) => {
    const bodyId = `waiting-${when.replaceAll(' ', '-').toLowerCase()}`
    const address = await office.name(`body/${bodyId}`, bodyId)
    const input = await office.arm({ bodyId, on, at: Math.min(nine(on), asked) })
    const later = { status: 'later', at: nine(until), localDate: until }
    expect(await office.send({ ...input, at: asked })).toEqual(later)
    // Asked again because its answer was lost: the same.
    expect(await office.send({ ...input, at: asked })).toEqual(later)
    expect(await office.caught(address)).toEqual([])
    expect(await office.send({ ...input, at: nine(until), localDate: until })).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('that comes a day late goes into the letter of that day', async () => {
    const bodyId = 'late-council'
    const address = await office.name(`body/${bodyId}`, 'late')
    const late = await office.arm({ bodyId, reference: '24 000 001', on: FRIDAY })
    const today = await office.arm({ bodyId, reference: '24 000 002', on: MONDAY })
    const at = instantAt(MONDAY, '10:00')
    expect(await office.send({ ...late, at })).toEqual({ status: 'later', at, localDate: MONDAY })
    expect(await office.send({ ...late, at, localDate: MONDAY })).toEqual({ status: 'sent' })
    expect(await office.send({ ...today, at })).toEqual({ status: 'taken' })
    const [mail, ...more] = await office.caught(address)
    expect(more).toEqual([])
    expect(mail?.subject).toMatch(/^Reminders: 2 answers are due/)
  })

  it('that was claimed on a Friday and not sent does not leave on the Saturday', async () => {
    const bodyId = 'claimed-council'
    const address = await office.name(`body/${bodyId}`, 'claimed')
    const input = await office.arm({ bodyId, on: FRIDAY })
    const atClaim = {
      leaseMs: 1,
      checkpoint: (step: string) =>
        step === 'after-claim' ? Promise.reject(new Killed()) : Promise.resolve(),
    }
    await expect(office.send(input, atClaim)).rejects.toThrow(Killed)
    expect(await office.send({ ...input, at: instantAt(SATURDAY, '11:00') })).toEqual({
      status: 'later',
      at: nine(MONDAY),
      localDate: FRIDAY,
    })
    expect(await office.caught(address)).toEqual([])
    expect(await office.send({ ...input, at: nine(MONDAY) })).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('leaves within other hours where others are set', async () => {
    const bodyId = 'noon-council'
    await office.name(`body/${bodyId}`, 'noon')
    const input = await office.arm({ bodyId })
    const sendingHours = { from: '12:00', to: '14:00' } as const
    const noon = { at: instantAt(TUESDAY, '12:00'), localDate: TUESDAY }
    expect(await office.send(input, { sendingHours })).toEqual({ status: 'later', ...noon })
    expect(await office.send({ ...input, ...noon }, { sendingHours })).toEqual({ status: 'sent' })
  })
})

describe('a notice', () => {
  it('leaves at once, also on a Saturday night, and by itself', async () => {
    const bodyId = 'urgent-council'
    const address = await office.name(`body/${bodyId}`, 'urgent')
    const at = instantAt(SATURDAY, '23:30')
    const waiting = await office.arm({ bodyId, on: FRIDAY })
    const urgent = await office.arm({ bodyId, letterClass: 'notice', on: SATURDAY, at })
    expect(await office.send(urgent)).toEqual({ status: 'sent' })
    expect((await office.caught(address)).map((m) => m.subject)).toEqual([
      'The Ombudsman’s recommendations: what is due and when – 24 000 001',
    ])
    const item = await office.database.letterItem.findUniqueOrThrow({ where: { key: waiting.key } })
    expect(item.letterId).toBeNull()
  })
})
