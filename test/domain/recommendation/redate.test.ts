// What a new version of the calendar does to a running case: which dates move, which stay, and who is told.
import { describe, expect, it } from '@jest/globals'
import { isNewer } from '../../../domain/calendar/edition.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { armedItems, openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { Opening } from '../../../domain/recommendation/opening.js'
import { redated } from '../../../domain/recommendation/redate.js'
import { calendar, on } from '../calendar/calendars.js'
import { FIRST, next } from './next-calendar.js'
import { asks, at, body, BODY, CONTACT, CQC, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'

const begin = (dueOn: LocalDate | string, changes: Partial<Opening> = {}) =>
  play({ calendar: FIRST, recommendations: [evidenceOnly(1, { dueOn: on(dueOn) })], ...changes })

describe('an agreed date', () => {
  // 12 April 2027 is a Monday.
  it('stays when it becomes a bank holiday, and is treated as met until the next working day', () => {
    const played = begin('2027-04-12')
    played.letPass(at('2027-04-01'))
    expect(played.redate(next(FIRST, ['2027-04-12']))).toEqual({
      division: 'england',
      version: 2,
      moved: [
        {
          deadline: 'evidence',
          recommendations: [1],
          old: '2027-04-12',
          new: '2027-04-12',
          metUntilOld: '2027-04-12',
          metUntilNew: '2027-04-13',
          why: 'met-until',
          days: ['2027-04-12'],
        },
      ],
      unmoved: [],
      reminders: 3,
      told: [
        {
          recipient: `body/${BODY}`,
          how: 'digest',
          letter: `recommendation/99-000-001/${BODY}:date-changed:england/2`,
        },
      ],
    })
    expect(played.state.obligations[0]?.dueOn).toBe('2027-04-12')
    played.letPass(at('2027-04-14', '08:00'))
    expect(played.events()).toEqual(['opened', 'shared-with-cqc', 're-dated', 'overdue'])
    expect(played.letters().slice(1)).toEqual([
      '2027-03-25 body/example-care-home reminder',
      '2027-04-02 body/example-care-home date-changed',
      '2027-04-05 body/example-care-home reminder',
      '2027-04-09 body/example-care-home reminder',
    ])
  })

  it('neither moves nor changes when the new holiday lies elsewhere: the case only takes the calendar over', () => {
    const played = begin('2027-04-12')
    const { state, step, redating } = redated(played.state, next(FIRST, ['2027-08-11']), played.at)
    expect(step).toBeNull()
    expect(state.calendar.version).toBe('england/2')
    const stays = { deadline: 'evidence', recommendations: [1], on: '2027-04-12', metUntil: '2027-04-12' }
    expect(redating).toMatchObject({
      moved: [],
      unmoved: [{ ...stays, why: 'stated' }],
      reminders: 0,
      told: [],
    })
  })

  it('keeps its dates when only a reminder falls on the new holiday: that moves, and the body is not written to', () => {
    const played = begin('2027-04-12')
    expect(played.redate(next(FIRST, ['2027-04-05']))).toMatchObject({
      moved: [],
      unmoved: [{ why: 'stated' }],
      reminders: 2,
      told: [],
    })
    played.letPass(at('2027-04-12'))
    expect(played.letters().slice(1)).toEqual([
      '2027-03-24 body/example-care-home reminder',
      '2027-04-02 body/example-care-home reminder',
      '2027-04-09 body/example-care-home reminder',
    ])
  })

  it('that is treated as met for a shorter time is told at once', () => {
    const before = next(FIRST, ['2027-04-12'])
    const played = begin('2027-04-12', { calendar: before })
    expect(played.redate(next(before, ['2027-04-12'])).told).toEqual([
      { recipient: `body/${BODY}`, how: 'at-once', letter: expect.stringContaining('date-changed') },
    ])
    played.deliver()
    expect(played.letters().at(-1)).toBe('2027-01-11 body/example-care-home date-changed')
  })

  it('stays when only the day on which a delayed remedy is looked at comes nearer: the task opens, without a fact', () => {
    const played = begin('2028-06-12')
    // Twenty working days before twelve months after the decision: 9 December, and 8 December with one holiday more.
    played.letPass(at('2027-12-08'))
    const { step, redating } = redated(played.state, next(FIRST, ['2027-12-22']), played.at)
    expect(redating).toMatchObject({
      moved: [],
      unmoved: [{ why: 'stated' }],
      reminders: 0,
      told: [
        { how: 'task', recipient: 'case-officer', task: expect.stringContaining('enter-delayed-remedy') },
      ],
    })
    expect(step).toMatchObject({ facts: [], openTasks: [{ kind: 'enter-delayed-remedy' }], redating })
  })

  it('that is no longer overdue because the day before was a holiday loses its task, and becomes overdue later', () => {
    const played = begin('2027-04-12')
    played.letPass(at('2027-04-13'))
    expect(openDeadlines(played.state)[0]?.metUntil).toBe('2027-04-12')
    played.redate(next(FIRST, ['2027-04-12']))
    expect(played.steps.at(-1)?.doneTasks).toHaveLength(1)
    expect(played.steps.at(-1)?.view.overdue).toBe(false)
    played.letPass(at('2027-04-14'))
    expect(played.events()).toEqual(['opened', 'shared-with-cqc', 'overdue', 're-dated', 'overdue'])
  })
})

describe('a date counted in working days', () => {
  const sought = () => {
    const played = begin('2027-12-10', {
      recommendations: [asks(1, { requires: 'evidence', dueOn: on('2027-12-10') })],
    })
    played.letPass(at('2027-03-01'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    return played
  }

  it('of the body moves later without a letter, and the reminder goes with it', () => {
    const played = sought()
    expect(played.redate(next(FIRST, ['2027-03-10']))).toMatchObject({
      moved: [
        {
          deadline: 'seek-assurance',
          old: '2027-03-15',
          new: '2027-03-16',
          why: 'working-days',
          days: ['2027-03-10'],
        },
      ],
      told: [],
    })
    played.letPass(at('2027-03-17'))
    expect(played.letters().at(-1)).toBe('2027-03-17 body/example-care-home overdue')
  })

  it('of the body that moves earlier is told at once', () => {
    const before = next(FIRST, ['2027-03-10'])
    const played = begin('2027-12-10', {
      calendar: before,
      recommendations: [asks(1, { requires: 'evidence', dueOn: on('2027-12-10') })],
    })
    played.letPass(at('2027-03-01'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    expect(played.redate(next(before, ['2027-03-10']))).toMatchObject({
      moved: [{ deadline: 'seek-assurance', old: '2027-03-16', new: '2027-03-15' }],
      told: [{ how: 'at-once' }],
    })
  })

  it('of CQC moves, and CQC is not written to: it is bound to no date', () => {
    const played = sought()
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
    expect(played.redate(next(FIRST, ['2027-03-10']))).toMatchObject({
      moved: [{ deadline: 'cqc-assurance', old: '2027-03-31', new: '2027-04-01' }],
      told: [],
    })
    expect(
      say(played, 'giveAssurance', CQC, { recommendation: 1, answer: 'assured', regulatoryActivity: false }),
    ).toBeUndefined()
  })

  it('of two recommendations that shared a day may part', () => {
    const played = begin('2027-12-10', {
      recommendations: [1, 2].map((n) => asks(n, { requires: 'evidence', dueOn: on('2027-12-10') })),
    })
    for (const recommendation of [1, 2]) say(played, 'logRecommendation', CQC, { recommendation })
    // On the Friday before the Monday that becomes a holiday, and on that Monday.
    played.letPass(at('2027-03-05'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    played.letPass(at('2027-03-08'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    expect(openDeadlines(played.state).map((d) => `${d.on} ${d.recommendations.join()}`)).toEqual([
      '2027-03-19 1',
      '2027-03-22 2',
    ])
    expect(played.redate(next(FIRST, ['2027-03-08'])).moved).toMatchObject([
      { recommendations: [1], old: '2027-03-19', new: '2027-03-22' },
    ])
    expect(openDeadlines(played.state)[0]).toMatchObject({ on: '2027-03-22', recommendations: [1, 2] })
    expect(played.redate(next(played.state.calendar, ['2027-03-08'])).moved).toMatchObject([
      { recommendations: [1], old: '2027-03-22', new: '2027-03-19' },
    ])
  })
})

it('loses no reminder: one whose new moment lies behind leaves when it was to leave', () => {
  // Ten working days before 12 April 2027 is 25 March; with the holiday on the 7th it would have been 24 March.
  const played = begin('2027-04-12')
  played.letPass(at('2027-03-24', '12:00'))
  expect(played.redate(next(FIRST, ['2027-04-07']))).toMatchObject({ moved: [], told: [] })
  // A holiday that is taken back: the reminder of the day after the due date would have left an hour ago.
  const late = begin('2027-04-12', { calendar: next(FIRST, ['2027-04-13']) })
  late.letPass(at('2027-04-13', '10:00'))
  expect(late.redate({ ...FIRST, version: 'england/3' })).toMatchObject({ moved: [], reminders: 2, told: [] })
  for (const one of [played, late]) one.letPass(at('2027-04-14'))
  expect(played.letters().slice(1)).toEqual([
    '2027-03-25 body/example-care-home reminder',
    '2027-04-02 body/example-care-home reminder',
    '2027-04-09 body/example-care-home reminder',
    '2027-04-13 body/example-care-home overdue',
  ])
  expect(late.letters().at(-1)).toBe('2027-04-14 body/example-care-home overdue')
})

it('sends a reminder late that would leave on the new holiday, on the next working day', () => {
  const played = begin('2027-04-12')
  played.letPass(at('2027-04-08', '12:00'))
  // The one of the day before, the 9th, would now have left on the 8th at nine.
  played.redate(next(FIRST, ['2027-04-09']))
  played.letPass(at('2027-04-12'))
  expect(played.letters().at(-1)).toBe('2027-04-12 body/example-care-home reminder')
  // Once the date is another one, that reminder is none of it.
  say(played, 'correct', OFFICER, {
    corrects: 1,
    correction: { what: 'due-date', recommendation: 1, dueOn: on('2027-05-17') },
  })
  expect(armedItems(played.state).map(({ localDate }) => localDate)).not.toContain('2027-04-12')
})

it('keeps to the sending hours of the product for what it brings', () => {
  const sendingHours = { from: '11:00', to: '15:00' } as const
  const played = begin('2027-04-12', { sendingHours })
  played.letPass(at('2027-04-01', '10:30'))
  played.redate(next(FIRST, ['2027-04-12']))
  expect(played.state.redated).toMatchObject({ on: '2027-04-01', at: at('2027-04-01', '11:00') })
  // That morning is proclaimed too: the digest leaves when the hours of the next working day begin.
  const proclaimed = next(played.state.calendar, ['2027-04-01'])
  expect(redated(played.state, proclaimed, played.at).state.redated).toMatchObject({
    on: '2027-04-02',
    at: at('2027-04-02', '11:00'),
  })
  const late = begin('2027-04-12', { sendingHours })
  late.letPass(at('2027-04-08', '12:00'))
  late.redate(next(FIRST, ['2027-04-09']))
  expect(Object.values(late.state.late ?? {})).toEqual([{ on: '2027-04-12', at: at('2027-04-12', '11:00') }])
})

it('tells nobody and counts nothing in a closed or an unconfirmed case', () => {
  const closed = begin('2027-04-12')
  say(closed, 'withdraw', MANAGER, {})
  expect(redated(closed.state, next(FIRST, ['2027-04-12']), closed.at)).toMatchObject({
    step: null,
    redating: { moved: [], unmoved: [], reminders: 0 },
  })
  const unconfirmed = begin('2027-04-12', {
    bodies: [body({ takeOver: { stage: null, planReceivedOn: null, satisfiedOn: null } })],
  })
  expect(redated(unconfirmed.state, next(FIRST, ['2027-04-12']), unconfirmed.at)).toMatchObject({
    step: null,
    redating: { moved: [], unmoved: [], reminders: 0 },
  })
})

describe('a letter about moved dates that waits for the digest', () => {
  const waiting = () => {
    const played = begin('2027-04-12')
    played.letPass(at('2027-04-01'))
    played.redate(next(FIRST, ['2027-04-12']))
    const letter = armedItems(played.state).find(({ kind }) => kind === 'date-changed')
    return { played, letter }
  }

  it('lists only what moved, with the bank holiday and until when the date is treated as met', () => {
    // 12 April 2027 is a Monday; the day after is a working day.
    expect(waiting().letter?.data).toEqual({
      recommendations: [],
      due: [],
      moved: [
        {
          deadline: 'evidence',
          recommendations: [1],
          was: { dueOn: '2027-04-12' },
          dueOn: '2027-04-12',
          metUntil: '2027-04-13',
          notWorking: expect.any(String),
        },
      ],
    })
  })

  it('is told by the notice of a later change, from what the body knew', () => {
    const { played, letter } = waiting()
    say(played, 'correct', OFFICER, {
      corrects: 1,
      correction: { what: 'due-date', recommendation: 1, dueOn: on('2027-05-17') },
    })
    const step = played.steps.at(-1)
    expect(step?.void).toContain(letter?.key)
    expect(step?.arm.filter(({ kind }) => kind === 'date-changed').map(({ data }) => data)).toEqual([
      {
        recommendations: [],
        due: [],
        moved: [
          {
            deadline: 'evidence',
            recommendations: [1],
            was: { dueOn: '2027-04-12' },
            dueOn: '2027-05-17',
          },
        ],
      },
    ])
  })

  it('is dropped when the case ends', () => {
    const { played, letter } = waiting()
    say(played, 'withdraw', MANAGER, {})
    expect(played.steps.at(-1)?.void).toContain(letter?.key)
  })
})

it('writes nothing to the body about what is only hoped for from CQC', () => {
  // CQC was asked on 11 January to log the recommendation, within working days: a holiday within them moves that day alone.
  const played = play({
    calendar: FIRST,
    bodies: [body({ planDueOn: null })],
    recommendations: [asks(1, { requires: 'evidence', assurance: false, dueOn: on('2027-04-13') })],
  })
  played.deliver()
  const before = armedItems(played.state).filter(({ recipient }) => recipient.startsWith('body/'))
  // The day becomes a bank holiday, and then is none after all.
  for (let times = 0; times < 2; times += 1) {
    const redating = played.redate(next(played.state.calendar, ['2027-01-13']))
    expect(redating.moved.map(({ deadline }) => deadline)).toEqual(['cqc-log-recommendation'])
    expect(redating.told).toEqual([])
    expect(armedItems(played.state).filter(({ recipient }) => recipient.startsWith('body/'))).toEqual(before)
  }
})

it('takes over only a later version of its own division’s calendar', () => {
  const later = next(FIRST, [])
  expect(isNewer(later, FIRST)).toBe(true)
  expect(isNewer(FIRST, later)).toBe(false)
  expect(isNewer(FIRST, FIRST)).toBe(false)
  expect(isNewer({ ...later, id: 'wales', version: 'wales/9' }, FIRST)).toBe(false)
  expect(isNewer(FIRST, calendar('england'))).toBe(true)
})
