// How a case begins: with letters, with none, for two bodies, without recommendations, or taken over half-way.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { TakeOver } from '../../../domain/recommendation/opening.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { waitingOn } from '../../../domain/recommendation/whose-move.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  BODY,
  DECIDED_ON,
  evidenceOnly,
  DIRECTOR,
  OFFICER,
  opening,
  OTHER_BODY,
  play,
  say,
} from './openings.js'
import { statesOf } from './played-case.js'

const taskKinds = (state: Parameters<typeof tasksOf>[0]) => tasksOf(state).map((t) => t.kind)

describe('a new case', () => {
  it('writes to the body and waits for its action plan', () => {
    const played = play()
    played.deliver()
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(played.letters()).toEqual([`${DECIDED_ON} body/${BODY} opening`])
    expect(openDeadlines(played.state).map((d) => `${d.kind} ${d.on}`)).toEqual([
      'plan 2027-02-11',
      'evidence 2027-04-12',
    ])
  })

  it('skips the plan when every recommendation is for evidence only', () => {
    const played = play({ bodies: [body({ planDueOn: null })], recommendations: [evidenceOnly(1)] })
    expect(stageOf(played.state)).toBe('carrying-out')
    expect(waitingOn(played.state)).toEqual(['body'])
  })

  it('invents no date: where none is stated it asks a person', () => {
    const played = play({ bodies: [body({ planDueOn: null })], recommendations: [asks(1, { dueOn: null })] })
    expect(openDeadlines(played.state)).toEqual([])
    expect(tasksOf(played.state).map((t) => [t.kind, t.data.recommendations])).toEqual([['set-date', [0, 1]]])
    played.deliver()
    played.letPass(at('2027-12-01'))
    expect(played.letters()).toEqual([`${DECIDED_ON} body/${BODY} opening`])
  })

  it('without recommendations is recorded and closed at once, without a letter', () => {
    const played = play({ recommendations: [] })
    expect(stageOf(played.state)).toBe('closed')
    expect(played.state.outcome).toBe('no-recommendations')
    expect(played.events()).toEqual(['opened', 'shared-with-cqc', 'closed'])
    played.deliver()
    expect(played.letters()).toEqual([])
  })

  it('reminds by the ladder, then is overdue, then tells a manager', () => {
    const played = play({ recommendations: [asks(1, { dueOn: null, assurance: false })] })
    played.deliver()
    played.letPass(at('2027-03-31'))
    expect(played.letters()).toEqual([
      `2027-01-11 body/${BODY} opening`,
      `2027-01-28 body/${BODY} reminder`,
      `2027-02-04 body/${BODY} reminder`,
      `2027-02-10 body/${BODY} reminder`,
      `2027-02-12 body/${BODY} overdue`,
      `2027-02-18 body/${BODY} overdue`,
      '2027-02-25 manager escalation',
    ])
    expect(played.events().slice(2)).toEqual(['overdue', 'escalation-proposed', 'escalation-proposed'])
    expect(taskKinds(played.state)).toContain('escalation-proposed')
  })
})

describe('a case of two bodies', () => {
  const joint = () =>
    statesOf(
      opening({
        bodies: [body(), body({ bodyId: OTHER_BODY, bodyType: 'council', planDueOn: null })],
        recommendations: [
          asks(1),
          evidenceOnly(2, { bodyIds: [BODY, OTHER_BODY] }),
          evidenceOnly(3, { bodyIds: [OTHER_BODY] }),
        ],
      }),
      at(DECIDED_ON),
    )

  it('is a state for each, a joint recommendation an obligation of each', () => {
    expect(joint().map((s) => [s.bodyId, s.obligations.map((o) => o.number), s.planDueOn])).toEqual([
      [BODY, [1, 2], '2027-02-11'],
      [OTHER_BODY, [2, 3], null],
    ])
  })

  it('travels as one, so that it is never begun for one body only', () => {
    const [first, second] = joint()
    expect(first.alongside).toEqual([second])
    expect(second?.alongside).toEqual([])
  })

  it('has keys of its own for each body’s letters and tasks', () => {
    const keys = joint().flatMap((state) => tasksOf({ ...state, paused: true }).map((t) => t.key))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('CQC’s part', () => {
  it.each([
    [true, true, 'runs'],
    [true, false, 'not-shared'],
    [false, true, 'no-cqc-location'],
    [false, false, 'no-cqc-location'],
  ] as const)('with a location %s and sharing %s: %s', (hasCqcLocation, mayBeShared, part) => {
    expect(play({ hasCqcLocation, mayBeShared }).state.cqcPart).toBe(part)
  })
})

describe('a case taken over', () => {
  const takenOver = (takeOver: Partial<TakeOver>, when = at('2027-06-01')) =>
    play(
      { bodies: [body({ takeOver: { stage: null, planReceivedOn: null, satisfiedOn: null, ...takeOver } })] },
      when,
    )

  it('without a stage is silent until a person has confirmed it', () => {
    const played = takenOver({})
    expect(stageOf(played.state)).toBe('awaiting-plan')
    expect(taskKinds(played.state)).toEqual(['confirm-take-over'])
    played.letPass(at('2027-08-02'))
    expect(played.letters()).toEqual([])
    expect(say(played, 'confirmTakeOver', OFFICER, {})).toBeUndefined()
    expect(taskKinds(played.state)).toContain('escalation-proposed')
  })

  it.each([
    ['awaiting-plan', null, 'awaiting-plan'],
    ['plan-review', on('2027-02-10'), 'plan-review'],
    ['carrying-out', on('2027-02-10'), 'carrying-out'],
  ] as const)('at %s stands there, and writes nothing about the past', (stage, planReceivedOn, stands) => {
    const played = takenOver({ stage, planReceivedOn })
    played.deliver()
    expect(stageOf(played.state)).toBe(stands)
    expect(played.state.paused).toBe(false)
    expect(played.events()[0]).toBe('taken-over')
    expect(played.letters()).toEqual([])
  })

  it('at a stage that what is said does not bear out is for a person to confirm', () => {
    const played = takenOver({ stage: 'carrying-out', planReceivedOn: null })
    expect(played.state.paused).toBe(true)
    expect(taskKinds(played.state)).toEqual(['confirm-take-over'])
  })

  it('that was satisfied is closed, as history', () => {
    const played = takenOver({ satisfiedOn: on('2027-05-20') })
    expect([stageOf(played.state), played.state.outcome]).toEqual(['closed', 'complete-and-satisfied'])
    expect(played.state.closedAt).toBe(at('2027-06-01'))
    expect(played.events()).toEqual(['taken-over', 'shared-with-cqc'])
  })

  it('is not stuck when everything was judged before anybody confirmed it', () => {
    const played = takenOver({})
    for (const recommendation of [1, 2])
      expect(say(played, 'judge', DIRECTOR, { recommendation, decision: 'not-satisfied' })).toBeUndefined()
    expect(say(played, 'conclude', OFFICER, { followUpOn: on('2027-09-01') })).toBeUndefined()
    expect(say(played, 'confirmTakeOver', OFFICER, {})).toBeUndefined()
    played.letPass(at('2027-09-02'))
    expect(played.letters()).toContain(`2027-09-01 body/${BODY} follow-up`)
  })
})
