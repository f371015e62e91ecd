// Corrections of policies: an owner's data makes the next version, what could not be sent or would pass somebody over is
// refused by name, and every later edition of England's calendar carries it on.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readBankHolidays } from '../../../domain/calendar/bank-holidays-file.js'
import { redates, type Edition } from '../../../domain/calendar/edition.js'
import {
  afterCorrection,
  afterDecision,
  afterImport,
  afterMoreYears,
  afterPolicyCorrection,
  calendarsOf,
} from '../../../domain/calendar/editions.js'
import { rungDates, type Recipient } from '../../../domain/calendar/ladder.js'
import { ladderFor, SHIPPED_LADDERS } from '../../../domain/calendar/ladders.js'
import { addDays } from '../../../domain/calendar/local-date.js'
import { endOfDay, localTimeOf } from '../../../domain/calendar/london-time.js'
import { policiesBy, policyBy, SHIPPED_POLICIES } from '../../../domain/calendar/policies.js'
import {
  changedInPolicy,
  correctedPolicy,
  type PolicyCorrection,
} from '../../../domain/calendar/policy-correction.js'
import type { StatedRung } from '../../../domain/calendar/rungs.js'
import { citationFault } from '../../../domain/calendar/rule.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../../../prisma/calendar-seed.js'
import { calendar, on } from './calendars.js'
import { govUkFile } from './gov-uk-file.js'
import { dayAt, indexOf, isOpen, openFrom } from './oracle.js'
import { FIRST, standing } from './stored-editions.js'
import { holds } from '../../support/holds.js'

const TODAY = on('2026-11-22')
const correct = (
  editions: readonly Edition[],
  policy: string,
  correction: PolicyCorrection,
  seenVersion?: number,
) => afterPolicyCorrection(editions, { policy, correction, ...(seenVersion && { seenVersion }) }, TODAY)
const policiesOf = (editions: readonly Edition[]) =>
  editions.flatMap(({ calendar: { version, policies = [] } }) =>
    policies.map((policy) => `${version} ${policy.id} ${policy.version}`),
  )
const rung = (amount: number, when: 'before' | 'after', to: Recipient = 'contact'): StatedRung => ({
  amount,
  when,
  to,
})
const RUNGS = [rung(7, 'before'), rung(2, 'after', 'manager')]

const CITED = { text: 'a made-up manual, chapter 9', version: 'of 2027', status: 'policy' } as const

