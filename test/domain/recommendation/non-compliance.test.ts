// Non-compliance to its end: what is decided is carried out and recorded, only the Director's record judges, a remedy can be
// ceased with reasons, a new case is linked, and a remedy that is late by a year has an expected day that is kept current.
import { describe, expect, it } from '@jest/globals'
import type { EscalationLevel } from '../../../domain/calendar/policy.js'
import type { EscalationOption } from '../../../domain/recommendation/escalation.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { at, body, CONTACT, DIRECTOR, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const silent = (dueOn = '2027-03-12') =>
  play({
    recommendations: [evidenceOnly(1, { dueOn: on(dueOn) })],
    bodies: [body({ planDueOn: null })],
  })
const kinds = (played: PlayedCase) => tasksOf(played.state).map((t) => t.kind)
const decide = (played: PlayedCase, step: EscalationLevel, decision: EscalationOption) =>
  say(played, 'decideEscalation', step === 'director' ? DIRECTOR : MANAGER, {
    deadline: 'evidence',
    dueOn: on('2027-03-12'),
    step,
    decision,
  })

describe('a measure that was decided', () => {
  it('is a task until it was carried out and recorded', () => {
    const played = silent()
    played.letPass(at('2027-03-30', '09:00'))
    expect(decide(played, 'casework-manager', 'case-conference')).toBeUndefined()
    expect(tasksOf(played.state)).toMatchObject([
      { kind: 'carry-out-measure', forRole: 'manager', data: { measure: 'case-conference' } },
    ])
    played.letPass(at('2027-04-02'))
    const held = { measure: 'case-conference' as const, on: on('2027-04-01') }
    expect(say(played, 'recordMeasure', OFFICER, { ...held, on: on('2027-04-03') })?.field).toBe('/on')
    expect(say(played, 'recordMeasure', OFFICER, held)).toBeUndefined()
    expect(kinds(played)).toEqual([])
    expect(played.events().slice(-2)).toEqual(['escalation-decided', 'measure-recorded'])
  })
})

describe('the Director’s record', () => {
  it('judges what was missed as not complete and not satisfied, and the new case is linked', () => {
    const played = silent()
    played.letPass(at('2027-04-27', '09:00'))
    expect(decide(played, 'director', 'not-complete-and-not-satisfied')).toBeUndefined()
    expect(played.state.obligations).toMatchObject([{ judgement: 'not-satisfied', judgedOn: '2027-04-27' }])
    expect(stageOf(played.state)).toBe('to-conclude')
    expect(played.events().slice(-2)).toEqual(['escalation-decided', 'judged'])
    expect(kinds(played)).toEqual(['conclude', 'link-new-case'])
    expect(say(played, 'linkCase', OFFICER, { newReference: '99 000 001' })?.problem).toContain('itself')
    expect(say(played, 'linkCase', OFFICER, { newReference: '99-000-002' })?.field).toBe('/newReference')
    expect(say(played, 'linkCase', OFFICER, { newReference: '99 000 002' })).toBeUndefined()
    expect(played.state.linkedCases).toEqual(['99 000 002'])
    expect(kinds(played)).toEqual(['conclude'])
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
    expect(played.state.outcome).toBe('not-complete-and-not-satisfied')
  })
})

describe('“not complete and not satisfied”', () => {
  const failed = { recommendation: 1, decision: 'not-satisfied' } as const

  it('is the Director’s to record, whichever way, and the Director’s to take back', () => {
    const played = silent()
    for (const actor of [OFFICER, MANAGER])
      expect(say(played, 'judge', actor, failed)).toMatchObject({ code: 'wrong-role', field: '/decision' })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    const correction = { what: 'judgement', ...failed } as const
    expect(say(played, 'correct', MANAGER, { corrects: 3, correction })?.code).toBe('wrong-role')
    expect(say(played, 'correct', DIRECTOR, { corrects: 3, correction })).toBeUndefined()
    const back = { what: 'judgement', recommendation: 1, decision: null } as const
    expect(say(played, 'correct', OFFICER, { corrects: 4, correction: back })?.code).toBe('wrong-role')
    expect(say(played, 'correct', DIRECTOR, { corrects: 4, correction: back })).toBeUndefined()
    expect(kinds(played)).toEqual(['judge-evidence'])
  })

  it('asks for the new case also without a ladder behind it', () => {
    const played = silent()
    expect(say(played, 'judge', DIRECTOR, failed)).toBeUndefined()
    expect(kinds(played)).toEqual(['conclude', 'link-new-case'])
  })
})

describe('who has escalated', () => {
  it('does not decide on it: another manager or the Director does', () => {
    const played = silent()
    played.letPass(at('2027-03-15'))
    const input = { deadline: 'evidence', dueOn: on('2027-03-12') } as const
    const upTo = { ...input, step: 'casework-manager', decision: 'meeting' } as const
    say(played, 'decideEscalation', MANAGER, { ...input, step: 'team-co-ordinator', decision: 'escalate' })
    expect(say(played, 'decideEscalation', MANAGER, upTo)).toMatchObject({
      code: 'wrong-role',
      problem: 'you have escalated it yourself',
    })
    const another = { ...MANAGER, subject: 'another-manager' }
    expect(say(played, 'decideEscalation', another, upTo)).toBeUndefined()
  })
})

