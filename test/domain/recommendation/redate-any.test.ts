// Whatever has happened in a case and whichever days become bank holidays or cease to be: its dates and reminders are those
// of a recount that shares no code with the product.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isWorkingDay } from '../../../domain/calendar/calendar.js'
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { armedItems } from '../../../domain/recommendation/deadlines.js'
import type { Redating } from '../../../domain/recommendation/redate.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { differences, recount, remindersAhead } from '../../support/recount.js'
import { FIRST, next } from './next-calendar.js'
import {
  asks,
  at,
  body,
  CONTACT,
  DECIDED_ON,
  evidenceOnly,
  DIRECTOR,
  OFFICER,
  opening,
  say,
} from './openings.js'
import { PlayedCase, statesOf } from './played-case.js'
import { messageOf, nameOf, wish } from './wishes.js'
import { holds } from '../../support/holds.js'

// A case that a drawn message puts on the statutory track is not looked at from then on: its periods are counted again from
// the receipt, in statutory.test.ts and in the benchmark of re-dating.

/** Stages that drawn messages seldom reach; what is not possible in a case is refused. */
const BEGINNINGS = {
  opened: () => undefined,
  sought(played: PlayedCase) {
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
  },
  accepted(played: PlayedCase) {
    const asked = played.state.obligations.filter((o) => o.requires === 'action-plan')
    const answers = asked.map((o) => ({ recommendation: o.number, answer: 'will-do' as const, items: 1 }))
    say(played, 'submitPlan', CONTACT, { answers })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  },
  concluded(played: PlayedCase) {
    for (const { number: recommendation } of played.state.obligations)
      say(played, 'judge', DIRECTOR, { recommendation, decision: 'not-satisfied' })
    say(played, 'conclude', OFFICER, { followUpOn: addDays(DECIDED_ON, 21) })
  },
}

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
    holds(
      fc.property(
        fc.array(fc.record({ plan: fc.boolean(), assurance: fc.boolean(), dueOn: dueIn }), {
          minLength: 1,
          maxLength: 3,
        }),
        dueIn,
        fc.constantFrom(...Object.values(BEGINNINGS)),
        fc.array(happening, { minLength: 4, maxLength: 30, size: 'max' }),
        (recommendations, planDueOn, begin, happenings) => {
          const initial = opening({
            calendar: FIRST,
            bodies: [body({ planDueOn })],
            recommendations: recommendations.map(({ plan, ...r }, i) =>
              (plan ? asks : evidenceOnly)(i + 1, r),
            ),
          })
          const played = new PlayedCase(statesOf(initial, at(DECIDED_ON))[0], at(DECIDED_ON))
          begin(played)
          for (const h of happenings)
            if ('days' in h) {
              played.letPass(played.at + h.days * 86_400_000)
              played.deliver()
            } else if ('says' in h) {
              const name = nameOf(h.says, played.state)
              played.send(name, messageOf(name, h.says, played.state, played.at))
            } else if (played.state.closedAt === null && !played.state.statutory) {
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
      { numRuns: Number(process.env.LIVES ?? 600), seed: Number(process.env.LIVES_SEED ?? 20_220_919) },
    )
    // Otherwise the lives drawn here never reach what they are to show.
    expect([...seen].sort()).toEqual([
      'cqc-assurance working-days',
      'cqc-log working-days',
      'cqc-log-recommendation working-days',
      'evidence met-until',
      'follow-up working-days',
      'plan met-until',
      'seek-assurance working-days',
    ])
  })

  /** Each reminder of a recommendation, as the recount names it, with its day. */
  const remindersOf = ({ data, key, localDate }: ReturnType<typeof armedItems>[number]) =>
    'due' in data
      ? []
      : (data.recommendations.length ? data.recommendations : [0]).map((n): [string, string] => [
          `${data.deadline}:${n}:${key.split(':').at(-1) ?? ''}`,
          localDate,
        ])

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
    const wished = new Map(armedItems(before).flatMap(remindersOf))
    const ahead = armedItems(after)
      .flatMap(remindersOf)
      .map(([key, date]) => `${key} ${date}`)
    expect(ahead.sort()).toEqual(remindersAhead(wished, is.reminders, holidaysOf(after), played.at))
    for (const item of armedItems(after)) expect(isWorkingDay(after.calendar, item.localDate)).toBe(true)
  }
})
