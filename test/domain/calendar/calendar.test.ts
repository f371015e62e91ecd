// Working days: the calendars against gov.uk's list, and the refusal to count through a year that is not loaded.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import {
  addWorkingDays,
  calendarOf,
  DIVISIONS,
  isWorkingDay,
  limitedTo,
  nextWorkingDay,
  previousWorkingDay,
  reasonNotWorking,
  workingDayOnOrAfter,
  workingDaysBetween,
} from '../../../domain/calendar/calendar.js'
import { calendar, on } from './calendars.js'
import { DAYS, indexOf, isOpen } from './oracle.js'

const official = JSON.parse(
  readFileSync(new URL('./official-bank-holidays.json', import.meta.url), 'utf8'),
) as { dates: string[] }

describe('the calendars as first filled', () => {
  it.each(['england', 'wales'] as const)(
    "have exactly gov.uk's bank holidays of 2019 to 2028 in %s",
    (division) => {
      const shipped = calendar(division).holidays.map(({ date }) => String(date))
      expect(shipped.filter((date) => date >= '2019' && date < '2029')).toEqual(official.dates)
    },
  )

  it.each(DIVISIONS)(
    'agree in %s with bank holidays worked out from the statutes, every day of 2009 to 2045',
    (division) => {
      const days = calendar(division)
      const wrong = DAYS.filter(({ year }) => year >= 2009 && year <= 2045).filter(
        ({ iso }) => isWorkingDay(days, on(iso)) !== isOpen(division, indexOf(iso)),
      )
      expect(wrong).toEqual([])
    },
  )

  it('are verified against gov.uk for England and Wales only', () => {
    expect(DIVISIONS.filter((division) => calendar(division).verified !== null)).toEqual(['england', 'wales'])
    expect(calendar('england').verified).toEqual({ from: 2019, to: 2028 })
  })

  it('have the holiday that was proclaimed for Scotland in 2026, which no freedom of information clock counts', () => {
    const day = on('2026-06-15')
    expect(DIVISIONS.filter((division) => !isWorkingDay(calendar(division), day))).toEqual([
      'scotland',
      'any-part-of-the-uk',
    ])
    expect(reasonNotWorking(calendar('any-part-of-the-uk'), day)).toBe('World Cup bank holiday (in Scotland)')
    expect(
      calendar('scotland')
        .holidays.filter(({ date }) => date.startsWith('2026'))
        .map(({ date }) => String(date)),
    ).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-04-03',
      '2026-05-04',
      '2026-05-25',
      '2026-06-15',
      '2026-08-03',
      '2026-11-30',
      '2026-12-25',
      '2026-12-28',
    ])
  })

  it('name the part of the United Kingdom in which a day is a bank holiday', () => {
    expect(reasonNotWorking(calendar('any-part-of-the-uk'), on('2009-11-30'))).toBe(
      "St Andrew's Day (in Scotland)",
    )
    expect(reasonNotWorking(calendar('any-part-of-the-uk'), on('2026-12-25'))).toBe('Christmas Day')
  })
})

describe('working days', () => {
  const england = calendar('england')

  it('are counted over Christmas 2026 in both directions', () => {
    expect(addWorkingDays(england, on('2026-12-23'), 2)).toBe('2026-12-29')
    expect(addWorkingDays(england, on('2027-01-04'), -3)).toBe('2026-12-29')
    expect(nextWorkingDay(england, on('2026-12-24'))).toBe('2026-12-29')
    expect(previousWorkingDay(england, on('2026-12-29'))).toBe('2026-12-24')
    expect(workingDaysBetween(england, on('2026-12-23'), on('2026-12-29'))).toBe(2)
  })

  it('leave a working day where it is and move others forward', () => {
    expect(workingDayOnOrAfter(england, on('2026-12-24'))).toBe('2026-12-24')
    expect(workingDayOnOrAfter(england, on('2026-12-26'))).toBe('2026-12-29')
  })

  it('are refused for a year that is not loaded, and the gap is named', () => {
    const only2026 = limitedTo(england, { from: 2026, to: 2026 })
    expect(addWorkingDays(only2026, on('2026-12-23'), 3)).toBe('2026-12-30')
    expect(() => addWorkingDays(only2026, on('2026-12-23'), 20)).toThrow(
      expect.objectContaining({ code: 'year-not-covered', message: expect.stringContaining('covers 2027') }),
    )
    expect(() => isWorkingDay(only2026, on('2025-12-31'))).toThrow(
      expect.objectContaining({ code: 'year-not-covered' }),
    )
  })

  it('are refused when the calendar of the division is not loaded', () => {
    expect(() => calendarOf({ england }, 'scotland')).toThrow(
      expect.objectContaining({ code: 'no-calendar', message: expect.stringContaining('Scotland') }),
    )
  })
})