describe('more time', () => {
  const moreTime = { deadline: 'evidence', dueOn: on('2027-03-12'), decision: 'more-time' } as const

  it('is a new date, with the old one, who agreed and how often; its reminders are armed, and the body is told', () => {
    const played = silent()
    played.letPass(at('2027-03-30', '09:00'))
    const step = 'casework-manager' as const
    expect(say(played, 'decideEscalation', MANAGER, { ...moreTime, step })?.field).toBe('/to')
    const early = { ...moreTime, step, to: on('2027-03-30') }
    expect(say(played, 'decideEscalation', MANAGER, early)?.field).toBe('/to')
    const to = on('2027-04-30')
    expect(say(played, 'decideEscalation', MANAGER, { ...moreTime, step, to })).toBeUndefined()
    expect(played.state.obligations).toMatchObject([
      {
        originalDueOn: '2027-03-12',
        dueOn: '2027-04-30',
        term: { extensions: [{ to, agreedOn: '2027-03-30', agreedBy: MANAGER.subject }] },
      },
    ])
    expect(played.steps.at(-1)?.facts.at(-1)).toMatchObject({
      event: 'extension-agreed',
      data: { recommendation: 1, from: '2027-03-12', to, count: 1 },
    })
    expect([kinds(played), played.steps.at(-1)?.view.overdue]).toEqual([[], false])
    played.letPass(at('2027-05-04'))
    expect(played.letters()).toEqual(
      expect.arrayContaining([
        '2027-03-30 body/example-care-home date-changed',
        '2027-04-29 body/example-care-home reminder',
      ]),
    )
    expect(kinds(played)).toEqual(['chase-overdue'])
  })

  it('is within the limits of the role, and a date comes with nothing else', () => {
    const played = silent()
    played.letPass(at('2027-03-15'))
    const step = 'team-co-ordinator' as const
    const long = { ...moreTime, step, to: on('2027-09-01') }
    expect(say(played, 'decideEscalation', OFFICER, long)?.problem).toContain('at most 92 days')
    const chase = { ...long, decision: 'chase' as const }
    expect(say(played, 'decideEscalation', OFFICER, chase)?.field).toBe('/to')
    expect(say(played, 'decideEscalation', MANAGER, long)).toBeUndefined()
  })
})

describe('a remedy that has become unachievable or disproportionate', () => {
  it('is ceased by a manager with reasons; the body is told, and the outcome says so', () => {
    const played = silent()
    played.letPass(at('2027-03-30', '09:00'))
    decide(played, 'casework-manager', 'cease')
    expect(kinds(played)).toEqual(['carry-out-measure'])
    const input = { recommendation: 1, because: 'disproportionate' as const }
    expect(say(played, 'cease', OFFICER, input)?.code).toBe('wrong-role')
    expect(say(played, 'cease', MANAGER, input)).toBeUndefined()
    played.deliver()
    expect(played.letters().at(-1)).toBe('2027-03-30 body/example-care-home ceased')
    expect(kinds(played)).toEqual(['conclude'])
    expect(say(played, 'cease', MANAGER, input)?.code).toBe('wrong-stage')
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
    expect(played.state.outcome).toBe('not-complete-but-satisfied')
  })
})

describe('a delayed remedy', () => {
  it('is entered near twelve months with an expected day, which must be kept current', () => {
    const played = silent('2028-12-01')
    // Twenty working days before 11 January 2028, without the bank holidays of Christmas and the New Year.
    played.letPass(at('2027-12-09', '08:59'))
    expect(kinds(played)).toEqual([])
    played.letPass(at('2027-12-09', '09:00'))
    expect(tasksOf(played.state)).toMatchObject([
      { kind: 'enter-delayed-remedy', data: { since: '2028-01-11' } },
    ])
    expect(say(played, 'expectRemedy', OFFICER, { expectedOn: on('2027-12-01') })?.field).toBe('/expectedOn')
    expect(say(played, 'expectRemedy', OFFICER, { expectedOn: on('2028-03-01') })).toBeUndefined()
    expect(kinds(played)).toEqual([])
    played.letPass(at('2028-03-01', '23:59'))
    expect(kinds(played)).toEqual([])
    played.letPass(at('2028-03-02', '00:00'))
    expect(kinds(played)).toEqual(['renew-expected-date'])
    expect(say(played, 'expectRemedy', OFFICER, { expectedOn: on('2028-06-01') })).toBeUndefined()
    expect(kinds(played)).toEqual([])
  })

  it('is none when nothing is outstanding', () => {
    const played = silent('2028-12-01')
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    say(played, 'conclude', MANAGER, { followUpOn: on('2028-06-01') })
    played.letPass(at('2028-02-01'))
    expect(kinds(played)).toEqual(['link-new-case'])
  })
})
