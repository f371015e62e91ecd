// The test vectors of the law, by name, and what an explanation must say.

import { describe, expect, it } from '@jest/globals'
import { computeChain } from '../../../domain/calendar/chain.js'
import { limitedTo } from '../../../domain/calendar/calendar.js'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { ruleOf, SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { checkedRule, type Period } from '../../../domain/calendar/rule.js'
import { correctedRule } from '../../../domain/calendar/rule-correction.js'
import { calendar, CALENDARS, on } from './calendars.js'

const due = (rule: string, from: string) =>
  computeDue({ rule: ruleOf(rule), start: { on: on(from) } }, CALENDARS)
const agreed = (period: Period, from: string) =>
  computeDue({ rule: agreedRule(period), start: { on: on(from) } }, CALENDARS)

describe('test vectors', () => {
  it("20 working days after 4 November 2009 end on 2 December 2009 on England's calendar", () => {
    expect(agreed({ amount: 20, unit: 'working days', counting: 'after' }, '2009-11-04').due).toBe(
      '2009-12-02',
    )
  })

  it('20 working days after 4 November 2009 end on 3 December 2009 for freedom of information', () => {
    const answer = due('foi-response', '2009-11-04')
    expect(answer.due).toBe('2009-12-03')
    expect(answer.skipped).toContainEqual({
      date: '2009-11-30',
      reason: "St Andrew's Day (in Scotland)",
      kind: 'bank holiday',
      during: 'counting',
    })
  })

  it('one month beginning with 10 March ends on 9 April', () => {
    expect(due('written-statement-response', '2027-03-10').due).toBe('2027-04-09')
  })

  it('28 days beginning on the day after 1 March end on 29 March', () => {
    expect(due('regulation-17-3', '2027-03-01').due).toBe('2027-03-29')
    expect(due('regulation-16-3', '2027-03-01').due).toBe('2027-03-29')
  })

  it.each([
    ['2026-03-10', '2026-04-10'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
  ])('one month of %s ends on %s', (from, expected) => {
    expect(agreed({ amount: 1, unit: 'months', counting: 'of' }, from).due).toBe(expected)
  })

  it.each([
    ['2027-03-01', '2027-03-31'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
  ])('one month beginning with %s ends on %s, never as "of the day before"', (from, expected) => {
    expect(due('written-statement-response', from).due).toBe(expected)
  })

  it('a report received on 10 March: 9 June, then 8 or 9 September, and nothing formal before the later', () => {
    const [response, satisfaction] = computeChain('report', { on: on('2026-03-10') }, CALENDARS)
    expect(response).toMatchObject({ due: '2026-06-09', alternatives: [], formalFrom: '2026-06-10' })
    expect(satisfaction).toMatchObject({ due: '2026-09-08', formalFrom: '2026-09-10' })
    expect(satisfaction?.alternatives.map((reading) => reading.due)).toEqual(['2026-09-08', '2026-09-09'])
  })

  it.each(['statement-form', 'adverse-findings-notice-form'])(
    '%s: a notice received on 10 March, 9 or 10 April, and nothing formal before the later',
    (rule) => {
      const form = due(rule, '2026-03-10')
      expect(form).toMatchObject({ start: { event: 'receipt' }, due: '2026-04-09', formalFrom: '2026-04-11' })
      expect(form.alternatives.map((reading) => reading.due)).toEqual(['2026-04-09', '2026-04-10'])
    },
  )

  it('a further report runs the same three and three months again, a written statement one and one', () => {
    const dates = (chain: 'further report' | 'written statement') =>
      computeChain(chain, { on: on('2026-03-10') }, CALENDARS).map((period) => period.due)
    expect(dates('further report')).toEqual(['2026-06-09', '2026-09-08'])
    expect(dates('written statement')).toEqual(['2026-04-09', '2026-05-08'])
  })

  it('a further period runs from the date agreed in writing when the first was extended', () => {
    const agreement = { to: on('2026-06-30'), agreedOn: on('2026-06-01'), inWriting: true }
    const periods = computeChain('report', { on: on('2026-03-10') }, CALENDARS, {
      'report-response': [agreement],
    })
    expect(periods.map((period) => period.due)).toEqual(['2026-06-30', '2026-09-29'])
  })

  it('a further period runs from the legal end of the first, not from the day until which that is treated as met', () => {
    const periods = computeChain('report', { on: on('2026-09-26') }, CALENDARS)
    expect(periods.map(({ due, metUntil }) => [due, metUntil])).toEqual([
      ['2026-12-25', '2026-12-29'],
      ['2027-03-24', '2027-03-24'],
    ])
  })

  it('subject access: the day before the corresponding date or that date, else the end of the month, moved to the next working day', () => {
    const month = due('subject-access-response', '2026-03-10')
    expect(month.due).toBe('2026-04-09')
    expect(month.alternatives.map((reading) => reading.due)).toEqual(['2026-04-09', '2026-04-10'])
    expect(due('subject-access-response', '2026-01-31')).toMatchObject({
      legal: '2026-02-28',
      due: '2026-03-02',
      metUntil: '2026-03-02',
    })
    expect(due('subject-access-response-extended', '2026-03-10').due).toBe('2026-06-09')
  })

  it('a due date on a bank holiday stays the legal date and is treated as met until the next working day', () => {
    expect(due('report-response', '2026-09-26')).toMatchObject({
      legal: '2026-12-25',
      due: '2026-12-25',
      metUntil: '2026-12-29',
      formalFrom: '2026-12-30',
    })
  })

  it('publication is not before six weeks from the decision', () => {
    expect(due('publication', '2026-11-13')).toMatchObject({
      due: '2026-12-25',
      limit: 'not before',
      formalFrom: '2026-12-25',
    })
  })
})

describe('an explanation', () => {
  it('is one sentence that names the date, the count, what was left out and the authority', () => {
    expect(due('regulation-17-3', '2026-03-10').sentence).toBe(
      'Due by the end of Tuesday 7 April 2026: 28 days beginning on 11 March 2026, the day after receipt on 10 March 2026 ' +
        '(regulation 17(3) of SI 2014/2936 (Regulated Activities), as made in 2014).',
    )
    expect(agreed({ amount: 20, unit: 'working days', counting: 'of' }, '2026-03-10').sentence).toContain(
      'leaving out 8 days of weekends and the bank holidays in England on 3 April 2026 (Good Friday), 6 April 2026 (Easter Monday)',
    )
    expect(due('report-response', '2026-09-26').sentence).toContain(
      'Friday 25 December 2026 (Christmas Day, no working day) and treated as met until the end of Tuesday 29 December 2026',
    )
    expect(due('report-satisfaction', '2026-06-09').sentence).toContain(
      'on another reading Wednesday 9 September 2026',
    )
  })

  it('says that Scotland and Northern Ireland are unverified until a list of gov.uk is imported', () => {
    const answer = due('foi-response', '2026-03-02')
    expect(answer.calendar?.unverified).toBe('Scotland and Northern Ireland')
    expect(answer.sentence).toMatch(/the bank holidays in Scotland and Northern Ireland are unverified\.$/)
    expect(answer.notes.join()).toContain('unverified')
  })

  it('says that England after 2028 is unverified', () => {
    expect(due('regulation-17-3', '2029-03-01').calendar?.unverified).toBe('England outside 2019 to 2028')
    expect(due('regulation-17-3', '2027-03-01').calendar?.unverified).toBeNull()
  })

  it('names its assumptions and who can correct them', () => {
    expect(due('report-satisfaction', '2026-06-09').notes.join()).toMatch(
      /Assumption: .*\(Legal can correct it\)/,
    )
  })

  it.each(SHIPPED_RULES.map(({ id }) => id))('cites its authority and version for %s', (id) => {
    const rule = checkedRule(ruleOf(id))
    expect(due(id, '2026-03-10').citation).toContain(rule.citation.text)
    expect(due(id, '2026-03-10').sentence).toContain(rule.citation.version)
  })

  it('is plain data: the same after a round trip through JSON', () => {
    const answer = due('foi-response', '2026-03-02')
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})

describe('bad input', () => {
  it('an unknown rule is refused with the rules that there are', () => {
    expect(() => ruleOf('section-99')).toThrow(
      expect.objectContaining({ code: 'unknown-rule', message: expect.stringContaining('report-response') }),
    )
  })

  it('a rule with no calendar loaded for that year names the gap, also when only the weekend after it matters', () => {
    const calendars = { england: limitedTo(calendar('england'), { from: 2026, to: 2026 }) }
    const later = (id: string) => () =>
      computeDue({ rule: ruleOf(id), start: { on: on('2026-12-10') } }, calendars)
    expect(later('agreed-20-working-days-of-decision')).toThrow(
      expect.objectContaining({ code: 'year-not-covered' }),
    )
    expect(later('report-response')).toThrow(
      expect.objectContaining({ code: 'year-not-covered', message: expect.stringContaining('covers 2027') }),
    )
    expect(later('foi-response')).toThrow(expect.objectContaining({ code: 'no-calendar' }))
  })

  it('a stated date before the decision is refused', () => {
    expect(() => agreed({ fixed: on('2016-03-31') }, '2026-03-01')).toThrow(
      expect.objectContaining({ code: 'impossible-date' }),
    )
  })

  it.each([
    ['amount', { amount: 0 }],
    ['amount', { amount: 1.5 }],
    ['owner', { owner: ' ' }],
  ] as const)('a correction with a wrong %s is refused and names the field', (field, correction) => {
    expect(() => correctedRule(ruleOf('report-response'), correction)).toThrow(
      expect.objectContaining({ code: 'malformed-rule', field }),
    )
  })
})

describe('a corrected rule', () => {
  it('is the next version, counts by its new data and leaves the shipped one as it was', () => {
    const shipped = ruleOf('report-satisfaction')
    const corrected = correctedRule(shipped, { counting: 'beginning on the day after', otherReadings: [] })
    expect([shipped.version, corrected.version]).toEqual([1, 2])
    const answer = computeDue({ rule: corrected, start: { on: on('2026-06-09') } }, CALENDARS)
    expect(answer).toMatchObject({ due: '2026-09-09', alternatives: [], ruleVersion: 2 })
  })
})
