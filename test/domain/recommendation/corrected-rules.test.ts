// What the correction of a rule does to a running case: dates that rest on it move, also those in months; the length that was
// agreed does not, but what is policy in every agreed date follows its one rule. Cases begin on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { delayedFrom } from '../../../domain/recommendation/delayed-remedy.js'
import { armedItems } from '../../../domain/recommendation/deadlines.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { redated } from '../../../domain/recommendation/redate.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import { CALENDARS, on } from '../calendar/calendars.js'
import { corrected, FIRST, next } from './next-calendar.js'
import { asks, at, body, BODY, CONTACT, DECIDED_ON, evidenceOnly, OFFICER, say, TEXT } from './openings.js'
import { holds } from '../../support/holds.js'
import { begin, reportedToAll, reported, ruled, sought, correct, dates } from './corrected-cases.js'

const BEGUN = ['opened', 'shared-with-cqc', 'duty-waived', 'duty-waived']

describe('a corrected statutory period', () => {
  it('moves its date in months and the one that follows it, says why, and is told at once when it comes nearer', () => {
    const played = reported()
    expect(dates(played).slice(0, 2)).toEqual([
      'statutory-response 2027-04-10 2027-04-12',
      'statutory-satisfaction 2027-07-09 2027-07-12',
    ])
    const redating = correct(played, 'report-response', { amount: 2 })
    const why = { why: 'rule-corrected', rules: [{ rule: 'report-response', version: 2 }], days: [] }
    expect(redating).toEqual({
      division: 'england',
      version: 2,
      moved: [
        {
          deadline: 'statutory-response',
          recommendations: [],
          old: '2027-04-10',
          new: '2027-03-10',
          metUntilOld: '2027-04-12',
          metUntilNew: '2027-03-10',
          ...why,
        },
        {
          deadline: 'statutory-satisfaction',
          recommendations: [],
          old: '2027-07-09',
          new: '2027-06-09',
          metUntilOld: '2027-07-12',
          metUntilNew: '2027-06-10',
          ...why,
        },
      ],
      unmoved: [
        {
          deadline: 'evidence',
          recommendations: [1],
          on: '2028-12-01',
          metUntil: '2028-12-01',
          why: 'stated',
        },
      ],
      reminders: expect.any(Number),
      told: [
        { recipient: `body/${BODY}`, how: 'at-once', letter: expect.stringContaining(':date-changed:') },
      ],
    })
    const [response] = explainDeadlines(played.state)
    expect(response).toMatchObject({ due: '2027-03-10', rule: 'report-response', ruleVersion: 2 })
    played.letPass(at('2027-03-12'))
    expect(played.events()).toEqual([...BEGUN, 're-dated', 'overdue', 'formal-step-proposed'])
  })

  it('that is put off is told in the digest, and what was overdue is so no longer', () => {
    const played = reported()
    played.letPass(at('2027-04-14'))
    expect(played.events()).toContain('overdue')
    const { told } = correct(played, 'report-response', { amount: 4 })
    expect(told).toMatchObject([{ recipient: `body/${BODY}`, how: 'digest' }])
    expect(played.steps.at(-1)?.view.overdue).toBe(false)
    expect(dates(played)[0]).toBe('statutory-response 2027-05-10 2027-05-10')
    played.letPass(at('2027-05-12'))
    expect(played.events().slice(-2)).toEqual(['overdue', 'formal-step-proposed'])
  })

  it('that has passed by its new count is overdue with the correction', () => {
    const played = reported()
    played.letPass(at('2027-04-01'))
    correct(played, 'report-response', { amount: 1 })
    expect(played.events()).toEqual([...BEGUN, 're-dated', 'overdue', 'formal-step-proposed'])
  })

  it('moves what a council does about a report besides, each by its own rule', () => {
    const played = reportedToAll()
    const { moved } = correct(played, 'report-advertisement', { amount: 1 })
    expect(moved).toMatchObject([
      { deadline: 'statutory-advertisement', old: '2027-01-25', new: '2027-01-18', why: 'rule-corrected' },
    ])
    played.letPass(at('2027-01-14'))
    const notice = { duty: 'advertisement', on: on('2027-01-14'), openFrom: on('2027-01-14') } as const
    say(played, 'recordDuty', CONTACT, notice)
    // Three weeks end on 3 February, four on the 10th: what is told ten working days later moves with them.
    expect(dates(played)).toContain('statutory-inspection 2027-02-17 2027-02-17')
    expect(correct(played, 'report-inspection', { amount: 4 }).moved).toMatchObject([
      { deadline: 'statutory-inspection', new: '2027-02-24' },
    ])
  })

  it('says both causes when a bank holiday and a correction come in one', () => {
    const played = reported()
    const both = corrected(next(FIRST, ['2027-03-10']), 'report-response', { amount: 2 })
    expect(played.redate(both).moved[0]).toMatchObject({
      metUntilNew: '2027-03-11',
      why: 'rule-corrected',
      days: ['2027-03-10'],
    })
  })
})

