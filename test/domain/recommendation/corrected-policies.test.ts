// What the correction of a ladder or of a limit does to a running case: what is still to come follows it from the edition that
// the case takes over, what was sent stays sent, and what a person has paused stays paused. Cases begin on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import { isNewer } from '../../../domain/calendar/edition.js'
import type { PolicyCorrection } from '../../../domain/calendar/policy-correction.js'
import { ladderFor } from '../../../domain/calendar/ladders.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { FIRST, withPolicy } from './next-calendar.js'
import { at, body, BODY, CONTACT, CQC, evidenceOnly, asks, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

/** Evidence due on Friday 12 March: reminders on 26 February, 5 and 11 March, 15, 19 and 30 March. */
const waiting = (changes = {}) => {
  const played = play({
    calendar: FIRST,
    bodies: [body({ planDueOn: null })],
    recommendations: [evidenceOnly(1, { dueOn: on('2027-03-12') })],
    ...changes,
  })
  played.deliver()
  return played
}

const correct = (played: PlayedCase, id: string, correction: PolicyCorrection) =>
  played.redate(withPolicy(played.state.calendar, id, correction))
const since = (played: PlayedCase, day: string) => played.letters().filter((letter) => letter > day)
const tasks = (played: PlayedCase) =>
  tasksOf(played.state).map(({ kind, data }) => `${kind} ${String(data.step ?? '')}`.trim())

const RUNGS = [
  { amount: 7, when: 'before' },
  { amount: 1, when: 'before', to: 'senior officer' },
  { amount: 2, when: 'after', to: 'manager' },
].map((rung) => ({ to: 'contact', ...rung })) as NonNullable<PolicyCorrection['rungs']>

describe('a corrected reminder ladder', () => {
  it('is climbed from then on: nothing is sent twice, made up for, or sent by the ladder of before', () => {
    const played = waiting()
    played.letPass(at('2027-02-27'))
    const redating = correct(played, 'reminders-evidence', { rungs: RUNGS })
    // Five rungs were to come and go; the one a day before stays, for another reader; two are new.
    expect(redating).toMatchObject({ moved: [], reminders: 6, told: [] })
    expect(played.events().slice(-1)).toEqual(['re-dated'])
    played.letPass(at('2027-04-20'))
    expect(since(played, '2027-02')).toEqual([
      `2027-02-26 body/${BODY} reminder`,
      `2027-03-03 body/${BODY} reminder`,
      `2027-03-11 body/${BODY}/senior-officer reminder`,
      '2027-03-16 manager escalation',
    ])
  })

  it('does not make up for a rung whose day has passed, and corrected back sends no rung again', () => {
    const played = waiting()
    played.letPass(at('2027-03-05', '12:00'))
    const { rungs } = ladderFor('evidence', 'ordinary', {})
    correct(played, 'reminders-evidence', { rungs: RUNGS })
    correct(played, 'reminders-evidence', {
      rungs: rungs.map(({ amount, when, to }) => ({ amount, when, to })),
    })
    played.letPass(at('2027-03-31'))
    expect(since(played, '2027-02')).toEqual([
      `2027-02-26 body/${BODY} reminder`,
      `2027-03-05 body/${BODY} reminder`,
      `2027-03-11 body/${BODY} reminder`,
      `2027-03-15 body/${BODY} overdue`,
      `2027-03-19 body/${BODY} overdue`,
      '2027-03-30 manager escalation',
    ])
  })

  it('of another kind, of a serious case or of CQC’s own requests leaves the case as it was', () => {
    const played = waiting()
    for (const id of ['reminders-plan', 'reminders-evidence-serious', 'reminders-statutory'])
      expect(correct(played, id, { rungs: RUNGS })).toMatchObject({ moved: [], reminders: 0, told: [] })
    expect(played.events()).toEqual(['opened', 'shared-with-cqc'])
    expect(say(played, 'setSeverity', MANAGER, { severity: 'serious' })).toBeUndefined()
    played.letPass(at('2027-03-18'))
    expect(since(played, '2027-02')).toEqual([
      `2027-03-03 body/${BODY} reminder`,
      `2027-03-11 body/${BODY}/senior-officer reminder`,
      '2027-03-16 manager escalation',
    ])
  })

  it('of what is only hoped for chases CQC by its days', () => {
    const played = play({
      calendar: FIRST,
      recommendations: [asks(1, { requires: 'evidence', dueOn: on('2027-12-10') })],
      bodies: [body({ planDueOn: null })],
    })
    say(played, 'logRecommendation', CQC, { recommendation: 1 })
    played.letPass(at('2027-03-01'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
    correct(played, 'reminders-chase', { rungs: [{ amount: 3, when: 'after', to: 'contact' }] })
    played.letPass(at('2027-05-01'))
    // Asked on 1 March, hoped for by 31 March, without Good Friday and Easter Monday.
    expect(since(played, '2027-03-02')).toEqual(['2027-04-05 cqc overdue'])
  })

  it('stays paused where a person has paused it, and leaves again when it is resumed', () => {
    const played = waiting()
    played.letPass(at('2027-02-27'))
    expect(say(played, 'pauseReminders', OFFICER, {})).toBeUndefined()
    expect(correct(played, 'reminders-evidence', { rungs: RUNGS }).reminders).toBe(0)
    played.letPass(at('2027-03-10'))
    expect(since(played, '2027-02-27')).toEqual([])
    expect(openDeadlines(played.state)[0]).toMatchObject({ on: '2027-03-12' })
    expect(say(played, 'resumeReminders', OFFICER, {})).toBeUndefined()
    played.letPass(at('2027-03-18'))
    expect(since(played, '2027-02-27')).toEqual([
      `2027-03-11 body/${BODY}/senior-officer reminder`,
      '2027-03-16 manager escalation',
    ])
  })

  it('is that of the edition that the case has: an older edition that comes late changes nothing', () => {
    const played = waiting()
    const older = withPolicy(FIRST, 'reminders-evidence', { rungs: RUNGS })
    const newer = withPolicy(older, 'reminders-evidence', { owner: 'Casework Manager' })
    played.redate(newer)
    const held: RecommendationState = played.state
    expect(ladderFor('evidence', 'ordinary', held.calendar)).toMatchObject({
      version: 3,
      owner: 'Casework Manager',
    })
    expect(ladderFor('evidence', 'ordinary', held.calendar).rungs).toHaveLength(3)
    expect([older, newer].map((edition) => isNewer(edition, held.calendar))).toEqual([false, false])
  })
})

describe('a corrected escalation ladder', () => {
  it('proposes by its days from then on, at once what is due by them already', () => {
    const played = waiting()
    played.letPass(at('2027-03-19'))
    expect(tasks(played)).toEqual(['chase-overdue team-co-ordinator'])
    const days = { 'casework-manager': 4, director: 8 }
    expect(correct(played, 'escalation-ordinary', { proposedAfter: days })).toMatchObject({
      moved: [],
      told: [{ recipient: 'manager', how: 'task' }],
    })
    // Four working days after 12 March is the 18th; eight, the 24th.
    expect(tasks(played)).toEqual(['escalation-proposed casework-manager'])
    played.letPass(at('2027-03-24', '08:59'))
    expect(tasks(played)).toEqual(['escalation-proposed casework-manager'])
    played.letPass(at('2027-03-24', '09:00'))
    expect(tasks(played)).toEqual(['escalation-proposed director'])
  })

  it('takes a proposal back that comes later by it, and nobody is passed over', () => {
    const played = waiting()
    played.letPass(at('2027-03-31'))
    expect(tasks(played)).toEqual(['escalation-proposed casework-manager'])
    correct(played, 'escalation-ordinary', { proposedAfter: { 'casework-manager': 20 } })
    expect(tasks(played)).toEqual(['chase-overdue team-co-ordinator'])
    // Twenty working days after 12 March, without Good Friday and Easter Monday.
    played.letPass(at('2027-04-13', '09:00'))
    expect(tasks(played)).toEqual(['escalation-proposed casework-manager'])
  })

  it('says when it is looked at again where nobody names a day', () => {
    const played = waiting()
    played.letPass(at('2027-03-15'))
    correct(played, 'escalation-ordinary', { reviewedAfter: 3 })
    const chase = {
      deadline: 'evidence',
      dueOn: on('2027-03-12'),
      step: 'team-co-ordinator',
      decision: 'chase',
    } as const
    expect(say(played, 'decideEscalation', MANAGER, chase)).toBeUndefined()
    expect(played.state.escalations[0]?.reviewOn).toBe('2027-03-18')
  })
})

describe('a corrected limit of more time', () => {
  const ask = (played: PlayedCase, to: string) =>
    say(played, 'askExtension', CONTACT, { recommendation: 1, to: on(to) })
  const agree = (played: PlayedCase, to: string) =>
    say(played, 'decideExtension', OFFICER, { recommendation: 1, decision: 'agree', to: on(to) })

  it('binds whoever agrees from then on; what was agreed stays', () => {
    const played = waiting()
    ask(played, '2027-05-12')
    expect(agree(played, '2027-05-12')).toBeUndefined()
    correct(played, 'extension-case-officer', { times: 1, days: 30 })
    expect(openDeadlines(played.state)[0]?.on).toBe('2027-05-12')
    expect(ask(played, '2027-05-20')).toBeUndefined()
    expect(agree(played, '2027-05-20')).toMatchObject({
      field: '/to',
      problem: expect.stringMatching(/the limit is 1/),
    })
    correct(played, 'extension-case-officer', { times: 3, days: 69 })
    expect(agree(played, '2027-05-21')).toMatchObject({
      field: '/to',
      problem: expect.stringMatching(/at most 69 days/),
    })
    expect(agree(played, '2027-05-20')).toBeUndefined()
  })

  it('of a manager binds those who ask, and a longer statutory period', () => {
    const played = waiting()
    expect(ask(played, '2027-12-01')).toBeUndefined()
    correct(played, 'extension-manager', { days: 100 })
    expect(ask(played, '2027-12-01')).toMatchObject({
      field: '/to',
      problem: expect.stringMatching(/at most 100 days/),
    })
    const reported = play({
      calendar: played.state.calendar,
      recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
      bodies: [body({ bodyType: 'council', planDueOn: null, form: 'report', receivedOn: on('2027-01-11') })],
    })
    const longer = { period: 'response', to: on('2027-08-01') } as const
    expect(say(reported, 'askLongerPeriod', CONTACT, longer)).toMatchObject({
      field: '/to',
      problem: expect.stringMatching(/at most 100 days/),
    })
  })
})
