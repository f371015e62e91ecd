// Every rule on every day of 2019 to 2035 against a brute-force count that shares no code and no holiday table with the
// product, and the properties that any right count has.

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { addDays, daysBetween, type LocalDate } from '../../../domain/calendar/local-date.js'
import { endOfDay, instantAt, localDateOf } from '../../../domain/calendar/london-time.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { COUNTINGS, isLength, UNITS, type DeadlineRule, type Length } from '../../../domain/calendar/rule.js'
import { SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { CALENDARS, on } from './calendars.js'
import { dayAt, DAYS, endOf, indexOf, openFrom } from './oracle.js'

const YEARS = DAYS.filter(({ year }) => year >= 2019 && year <= 2035).map(({ iso }) => iso as LocalDate)

/** What the rule gives by walking: the dates of each of its readings, in order. */
function walked(rule: DeadlineRule, start: number): { due: string; metUntil: string }[] {
  const { period } = rule
  if (!isLength(period)) return []
  const countings = [period.counting, ...(rule.otherReadings ?? []).map(({ counting }) => counting)]
  return countings
    .map((counting) => endOf(period.amount, period.unit, counting, start, rule.calendar))
    .sort((a, b) => a - b)
    .map((end) => {
      const met = rule.onNonWorkingDay === 'stays' ? end : openFrom(rule.calendar, end)
      return { due: dayAt(rule.onNonWorkingDay === 'moves' ? met : end).iso, metUntil: dayAt(met).iso }
    })
}

describe('every day of 2019 to 2035', () => {
  it.each(SHIPPED_RULES.map((rule) => [rule.id, rule] as const))('%s is as counted by walking', (_, rule) => {
    const wrong: string[] = []
    for (const iso of YEARS) {
      const { due, metUntil, alternatives, formalFrom } = computeDue({ rule, start: { on: iso } }, CALENDARS)
      const expected = walked(rule, indexOf(iso))
      const first = expected[0]
      const readings = alternatives.length > 0 ? alternatives : [{ due, metUntil }]
      const distinct = expected.filter(
        (reading, index) => index === 0 || reading.due !== expected[index - 1]?.due,
      )
      const same =
        first?.due === due &&
        first.metUntil === metUntil &&
        readings.map((reading) => reading.due + reading.metUntil).join() ===
          (distinct.length > 1 ? expected : distinct)
            .map((reading) => reading.due + reading.metUntil)
            .join() &&
        (rule.limit === 'not before'
          ? formalFrom === due
          : expected.every((reading) => reading.metUntil < formalFrom))
      if (!same) wrong.push(`${iso}: ${due} ${metUntil}, not ${JSON.stringify(expected)}`)
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

const length = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom(...UNITS.filter((unit) => unit !== 'years')),
  counting: fc.constantFrom(...COUNTINGS),
})
const day = fc.integer({ min: 0, max: YEARS.length - 1 }).map((index) => YEARS[index] ?? on('2019-01-01'))
const division = fc.constantFrom('england', 'scotland', 'northern-ireland', 'any-part-of-the-uk' as const)

const ruleWith = (period: Length, calendar: DeadlineRule['calendar'] = 'england'): DeadlineRule => ({
  ...agreedRule(period),
  calendar,
})
const dueOf = (period: Length, start: LocalDate, calendar?: DeadlineRule['calendar']) =>
  computeDue({ rule: ruleWith(period, calendar), start: { on: start } }, CALENDARS)

describe('any length, counting, day and calendar', () => {
  it('is as counted by walking', () => {
    fc.assert(
      fc.property(length, day, division, (period, start, calendar) => {
        const { due, metUntil } = dueOf(period, start, calendar)
        const end = endOf(period.amount, period.unit, period.counting, indexOf(start), calendar)
        expect([due, metUntil]).toEqual([dayAt(end).iso, dayAt(openFrom(calendar, end)).iso])
      }),
      { numRuns: 3000 },
    )
  })

  it('never ends earlier for a longer period, nor for a later start', () => {
    fc.assert(
      fc.property(
        length,
        day,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 40 }),
        (period, start, more, days) => {
          fc.pre(period.counting !== 'before')
          const longer = dueOf({ ...period, amount: period.amount + more }, start)
          expect(longer.due >= dueOf(period, start).due).toBe(true)
          expect(dueOf(period, addDays(start, days)).due >= dueOf(period, start).due).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('explains itself so that its parts add up to its dates', () => {
    fc.assert(
      fc.property(
        length,
        day,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 20 })), {
          maxLength: 3,
        }),
        (period, start, stops) => {
          fc.pre(period.counting !== 'before' && period.unit !== 'months')
          const pauses = stops.map(([after, days]) => ({
            asked: addDays(start, after),
            answered: addDays(start, after + days),
          }))
          const { first, legal, due, metUntil, skipped } = computeDue(
            { rule: ruleWith(period), start: { on: start }, pauses },
            CALENDARS,
          )
          const during = (phase: string) => skipped.filter((day) => day.during === phase)
          const counted = period.unit === 'weeks' ? period.amount * 7 : period.amount
          expect(addDays(first, counted + during('counting').length - 1)).toBe(legal)
          expect(addDays(due, during('after the due date').length)).toBe(metUntil)
          expect(new Set(skipped.map(({ date }) => date)).size).toBe(skipped.length)
          for (const { date, during: phase } of skipped)
            expect(phase === 'counting' ? date <= legal : date >= due).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('in months is put off by exactly the days on which the clock stood still', () => {
    fc.assert(
      fc.property(
        length,
        day,
        fc.integer({ min: 0, max: 27 }),
        fc.integer({ min: 0, max: 30 }),
        (period, start, after, days) => {
          fc.pre(period.counting !== 'before')
          const months: Length = { ...period, unit: 'months' }
          const pauses = [{ asked: addDays(start, after), answered: addDays(start, after + days) }]
          const stopped = computeDue({ rule: ruleWith(months), start: { on: start }, pauses }, CALENDARS)
          expect(daysBetween(dueOf(months, start).due, stopped.due)).toBe(days)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is met until the last instant of its day in Europe/London, across both changes of the clocks', () => {
    fc.assert(
      fc.property(length, day, (period, start) => {
        const { metUntil } = dueOf(period, start)
        expect(localDateOf(endOfDay(metUntil) - 1)).toBe(metUntil)
        expect(localDateOf(endOfDay(metUntil))).toBe(addDays(metUntil, 1))
        expect(localDateOf(instantAt(metUntil, '00:00'))).toBe(metUntil)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the days on which counts go wrong', () => {
  const oneMonth = (counting: Length['counting'], from: string) =>
    dueOf({ amount: 1, unit: 'months', counting }, on(from)).due

  it.each([
    ['of', '2028-02-29', '2028-03-29'],
    ['of', '2028-01-30', '2028-02-29'],
    ['of', '2026-03-31', '2026-04-30'],
    ['of', '2026-12-31', '2027-01-31'],
    ['beginning with', '2028-02-29', '2028-03-28'],
    ['beginning with', '2028-02-01', '2028-02-29'],
    ['beginning with', '2026-03-31', '2026-04-30'],
    ['beginning with', '2026-12-01', '2026-12-31'],
    ['beginning on the day after', '2026-02-28', '2026-03-31'],
    ['beginning on the day after', '2026-12-31', '2027-01-31'],
    ['before', '2026-03-31', '2026-02-28'],
  ] as const)('one month %s %s: %s', (counting, from, expected) => {
    expect(oneMonth(counting, from)).toBe(expected)
  })

  it('twelve months of 29 February end on 28 February', () => {
    expect(dueOf({ amount: 12, unit: 'months', counting: 'of' }, on('2028-02-29')).due).toBe('2029-02-28')
  })

  it.each([
    ['2026-03-28', '2026-03-30'],
    ['2026-10-24', '2026-10-26'],
  ])('two days of %s end on %s, whatever the clocks do', (from, expected) => {
    expect(dueOf({ amount: 2, unit: 'days', counting: 'of' }, on(from)).due).toBe(expected)
  })
})