describe('a date that an officer rested on a rule', () => {
  it('moves with it, is kept with what brought it, and no letter of the old date leaves', () => {
    const played = ruled()
    expect(played.state.obligations[0]?.dueOn).toBe('2027-02-10')
    const before = armedItems(played.state).map(({ key }) => key)
    correct(played, 'written-statement-response', { amount: 2 })
    expect(played.state.obligations[0]).toMatchObject({ dueOn: '2027-03-10', originalDueOn: '2027-02-10' })
    expect(played.state.obligations[0]?.dates.map((d) => `${d.on} ${d.because}`)).toEqual([
      '2027-02-10 date-set',
      '2027-03-10 re-dated',
    ])
    // What tells the body of its date stays, with the date as it is now; no reminder of the old date does.
    const kept = armedItems(played.state).filter(({ key }) => before.includes(key))
    expect(kept.map(({ kind }) => kind)).toEqual(['date-set'])
    expect(kept[0]?.data).toMatchObject({ due: [{ deadline: 'evidence', dueOn: '2027-03-10' }] })
  })

  it('that comes nearer by weeks sends no reminder of the time before it once it has come', () => {
    const played = ruled()
    correct(played, 'written-statement-response', { unit: 'weeks', amount: 3 })
    played.deliver()
    const due = played.state.obligations[0]?.dueOn ?? ''
    expect(due).toBe('2027-01-31')
    const late = corrected(played.state.calendar, 'written-statement-response', { amount: 1 })
    played.redate(late)
    played.letPass(at('2027-02-12'))
    const reminders = played.letters().filter((letter) => letter.endsWith(' reminder'))
    for (const letter of reminders) expect(letter.slice(0, 10) <= '2027-01-17').toBe(true)
  })
})

describe('a period whose count has become doubtful', () => {
  it('is worked to by its earlier end, and nobody is late before its later one', () => {
    const played = ruled()
    const why = 'the day of the receipt may not count'
    correct(played, 'written-statement-response', {
      otherReadings: [{ counting: 'beginning on the day after', why }],
    })
    expect(dates(played)).toEqual(['evidence 2027-02-10 2027-02-11'])
    expect(explainDeadlines(played.state)).toMatchObject([
      { due: '2027-02-10', overdueFrom: '2027-02-12', formalFrom: '2027-02-12' },
    ])
    played.letPass(at('2027-02-11'))
    expect(played.events()).not.toContain('overdue')
    played.letPass(at('2027-02-12'))
    expect(played.events()).toContain('overdue')
  })
})

describe('what is only hoped for', () => {
  it('moves for the body, which is told, and for CQC, which is bound to nothing and is not', () => {
    const played = sought()
    expect(dates(played)).toEqual(['seek-assurance 2027-03-15 2027-03-15'])
    expect(correct(played, 'seek-assurance', { amount: 5 })).toMatchObject({
      moved: [{ old: '2027-03-15', new: '2027-03-08', why: 'rule-corrected' }],
      told: [{ how: 'at-once' }],
    })
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
    expect(correct(played, 'cqc-assurance', { amount: 15 })).toMatchObject({
      moved: [
        {
          deadline: 'cqc-assurance',
          old: '2027-03-31',
          new: '2027-03-22',
          rules: [{ rule: 'cqc-assurance', version: 2 }],
        },
      ],
      told: [],
    })
    expect(explainDeadlines(played.state)[0]).toMatchObject({ rule: 'cqc-assurance', ruleVersion: 2 })
  })
})

