// Corrections of rules: the owner's data makes the next version, what the process rests on stays, and every later edition of
// the calendar carries it on.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readBankHolidays } from '../../../domain/calendar/bank-holidays-file.js'
import { calendarsIn, limitedTo, type Calendars } from '../../../domain/calendar/calendar.js'
import type { Role } from '../../../domain/people/roles.js'
import { changeWithBeside } from '../../../domain/calendar/calendar-change.js'
import { computeChain } from '../../../domain/calendar/chain.js'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { redates, type Edition } from '../../../domain/calendar/edition.js'
import {
  afterCorrection,
  afterDecision,
  afterImport,
  afterMoreYears,
  calendarsOf,
  checkCorrector,
} from '../../../domain/calendar/editions.js'
import { isLength } from '../../../domain/calendar/rule.js'
import {
  changedFields,
  correctedRule,
  fieldsInWords,
  type RuleCorrection,
} from '../../../domain/calendar/rule-correction.js'
import { ruleBy, ruleOf, SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../../../prisma/calendar-seed.js'
import { on } from './calendars.js'
import { govUkFile } from './gov-uk-file.js'
import { FIRST, standing } from './stored-editions.js'
import { holds } from '../../support/holds.js'

const TODAY = on('2026-11-22')
const correct = (editions: readonly Edition[], rule: string, correction: RuleCorrection) =>
  afterCorrection(editions, { rule, correction }, TODAY)
const rulesOf = (editions: readonly Edition[]) =>
  editions.flatMap(({ calendar }) =>
    (calendar.rules ?? []).map(({ id, version }) => `${calendar.version} ${id} ${version}`),
  )

describe('a corrected rule', () => {
  it('makes the next edition of the calendar by which it is counted, and of no other', () => {
    expect(rulesOf(correct(FIRST, 'cqc-log', { amount: 15 }))).toEqual(['england/2 cqc-log 2'])
    const [uk, ...more] = correct(FIRST, 'foi-response', { disputedWhenProclaimed: false })
    expect(more).toEqual([])
    expect(uk?.calendar.version).toBe('any-part-of-the-uk/2')
    expect(uk?.calendar.rules?.[0]).not.toHaveProperty('disputedWhenProclaimed')
    expect(uk && redates((FIRST[4] as Edition).calendar, uk.calendar)).toBe(true)
  })

  it('can count by another division’s bank holidays, which go with it and stay current', () => {
    const moved = standing(FIRST, correct(FIRST, 'cqc-log', { calendar: 'scotland' }))
    const [england, , scotland] = moved
    expect(england?.calendar.version).toBe('england/2')
    expect(england?.calendar.beside?.map(({ version }) => version)).toEqual(['scotland/1'])
    // A case carries England's calendar alone. Ten working days after Friday 17 November 2028, with St Andrew's Day left out.
    const carried = calendarsIn(limitedTo((england as Edition).calendar, { from: 2027, to: 2029 }))
    const due = (calendars: Calendars) =>
      computeDue({ rule: ruleBy(calendars, 'cqc-log'), start: { on: on('2028-11-17') } }, calendars)
    const there = due(carried)
    expect([there.due, there.calendar?.id]).toEqual(['2028-12-04', 'scotland'])
    expect(due(calendarsOf(FIRST))).toMatchObject({ due: '2028-12-01', calendar: { id: 'england' } })
    // A case that has another division's calendar as its own counts all by it.
    expect(due(calendarsIn((FIRST[2] as Edition).calendar))).toMatchObject({ due: '2028-12-04' })
    // A day that is proclaimed there makes an edition of England's, of which the cases are told.
    const day = { action: 'add', division: 'scotland', date: on('2028-12-01'), name: 'A day of joy' } as const
    const next = standing(moved, afterDecision(moved, day, TODAY))
    expect(next[0]?.calendar.version).toBe('england/3')
    expect(redates((england as Edition).calendar, (next[0] as Edition).calendar)).toBe(true)
    expect(due(calendarsIn((next[0] as Edition).calendar)).due).toBe('2028-12-05')
    expect(changeWithBeside((england as Edition).calendar, (next[0] as Edition).calendar)).toEqual({
      added: [{ date: '2028-12-01', name: 'A day of joy (in Scotland)', announced: TODAY }],
      removed: [],
    })
    expect(scotland?.calendar.rules).toBeUndefined()
    // Corrected back it needs them no longer.
    const back = standing(next, correct(next, 'cqc-log', { calendar: 'england' }))
    expect(back[0]?.calendar).not.toHaveProperty('beside')
    expect(due(calendarsIn((back[0] as Edition).calendar)).due).toBe('2028-12-01')
  })

  it('is an administrator’s to correct, and whose it was made as data; whose it is an administrator alone says', () => {
    const owned = standing(FIRST, correct(FIRST, 'cqc-log', { ownedBy: 'manager' }))
    const check = (editions: readonly Edition[], role: Role, correction: RuleCorrection) => () =>
      checkCorrector(editions, { rule: 'cqc-log', correction }, { subject: 'somebody', role })
    expect(check(FIRST, 'manager', { amount: 15 })).toThrow(/an administrator corrects it/)
    expect(check(owned, 'manager', { amount: 15 })).not.toThrow()
    expect(check(owned, 'director', { amount: 15 })).toThrow(/an administrator corrects it/)
    expect(check(owned, 'manager', { ownedBy: 'director' })).toThrow(/says whose rule it is/)
    expect(check(owned, 'manager', { owner: 'Legal' })).toThrow(/says whose rule it is/)
    const account = standing(owned, correct(owned, 'cqc-log', { ownedBy: 'somebody' }))
    expect(check(account, 'case-officer', { amount: 15 })).not.toThrow()
    expect(check(account, 'body-contact', { amount: 15 })).toThrow(/an administrator corrects it/)
    expect(check(account, 'administrator', { ownedBy: null })).not.toThrow()
    expect(
      standing(account, correct(account, 'cqc-log', { ownedBy: null }))[0]?.calendar.rules?.[0],
    ).not.toHaveProperty('ownedBy')
  })

  it('counts from then on, alone and in its chain, and says its version', () => {
    const calendars = calendarsOf(standing(FIRST, correct(FIRST, 'report-response', { amount: 2 })))
    const start = { on: on('2026-03-10') }
    expect(computeDue({ rule: ruleBy(calendars, 'report-response'), start }, calendars)).toMatchObject({
      due: '2026-05-09',
      ruleVersion: 2,
    })
    const chain = computeChain('report', start, calendars)
    expect(chain.map(({ due, ruleVersion }) => [due, ruleVersion])).toEqual([
      ['2026-05-09', 2],
      ['2026-08-08', 1],
    ])
    expect(ruleOf('report-response').version).toBe(1)
  })

  it('is carried on by every later edition, whatever makes it', () => {
    const corrected = standing(FIRST, correct(FIRST, 'cqc-log', { amount: 15 }))
    const day = { action: 'add', division: 'england', date: on('2027-05-10'), name: 'Coronation' } as const
    const later = [
      afterImport(corrected, readBankHolidays(govUkFile()), TODAY),
      afterDecision(corrected, day, TODAY),
      afterMoreYears(corrected, calendarsByDivision(calendarsFromDateHolidays(2016, 2040)), TODAY),
      correct(corrected, 'seek-assurance', { amount: 5 }),
    ].map((next) => rulesOf(standing(corrected, next)))
    expect(later.map((rules) => rules[0])).toEqual(later.map(() => 'england/3 cqc-log 2'))
    expect(later.map((rules) => rules.length)).toEqual([1, 1, 1, 2])
  })

  it('does not count as news when the list of bank holidays says the same again', () => {
    const once = standing(FIRST, afterImport(FIRST, readBankHolidays(govUkFile()), TODAY))
    const corrected = standing(once, correct(once, 'cqc-log', { amount: 15 }))
    expect(afterImport(corrected, readBankHolidays(govUkFile()), TODAY)).toEqual([])
  })

  it('corrected back is a version of its own that gives the dates of before, from any day', () => {
    const lengths = SHIPPED_RULES.filter(({ id, period }) => isLength(period) && !id.startsWith('agreed-'))
    holds(
      fc.property(
        fc.constantFrom(...lengths),
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom('stays', 'treated as met', 'moves'),
        fc.integer({ min: 0, max: 3_000 }),
        (rule, amount, onNonWorkingDay, days) => {
          const { period } = rule
          const was = { amount: isLength(period) ? period.amount : 0, onNonWorkingDay: rule.onNonWorkingDay }
          fc.pre(amount !== was.amount || onNonWorkingDay !== was.onNonWorkingDay)
          const changed = standing(FIRST, correct(FIRST, rule.id, { amount, onNonWorkingDay }))
          const back = calendarsOf(standing(changed, correct(changed, rule.id, was)))
          const start = { on: on(new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10)) }
          const {
            calendar: _,
            ruleVersion,
            ...then
          } = computeDue({ rule: ruleBy(back, rule.id), start }, back)
          const { calendar: __, ruleVersion: ___, ...shipped } = computeDue({ rule, start }, back)
          expect(then).toEqual(shipped)
          expect(ruleVersion).toBe(3)
        },
      ),
      { numRuns: 300, seed: 20_261_124 },
    )
  })
})

