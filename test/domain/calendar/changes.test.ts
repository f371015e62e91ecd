// What happens to a date on its way: receipt, clarification, extension, and a calendar that changes.

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
import { extendedBy, refusalOfExtension } from '../../../domain/calendar/extension.js'
import { receiptOf } from '../../../domain/calendar/receipt.js'
import { redate } from '../../../domain/calendar/redate.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { ruleOf } from '../../../domain/calendar/rules.js'
import { daysStopped, leftWhenStopped } from '../../../domain/calendar/stopped-clock.js'
import { calendar, CALENDARS, on } from './calendars.js'

const england = calendar('england')
const due = (deadline: Deadline) => computeDue(deadline, CALENDARS)
const workingDays = (amount: number) => agreedRule({ amount, unit: 'working days', counting: 'of' })
const months = (amount: number) => agreedRule({ amount, unit: 'months', counting: 'of' })

describe('receipt', () => {
  it("of CQC's notice: by e-mail the next working day, by registered post the third day after posting", () => {
    const sent = on('2026-12-24')
    expect(receiptOf('cqc notice', { sent, by: 'e-mail with consent' }, CALENDARS)).toMatchObject({
      on: '2026-12-29',
      assumed: false,
    })
    expect(receiptOf('cqc notice', { sent, by: 'registered or recorded post' }, CALENDARS).on).toBe(
      '2026-12-27',
    )
  })

  it('is the one recorded, whatever a rule would presume', () => {
    expect(receiptOf('cqc notice', { recorded: on('2026-12-24') }, CALENDARS)).toMatchObject({
      on: '2026-12-24',
      assumed: false,
    })
  })

  it('of a report by post without a record is assumed, and the explanation says so', () => {
    const receipt = receiptOf('report', { sent: on('2026-03-06'), by: 'first-class post' }, CALENDARS)
    expect(receipt).toMatchObject({
      on: '2026-03-10',
      assumed: true,
      citation: expect.stringContaining('Interpretation Act 1978 s7'),
    })
    expect(due({ rule: ruleOf('report-response'), start: receipt }).notes.join()).toContain(
      'The start is assumed: sent by first-class post',
    )
  })

  it.each([
    ['report', 'e-mail with consent'],
    ['written statement', 'registered or recorded post'],
    ['cqc notice', 'first-class post'],
  ] as const)('of a %s by %s is governed by no rule: it must be recorded', (notice, by) => {
    expect(() => receiptOf(notice, { sent: on('2026-03-06'), by }, CALENDARS)).toThrow(
      expect.objectContaining({ code: 'not-governed', message: expect.stringContaining('record the day') }),
    )
  })
})

describe('a clarification', () => {
  const start = { on: on('2026-06-01') }
  const nineDays = [{ asked: on('2026-06-05'), answered: on('2026-06-14') }]

  it('of nine days ends a period of months nine days later', () => {
    expect(due({ rule: months(1), start, pauses: nineDays })).toMatchObject({
      due: '2026-07-10',
      first: '2026-06-02',
    })
    expect(daysStopped(nineDays)).toBe(9)
  })

  it('leaves out of a period of working days exactly the working days on which the clock stood still', () => {
    expect(due({ rule: workingDays(10), start }).due).toBe('2026-06-15')
    expect(due({ rule: workingDays(10), start, pauses: nineDays }).due).toBe('2026-06-22')
    expect(leftWhenStopped(on('2026-06-15'), on('2026-06-05'), england)).toBe(6)
    expect(leftWhenStopped(on('2026-06-15'), on('2026-06-05'))).toBe(10)
  })

  it('names each day that did not count', () => {
    const { skipped, sentence } = due({ rule: months(1), start, pauses: nineDays })
    expect(skipped.filter(({ kind }) => kind === 'clock stopped').map(({ date }) => String(date))).toEqual(
      [6, 7, 8, 9, 10, 11, 12, 13, 14].map((day) => `2026-06-${String(day).padStart(2, '0')}`),
    )
    expect(sentence).toContain('9 days on which the clock stood still for a clarification')
  })

  it('counts overlapping clarifications once, and a second one that falls into the time gained', () => {
    const overlapping = [...nineDays, { asked: on('2026-06-10'), answered: on('2026-06-12') }]
    expect(due({ rule: months(1), start, pauses: overlapping }).due).toBe('2026-07-10')
    const second = [...nineDays, { asked: on('2026-07-08'), answered: on('2026-07-10') }]
    expect(due({ rule: months(1), start, pauses: second }).due).toBe('2026-07-12')
  })

  it('does not stop a statutory period, and starts that of freedom of information again', () => {
    expect(due({ rule: ruleOf('report-response'), start, pauses: nineDays }).due).toBe('2026-08-31')
    const request = due({
      rule: ruleOf('foi-response'),
      start,
      pauses: [{ asked: on('2026-06-05'), answered: on('2026-06-15') }],
    })
    expect(request.start.on).toBe('2026-06-15')
    expect(request.due).toBe('2026-07-14')
  })

  it('cannot be answered before it was asked', () => {
    expect(() => daysStopped([{ asked: on('2026-06-05'), answered: on('2026-06-04') }])).toThrow(
      expect.objectContaining({ code: 'impossible-date', field: 'answered' }),
    )
  })
})

