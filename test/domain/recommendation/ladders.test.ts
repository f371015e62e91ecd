// Ladders of reminders and of escalation: whom they reach by severity, how a person pauses them, and that time only
// proposes.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { at, body, BODY, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { issued } from './tracks.js'

/** Begun on 11 January 2027; evidence due on Friday 12 March. */
const waiting = (changes = {}) => {
  const played = play({
    bodies: [body({ planDueOn: null })],
    recommendations: [
      evidenceOnly(1, { dueOn: on('2027-03-12') }),
      evidenceOnly(2, { dueOn: on('2027-03-12') }),
    ],
    ...changes,
  })
  played.deliver()
  return played
}

const since = (played: PlayedCase, day: string) => played.letters().filter((letter) => letter > day)

describe('reminders', () => {
  it('of a serious case reach deputy, senior officer and manager', () => {
    const played = waiting({ severity: 'serious' })
    played.letPass(at('2027-03-20'))
    expect(since(played, '2027-02')).toEqual([
      `2027-02-26 body/${BODY} reminder`,
      `2027-03-05 body/${BODY}/deputy reminder`,
      `2027-03-11 body/${BODY} reminder`,
      `2027-03-15 body/${BODY}/senior-officer overdue`,
      '2027-03-17 manager escalation',
    ])
  })

  it('of a statutory period, too, are closer in a serious case, and of its own manager', () => {
    const played = issued('written-statement', '2027-01-11', { severity: 'serious' })
    played.deliver()
    played.letPass(at('2027-02-11'))
    const body = 'body/example-care-home'
    // The last one, of 9 February, is of the month that follows: twenty working days before 9 March.
    expect(since(played, '2027-01-12')).toEqual([
      `2027-01-13 ${body} reminder`,
      `2027-01-27 ${body}/deputy reminder`,
      `2027-02-03 ${body}/senior-officer reminder`,
      `2027-02-05 ${body} reminder`,
      `2027-02-09 ${body}/senior-officer reminder`,
      `2027-02-09 ${body} reminder`,
      '2027-02-11 manager escalation',
    ])
  })

  it('change their ladder when the case turns out to be serious', () => {
    const played = waiting()
    played.letPass(at('2027-03-01'))
    expect(say(played, 'setSeverity', MANAGER, { severity: 'serious' })).toBeUndefined()
    expect(say(played, 'setSeverity', MANAGER, { severity: 'serious' })).toMatchObject({ field: '/severity' })
    played.letPass(at('2027-03-20'))
    expect(since(played, '2027-03')).toEqual([
      `2027-03-05 body/${BODY}/deputy reminder`,
      `2027-03-11 body/${BODY} reminder`,
      `2027-03-15 body/${BODY}/senior-officer overdue`,
      '2027-03-17 manager escalation',
    ])
  })

  it('that are paused do not leave and are not made up for; the date stands', () => {
    const played = waiting()
    played.letPass(at('2027-02-25'))
    expect(say(played, 'pauseReminders', OFFICER, {})).toBeUndefined()
    expect(openDeadlines(played.state)[0]).toMatchObject({ on: '2027-03-12' })
    played.letPass(at('2027-03-17'))
    expect(since(played, '2027-02')).toEqual([])
    expect(played.events()).toContain('overdue')
    expect(tasksOf(played.state).map((t) => t.kind)).toEqual(['resume-reminders', 'chase-overdue'])
    expect(say(played, 'resumeReminders', OFFICER, {})).toBeUndefined()
    played.letPass(at('2027-03-20'))
    expect(since(played, '2027-02')).toEqual([`2027-03-19 body/${BODY} overdue`])
  })

  it('may be paused for one recommendation and until a day', () => {
    const played = waiting()
    say(played, 'pauseReminders', OFFICER, { about: [2], until: on('2027-03-05') })
    expect(say(played, 'pauseReminders', OFFICER, { about: [2] })).toMatchObject({ field: '/about/0' })
    const named = () =>
      played.steps
        .flatMap((s) => s.arm)
        .filter((i) => i.letterClass === 'reminder')
        .reduce((last, i) => last.set(i.localDate, i.data.recommendations), new Map<string, unknown>())
    expect([...named()].filter(([day]) => day <= '2027-03-05')).toEqual([
      ['2027-02-26', [1]],
      ['2027-03-05', [1, 2]],
    ])
    played.letPass(at('2027-03-06'))
    expect(since(played, '2027-02')).toEqual([
      `2027-02-26 body/${BODY} reminder`,
      `2027-03-05 body/${BODY} reminder`,
    ])
  })

  it.each([
    ['Christmas 2026', '2027-01-04', ['2026-12-16', '2026-12-23', '2026-12-31', '2027-01-05', '2027-01-11']],
    ['Easter 2027', '2027-04-05', ['2027-03-18', '2027-03-25', '2027-04-02', '2027-04-06', '2027-04-12']],
  ])('leave on no day off around %s', (_, dueOn, days) => {
    const played = play(
      {
        decisionDate: on('2026-11-16'),
        bodies: [body({ planDueOn: null })],
        recommendations: [evidenceOnly(1, { dueOn: on(dueOn) })],
      },
      at('2026-11-16'),
    )
    played.deliver()
    played.letPass(at(dueOn === '2027-01-04' ? '2027-01-15' : '2027-04-16'))
    expect(since(played, '2026-12').map((letter) => letter.slice(0, 10))).toEqual(days)
  })

  it('leave within other sending hours where others are set', () => {
    const played = waiting({ sendingHours: { from: '10:30', to: '15:00' } })
    const reminders = played.steps.flatMap((s) => s.arm).filter((i) => i.letterClass === 'reminder')
    for (const { localDate, at: leaves } of reminders) expect(leaves).toBe(at(localDate, '10:30'))
  })
})

