// A calendar that changes while deadlines run, and what makes a new edition of one sound.

import { describe, expect, it } from '@jest/globals'
import type { Calendar, Calendars } from '../../../domain/calendar/calendar.js'
import {
  announcedOn,
  changeBetween,
  checkedCalendar,
  unionOf,
} from '../../../domain/calendar/calendar-change.js'
import { computeDue } from '../../../domain/calendar/deadline.js'
import type { Deadline } from '../../../domain/calendar/explanation.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { ruleOf } from '../../../domain/calendar/rules.js'
import { calendar, CALENDARS, on } from './calendars.js'

const england = calendar('england')
const workingDays = (amount: number) => agreedRule({ amount, unit: 'working days', counting: 'of' })
const months = (amount: number) => agreedRule({ amount, unit: 'months', counting: 'of' })

describe('a calendar that changes: the bank holiday of 19 September 2022, proclaimed on 10 September', () => {
  const proclaimed = on('2022-09-10')
  const without = (known: Calendar): Calendar => ({
    ...known,
    version: 'before the proclamation',
    holidays: known.holidays.filter(({ date }) => date !== '2022-09-19'),
  })
  const anywhere = calendar('any-part-of-the-uk')
  const old: Calendars = { england: without(england), 'any-part-of-the-uk': without(anywhere) }
  const edition: Calendars = {
    england: announcedOn(without(england), england, proclaimed),
    'any-part-of-the-uk': announcedOn(without(anywhere), anywhere, proclaimed),
  }
  const change = (rule: Deadline['rule'], from: string) => {
    const deadline = { rule, start: { on: on(from) } }
    return { before: computeDue(deadline, old), after: computeDue(deadline, edition) }
  }

  it('moves a deadline in working days that runs across it', () => {
    expect(change(workingDays(20), '2022-09-01')).toMatchObject({
      before: { due: '2022-09-29' },
      after: { due: '2022-09-30' },
    })
  })

  it('does not move one that ended before it or began after it', () => {
    for (const from of ['2022-09-05', '2022-09-19']) {
      const { before, after } = change(workingDays(5), from)
      expect([after.due, after.metUntil]).toEqual([before.due, before.metUntil])
    }
    expect(change(workingDays(5), '2022-09-05').after.due).toBe('2022-09-12')
  })

  it('never moves a legal date in months, only the day until which it is treated as met', () => {
    expect(change(months(1), '2022-08-19')).toMatchObject({
      before: { due: '2022-09-19', metUntil: '2022-09-19' },
      after: { due: '2022-09-19', metUntil: '2022-09-20' },
    })
    expect(change(months(1), '2022-08-15').after).toMatchObject({ due: '2022-09-15', metUntil: '2022-09-15' })
  })

  it('leaves an FOI clock that was running at the earlier date and shows both', () => {
    const { before, after } = change(ruleOf('foi-response'), '2022-09-01')
    expect([before.due, after.due]).toEqual(['2022-09-29', '2022-09-29'])
    expect(after.alternatives.map((reading) => reading.due)).toEqual(['2022-09-29', '2022-09-30'])
    expect(after.formalFrom).toBe('2022-10-01')
  })

  it('counts it for an FOI request that came on the day of the proclamation or later', () => {
    const asked = (day: string) => change(ruleOf('foi-response'), day).after
    expect(asked('2022-09-12')).toMatchObject({ due: '2022-10-11', alternatives: [] })
    expect(asked('2022-09-10')).toMatchObject({ due: '2022-10-10', alternatives: [] })
    expect(asked('2022-09-09').alternatives).toHaveLength(2)
  })
})

describe('a new edition of a calendar', () => {
  const today = on('2026-06-09')
  const edition = (holidays: Calendar['holidays']): Calendar => ({ ...england, version: 'next', holidays })
  const day = (date: string, name = 'Test day') => ({ date: on(date), name })

  it('is taken when it only adds days or drops days to come', () => {
    const next = edition([...england.holidays.filter(({ date }) => date !== '2026-08-31'), day('2026-07-06')])
    expect(checkedCalendar(next, england, today)).toBe(next)
    expect(changeBetween(england, next)).toEqual({
      added: [day('2026-07-06')],
      removed: [{ date: '2026-08-31', name: 'Summer bank holiday' }],
    })
  })

  it.each([
    ['drops a past day', england.holidays.filter(({ date }) => date !== '2026-05-25'), 'drops 25 May 2026'],
    ['has a day twice', [...england.holidays, day('2026-12-25')], 'twice'],
    ['has a Saturday', [...england.holidays, day('2026-12-26')], 'substitute day'],
    ['has a day outside its years', [...england.holidays, day('2050-01-03')], 'outside the years'],
    ['has a day without a name', [...england.holidays, day('2026-07-06', ' ')], 'no name'],
    [
      'has a year without any day',
      england.holidays.filter(({ date }) => !date.startsWith('2030')),
      'no day of 2030',
    ],
  ])('that %s is refused', (_, holidays, message) => {
    expect(() => checkedCalendar(edition(holidays), england, today)).toThrow(
      expect.objectContaining({ code: 'malformed-calendar', message: expect.stringContaining(message) }),
    )
  })

  it('that drops the holiday of today is refused, one that drops that of tomorrow is not', () => {
    const without = edition(england.holidays.filter(({ date }) => date !== '2026-08-31'))
    expect(() => checkedCalendar(without, england, on('2026-08-31'))).toThrow('drops 31 August 2026')
    expect(checkedCalendar(without, england, on('2026-08-30'))).toBe(without)
  })

  it('of any part of the United Kingdom needs all four countries', () => {
    expect(unionOf(CALENDARS)).toEqual(calendar('any-part-of-the-uk'))
    expect(() => unionOf({ england })).toThrow(expect.objectContaining({ code: 'no-calendar' }))
  })
})