describe('a correction', () => {
  const wrong = (id: string, correction: object) => () => correctedRule(ruleOf(id), correction)

  it.each(['id', 'version', 'from', 'follows', 'limit', 'period'])(
    'of %s is refused: the process rests on it',
    (field) => {
      expect(wrong('report-satisfaction', { [field]: 'england' })).toThrow(
        expect.objectContaining({
          code: 'malformed-rule',
          field,
          message: expect.stringMatching(/it stays; what can be corrected is name, amount/),
        }),
      )
    },
  )

  it.each<[string, string, object, RegExp]>([
    ['amount', 'cqc-log', { amount: 0 }, /a whole number from 1/],
    ['amount', 'cqc-log', { amount: 501 }, /at most 500 working days/],
    ['amount', 'report-response', { amount: 25 }, /at most 24 months/],
    ['amount', 'report-response', { unit: 'years', amount: 3 }, /at most 2 years/],
    ['unit', 'cqc-log', { unit: 'fortnights' }, /working days, days, weeks/],
    ['counting', 'cqc-log', { counting: 'from' }, /of, after, beginning with/],
    ['counting', 'cqc-log', { counting: 'before' }, /cannot come to lie before it/],
    ['otherReadings', 'cqc-log', { otherReadings: [{ counting: 'before', why: 'so' }] }, /before it/],
    ['otherReadings', 'cqc-log', { otherReadings: [{ counting: 'of', why: ' ' }] }, /why it can be read so/],
    ['calendar', 'cqc-log', { calendar: 'france' }, /england, wales, scotland/],
    ['onNonWorkingDay', 'cqc-log', { onNonWorkingDay: 'flies' }, /stays, treated as met, moves/],
    ['onClarification', 'cqc-log', { onClarification: 'waits' }, /runs on, stops, starts again/],
    ['extension', 'cqc-log', { extension: 'always' }, /agreed in writing, agreed, not possible/],
    [
      'citation',
      'cqc-log',
      { citation: { text: ' ', version: '1', status: 'policy' } },
      /name the authority/,
    ],
    ['citation', 'cqc-log', { citation: { text: 'x', version: '1', status: 'sure' } }, /to be confirmed/],
    ['name', 'cqc-log', { name: ' ' }, /say what must happen/],
    ['owner', 'cqc-log', { owner: '' }, /name the role/],
    ['correction', 'cqc-log', {}, /says the same already/],
    ['correction', 'cqc-log', { amount: 10, owner: 'Compliance team' }, /says the same already/],
    ['amount', 'agreed-3-months-of-decision', { amount: 4 }, /what both sides agreed/],
  ])('of %s of %s as %j is refused', (field, id, correction, message) => {
    expect(wrong(id, correction)).toThrow(
      expect.objectContaining({ code: 'malformed-rule', field, message: expect.stringMatching(message) }),
    )
  })

  it('of a rule that is not there is refused, and so is any while there is no calendar', () => {
    expect(() => correct(FIRST, 'section-99', { amount: 1 })).toThrow(/there is no rule "section-99"/)
    expect(() => correct([], 'cqc-log', { amount: 1 })).toThrow(/npm run migrate/)
  })

  it('takes an assumption and other readings away', () => {
    const rule = correctedRule(ruleOf('report-satisfaction'), { assumption: null, otherReadings: [] })
    expect(rule).not.toHaveProperty('assumption')
    expect(rule).not.toHaveProperty('otherReadings')
  })

  it('is told field by field, and nothing differs when rows were stored and read in another order', () => {
    const before = ruleOf('statement-publication')
    const after = correctedRule(before, {
      amount: 14,
      unit: 'days',
      assumption: null,
      citation: { ...before.citation, status: 'to be confirmed by Legal' },
    })
    expect(changedFields(before, after)).toEqual([
      { field: 'amount', from: '2', to: '14' },
      { field: 'unit', from: 'weeks', to: 'days' },
      {
        field: 'citation',
        from: 'Local Government Act 1974 s31(2F), as consolidated to 2006 (checked)',
        to: 'Local Government Act 1974 s31(2F), as consolidated to 2006 (to be confirmed by Legal)',
      },
      { field: 'assumption', from: before.assumption, to: null },
    ])
    const stored = JSON.parse(JSON.stringify(after)) as typeof after
    expect(
      changedFields(after, Object.fromEntries(Object.entries(stored).reverse()) as typeof after),
    ).toEqual([])
    expect(fieldsInWords(ruleOf('foi-response')).disputedWhenProclaimed).toBe('yes')
  })
})
