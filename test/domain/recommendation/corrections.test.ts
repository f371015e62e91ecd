// A wrong entry is corrected by a new fact that names it; what followed from it follows from the correction, and a
// correction is no way round what the table asks for.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { armedItems, openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { HeldBack } from '../../../domain/files/kinds.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import type { Judgement } from '../../../domain/recommendation/state.js'
import type { Correction } from '../../../domain/recommendation/corrections/row.js'
import { on } from '../calendar/calendars.js'
import { asks, at, BODY, CONTACT, evidenceOnly, DIRECTOR, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

let played: PlayedCase
beforeEach(() => {
  played = play({ recommendations: [asks(1), evidenceOnly(2)] })
  played.deliver()
})

const correct = (correction: Correction, corrects = 1) =>
  say(played, 'correct', DIRECTOR, { corrects, correction })

describe('a correction', () => {
  it('is a new fact that names the row it puts right', () => {
    expect(correct({ what: 'due-date', recommendation: 2, dueOn: on('2027-05-10') })).toBeUndefined()
    const fact = played.steps.at(-1)?.facts[0]
    expect(fact).toMatchObject({
      event: 'corrected',
      corrects: 1,
      data: { what: 'due-date', dueOn: '2027-05-10' },
    })
  })

  it.each([0, 3])('of entry %d is refused when the case has two entries', (corrects) => {
    expect(correct({ what: 'plan-due-date', dueOn: on('2027-03-01') }, corrects)).toMatchObject({
      code: 'invalid',
      field: '/corrects',
    })
  })

  it('of a due date moves its reminders, keeps the original and tells the body', () => {
    correct({ what: 'due-date', recommendation: 2, dueOn: on('2027-05-10') })
    played.deliver()
    expect(played.state.obligations[1]).toMatchObject({ dueOn: '2027-05-10', originalDueOn: '2027-04-12' })
    expect(played.letters()).toContain(`2027-01-11 body/${BODY} date-changed`)
    const reminders = armedItems(played.state).flatMap(({ data }) =>
      'dueOn' in data && data.deadline === 'evidence' ? [data] : [],
    )
    expect(new Set(reminders.map((data) => `${data.dueOn} ${data.recommendations.join()}`))).toEqual(
      new Set(['2027-04-12 1', '2027-05-10 2']),
    )
  })

  it('of a due date to a day before the decision is refused', () => {
    for (const correction of [
      { what: 'due-date', recommendation: 1, dueOn: on('1999-01-04') },
      { what: 'plan-due-date', dueOn: on('2027-01-10') },
    ] as const)
      expect(correct(correction)).toMatchObject({ code: 'invalid', field: '/correction/dueOn' })
  })

  it('of a requirement moves the case to the stage that follows', () => {
    correct({ what: 'requirement', recommendation: 1, requires: 'evidence', assurance: false })
    expect(stageOf(played.state)).toBe('carrying-out')
    // No plan will come with which CQC could log it: it is asked to log it alone.
    expect(openDeadlines(played.state).map((d) => d.kind)).toEqual(['cqc-log-recommendation', 'evidence'])
    played.deliver()
    expect(played.letters()).toContain('2027-01-11 cqc log-recommendation')
  })

  it('of CQC’s part takes its reminders away', () => {
    correct({ what: 'requirement', recommendation: 1, requires: 'evidence', assurance: true })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    expect(openDeadlines(played.state).map((d) => d.kind)).toContain('seek-assurance')
    correct({ what: 'cqc-part', cqcPart: 'not-shared' })
    expect(openDeadlines(played.state).map((d) => d.kind)).toEqual(['evidence'])
    expect(played.state.shares).toBeUndefined()
  })
})

describe('an answer that is entered long after it came', () => {
  it('asks for assurance from the day of the entry', () => {
    played = play({ recommendations: [evidenceOnly(1, { assurance: true })] })
    played.letPass(at('2027-03-01'))
    const entered = { onBehalf: { channel: 'post', receivedOn: on('2027-01-15') } } as const
    expect(say(played, 'submitEvidence', OFFICER, { recommendation: 1, ...entered })).toBeUndefined()
    expect(openDeadlines(played.state)).toMatchObject([{ kind: 'seek-assurance', on: '2027-03-15' }])
    expect(say(played, 'seekAssurance', OFFICER, { recommendation: 1, ...entered })).toBeUndefined()
    expect(openDeadlines(played.state)).toMatchObject([{ kind: 'cqc-assurance', on: '2027-03-31' }])
  })
})

describe('a judgement that somebody is satisfied', () => {
  const judge = (decision: Judgement, heldBack?: HeldBack) =>
    say(played, 'judge', DIRECTOR, { recommendation: 2, decision, ...(heldBack && { heldBack }) })

  it.each(['waiting', 'infected'] as const)(
    'rests on no file that is %s, nor does a correction',
    (heldBack) => {
      say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
      for (const decision of ['satisfied', 'satisfied-late'] as const)
        expect(judge(decision, heldBack)).toMatchObject({ code: 'invalid', field: '/recommendation' })
      expect(judge('not-satisfied', heldBack)).toBeUndefined()
      const correction = { what: 'judgement', recommendation: 2, decision: 'satisfied' } as const
      expect(say(played, 'correct', DIRECTOR, { corrects: 1, correction, heldBack })).toMatchObject({
        field: '/recommendation',
      })
      expect(say(played, 'correct', DIRECTOR, { corrects: 1, correction })).toBeUndefined()
    },
  )
})

describe('a correction of a judgement', () => {
  it('is refused where nothing is judged: that is a judgement', () => {
    expect(correct({ what: 'judgement', recommendation: 2, decision: 'satisfied' })).toMatchObject({
      field: '/correction/recommendation',
    })
  })

  it('to satisfied is refused without evidence', () => {
    say(played, 'judge', DIRECTOR, { recommendation: 2, decision: 'not-satisfied' })
    expect(correct({ what: 'judgement', recommendation: 2, decision: 'satisfied' })).toMatchObject({
      field: '/correction/decision',
    })
    expect(correct({ what: 'judgement', recommendation: 2, decision: null })).toBeUndefined()
    expect(played.state.obligations[1]).toMatchObject({ judgement: null, judgedOn: null })
  })

  it('opens again what seemed complete', () => {
    for (const recommendation of [1, 2])
      say(played, 'judge', DIRECTOR, { recommendation, decision: 'not-satisfied' })
    expect(stageOf(played.state)).toBe('to-conclude')
    correct({ what: 'judgement', recommendation: 1, decision: null }, 2)
    expect(stageOf(played.state)).toBe('awaiting-plan')
  })

  it('is refused once the case is concluded', () => {
    for (const recommendation of [1, 2])
      say(played, 'judge', DIRECTOR, { recommendation, decision: 'not-satisfied' })
    say(played, 'conclude', OFFICER, { followUpOn: on('2027-07-01') })
    expect(correct({ what: 'judgement', recommendation: 1, decision: null })).toMatchObject({
      field: '/correction/what',
    })
  })
})

describe('a missing date', () => {
  it('is not set for an action plan that nobody asks for', () => {
    const evidence = play({ recommendations: [evidenceOnly(1)] })
    expect(
      evidence.send('setDate', {
        actor: OFFICER,
        bodyHash: '',
        input: { recommendation: 0, dueOn: on('2027-03-01') } as object,
      }),
    ).toMatchObject({ code: 'invalid', field: '/recommendation' })
  })
})

describe('evidence sent after more was needed', () => {
  it('waits for a judgement afresh', () => {
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'more-needed', dueOn: on('2027-05-03') })
    expect(openDeadlines(played.state).find((d) => d.on === '2027-05-03')).toMatchObject({
      metUntil: '2027-05-04',
      recommendations: [2],
    })
    played.letPass(at('2027-05-04', '18:00'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    expect(played.state.obligations[1]).toMatchObject({
      evidence: { version: 2 },
      judgement: null,
      judgedOn: null,
    })
  })
})
