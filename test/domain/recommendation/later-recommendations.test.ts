// A recommendation that is added or amended after the decision has everything that an opening one may have: an action plan
// of its own, assurance, a condition, the date that its words give. The plan that was accepted before stays accepted.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { obligationOf } from '../../../domain/recommendation/state.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import type { AddRecommendationInput } from '../../../domain/recommendation/transitions/add.js'
import { wordsRead } from '../../../domain/recommendation/words-read.js'
import { on } from '../calendar/calendars.js'
import { asks, at, BODY, CONTACT, CQC, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const later = (own: Partial<AddRecommendationInput> = {}): AddRecommendationInput => ({
  recommendation: 3,
  kind: 'service-improvement',
  requires: 'evidence',
  assurance: false,
  ...own,
})
const planned = { requires: 'action-plan', dueOn: on('2027-05-10'), planDueOn: on('2027-03-11') } as const
const add = (played: PlayedCase, own: Partial<AddRecommendationInput> = {}) =>
  say(played, 'addRecommendation', OFFICER, later(own))
const plan = (played: PlayedCase, ...numbers: number[]) =>
  say(played, 'submitPlan', CONTACT, {
    answers: numbers.map((recommendation) => ({ recommendation, answer: 'will-do', items: 1 })),
  })
const accept = (played: PlayedCase, version: number) =>
  say(played, 'reviewPlan', OFFICER, { version, decision: 'accept' })
const evidence = (played: PlayedCase, recommendation: number) =>
  say(played, 'submitEvidence', CONTACT, { recommendation })?.problem
const owed = (played: PlayedCase) =>
  openDeadlines(played.state)
    .filter((d) => d.waitsFor === 'body')
    .map((d) => `${d.kind} ${d.on} ${d.recommendations.join()}`)

/** Recommendation 1 asks for a plan, which is accepted. */
const accepted = () => {
  const played = play({ recommendations: [asks(1)] })
  plan(played, 1)
  accept(played, 1)
  return played
}

describe('an action plan that is asked for afterwards', () => {
  it('is owed by the day that is given, while what the accepted plan answers may go on and be logged', () => {
    const played = accepted()
    expect(add(played, planned)).toBeUndefined()
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(played.state.plan).toMatchObject({ version: 1, status: 'accepted', unanswered: [3] })
    expect(owed(played)).toEqual(['plan 2027-03-11 3', 'evidence 2027-04-12 1', 'evidence 2027-05-10 3'])
    expect(evidence(played, 1)).toBeUndefined()
    expect(evidence(played, 3)).toBe('recommendation 3 waits for an accepted action plan')
    expect(say(played, 'logPlan', CQC, { version: 1 })).toBeUndefined()
    played.letPass(at('2027-03-12'))
    expect(played.letters()).toContain(`2027-03-04 body/${BODY} reminder`)
    expect(played.events()).toContain('overdue')
  })

  it('comes as the next version for all, is accepted for all, and CQC is asked to log it', () => {
    const played = accepted()
    add(played, planned)
    expect(plan(played, 3)?.problem).toBe('no answer for recommendation 1')
    expect(plan(played, 1, 3)).toBeUndefined()
    expect(played.state.plan).toMatchObject({ version: 2, status: 'under-review', acceptedFor: [1] })
    expect(evidence(played, 1)).toBeUndefined()
    expect(accept(played, 2)).toBeUndefined()
    expect(played.state.plan).not.toHaveProperty('unanswered')
    expect(evidence(played, 3)).toBeUndefined()
    played.deliver()
    expect(played.letters().filter((letter) => letter.endsWith('log-plan'))).toHaveLength(2)
  })

  it('is owed still when the plan under review, which says nothing of it, is accepted', () => {
    const played = play({ recommendations: [asks(1)] })
    plan(played, 1)
    add(played, planned)
    expect(stageOf(played.state)).toBe('plan-review')
    const named = {
      version: 1,
      decision: 'accept-in-part',
      accepted: [3],
      planDueOn: on('2027-03-18'),
    } as const
    expect(say(played, 'reviewPlan', OFFICER, named)?.field).toBe('/accepted/0')
    expect(accept(played, 1)).toBeUndefined()
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(owed(played)).toContain('plan 2027-03-11 3')
  })

  it('joins the plan that is still owed, without another day', () => {
    const played = play({ recommendations: [asks(1)] })
    const { planDueOn: _day, ...joins } = planned
    expect(add(played, joins)).toBeUndefined()
    expect(owed(played)).toContain('plan 2027-02-11 1,3')
    expect(plan(played, 1)?.problem).toBe('no answer for recommendation 3')
  })

  it.each([
    ['no day though a plan has come', { planDueOn: undefined }, '/planDueOn'],
    ['a day that has passed', { planDueOn: on('2027-01-11') }, '/planDueOn'],
    ['a day though evidence is enough', { requires: 'evidence' as const }, '/planDueOn'],
    ['a condition', { condition: { on: 1, within: null }, dueOn: undefined }, '/requires'],
  ])('is refused with %s', (_, own, field) => {
    const { planDueOn, dueOn, ...rest } = { ...planned, ...own }
    expect(
      add(accepted(), { ...rest, ...(planDueOn && { planDueOn }), ...(dueOn && { dueOn }) }),
    ).toMatchObject({ field })
  })
})

describe('a recommendation that is added', () => {
  it('is due as its words say, counted from the day of the decision that adds it', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    played.letPass(at('2027-02-01'))
    const reading = wordsRead('within one month of our final decision')
    expect(add(played, { reading })).toBeUndefined()
    expect(obligationOf(played.state, 3)).toMatchObject({ dueOn: '2027-03-01', originalDueOn: '2027-03-01' })
    const explained = explainDeadlines(played.state).find((d) => d.basis === 'wording')
    expect(explained).toMatchObject({ due: '2027-03-01', recommendations: [3] })
  })

  it('whose words give no day is refused without one, and keeps the one that is stated', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    const reading = wordsRead('within one month of receiving this report')
    expect(add(played, { reading })).toMatchObject({
      field: '/deadlineWording',
      problem: 'gives no date by itself: it runs from a receipt',
    })
    expect(add(played, { reading: wordsRead('as soon as possible') })?.field).toBe('/deadlineWording')
    expect(add(played, { reading, dueOn: on('2027-03-15') })).toBeUndefined()
    expect(obligationOf(played.state, 3)?.dueOn).toBe('2027-03-15')
  })

  it('may wait for a condition, and is due by its own rule when that has arisen', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    const within = { amount: 1, unit: 'months', counting: 'of' } as const
    expect(add(played, { condition: { on: 9, within } })?.field).toBe('/condition/on')
    expect(add(played, { condition: { on: 1, within } })).toBeUndefined()
    expect(owed(played)).toEqual(['evidence 2027-04-12 1'])
    played.letPass(at('2027-02-02'))
    say(played, 'recordCondition', OFFICER, { recommendation: 3, met: true, foundOn: on('2027-02-01') })
    expect(owed(played)).toContain('evidence 2027-03-01 3')
  })

  it('without any date is asked for by a task, as one at the opening', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    expect(add(played)).toBeUndefined()
    expect(tasksOf(played.state)).toMatchObject([{ kind: 'set-date', data: { recommendations: [3] } }])
  })

  it('wants CQC’s assurance where that is said', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    add(played, { assurance: true, dueOn: on('2027-03-15') })
    expect(evidence(played, 3)).toBeUndefined()
    expect(say(played, 'seekAssurance', CONTACT, { recommendation: 3 })).toBeUndefined()
  })

  it('after everything was concluded or closed is answered with what to do instead', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    evidence(played, 1)
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    const amend = { recommendation: 1 }
    expect(say(played, 'amendRecommendation', OFFICER, amend)?.remedy).toContain(
      'Else: take a judgement back that was wrong, or add another recommendation',
    )
    say(played, 'conclude', OFFICER, { followUpOn: on('2027-09-01') })
    const refused = add(played, { dueOn: on('2027-03-15') })
    expect(refused?.code).toBe('wrong-stage')
    expect(refused?.remedy).toContain('Else: the follow-up’s decision can open the case again')
    played.letPass(at('2027-09-02'))
    say(played, 'decideFollowUp', OFFICER, { stillInPlace: true })
    for (const name of ['addRecommendation', 'amendRecommendation', 'withdrawRecommendation'] as const)
      expect(say(played, name, OFFICER, later())).toMatchObject({
        code: 'closed',
        remedy: 'open a new case that refers to it',
      })
  })
})

