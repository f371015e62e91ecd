// Reminders: never on a non-working day, never outside sending hours, each on its own side of the due date.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addresseeOn } from '../../../domain/calendar/cover.js'
import { notPaused, rungDates, type Ladder, type Rung } from '../../../domain/calendar/ladder.js'
import { ladderFor, SHIPPED_LADDERS } from '../../../domain/calendar/ladders.js'
import { addDays } from '../../../domain/calendar/local-date.js'
import { endOfDay, instantAt, localTimeOf } from '../../../domain/calendar/london-time.js'
import {
  nextSendingMoment,
  previousSendingMoment,
  USUAL_SENDING_HOURS,
  withinSendingHours,
} from '../../../domain/calendar/sending-hours.js'
import { calendar, on } from './calendars.js'
import { DAYS, indexOf, isOpen, openFrom } from './oracle.js'
import { holds } from '../../support/holds.js'

const england = calendar('england')
const STANDARD_LADDER = ladderFor('evidence', 'ordinary', {})

const days = (due: string, ladder: Ladder = STANDARD_LADDER) =>
  rungDates(ladder, on(due), england).map((rung) => rung.on)

describe('the standard ladder', () => {
  it('sends 10, 5 and 1 working days before and 1, 5 and 10 after, at nine in the morning', () => {
    expect(days('2026-06-09')).toEqual([
      '2026-05-26',
      '2026-06-02',
      '2026-06-08',
      '2026-06-10',
      '2026-06-16',
      '2026-06-23',
    ])
    for (const { at } of rungDates(STANDARD_LADDER, on('2026-06-09'), england))
      expect(localTimeOf(at)).toBe('09:00')
  })

  it('across Christmas 2026 sends nothing on 25, 26, 27, 28 December or 1 January', () => {
    for (let due = on('2026-12-01'); due < '2027-01-31'; due = addDays(due, 1))
      for (const day of days(due))
        expect(['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2027-01-01']).not.toContain(day)
  })

  it('says "overdue" only after the day until which the deadline is treated as met', () => {
    expect(days('2026-12-25')).toEqual([
      '2026-12-11',
      '2026-12-18',
      '2026-12-24',
      '2026-12-30',
      '2027-01-06',
      '2027-01-13',
    ])
  })

  it('keeps nine in the morning, local time, across both changes of the clocks', () => {
    const hours = (due: string) =>
      rungDates(STANDARD_LADDER, on(due), england).map(({ at }) => new Date(at).getUTCHours())
    expect(hours('2026-03-30')).toEqual([9, 9, 9, 8, 8, 8])
    expect(hours('2026-10-26')).toEqual([8, 8, 8, 9, 9, 9])
  })
})

describe('a rung that falls outside the permitted times', () => {
  const ladder = (rung: Partial<Rung>): Ladder => ({
    id: 'test',
    rungs: [
      { id: 'one', amount: 1, unit: 'days', when: 'before', to: 'contact', letter: 'reminder', ...rung },
    ],
  })

  it('moves to the nearest working day on its own side', () => {
    expect(days('2026-06-16', ladder({ amount: 9 }))).toEqual(['2026-06-08'])
    expect(days('2026-06-16', ladder({ amount: 10 }))).toEqual(['2026-06-05'])
    expect(days('2026-06-12', ladder({ when: 'after', amount: 1 }))).toEqual(['2026-06-15'])
    expect(days('2026-06-01', ladder({ when: 'after', amount: 5 }))).toEqual(['2026-06-05'])
  })

  it('never crosses the due date, however near the permitted time behind it', () => {
    expect(days('2026-04-06', ladder({ amount: 1 }))).toEqual(['2026-04-02'])
  })

  it('moves away from the due date when both permitted times are equally near', () => {
    const leaves = (when: Rung['when'], amount: number) =>
      rungDates(ladder({ when, amount, time: '01:00' }), on('2026-06-10'), england).map(({ on: day, at }) => [
        day,
        localTimeOf(at),
      ])
    expect(leaves('before', 1)).toEqual([['2026-06-08', '17:00']])
    expect(leaves('after', 2)).toEqual([['2026-06-12', '09:00']])
  })

  it('moves within the day when only the hour is not permitted', () => {
    const at = (time: Rung['time']) =>
      rungDates(ladder({ amount: 1, ...(time ? { time } : {}) }), on('2026-06-10'), england).map((rung) => [
        rung.on,
        localTimeOf(rung.at),
      ])
    expect(at('07:00')).toEqual([['2026-06-09', '09:00']])
    expect(at('18:30')).toEqual([['2026-06-09', '17:00']])
    expect(at('12:15')).toEqual([['2026-06-09', '12:15']])
  })
})