describe('an extension', () => {
  const limits = { times: 2, days: 60 }
  const dates = { original: on('2026-06-09'), due: on('2026-06-09'), earlier: [] }
  const to = (date: string, inWriting = true) => ({ to: on(date), agreedOn: on('2026-06-01'), inWriting })

  it('amends the due date and keeps the original and every revised one', () => {
    const extensions = [
      to('2026-07-31'),
      { to: on('2026-08-29'), agreedOn: on('2026-07-30'), inWriting: true },
    ]
    const answer = due({ rule: ruleOf('report-response'), start: { on: on('2026-03-10') }, extensions })
    expect(answer).toMatchObject({
      due: '2026-08-29',
      metUntil: '2026-09-01',
      extended: { original: '2026-06-09', by: extensions },
    })
    expect(answer.sentence).toContain('extended from 9 June 2026 by agreement in writing of 30 July 2026')
  })

  it('is put off by a clarification that is asked after it was agreed, and not by one before', () => {
    const agreed = { rule: months(1), start: { on: on('2026-05-01') }, extensions: [to('2026-06-30')] }
    expect(due({ ...agreed, pauses: [{ asked: on('2026-06-10'), answered: on('2026-06-19') }] }).due).toBe(
      '2026-07-09',
    )
    expect(due({ ...agreed, pauses: [{ asked: on('2026-05-10'), answered: on('2026-05-19') }] }).due).toBe(
      '2026-06-30',
    )
  })

  it('ends the doubt between two readings', () => {
    const doubtful = { rule: ruleOf('report-satisfaction'), start: { on: on('2026-06-09') } }
    expect(due(doubtful).alternatives).toHaveLength(2)
    expect(due({ ...doubtful, extensions: [to('2026-10-30')] })).toMatchObject({
      alternatives: [],
      formalFrom: '2026-10-31',
    })
  })

  it.each([
    ['inWriting', ruleOf('report-response'), to('2026-07-01', false), dates],
    ['rule', ruleOf('report-advertisement'), to('2026-07-01'), dates],
    ['to', months(1), to('2026-06-09'), dates],
    ['to', months(1), to('2026-12-09'), dates],
    ['to', months(1), to('2026-07-01'), { ...dates, earlier: [to('2026-06-10'), to('2026-06-11')] }],
  ])('is refused, naming %s', (field, rule, asked, known) => {
    expect(refusalOfExtension(rule, known, asked, limits)).toMatchObject({ code: 'not-extendable', field })
  })

  it('is recorded when all is well, and can be asked for by a length', () => {
    expect(refusalOfExtension(ruleOf('report-response'), dates, to('2026-07-09'), limits)).toBeNull()
    expect(extendedBy(on('2026-12-23'), 3, 'working days', england)).toBe('2026-12-30')
    expect(extendedBy(on('2026-01-31'), 1, 'months', england)).toBe('2026-02-28')
  })
})

describe('a calendar that changes: the bank holiday of 19 September 2022, proclaimed on 10 September', () => {
  const proclaimed = on('2022-09-10')
  const without = (known: Calendar): Calendar => ({
    ...known,
    version: 'before the proclamation',
    holidays: known.holidays.filter(({ date }) => date !== '2022-09-19'),
  })
  const old: Calendars = {
    england: without(england),
    'any-part-of-the-uk': without(calendar('any-part-of-the-uk')),
  }
  const change = (rule: Deadline['rule'], from: string) =>
    redate({ rule, start: { on: on(from) } }, old, CALENDARS, proclaimed)

  it('moves a deadline in working days that runs across it', () => {
    const moved = change(workingDays(20), '2022-09-01')
    expect(moved).toMatchObject({
      changed: 'due',
      before: { due: '2022-09-29' },
      after: { due: '2022-09-30' },
    })
    expect(moved.reason).toContain('19 September 2022')
  })

  it('does not move one that ended before it or began after it, and says why', () => {
    expect(change(workingDays(5), '2022-09-05')).toMatchObject({
      changed: 'nothing',
      after: { due: '2022-09-12' },
    })
    expect(change(workingDays(5), '2022-09-19').changed).toBe('nothing')
    expect(change(workingDays(5), '2022-09-05').reason).toMatch(/No changed day lies within the count/)
  })

  it('never moves a legal date in months, only the day until which it is treated as met', () => {
    expect(change(months(1), '2022-08-19')).toMatchObject({
      changed: 'met until',
      before: { due: '2022-09-19', metUntil: '2022-09-19' },
      after: { due: '2022-09-19', metUntil: '2022-09-20' },
    })
    expect(change(months(1), '2022-08-15').changed).toBe('nothing')
  })

  it('leaves an FOI clock that was running at the earlier date and shows both', () => {
    const disputed = change(ruleOf('foi-response'), '2022-09-01')
    expect(disputed).toMatchObject({
      changed: 'disputed',
      before: { due: '2022-09-29' },
      after: { due: '2022-09-29' },
    })
    expect(disputed.after.alternatives.map((reading) => reading.due)).toEqual(['2022-09-29', '2022-09-30'])
    expect(disputed.after.formalFrom).toBe('2022-10-01')
  })

  it('counts it for an FOI request that came on the day of the proclamation or later', () => {
    const edition = {
      'any-part-of-the-uk': announcedOn(
        without(calendar('any-part-of-the-uk')),
        calendar('any-part-of-the-uk'),
        proclaimed,
      ),
    }
    const asked = (day: string) =>
      computeDue({ rule: ruleOf('foi-response'), start: { on: on(day) } }, edition)
    expect(asked('2022-09-12')).toMatchObject({ due: '2022-10-11', alternatives: [] })
    expect(asked('2022-09-10')).toMatchObject({ due: '2022-10-10', alternatives: [] })
    expect(asked('2022-09-09').alternatives).toHaveLength(2)
  })

  it('moves back what moved when the day is taken off the list again', () => {
    const back = redate(
      { rule: workingDays(20), start: { on: on('2022-09-01') } },
      CALENDARS,
      old,
      proclaimed,
    )
    expect(back).toMatchObject({ changed: 'due', after: { due: '2022-09-29' } })
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
