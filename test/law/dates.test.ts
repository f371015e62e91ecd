// The dates that the product gives against those of the oracle: on the days on which counts go wrong, and on drawn ones.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { computeDue } from '../../domain/calendar/deadline.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { CALENDARS } from '../domain/calendar/calendars.js'
import { holds } from '../support/holds.js'
import { datesOf, dayOf, isoOf, lastDay, periodFor } from './arithmetic.js'

/** From here on no holiday was proclaimed while a clock ran. */
const FIRST = dayOf('2024-01-01')
const LAST = dayOf('2036-12-31')

/** What the product gives: its dates, the earliest first. */
function given(id: string, start: string) {
  const rule = SHIPPED_RULES.find((one) => one.id === id)
  if (!rule) throw new Error(`${id} is not shipped`)
  const { due, metUntil, alternatives } = computeDue(
    { rule, start: { on: parseLocalDate(start) } },
    CALENDARS,
  )
  const dates = alternatives.length ? alternatives : [{ due, metUntil }]
  return { due, dates: dates.map((date) => ({ due: date.due as string, metUntil: date.metUntil as string })) }
}

const ENDS_OF_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) =>
  new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10),
)
const HARD_DAYS = [
  ...ENDS_OF_MONTHS,
  ...['2028-02-28', '2028-02-29', '2028-03-01', '2027-11-29', '2027-11-30', '2027-12-01'],
  // The clocks change; the day before and the day after.
  ...['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'],
  // Christmas, Easter and a holiday of Scotland's alone.
  ...['2026-12-24', '2026-12-25', '2026-12-28', '2027-03-25', '2027-03-29', '2026-11-27', '2027-07-09'],
]

describe.each(SHIPPED_RULES)('$id', ({ id }) => {
  it.each(HARD_DAYS)('gives from %s the dates of the oracle', (start) => {
    const expected = datesOf(periodFor(id), start)
    expect(given(id, start)).toEqual({ due: expected[0]?.due, dates: expected })
  })

  it('gives from any day the dates of the oracle', () => {
    holds(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
        const start = isoOf(day)
        const expected = datesOf(periodFor(id), start)
        expect(given(id, start)).toEqual({ due: expected[0]?.due, dates: expected })
      }),
      { numRuns: 60 },
    )
  })
})

describe('the oracle itself', () => {
  const end = (rule: string, start: string) => {
    const period = periodFor(rule)
    return isoOf(lastDay(period, period.counted[0] ?? 'after', dayOf(start)))
  }

  // Worked out by hand, with a calendar.
  it.each([
    ['written-statement-response', '2026-03-10', '2026-04-09'],
    ['written-statement-response', '2026-03-01', '2026-03-31'],
    ['written-statement-response', '2026-01-31', '2026-02-28'],
    ['written-statement-response', '2028-01-31', '2028-02-29'],
    ['report-response', '2026-03-10', '2026-06-09'],
    ['report-response', '2027-11-30', '2028-02-29'],
    ['regulation-17-3', '2026-03-01', '2026-03-29'],
    ['report-advertisement', '2026-03-10', '2026-03-24'],
    ['report-inspection', '2026-03-10', '2026-03-30'],
    // St Andrew's Day: received on 4 November 2009, twenty working days.
    ['foi-response', '2009-11-04', '2009-12-03'],
    ['receipt-of-cqc-e-mail', '2026-04-02', '2026-04-07'],
  ])('counts %s from %s to %s', (rule, start, last) => {
    expect(end(rule, start)).toBe(last)
  })
})