describe('a recommendation that is amended', () => {
  const amended = (played: PlayedCase) => played.steps.flatMap((s) => s.facts).at(-1)?.data

  it('may ask for an action plan from then on, and the entry says what it asked for before', () => {
    const played = play({ recommendations: [asks(1), evidenceOnly(2)] })
    plan(played, 1)
    accept(played, 1)
    const asked = { recommendation: 2, requires: 'action-plan' } as const
    expect(say(played, 'amendRecommendation', OFFICER, asked)?.field).toBe('/planDueOn')
    const dated = { ...asked, planDueOn: on('2027-03-11') }
    expect(say(played, 'amendRecommendation', OFFICER, dated)).toBeUndefined()
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(owed(played)).toContain('plan 2027-03-11 2')
    expect(amended(played)).toMatchObject({
      requires: 'action-plan',
      requiredBefore: 'evidence',
      planDueOn: '2027-03-11',
    })
  })

  it('may need evidence alone from then on, and no plan holds it up', () => {
    const played = play({ recommendations: [asks(1)] })
    const evidenceIsEnough = { recommendation: 1, requires: 'evidence', assurance: false } as const
    expect(say(played, 'amendRecommendation', OFFICER, evidenceIsEnough)).toBeUndefined()
    expect(stageOf(played.state)).toBe('carrying-out')
    expect(amended(played)).toMatchObject({ requiredBefore: 'action-plan', assuranceBefore: true })
    evidence(played, 1)
    expect(
      say(played, 'amendRecommendation', OFFICER, { recommendation: 1, requires: 'action-plan' }),
    ).toMatchObject({ field: '/requires', problem: 'evidence is in for it' })
  })

  it('has the date that its new words give, and the ledger that which held before', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    played.letPass(at('2027-02-01'))
    const reading = wordsRead('within three months of our final decision')
    expect(say(played, 'amendRecommendation', OFFICER, { recommendation: 1, reading })).toBeUndefined()
    expect(amended(played)).toMatchObject({ dueOn: '2027-05-01', dueBefore: '2027-04-12' })
    expect(obligationOf(played.state, 1)?.dates.map((d) => d.on)).toEqual(['2027-04-12', '2027-05-01'])
  })

  it('keeps its date to its condition while it waits; the condition itself may be put otherwise', () => {
    const within = { amount: 1, unit: 'months', counting: 'of' } as const
    const condition = { on: 1, within }
    const played = play({ recommendations: [evidenceOnly(1), evidenceOnly(2, { dueOn: null, condition })] })
    const amend = (own: object) =>
      say(played, 'amendRecommendation', OFFICER, { recommendation: 2, ...own })?.field
    expect(amend({ dueOn: on('2027-03-01') })).toBe('/dueOn')
    expect(amend({ reading: wordsRead('within one month') })).toBe('/deadlineWording')
    expect(amend({ requires: 'action-plan' })).toBe('/requires')
    expect(amend({ condition: { on: null, within: null } })).toBeUndefined()
    expect(obligationOf(played.state, 2)?.condition).toMatchObject({ on: null, standing: 'open' })
    expect(amend({ recommendation: 1, condition })).toBe('/condition')
  })
})
