// What happens to a date on its way: receipt, clarification, extension.

import { describe, expect, it } from '@jest/globals'
import { computeDue } from '../../../domain/calendar/deadline.js'
import type { Deadline } from '../../../domain/calendar/explanation.js'
import { extendedBy, refusalOfExtension } from '../../../domain/calendar/extension.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { receiptOf } from '../../../domain/calendar/receipt.js'
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
      // s93(1) speaks of notices “required under this Part”: whether this is one is doubtful.
      assumed: true,
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

  it('starts freedom of information again only while its time runs: what had expired is not brought back', () => {
    // Received on 1 June 2026: due by the end of 30 June, without 15 June, a bank holiday in Scotland.
    const foi = (...pauses: { asked: LocalDate; answered: LocalDate }[]) =>
      due({ rule: ruleOf('foi-response'), start, pauses })
    expect(foi()).toMatchObject({ start: { on: '2026-06-01' }, due: '2026-06-30' })
    const late = { asked: on('2026-07-01'), answered: on('2026-07-03') }
    expect(foi(late)).toMatchObject({ start: { on: '2026-06-01' }, due: '2026-06-30' })
    const inTime = { asked: on('2026-06-30'), answered: on('2026-07-03') }
    expect(foi(inTime)).toMatchObject({ start: { on: '2026-07-03' } })
    const again = foi({ asked: on('2026-06-02'), answered: on('2026-06-04') }, late)
    expect(again).toMatchObject({ start: { on: '2026-07-03' } })
    const afterwards = { asked: on('2026-12-01'), answered: on('2026-12-02') }
    expect(foi(inTime, afterwards)).toEqual(foi(inTime))
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
