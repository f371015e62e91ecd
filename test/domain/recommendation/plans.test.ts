// An action plan that is accepted for some recommendations and returned for others: what may begin, what is still owed,
// and what two versions have in common.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { comparePlans, type PlanItem, type PlanWords } from '../../../domain/recommendation/plan-words.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { on } from '../calendar/calendars.js'
import { asks, body, BODY, CONTACT, CQC, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const answers = [1, 2, 3].map((recommendation) => ({ recommendation, answer: 'will-do' as const, items: 2 }))
const inPart = (accepted: number[], changes: object = {}) => ({
  version: 1,
  decision: 'accept-in-part' as const,
  accepted,
  planDueOn: on('2027-02-25'),
  ...changes,
})

/** Three recommendations ask for a plan, and it has come. */
const submitted = () => {
  const played = play({ bodies: [body()], recommendations: [asks(1), asks(2), asks(3)] })
  say(played, 'submitPlan', CONTACT, { answers })
  return played
}
const evidence = (played: PlayedCase, recommendation: number) =>
  say(played, 'submitEvidence', CONTACT, { recommendation })?.problem

describe('a plan that is accepted in part', () => {
  it('lets the accepted recommendations begin, and is owed again for the others by the new date', () => {
    const played = submitted()
    expect(say(played, 'reviewPlan', OFFICER, inPart([1, 3]))).toBeUndefined()
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(played.state.plan).toMatchObject({ status: 'returned', acceptedFor: [1, 3], acceptedOn: null })
    expect(played.state.planDueOn).toBe('2027-02-25')
    expect([evidence(played, 1), evidence(played, 3)]).toEqual([undefined, undefined])
    expect(evidence(played, 2)).toBe('recommendation 2 waits for an accepted action plan')
    played.deliver()
    expect(played.letters()).toContain(`2027-01-11 body/${BODY} plan-accepted-in-part`)
  })

  it('stays accepted for them while the next version is reviewed, and CQC logs only the whole', () => {
    const played = submitted()
    say(played, 'reviewPlan', OFFICER, inPart([1]))
    expect(say(played, 'logPlan', CQC, { version: 1 })?.problem).toBe('there is no accepted action plan')
    expect(say(played, 'submitPlan', CONTACT, { answers })).toBeUndefined()
    expect(played.state.plan).toMatchObject({ version: 2, acceptedFor: [1] })
    expect(evidence(played, 1)).toBeUndefined()
    expect(say(played, 'reviewPlan', OFFICER, { version: 2, decision: 'accept' })).toBeUndefined()
    expect(played.state.plan).not.toHaveProperty('acceptedFor')
    expect(evidence(played, 2)).toBeUndefined()
    expect(say(played, 'logPlan', CQC, { version: 2 })).toBeUndefined()
    played.deliver()
    expect(played.letters().filter((letter) => letter.endsWith('log-plan'))).toHaveLength(1)
  })

  it('reminds of the returned recommendations alone, and of none when they have fallen away', () => {
    const played = submitted()
    say(played, 'reviewPlan', OFFICER, inPart([1, 3]))
    const owed = openDeadlines(played.state).filter((d) => d.kind === 'plan')
    expect(owed).toMatchObject([{ on: '2027-02-25', recommendations: [2] }])
    say(played, 'judge', DIRECTOR, { recommendation: 2, decision: 'not-satisfied' })
    expect(stageOf(played.state)).toBe('carrying-out')
    expect(openDeadlines(played.state).map((d) => d.kind)).not.toContain('plan')
  })

  it('is returned whole when the officer returns it afterwards', () => {
    const played = submitted()
    say(played, 'reviewPlan', OFFICER, inPart([1]))
    say(played, 'submitPlan', CONTACT, { answers })
    say(played, 'reviewPlan', OFFICER, { version: 2, decision: 'return', planDueOn: on('2027-03-11') })
    expect(evidence(played, 1)).toBe('recommendation 1 waits for an accepted action plan')
  })

  it.each([
    ['none', [], '/accepted', 'names none of the recommendations that ask for a plan'],
    ['all', [1, 2, 3], '/accepted', 'names all of the recommendations that ask for a plan'],
    ['another', [1, 4], '/accepted/1', 'recommendation 4 asks for no action plan here, or is named twice'],
    ['one twice', [1, 1], '/accepted/1', 'recommendation 1 asks for no action plan here, or is named twice'],
  ])('names some of the recommendations: not %s', (_, accepted, field, problem) => {
    expect(say(submitted(), 'reviewPlan', OFFICER, inPart(accepted))).toMatchObject({ field, problem })
  })

  it('has reasons and a date for the rest; whole acceptance names nothing', () => {
    const { planDueOn: _date, ...undated } = inPart([1])
    expect(say(submitted(), 'reviewPlan', OFFICER, undated)?.field).toBe('/planDueOn')
    const wordless = { ...inPart([1]), textId: undefined } as unknown as ReturnType<typeof inPart>
    expect(say(submitted(), 'reviewPlan', OFFICER, wordless)?.field).toBe('/reasons')
    const whole = { version: 1, decision: 'accept' as const, accepted: [1] }
    expect(say(submitted(), 'reviewPlan', OFFICER, whole)?.field).toBe('/accepted')
  })
})

describe('an accepted plan that the body sends amended', () => {
  const accepted = () => {
    const played = submitted()
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    return played
  }
  const amended = (changes: object = {}) => {
    const played = accepted()
    const other = answers.map((a) => ({
      ...a,
      answer: a.recommendation === 2 ? ('partly' as const) : a.answer,
    }))
    expect(say(played, 'submitPlan', CONTACT, { answers: other, ...changes })).toBeUndefined()
    return played
  }
  const standing = (played: PlayedCase) => [
    stageOf(played.state),
    played.state.plan?.version,
    played.state.obligations.map((o) => o.answer),
  ]

  it('is reviewed while what was accepted is carried out, and takes its place when it is accepted', () => {
    const played = amended()
    expect([stageOf(played.state), evidence(played, 1)]).toEqual(['plan-review', undefined])
    expect(say(played, 'logPlan', CQC, { version: 1 })?.code).toBe('wrong-stage')
    expect(say(played, 'reviewPlan', OFFICER, { version: 2, decision: 'accept' })).toBeUndefined()
    expect(standing(played)).toEqual(['carrying-out', 2, ['will-do', 'partly', 'will-do']])
    expect(played.state.plan).not.toHaveProperty('amends')
    expect(say(played, 'logPlan', CQC, { version: 2 })).toBeUndefined()
  })

  it('leaves the accepted one standing when it is returned: nothing is owed anew, and the next has its own number', () => {
    const played = amended()
    const back = { version: 2, decision: 'return' } as const
    expect(say(played, 'reviewPlan', OFFICER, { ...back, planDueOn: on('2027-03-11') })?.field).toBe(
      '/planDueOn',
    )
    expect(say(played, 'reviewPlan', OFFICER, inPart([1], { version: 2 }))?.field).toBe('/decision')
    expect(say(played, 'reviewPlan', OFFICER, back)).toBeUndefined()
    expect(standing(played)).toEqual(['carrying-out', 1, ['will-do', 'will-do', 'will-do']])
    expect(openDeadlines(played.state).map((d) => d.kind)).not.toContain('plan')
    expect(say(played, 'logPlan', CQC, { version: 1 })).toBeUndefined()
    played.deliver()
    expect(played.letters()).toContain(`2027-01-11 body/${BODY} amended-plan-returned`)
    say(played, 'submitPlan', CONTACT, { answers })
    expect(played.state.plan).toMatchObject({ version: 3, amends: { plan: { version: 1 } } })
  })

  it('may be sent again before it is reviewed, and what is asked meanwhile is still asked when it is returned', () => {
    const played = amended()
    say(played, 'submitPlan', CONTACT, { answers })
    const later = {
      recommendation: 4,
      kind: 'service-improvement',
      requires: 'action-plan',
      assurance: false,
    } as const
    const planDueOn = on('2027-03-01')
    expect(
      say(played, 'addRecommendation', OFFICER, { ...later, dueOn: on('2027-05-03'), planDueOn }),
    ).toBeUndefined()
    say(played, 'reviewPlan', OFFICER, { version: 3, decision: 'return' })
    expect(played.state.plan).toMatchObject({ version: 1, latest: 3, unanswered: [4] })
    expect([stageOf(played.state), evidence(played, 1)]).toEqual(['awaiting-plan', undefined])
  })

  it('withdraws nothing that was agreed, and is none where no plan is asked for', () => {
    const without = answers.map((a) => ({ ...a, answer: 'will-not' as const }))
    expect(say(accepted(), 'submitPlan', CONTACT, { answers: without })).toMatchObject({
      field: '/answers/0/answer',
      remedy: expect.stringContaining('withdraw the action'),
    })
    const none = play({ recommendations: [evidenceOnly(1)] })
    expect(say(none, 'submitPlan', CONTACT, { answers: [] })?.problem).toBe(
      'no action plan is asked for any more',
    )
  })
})

describe('two versions of a plan', () => {
  const item = (what: string, changes: Partial<PlanItem> = {}): PlanItem => ({
    what,
    responsible: 'Registered manager',
    by: on('2027-03-31'),
    measure: 'An audit of ten files',
    ...changes,
  })
  const plan = (words: Partial<PlanWords> = {}): PlanWords => ({
    text: 'Our plan',
    answers: [
      { recommendation: 1, answer: 'will-do', items: [item('train'), item('audit')] },
      { recommendation: 2, answer: 'will-not', explanation: 'We do it already.' },
    ],
    ...words,
  })
  const changesOf = (from: PlanWords, to: PlanWords) =>
    comparePlans(from, to).answers.map((a) => `${a.recommendation} ${a.change}`)

  it('that say the same differ in nothing', () => {
    expect(changesOf(plan(), plan())).toEqual(['1 same', '2 same'])
    expect(comparePlans(plan(), plan()).text.change).toBe('same')
  })

  it('differ by the steps that were added, removed or changed, recommendation by recommendation', () => {
    const later = item('audit', { by: on('2027-04-30') })
    const { answers, text } = comparePlans(
      plan(),
      plan({
        text: 'Our better plan',
        answers: [
          { recommendation: 1, answer: 'will-do', items: [item('train'), later] },
          { recommendation: 3, answer: 'did' },
        ],
      }),
    )
    expect(text).toEqual({ change: 'changed', from: 'Our plan', to: 'Our better plan' })
    expect(answers).toMatchObject([
      { recommendation: 1, change: 'changed', itemsAdded: [later], itemsRemoved: [item('audit')] },
      { recommendation: 2, change: 'removed', to: null },
      { recommendation: 3, change: 'added', from: null },
    ])
  })

  it('differ by an answer or a reason alone', () => {
    const [first, second] = plan().answers
    const reason = [first, { ...second, recommendation: 2, explanation: 'It is not ours.' }]
    expect(changesOf(plan(), plan({ answers: reason as PlanWords['answers'] }))).toEqual([
      '1 same',
      '2 changed',
    ])
  })
})
