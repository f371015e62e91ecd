// No date ever leaves out bank holidays silently: what is not loaded, or belongs to another place, is refused by its name.
import { describe, expect, it } from '@jest/globals'
import { DIVISION_NAMES, DIVISIONS, limitedTo, type Calendars } from '../../../domain/calendar/calendar.js'
import { announcedOn } from '../../../domain/calendar/calendar-change.js'
import { computeDue } from '../../../domain/calendar/deadline.js'
import type { Edition } from '../../../domain/calendar/edition.js'
import { afterCorrection, afterDecision } from '../../../domain/calendar/editions.js'
import { isLength, type DeadlineRule } from '../../../domain/calendar/rule.js'
import { receiptOf } from '../../../domain/calendar/receipt.js'
import { ruleOf, SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { dueDateAnswer } from '../../../cli/due-date/answer.js'
import { calendar, CALENDARS, on } from './calendars.js'

const TODAY = on('2026-12-01')

/** Whether bank holidays matter to it at all. */
const consults = ({ period, onNonWorkingDay }: DeadlineRule) =>
  onNonWorkingDay !== 'stays' || (isLength(period) && period.unit === 'working days')

const without = (division: keyof Calendars): Calendars =>
  Object.fromEntries(DIVISIONS.filter((id) => id !== division).map((id) => [id, calendar(id)]))

const limited = (to: number): Calendars =>
  Object.fromEntries(DIVISIONS.map((id) => [id, limitedTo(calendar(id), { from: 2020, to })]))

const due = (rule: DeadlineRule, calendars: Calendars, from = '2026-12-03') =>
  computeDue({ rule, start: { on: on(from) } }, calendars)

const refusal = (code: string, ...named: string[]) =>
  expect.objectContaining({
    code,
    field: 'calendar',
    message: expect.stringMatching(new RegExp(named.map((name) => `(?=.*${name})`).join(''))),
  })

describe.each(SHIPPED_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const place = DIVISION_NAMES[rule.calendar]

  it('is refused without the calendar of its place, and named, whatever others are loaded', () => {
    const count = () => due(rule, without(rule.calendar))
    if (consults(rule)) expect(count).toThrow(refusal('no-calendar', place))
    else expect(count().calendar).toBeNull()
  })

  it('is refused where its count needs a year that is not loaded, and the year is named', () => {
    const ends = due(rule, CALENDARS)
    // The last year that it needs, and its calendars end with the year before.
    const year = Number(ends.metUntil.slice(0, 4))
    const count = () => due(rule, limited(year - 1))
    if (consults(rule)) expect(count).toThrow(refusal('year-not-covered', place, `${year}`))
    else expect(count().due).toBe(ends.due)
  })

  it('neither moves nor says otherwise when a day changes in another place', () => {
    const changed = Object.fromEntries(
      DIVISIONS.map((id) => {
        const known = calendar(id)
        const day = { date: on('2026-12-09'), name: 'A day of joy elsewhere' }
        const next = { ...known, version: 'next', holidays: [...known.holidays, day] }
        return [id, id === rule.calendar ? known : announcedOn(known, next, TODAY)]
      }),
    )
    expect(due(rule, changed)).toEqual(due(rule, CALENDARS))
  })
})

it.each([
  ['report', 'first-class post'],
  ['decision', 'second-class post'],
  ['cqc notice', 'e-mail with consent'],
] as const)('the receipt of a %s by %s is refused without the bank holidays that it needs', (notice, by) => {
  const sent = { sent: on('2026-12-31'), by }
  expect(() => receiptOf(notice, sent, without('england'))).toThrow(refusal('no-calendar', 'England'))
  expect(() => receiptOf(notice, sent, limited(2026))).toThrow(refusal('year-not-covered', 'England', '2027'))
})

describe('a change of the calendars', () => {
  const editions: Edition[] = DIVISIONS.map((division) => ({
    division,
    number: 1,
    calendar: { ...limitedTo(calendar(division), { from: 2020, to: 2030 }), version: `${division}/1` },
    byHand: [],
  }))
  const add = (division: Edition['division'], date: string) =>
    afterDecision(editions, { action: 'add', division, date: on(date), name: 'A day of joy' }, TODAY)

  it('makes new versions of the place and of the union, and of no other', () => {
    expect(add('scotland', '2027-06-15').map(({ calendar: { version } }) => version)).toEqual([
      'scotland/2',
      'any-part-of-the-uk/2',
    ])
  })

  it('is refused in a year that is not loaded, and names the years that are', () => {
    expect(() => add('england', '2031-06-16')).toThrow(/2031-06-16 is outside the years 2020 to 2030/)
  })

  it('is refused for what follows from other places', () => {
    expect(() => add('any-part-of-the-uk', '2027-06-15')).toThrow(/follows from those of its countries/)
  })

  it('of a rule stands in the calendar by which it was counted first, and goes to no calendar that is not there', () => {
    const corrected = afterCorrection(editions, { rule: 'foi-response', correction: { amount: 25 } }, TODAY)
    expect(corrected.map(({ calendar: { version } }) => version)).toEqual(['any-part-of-the-uk/2'])
    const inWales = { rule: 'report-response', correction: { calendar: 'wales' } } as const
    const lacking = editions.filter(({ division }) => division !== 'wales')
    expect(() => afterCorrection(lacking, inWales, TODAY)).toThrow(/there is no calendar of Wales/)
    const shorter = editions.map((edition) =>
      edition.division === 'wales'
        ? { ...edition, calendar: limitedTo(edition.calendar, { from: 2020, to: 2026 }) }
        : edition,
    )
    expect(() => afterCorrection(shorter, inWales, TODAY)).toThrow(/loaded for fewer years than cases need/)
    expect(() =>
      afterCorrection(
        editions.filter(({ division }) => division !== 'any-part-of-the-uk'),
        { rule: 'foi-response', correction: { amount: 25 } },
        TODAY,
      ),
    ).toThrow(/there is no calendar of any part of the United Kingdom/)
  })
})

it('the command names the gap, and gives no date', () => {
  const ask = (calendars: Calendars, from: string) =>
    dueDateAnswer(['--rule', 'foi-response', '--from', from], { calendars, asShipped: false })
  expect(ask(without('any-part-of-the-uk'), '2026-12-03')).toMatchObject({
    exitCode: 1,
    out: '',
    error: expect.stringContaining(
      'no calendar of bank holidays in any part of the United Kingdom is loaded',
    ),
  })
  expect(ask(limited(2026), '2026-12-03')).toMatchObject({
    exitCode: 1,
    out: '',
    error: expect.stringContaining('import a list that covers 2027'),
  })
  expect(ruleOf('foi-response').calendar).toBe('any-part-of-the-uk')
})
