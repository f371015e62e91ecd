// What a new version of the calendar does to a running case, held to a recount that shares no code with the product.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isWorkingDay, type Calendar } from '../../../domain/calendar/calendar.js'
import { versionName, versionNumberOf } from '../../../domain/calendar/edition.js'
import { addDays, isWeekend, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { armedItems, openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { isNewer, redated, type Redating } from '../../../domain/recommendation/redate.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { differences, recount } from '../../support/recount.js'
import { calendar, on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  BODY,
  CONTACT,
  CQC,
  DECIDED_ON,
  evidenceOnly,
  MANAGER,
  OFFICER,
  opening,
  play,
  say,
} from './openings.js'
import { PlayedCase, statesOf } from './played-case.js'
import { messageOf, nameOf, wish } from './wishes.js'

const FIRST: Calendar = { ...calendar('england'), version: versionName('england', 1) }

/** The next version, with these days turned into bank holidays or back. */
function next(before: Calendar, days: readonly (LocalDate | string)[]): Calendar {
  const turned = days.map((date) => on(date)).filter((date) => !isWeekend(date))
  const known = new Set(before.holidays.map(({ date }) => date))
  return {
    ...before,
    version: versionName('england', versionNumberOf(before) + 1),
    holidays: [
      ...before.holidays.filter(({ date }) => !turned.includes(date)),
      ...turned.filter((date) => !known.has(date)).map((date) => ({ date, name: 'A day of joy' })),
    ],
  }
}

const begin = (dueOn: LocalDate | string, changes: Parameters<typeof opening>[0] = {}) =>
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
      unmoved: 0,
      reminders: 3,
      told: [{ recipient: `body/${BODY}`, how: 'digest' }],
    })
    expect(played.state.obligations[0]?.dueOn).toBe('2027-04-12')
    played.letPass(at('2027-04-14', '08:00'))
    expect(played.events()).toEqual(['opened', 're-dated', 'overdue'])
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
    expect(redating).toMatchObject({ moved: [], unmoved: 1, reminders: 0, told: [] })
  })

  it('keeps its dates when only a reminder falls on the new holiday: that moves, and the body is not written to', () => {
    const played = begin('2027-04-12')
    expect(played.redate(next(FIRST, ['2027-04-05']))).toMatchObject({
      moved: [],
      unmoved: 1,
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
      { recipient: `body/${BODY}`, how: 'at-once' },
    ])
    played.deliver()
    expect(played.letters().at(-1)).toBe('2027-01-11 body/example-care-home date-changed')
  })

  it('that is no longer overdue because the day before was a holiday loses its task, and becomes overdue later', () => {
    const played = begin('2027-04-12')
    played.letPass(at('2027-04-13'))
    expect(openDeadlines(played.state)[0]?.metUntil).toBe('2027-04-12')
    played.redate(next(FIRST, ['2027-04-12']))
    expect(played.steps.at(-1)?.doneTasks).toHaveLength(1)
    expect(played.steps.at(-1)?.view.overdue).toBe(false)
    played.letPass(at('2027-04-14'))
    expect(played.events()).toEqual(['opened', 'overdue', 're-dated', 'overdue'])
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
    // Received on the Saturday and the Sunday before the Monday that becomes a holiday, and on the Friday before them.
    played.letPass(at('2027-03-08'))
    say(played, 'submitEvidence', OFFICER, {
      recommendation: 1,
      onBehalf: { channel: 'post', receivedOn: on('2027-03-05') },
    })
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

it('puts the dates into the next digest when a reminder of the body would lie behind', () => {
  const before = next(FIRST, ['2027-04-07'])
  const played = begin('2027-04-12', { calendar: before })
  played.letPass(at('2027-04-08', '12:00'))
  // Without the holiday the reminder of five days before is that of the 5th, not the 2nd: it had left. Of tomorrow's none.
  expect(played.redate(next(before, ['2027-04-07'])).told).toEqual([])
  const late = begin('2027-04-12', { calendar: next(FIRST, ['2027-04-13']) })
  late.letPass(at('2027-04-13', '10:00'))
  expect(late.redate({ ...FIRST, version: 'england/3' })).toMatchObject({
    moved: [],
    reminders: 3,
    told: [{ how: 'digest' }],
  })
  late.letPass(at('2027-04-14'))
  expect(late.letters().at(-1)).toBe('2027-04-14 body/example-care-home date-changed')
})

it('tells nobody and counts nothing in a closed or an unconfirmed case', () => {
  const closed = begin('2027-04-12')
  say(closed, 'withdraw', MANAGER, {})
  expect(redated(closed.state, next(FIRST, ['2027-04-12']), closed.at)).toMatchObject({
    step: null,
    redating: { moved: [], unmoved: 0, reminders: 0 },
  })
  const unconfirmed = begin('2027-04-12', {
    bodies: [body({ takeOver: { stage: null, planReceivedOn: null, satisfiedOn: null } })],
  })
  expect(redated(unconfirmed.state, next(FIRST, ['2027-04-12']), unconfirmed.at)).toMatchObject({
    step: null,
    redating: { moved: [], unmoved: 0, reminders: 0 },
  })
})

it('writes a letter about moved dates with the dates of the day on which it leaves, and none once the case is closed', () => {
  const played = begin('2027-04-12')
  played.letPass(at('2027-04-01'))
  played.redate(next(FIRST, ['2027-04-12']))
  say(played, 'correct', OFFICER, {
    corrects: 1,
    correction: { what: 'due-date', recommendation: 1, dueOn: on('2027-05-17') },
  })
  const letter = armedItems(played.state).find(({ kind }) => kind === 'date-changed')
  expect(letter?.data).toMatchObject({ due: [{ deadline: 'evidence', dueOn: '2027-05-17' }] })
  say(played, 'withdraw', MANAGER, {})
  expect(played.steps.at(-1)?.void).toContain(letter?.key)
})

it('takes over only a later version of its own division’s calendar', () => {
  const later = next(FIRST, [])
  expect(isNewer(later, FIRST)).toBe(true)
  expect(isNewer(FIRST, later)).toBe(false)
  expect(isNewer(FIRST, FIRST)).toBe(false)
  expect(isNewer({ ...later, id: 'wales', version: 'wales/9' }, FIRST)).toBe(false)
  expect(isNewer(FIRST, calendar('england'))).toBe(true)
})

describe('whatever has happened in a case and whichever days change', () => {
  const happening = fc.oneof(
    { weight: 8, arbitrary: fc.record({ says: wish }) },
    { weight: 4, arbitrary: fc.record({ days: fc.integer({ min: 0, max: 30 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        turned: fc.array(fc.integer({ min: -25, max: 60 }), { minLength: 1, maxLength: 4 }),
      }),
    },
  )
  const dueIn = fc.integer({ min: 1, max: 120 }).map((days) => addDays(DECIDED_ON, days))

  it('every date and reminder is what a recount of the days says', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(fc.record({ plan: fc.boolean(), assurance: fc.boolean(), dueOn: dueIn }), {
          minLength: 1,
          maxLength: 3,
        }),
        dueIn,
        fc.array(happening, { minLength: 4, maxLength: 30, size: 'max' }),
        (recommendations, planDueOn, happenings) => {
          const initial = opening({
            calendar: FIRST,
            bodies: [body({ planDueOn })],
            recommendations: recommendations.map(({ plan, ...r }, i) =>
              (plan ? asks : evidenceOnly)(i + 1, r),
            ),
          })
          const played = new PlayedCase(statesOf(initial, at(DECIDED_ON))[0], at(DECIDED_ON))
          for (const h of happenings)
            if ('days' in h) {
              played.letPass(played.at + h.days * 86_400_000)
              played.deliver()
            } else if ('says' in h) {
              const name = nameOf(h.says, played.state)
              played.send(name, messageOf(name, h.says, played.state, played.at))
            } else if (played.state.closedAt === null) {
              const before = played.state
              const today = localDateOf(played.at)
              const redating = played.redate(
                next(
                  before.calendar,
                  h.turned.map((days) => addDays(today, days)),
                ),
              )
              compare(before, played, redating)
              for (const { deadline, why } of redating.moved) seen.add(`${deadline} ${why}`)
            }
        },
      ),
      { numRuns: Number(process.env.LIVES ?? 200), seed: Number(process.env.LIVES_SEED ?? 20_220_919) },
    )
    // Otherwise the lives drawn here never reach what they are to show.
    expect([...seen].sort()).toEqual([
      'cqc-assurance working-days',
      'cqc-log working-days',
      'evidence met-until',
      'follow-up working-days',
      'plan met-until',
      'seek-assurance working-days',
    ])
  })

  const holidaysOf = ({ calendar: { holidays } }: RecommendationState) =>
    new Set<string>(holidays.map(({ date }) => date))

  function compare(before: RecommendationState, played: PlayedCase, redating: Redating) {
    const after = played.state
    const [was, is] = [recount(before, holidaysOf(before)), recount(after, holidaysOf(after))]
    const moved = redating.moved.flatMap((m) =>
      (m.recommendations.length ? m.recommendations : [0]).map(
        (n) => `${m.deadline}:${n} ${m.old}/${m.metUntilOld} → ${m.new}/${m.metUntilNew}`,
      ),
    )
    expect(moved.sort()).toEqual(differences(was, is).sort())
    for (const m of redating.moved) {
      expect(m.days.length).toBeGreaterThan(0)
      // Agreed dates never move.
      if (m.deadline === 'plan' || m.deadline === 'evidence') expect(m.new).toBe(m.old)
    }
    const ahead = armedItems(after).flatMap(({ data, key, localDate }) =>
      'due' in data
        ? []
        : (data.recommendations.length ? data.recommendations : [0]).map(
            (n) => `${data.deadline}:${n}:${key.split(':').at(-1) ?? ''} ${localDate}`,
          ),
    )
    const expected = [...is.reminders].flatMap(([key, date]) =>
      at(date, '09:00') > played.at ? [`${key} ${date}`] : [],
    )
    expect(ahead.sort()).toEqual(expected.sort())
    for (const item of armedItems(after)) expect(isWorkingDay(after.calendar, item.localDate)).toBe(true)
  }
})