describe('every shipped ladder', () => {
  it.each(SHIPPED_LADDERS.map((ladder) => [ladder.id, ladder] as const))(
    '%s keeps the rules on every due date of 2019 to 2035',
    (_, ladder) => {
      const wrong: string[] = []
      for (const { iso, year } of DAYS) {
        if (year < 2019 || year > 2035) continue
        const due = on(iso)
        const metUntil = DAYS[openFrom('england', indexOf(iso))]?.iso ?? ''
        for (const { rung, on: day, at } of rungDates(ladder, due, england)) {
          const open =
            isOpen('england', indexOf(day)) && localTimeOf(at) >= '09:00' && localTimeOf(at) <= '17:00'
          const side = rung.when === 'before' ? at < endOfDay(due) : day > metUntil
          if (!open || !side) wrong.push(`${iso} ${rung.id} ${day}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  it('has rungs with ids of their own', () => {
    for (const ladder of SHIPPED_LADDERS)
      expect(new Set(ladder.rungs.map(({ id }) => id)).size).toBe(ladder.rungs.length)
  })

  it('is found by kind and severity: each kind has one of its own for serious cases, which asks for more', () => {
    for (const ordinary of SHIPPED_LADDERS.filter((ladder) => ladder.severity === 'ordinary')) {
      expect(ladderFor(ordinary.kind, 'ordinary', {}).id).toBe(`reminders-${ordinary.kind}`)
      const serious = ladderFor(ordinary.kind, 'serious', {})
      expect([serious.id, serious.owner]).toEqual([`reminders-${ordinary.kind}-serious`, ordinary.owner])
      for (const { id } of serious.rungs) expect(id).toContain('serious-')
      expect(serious.rungs).not.toEqual(ordinary.rungs)
    }
  })
})

describe('sending hours', () => {
  it('are nine to five on working days, both ends permitted', () => {
    const within = (day: string, time: string) =>
      withinSendingHours(instantAt(on(day), time), USUAL_SENDING_HOURS, england)
    expect([within('2026-06-09', '09:00'), within('2026-06-09', '17:00')]).toEqual([true, true])
    expect([
      within('2026-06-09', '08:59'),
      within('2026-06-09', '17:01'),
      within('2026-06-13', '12:00'),
    ]).toEqual([false, false, false])
  })

  it('the next moment and the one before are permitted, and nothing permitted lies nearer', () => {
    const first = instantAt(on('2026-12-20'), '00:00')
    holds(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), (minutes) => {
        const at = first + minutes * 60_000
        const next = nextSendingMoment(at, USUAL_SENDING_HOURS, england)
        const before = previousSendingMoment(at, USUAL_SENDING_HOURS, england)
        expect(withinSendingHours(next, USUAL_SENDING_HOURS, england)).toBe(true)
        expect(withinSendingHours(before, USUAL_SENDING_HOURS, england)).toBe(true)
        for (let between = before + 60_000; between < next; between += 60_000)
          if (withinSendingHours(between, USUAL_SENDING_HOURS, england)) expect(between).toBe(at)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a paused ladder', () => {
  it('leaves out the rungs of the pause and keeps the others', () => {
    const rungs = rungDates(STANDARD_LADDER, on('2026-06-09'), england)
    const left = notPaused(rungs, [{ from: on('2026-06-01'), until: on('2026-06-10') }]).map(
      (rung) => rung.on,
    )
    expect(left).toEqual(['2026-05-26', '2026-06-10', '2026-06-16', '2026-06-23'])
    expect(notPaused(rungs, [{ from: on('2026-06-01'), until: null }]).map((rung) => rung.on)).toEqual([
      '2026-05-26',
    ])
  })
})

describe('cover', () => {
  const away = [{ from: on('2026-06-01'), to: on('2026-06-14') }]
  const people = [
    { id: 'a', away, coveredBy: 'b' },
    { id: 'b', away: [{ from: on('2026-06-10'), to: on('2026-06-10') }], coveredBy: 'c' },
    { id: 'c', away: [], coveredBy: 'a' },
  ]

  it('goes to the first deputy who is there, and to nobody else when the addressee is back', () => {
    expect(addresseeOn('a', people, on('2026-06-09'))).toBe('b')
    expect(addresseeOn('a', people, on('2026-06-10'))).toBe('c')
    expect(addresseeOn('a', people, on('2026-06-15'))).toBe('a')
  })

  it('never swallows a letter: when everybody is away, or nobody is known, it goes where it was meant to go', () => {
    const all = people.map((person) => ({ ...person, away }))
    expect(addresseeOn('a', all, on('2026-06-09'))).toBe('a')
    expect(addresseeOn('stranger', people, on('2026-06-09'))).toBe('stranger')
  })
})