describe('a corrected policy', () => {
  it('makes the next edition of England’s calendar, of which running cases are told, and of no other', () => {
    const [england, ...more] = correct(FIRST, 'reminders-evidence', { rungs: RUNGS })
    expect(more).toEqual([])
    expect(policiesOf([england as Edition])).toEqual(['england/2 reminders-evidence 2'])
    expect(redates((FIRST[0] as Edition).calendar, (england as Edition).calendar)).toBe(true)
  })

  it('holds from then on for its kind and severity alone; what was shipped is as it was', () => {
    const { england = {} } = calendarsOf(
      standing(FIRST, correct(FIRST, 'reminders-evidence', { rungs: RUNGS })),
    )
    expect(ladderFor('evidence', 'ordinary', england).rungs.map(({ id }) => id)).toEqual([
      'before-7',
      'after-2',
    ])
    for (const [kind, severity] of [
      ['evidence', 'serious'],
      ['plan', 'ordinary'],
      ['chase', 'ordinary'],
    ] as const)
      expect(ladderFor(kind, severity, england)).toEqual(ladderFor(kind, severity, {}))
    expect(ladderFor('evidence', 'ordinary', {}).version).toBe(1)
  })

  it('is carried on by every later edition, whatever makes it, and keeps what was corrected before', () => {
    const corrected = standing(FIRST, correct(FIRST, 'extension-manager', { times: 4 }))
    const day = { action: 'add', division: 'england', date: on('2027-05-10'), name: 'Coronation' } as const
    const later = [
      afterImport(corrected, readBankHolidays(govUkFile()), TODAY),
      afterDecision(corrected, day, TODAY),
      afterMoreYears(corrected, calendarsByDivision(calendarsFromDateHolidays(2016, 2040)), TODAY),
      afterCorrection(corrected, { rule: 'cqc-log', correction: { amount: 15 } }, TODAY),
      correct(corrected, 'escalation-serious', { reviewedAfter: 5 }),
    ].map((next) => policiesOf(standing(corrected, next)))
    expect(later.map(([first]) => first)).toEqual(later.map(() => 'england/3 extension-manager 2'))
    expect(later.map(({ length }) => length)).toEqual([1, 1, 1, 1, 2])
  })

  it('is refused to whoever has seen another version, and what is stored stays', () => {
    const corrected = standing(FIRST, correct(FIRST, 'extension-manager', { times: 4 }, 1))
    expect(() => correct(corrected, 'extension-manager', { times: 5 }, 1)).toThrow(
      expect.objectContaining({
        code: 'changed-since',
        field: 'seenVersion',
        message: expect.stringMatching(/version 2 now, not 1/),
      }),
    )
    expect(policiesOf(standing(corrected, correct(corrected, 'extension-manager', { times: 5 }, 2)))).toEqual(
      ['england/3 extension-manager 3'],
    )
    expect(() =>
      afterCorrection(FIRST, { rule: 'cqc-log', correction: { amount: 15 }, seenVersion: 2 }, TODAY),
    ).toThrow(expect.objectContaining({ code: 'changed-since' }))
  })

  it('of the same words is none, also when its rungs come in another order', () => {
    const same = [...ladderFor('plan', 'ordinary', {}).rungs]
      .reverse()
      .map(({ amount, when, to }) => rung(amount, when, to))
    expect(() => correct(FIRST, 'reminders-plan', { rungs: same })).toThrow(/says the same already/)
  })

  it('corrected back gives the rungs of before, under the same ids', () => {
    for (const ladder of SHIPPED_LADDERS) {
      const rungs = ladder.rungs.map(({ amount, when, to }) => rung(amount, when, to))
      const other = correctedPolicy(ladder, { rungs: RUNGS }, [])
      expect(correctedPolicy(other, { rungs }, [])).toEqual({ ...ladder, version: 3 })
    }
  })

  it('is told field by field', () => {
    const before = policyBy({}, 'escalation-ordinary')
    const after = correctedPolicy(before, { proposedAfter: { director: 20 }, owner: 'Casework Manager' }, [])
    expect(changedInPolicy(before, after)).toEqual([
      {
        field: 'proposedAfter',
        from: 'team-co-ordinator 0, casework-manager 10, director 30',
        to: 'team-co-ordinator 0, casework-manager 10, director 20',
      },
      { field: 'owner', from: 'Compliance team', to: 'Casework Manager' },
    ])
  })

  it('has a name, an owner and an id of its own, and cites on what it rests', () => {
    expect(new Set(SHIPPED_POLICIES.map(({ id }) => id)).size).toBe(SHIPPED_POLICIES.length)
    for (const { name, owner, citation } of SHIPPED_POLICIES) {
      expect(name && owner).toBeTruthy()
      expect(citationFault(citation)).toBeUndefined()
    }
  })

  it('is given another authority as any of its numbers', () => {
    const before = policyBy({}, 'extension-manager')
    const after = correctedPolicy(before, { citation: CITED }, [])
    expect(changedInPolicy(before, after)).toEqual([
      expect.objectContaining({ field: 'citation', to: 'a made-up manual, chapter 9, of 2027 (policy)' }),
    ])
    expect(after).toEqual({ ...before, citation: CITED, version: 2 })
  })
})