describe('silence after a date', () => {
  const proposals = (played: PlayedCase) =>
    tasksOf(played.state)
      .filter((t) => t.data.step !== undefined)
      .map((t) => [t.kind, t.forRole, t.data.step])
  const decide = (
    played: PlayedCase,
    step: 'team-co-ordinator' | 'casework-manager' | 'director',
    decision: 'chase' | 'escalate' | 'meeting' | 'not-complete-and-not-satisfied',
    extra = {},
    actor = MANAGER,
  ) =>
    say(played, 'decideEscalation', actor, {
      deadline: 'evidence',
      dueOn: on('2027-03-12'),
      step,
      decision,
      ...extra,
    })

  it('is proposed to Team Co-ordinator, Casework Manager and Director in turn, and nothing formal follows', () => {
    const played = waiting()
    played.letPass(at('2027-03-13'))
    expect(proposals(played)).toEqual([['chase-overdue', 'manager', 'team-co-ordinator']])
    // Ten and thirty working days after 12 March, without Good Friday, Easter Monday and the first Monday of May.
    played.letPass(at('2027-03-30', '08:59'))
    expect(proposals(played)).toEqual([['chase-overdue', 'manager', 'team-co-ordinator']])
    played.letPass(at('2027-03-30', '09:00'))
    expect(proposals(played)).toEqual([['escalation-proposed', 'manager', 'casework-manager']])
    played.letPass(at('2027-04-27', '09:00'))
    expect(proposals(played)).toEqual([['escalation-proposed', 'director', 'director']])
    expect(stageOf(played.state)).toBe('carrying-out')
    expect(played.state.obligations.every((o) => o.judgement === null)).toBe(true)
    expect(played.events().slice(2)).toEqual(['overdue', 'escalation-proposed', 'escalation-proposed'])
  })

  it('is decided by a person: until the day to look again nothing is proposed', () => {
    const played = waiting()
    played.letPass(at('2027-03-15'))
    expect(decide(played, 'casework-manager', 'meeting')).toMatchObject({ code: 'changed-since' })
    expect(decide(played, 'team-co-ordinator', 'meeting')).toMatchObject({ field: '/decision' })
    expect(
      decide(played, 'team-co-ordinator', 'chase', { reviewOn: on('2027-03-22') }, OFFICER),
    ).toBeUndefined()
    expect(proposals(played)).toEqual([])
    played.letPass(at('2027-03-22', '08:59'))
    expect(proposals(played)).toEqual([])
    played.letPass(at('2027-03-22', '09:00'))
    expect(proposals(played)).toEqual([['chase-overdue', 'manager', 'team-co-ordinator']])
    expect(decide(played, 'team-co-ordinator', 'escalate', {}, OFFICER)).toBeUndefined()
    expect(proposals(played)).toEqual([['escalation-proposed', 'manager', 'casework-manager']])
    expect(decide(played, 'casework-manager', 'meeting', {}, OFFICER)).toMatchObject({ code: 'wrong-role' })
    expect(decide(played, 'casework-manager', 'meeting')).toBeUndefined()
    expect(proposals(played)).toEqual([])
    // Looked at again after ten working days, without Good Friday and Easter Monday.
    played.letPass(at('2027-04-07', '09:00'))
    expect(proposals(played)).toEqual([['escalation-proposed', 'manager', 'casework-manager']])
    expect(played.state.closedAt).toBeNull()
  })

  it('is proposed faster in a serious case', () => {
    const played = waiting({ severity: 'serious' })
    played.letPass(at('2027-03-17', '09:00'))
    expect(proposals(played)).toEqual([['escalation-proposed', 'manager', 'casework-manager']])
  })

  it('says with the fact and with the row by which rule it is overdue', () => {
    const played = waiting()
    played.letPass(at('2027-03-13', '00:00'))
    const step = played.steps.at(-1)
    expect(step?.facts[0]).toMatchObject({
      event: 'overdue',
      data: { rule: 'agreed-by-2027-03-12', because: expect.stringContaining('12 March 2027') },
    })
    expect(step?.view.overdueBecause).toBe(
      'Overdue since the beginning of Saturday 13 March 2027, because nothing had come by the end of 12 March 2027. ' +
        'Due by the end of Friday 12 March 2027: the date that was stated (the action agreed in the decision, Local ' +
        'Government Act 1974 s30(1B) or s34H, as that decision words it).',
    )
  })
})
