// Local dates and Europe/London held against TC39 Temporal, which the product does not use at run time.

import { describe, expect, it } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  addMonths,
  correspondingDate,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  inWords,
  monthNumber,
  parseLocalDate,
  weekdayName,
  weekdayOf,
} from '../../../domain/calendar/local-date.js'
import {
  endOfDay,
  instantAt,
  localDateOf,
  localTimeOf,
  parseLocalTime,
} from '../../../domain/calendar/london-time.js'
import { on } from './calendars.js'

const HOUR = 3_600_000
const london = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London')

describe('local dates', () => {
  it('agree with Temporal.PlainDate on every day of 1999 to 2101', () => {
    const wrong: string[] = []
    let plain = Temporal.PlainDate.from('1998-12-31')
    for (let number = dayNumber(on('1998-12-31')); plain.year < 2102; number += 1) {
      const date = dateOfDayNumber(number)
      if (date !== plain.toString() || weekdayOf(date) !== plain.dayOfWeek) wrong.push(date)
      plain = plain.add({ days: 1 })
    }
    expect(wrong).toEqual([])
  })

  it('add months as Temporal.PlainDate does, and say when there is no corresponding date', () => {
    for (const start of ['2024-01-29', '2024-01-30', '2024-01-31', '2023-08-31', '2024-02-29', '2026-12-31'])
      for (let months = -25; months <= 25; months += 1) {
        const expected = Temporal.PlainDate.from(start).add({ months })
        expect(addMonths(on(start), months)).toBe(expected.toString())
        expect(correspondingDate(on(start), months).exists).toBe(expected.day === Number(start.slice(8)))
      }
  })

  it('count the days between two dates, over a leap day and a year end', () => {
    expect(daysBetween(on('2024-02-28'), on('2024-03-01'))).toBe(2)
    expect(daysBetween(on('2027-01-01'), on('2026-12-30'))).toBe(-2)
    expect(addDays(on('2026-12-31'), 1)).toBe('2027-01-01')
  })

  it('are written and named as people do', () => {
    expect(inWords(on('2026-06-09'))).toBe('9 June 2026')
    expect(weekdayName(on('2026-06-09'))).toBe('Tuesday')
    expect([monthNumber('Sept'), monthNumber('september'), monthNumber('Mai')]).toEqual([9, 9, undefined])
  })

  it.each([
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '20260101',
    'tomorrow',
    '',
  ])('refuse %p and name the field', (text) => {
    expect(() => parseLocalDate(text, 'receivedOn')).toThrow(
      expect.objectContaining({
        code: 'impossible-date',
        field: 'receivedOn',
        message: expect.stringContaining('YYYY-MM-DD'),
      }),
    )
  })
})

describe('Europe/London', () => {
  it('agrees with Temporal.ZonedDateTime around every change of the clocks from 1996 to 2060', () => {
    const wrong: number[] = []
    for (let year = 1996; year <= 2060; year += 1)
      for (const [month, first, last] of [
        [2, 24, 32],
        [9, 24, 32],
      ] as const)
        for (let at = Date.UTC(year, month, first); at < Date.UTC(year, month, last); at += HOUR) {
          const zoned = london(at)
          const same = localDateOf(at) === zoned.toPlainDate().toString()
          if (!same || Number(localTimeOf(at).slice(0, 2)) !== zoned.hour) wrong.push(at)
        }
    expect(wrong).toEqual([])
  })

  it('gives the instant of a local time as Temporal does, also for times that the clocks skip or repeat', () => {
    for (const date of [
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2027-01-01',
      '2026-07-01',
    ])
      for (let minutes = 0; minutes < 1440; minutes += 15) {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(
          'Europe/London',
        ).epochMilliseconds
        expect(instantAt(on(date), time)).toBe(expected)
      }
  })

  it('makes the day of the spring change 23 hours long and that of the autumn change 25', () => {
    const length = (date: string) => (endOfDay(on(date)) - instantAt(on(date), '00:00')) / HOUR
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-06-01')]).toEqual([23, 25, 24])
  })

  it('refuses a time of day before 1996, whose rule it does not know', () => {
    expect(() => instantAt(on('1995-10-22'), '12:00')).toThrow(
      expect.objectContaining({ code: 'outside-time-zone-rules' }),
    )
  })

  it.each(['24:00', '9:00', '12:60', 'noon'])('refuses the time %p', (text) => {
    expect(() => parseLocalTime(text)).toThrow(expect.objectContaining({ code: 'impossible-time' }))
  })
})