describe('the one rule of agreed dates', () => {
  it.each(['2027-04-10', '2027-04-11'])('corrected moves a date stated for the weekend day %s', (dueOn) => {
    const played = begin({
      recommendations: [evidenceOnly(1, { dueOn: on(dueOn) })],
      bodies: [body({ planDueOn: null })],
    })
    expect(dates(played)).toEqual([`evidence ${dueOn} 2027-04-12`])
    expect(correct(played, 'agreed-action', { onNonWorkingDay: 'moves' }).moved).toMatchObject([
      {
        old: dueOn,
        new: '2027-04-12',
        why: 'rule-corrected',
        rules: [{ rule: 'agreed-action', version: 2 }],
      },
    ])
    expect(explainDeadlines(played.state)[0]).toMatchObject({
      rule: `agreed-by-${dueOn}`,
      ruleVersion: 2,
      due: '2027-04-12',
    })
  })

  it('is what words, conditions and dates that an officer set follow, each under its own authority', () => {
    const agreedWords = termInWords('within one month of our final decision', DECIDED_ON, TEXT, CALENDARS)
    const played = begin({
      recommendations: [evidenceOnly(1, { dueOn: null, ...agreedWords }), evidenceOnly(2, { dueOn: null })],
      bodies: [body({ planDueOn: null })],
    })
    say(played, 'setDate', OFFICER, { recommendation: 2, dueOn: on('2027-02-13') })
    const citation = { text: 'Counsel’s advice (fictional)', version: 'of 2027', status: 'policy' } as const
    correct(played, 'agreed-action', { onNonWorkingDay: 'stays', onClarification: 'runs on', citation })
    expect(explainDeadlines(played.state)).toMatchObject([
      { recommendations: [1], due: '2027-02-11', citation: 'Counsel’s advice (fictional), of 2027' },
      { recommendations: [2], due: '2027-02-13', metUntil: '2027-02-13' },
    ])
    expect(explainDeadlines(played.state)[1]?.citation).toContain('the date that the Ombudsman set')
  })
})

describe('the rule', () => {
  it('of publication is the first day on which anything may be published', () => {
    const improvement = asks(1, { dueOn: on('2027-06-01') })
    const played = begin({ recommendations: [improvement] })
    say(played, 'setWording', OFFICER, { recommendation: 1, stops: [], warnings: [] })
    const publish = { recommendation: 1, decision: 'publish', on: on('2027-02-10') } as const
    // Six weeks after 11 January end on 22 February, four on 8 February.
    expect(say(played, 'decidePublication', OFFICER, publish)).toMatchObject({
      field: '/on',
      remedy: 'a date from 22 February 2027',
    })
    correct(played, 'publication', { amount: 4 })
    expect(say(played, 'decidePublication', OFFICER, publish)).toBeUndefined()
  })

  it('of a delayed remedy is the day of its entry', () => {
    const played = reported()
    expect(delayedFrom(played.state)).toBe('2028-01-11')
    correct(played, 'delayed-remedy', { amount: 9 })
    expect(delayedFrom(played.state)).toBe('2027-10-11')
  })
})

describe('a correction that moves nothing', () => {
  it('of other rules, or of agreed words of another length, leaves the case as it was', () => {
    const played = begin()
    const held = dates(played)
    for (const [rule, correction] of [
      ['foi-response', { amount: 25 }],
      ['report-response', { amount: 2 }],
      ['agreed-1-month-of-decision', { onNonWorkingDay: 'moves' }],
    ] as const)
      expect(correct(played, rule, correction)).toMatchObject({ moved: [], reminders: 0, told: [] })
    expect(dates(played)).toEqual(held)
    expect(played.events()).toEqual(['opened', 'shared-with-cqc'])
  })

  it('of its authority alone is taken over without a word, and the next explanation cites it', () => {
    const played = reported()
    const citation = { text: 'LGA 1974 s31(2)', version: 'as of 2026', status: 'checked' } as const
    const cited = corrected(FIRST, 'report-response', { citation })
    const { state, step } = redated(played.state, cited, played.at)
    expect(step).toBeNull()
    expect(explainDeadlines(state)[0]).toMatchObject({
      citation: 'LGA 1974 s31(2), as of 2026',
      ruleVersion: 2,
    })
  })
})

it('a correction and its reversal give the dates and reminders of before, whenever they come', () => {
  const rules = {
    reported: [reported, 'report-response', 'beginning with', 3],
    ruled: [ruled, 'written-statement-response', 'beginning with', 1],
    sought: [sought, 'seek-assurance', 'after', 10],
  } as const
  holds(
    fc.property(
      fc.constantFrom(...Object.values(rules)),
      fc.integer({ min: 1, max: 23 }),
      fc.constantFrom('of', 'beginning with', 'beginning on the day after', 'after'),
      ([make, rule, counting, amount], another, otherCounting) => {
        fc.pre(another !== amount || otherCounting !== counting)
        const played = make()
        const held = dates(played)
        const reminders = () =>
          armedItems(played.state).flatMap(({ kind, key, at: moment }) =>
            kind === 'date-changed' ? [] : [`${key} ${moment}`],
          )
        const armed = reminders()
        correct(played, rule, { amount: another, counting: otherCounting })
        correct(played, rule, { amount, counting })
        expect(dates(played)).toEqual(held)
        expect(reminders()).toEqual(armed)
      },
    ),
    { numRuns: 150, seed: 4 },
  )
})
