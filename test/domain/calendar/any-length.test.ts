// The properties that any right count has, whatever the length, the counting, the day and the calendar.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { addDays, daysBetween, type LocalDate } from '../../../domain/calendar/local-date.js'
import { endOfDay, instantAt, localDateOf } from '../../../domain/calendar/london-time.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { COUNTINGS, UNITS, type DeadlineRule, type Length } from '../../../domain/calendar/rule.js'
import { CALENDARS, on } from './calendars.js'
import { dayAt, DAYS, endOf, indexOf, openFrom, PLACES } from './oracle.js'
import { notAddingUp } from './re-added.js'
import { holds } from '../../support/holds.js'

const YEARS = DAYS.filter(({ year }) => year >= 2019 && year <= 2035).map(({ iso }) => iso as LocalDate)

const forward = COUNTINGS.filter((counting) => counting !== 'before')
const lengthsCounted = (countings: readonly Length['counting'][]) =>
  fc.constantFrom(...UNITS).chain((unit) =>
    fc.record({
      amount: fc.integer({ min: 1, max: unit === 'years' ? 5 : 60 }),
      unit: fc.constant(unit),
      counting: fc.constantFrom(...countings),
    }),
  )
const length = lengthsCounted(COUNTINGS)
const forwards = lengthsCounted(forward)
const day = fc.integer({ min: 0, max: YEARS.length - 1 }).map((index) => YEARS[index] ?? on('2019-01-01'))
const place = fc.constantFrom(...PLACES)
const few = (max: number) => fc.integer({ min: 0, max })

const ruleWith = (period: Length, calendar: DeadlineRule['calendar'] = 'england'): DeadlineRule => ({
  ...agreedRule(period),
  calendar,
})
const dueOf = (period: Length, start: LocalDate, calendar?: DeadlineRule['calendar']) =>
  computeDue({ rule: ruleWith(period, calendar), start: { on: start } }, CALENDARS)

describe('any length, counting, day and calendar', () => {
  it('is as counted by walking', () => {
    holds(
      fc.property(length, day, place, (period, start, calendar) => {
        const { due, metUntil } = dueOf(period, start, calendar)
        const end = endOf(period.amount, period.unit, period.counting, indexOf(start), calendar)
        expect([due, metUntil]).toEqual([dayAt(end).iso, dayAt(openFrom(calendar, end)).iso])
      }),
      { numRuns: 2000 },
    )
  })

  it('never ends earlier for a longer period, nor for a later start; counted backwards never later', () => {
    holds(
      fc.property(length, day, place, few(20), few(40), (period, start, calendar, more, days) => {
        const plain = dueOf(period, start, calendar)
        // No calendar reaches further than ten years.
        const amount = period.amount + (period.unit === 'years' ? more % 5 : more)
        const longer = dueOf({ ...period, amount }, start, calendar)
        const order = (a: LocalDate, b: LocalDate) => (period.counting === 'before' ? a <= b : a >= b)
        expect(order(longer.due, plain.due)).toBe(true)
        expect(order(longer.metUntil, plain.metUntil)).toBe(true)
        const later = dueOf(period, addDays(start, days), calendar)
        expect(later.due >= plain.due && later.metUntil >= plain.metUntil).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  it('explains itself so that its parts add up to its dates, also with questions and more time on the way', () => {
    const questions = fc.array(fc.tuple(few(90), few(20)), { maxLength: 3 })
    const agreed = fc.option(fc.tuple(few(60), fc.integer({ min: 1, max: 120 })), { nil: undefined })
    holds(
      fc.property(forwards, day, place, questions, agreed, (period, start, calendar, stops, longer) => {
        const pauses = stops.map(([after, days]) => ({
          asked: addDays(start, after),
          answered: addDays(start, after + days),
        }))
        const rule = ruleWith(period, calendar)
        const { due } = computeDue({ rule, start: { on: start }, pauses }, CALENDARS)
        const extensions = longer
          ? [{ agreedOn: addDays(start, longer[0]), to: addDays(due, longer[1]), inWriting: true }]
          : []
        const explained = computeDue({ rule, start: { on: start }, pauses, extensions }, CALENDARS)
        expect(notAddingUp(explained)).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('in months is put off by exactly the days on which the clock stood still', () => {
    holds(
      fc.property(forwards, day, few(27), few(30), (period, start, after, days) => {
        const months: Length = { ...period, unit: 'months' }
        const pauses = [{ asked: addDays(start, after), answered: addDays(start, after + days) }]
        const stopped = computeDue({ rule: ruleWith(months), start: { on: start }, pauses }, CALENDARS)
        expect(daysBetween(dueOf(months, start).due, stopped.due)).toBe(days)
      }),
      { numRuns: 500 },
    )
  })

  it('is met until the last instant of its day in Europe/London, across both changes of the clocks', () => {
    holds(
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