describe('a correction', () => {
  const many = Array.from({ length: 13 }, (_, n) => rung(n + 1, 'before'))
  it.each<[string, string, object, RegExp]>([
    ['rungs', 'reminders-plan', { rungs: [] }, /1 to 12 rungs; without one nobody would be reminded/],
    ['rungs', 'reminders-plan', { rungs: many }, /1 to 12 rungs/],
    ['rungs/0/amount', 'reminders-plan', { rungs: [rung(0, 'before')] }, /1 to 60 whole working days/],
    ['rungs/1/amount', 'reminders-plan', { rungs: [rung(1, 'before'), rung(61, 'after')] }, /1 to 60/],
    ['rungs/0/amount', 'reminders-plan', { rungs: [rung(1.5, 'before')] }, /whole/],
    ['rungs/0/amount', 'reminders-plan', { rungs: [rung(NaN, 'before')] }, /whole/],
    [
      'rungs/0/when',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'before'), when: 'during' }] },
      /before, after/,
    ],
    [
      'rungs/0/to',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'before'), to: 'mayor' }] },
      /“mayor” is not known here; give one of contact, deputy, senior officer, manager/,
    ],
    [
      'rungs/0/to',
      'reminders-plan',
      { rungs: [rung(1, 'before', 'manager')] },
      /a date that is missed: after it/,
    ],
    [
      'rungs/0/to',
      'reminders-chase',
      { rungs: [rung(1, 'after', 'deputy')] },
      /give one of contact, manager/,
    ],
    [
      'rungs/0/to',
      'reminders-request',
      { rungs: [rung(1, 'after')] },
      /CQC \(as “manager”\) is told after it/,
    ],
    [
      'rungs/0/letter',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'before'), letter: 'invoice' }] },
      /“invoice” is not known here; give one of reminder, overdue, escalation/,
    ],
    [
      'rungs/0/letter',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'before'), letter: 'overdue' }] },
      /speaks of a date that is missed; give “reminder”/,
    ],
    [
      'rungs/0/letter',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'after'), letter: 'reminder' }] },
      /still to come; give “overdue”/,
    ],
    [
      'rungs/0/letter',
      'reminders-plan',
      { rungs: [{ ...rung(1, 'after'), letter: 'escalation' }] },
      /written for the manager; give “overdue”/,
    ],
    ['rungs/1', 'reminders-plan', { rungs: [rung(1, 'after'), rung(1, 'after')] }, /there twice/],
    ['times', 'reminders-plan', { times: 3 }, /what can be is rungs, citation, owner/],
    ['name', 'reminders-plan', { name: 'x' }, /what can be is rungs, citation, owner/],
    ['id', 'escalation-ordinary', { id: 'x' }, /proposedAfter, reviewedAfter, citation, owner/],
    [
      'proposedAfter/director',
      'escalation-ordinary',
      { proposedAfter: { director: 10 } },
      /more than the 10 of the level before it/,
    ],
    ['proposedAfter/director', 'escalation-ordinary', { proposedAfter: { director: 121 } }, /0 to 120 whole/],
    [
      'proposedAfter/casework-manager',
      'escalation-ordinary',
      { proposedAfter: { 'casework-manager': 0 } },
      /more than the 0/,
    ],
    [
      'proposedAfter/minister',
      'escalation-ordinary',
      { proposedAfter: { minister: 40 } },
      /the levels are team-co-ordinator, casework-manager, director/,
    ],
    ['reviewedAfter', 'escalation-ordinary', { reviewedAfter: 0 }, /1 to 60/],
    ['times', 'extension-manager', { times: 13 }, /0 to 12/],
    ['days', 'extension-manager', { days: 732 }, /1 to 731/],
    ['times', 'extension-manager', { times: 1 }, /the case officer’s is 2/],
    ['days', 'extension-case-officer', { days: 367 }, /the manager’s is 366/],
    ['owner', 'extension-manager', { owner: ' ' }, /name the role/],
    ['citation', 'extension-manager', { citation: { ...CITED, text: ' ' } }, /name the authority/],
    ['citation', 'extension-manager', { citation: { ...CITED, status: 'law' } }, /give one of checked/],
    ['correction', 'extension-manager', {}, /says the same already/],
    ['correction', 'extension-manager', { times: 6, owner: 'Compliance team' }, /says the same already/],
  ])('of %s of %s as %j is refused', (field, id, correction, message) => {
    expect(() => correctedPolicy(policyBy({}, id), correction, policiesBy({}))).toThrow(
      expect.objectContaining({ code: 'malformed-policy', field, message: expect.stringMatching(message) }),
    )
  })

  it('of a policy that is not there is refused, and so is any while there is no calendar', () => {
    expect(() => correct(FIRST, 'reminders-of-love', { times: 1 })).toThrow(
      /there is no “reminders-of-love”; there are/,
    )
    expect(() => correct([], 'extension-manager', { times: 4 })).toThrow(/npm run migrate/)
  })
})

describe('any ladder that can be stated', () => {
  const stated = fc.uniqueArray(
    fc.record({
      amount: fc.integer({ min: 1, max: 60 }),
      when: fc.constantFrom('before', 'after' as const),
      to: fc.constantFrom<Recipient>('contact', 'deputy', 'senior officer', 'manager'),
    }),
    { minLength: 1, maxLength: 12, selector: ({ amount, when, to }) => `${amount} ${when} ${to}` },
  )

  it('has ids of its own and keeps each rung on its side of the date, on working days at nine', () => {
    const england = calendar('england')
    holds(
      fc.property(stated, fc.integer({ min: 0, max: 3_000 }), (all, days) => {
        const rungs = all.filter(({ when, to }) => when === 'after' || to !== 'manager')
        fc.pre(rungs.length > 0)
        const ladder = correctedPolicy(policyBy({}, 'reminders-statutory'), { rungs }, [])
        if (ladder.about !== 'reminders') throw new Error('it became another policy')
        expect(new Set(ladder.rungs.map(({ id }) => id)).size).toBe(rungs.length)
        const due = addDays(on('2019-01-01'), days)
        const metUntil = dayAt(openFrom('england', indexOf(due))).iso
        for (const {
          rung: { when },
          on: day,
          at,
        } of rungDates(ladder, due, england)) {
          expect(isOpen('england', indexOf(day))).toBe(true)
          expect(localTimeOf(at)).toBe('09:00')
          expect(when === 'before' ? at < endOfDay(due) : day > metUntil).toBe(true)
        }
      }),
      { numRuns: 300, seed: 5 },
    )
  })
})
