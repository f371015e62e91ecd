// A report track as it is disturbed: two councils in one case, a withdrawal at each point of the way, another decision date, and
// a state that is handed over to another run at each of them (LGA 1974 s30, s31).
import { describe, expect, it } from '@jest/globals'
import { armedItems, openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { nextMoment } from '../../../domain/recommendation/next-moment.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { clocksOf } from '../../../domain/recommendation/statutory/clocks.js'
import { proposalsIn } from '../../../domain/recommendation/statutory/proposal.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import {
  at,
  body,
  BODY,
  CONTACT,
  DECIDED_ON,
  DIRECTOR,
  evidenceOnly,
  OFFICER,
  opening,
  OTHER_BODY,
  say,
} from './openings.js'
import { PlayedCase, statesOf } from './played-case.js'
import { clocks, decide, duties, issued, proposed, receive, tellDuties } from './tracks.js'

const WHOLE = { changeId: 'a-change' } as const
const withdrawal = { ...WHOLE, change: { what: 'withdrawal' } } as const
const decidedOn = (day: string) => ({
  ...WHOLE,
  change: { what: 'decision-date', decisionDate: on(day) } as const,
})

describe('two councils of one report', () => {
  const council = { bodyType: 'council', planDueOn: null, form: 'report' } as const
  const both = () =>
    statesOf(
      opening({
        recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01'), bodyIds: [BODY, OTHER_BODY] })],
        bodies: [
          body({ ...council, receivedOn: on('2027-01-11') }),
          body({ ...council, bodyId: OTHER_BODY }),
        ],
      }),
      at(DECIDED_ON),
    ).map((state) => new PlayedCase(state, at(DECIDED_ON))) as [PlayedCase, PlayedCase]

  it('have each the periods and duties of its own receipt, and one’s silence is not the other’s', () => {
    const [first, second] = both()
    expect([duties(first).length, duties(second)]).toEqual([2, []])
    second.letPass(at('2027-01-20'))
    expect(receive(second, 'decision', '2027-01-18')).toBeUndefined()
    expect(duties(second)[0]).toBe('statutory-advertisement 2027-02-01 2027-02-01')
    for (const played of [first, second]) played.letPass(at('2027-01-27'))
    expect(proposalsIn(first.state).map((p) => p.step.name)).toEqual(['write-to-monitoring-officer'])
    expect(proposalsIn(second.state)).toEqual([])
    expect(say(second, 'recordDuty', CONTACT, { duty: 'consideration', on: on('2027-01-26') })?.code).toBe(
      'not-yours',
    )
  })

  it('are each withdrawn by a change of the whole case, wherever each stands', () => {
    for (const played of both()) {
      played.letPass(at('2027-02-01'))
      expect(say(played, 'changeCase', OFFICER, withdrawal)).toBeUndefined()
      expect([duties(played), played.state.outcome]).toEqual([[], 'withdrawn'])
    }
  })
})

/** Along the way of a silent council, to the end of the Ombudsman's own publication. */
const WAY: readonly (readonly [string, (played: PlayedCase) => unknown])[] = [
  ['the report without a receipt', () => undefined],
  ['its receipt', (p) => receive(p, 'decision', '2027-01-11')],
  ['the public notice', (p) => p.letPass(at('2027-02-03'))],
  [
    'the letter to the monitoring officer',
    (p) => {
      expect(decide(p, 'write-to-monitoring-officer')).toBeUndefined()
    },
  ],
  [
    'what is told of it',
    (p) => {
      tellDuties(p, '2027-01-12')
    },
  ],
  [
    'the further report',
    (p) => {
      p.letPass(at('2027-04-13'))
      expect(decide(p, 'further-report')).toBeUndefined()
    },
  ],
  ['its receipt', (p) => receive(p, 'further-report', '2027-04-13')],
  ['the notification that nothing will be done', (p) => say(p, 'notifyAction', CONTACT, { action: 'none' })],
  [
    'the notice',
    (p) => {
      p.letPass(at('2027-07-15'))
      say(p, 'assessAction', OFFICER, { view: 'no-action' })
      expect(decide(p, 'require-statement')).toBeUndefined()
    },
  ],
  ['the receipt of the notice', (p) => receive(p, 'notice', '2027-07-15')],
  ['own reasons', (p) => say(p, 'giveReasons', CONTACT, {})],
  [
    'the Ombudsman’s publication',
    (p) => {
      p.letPass(at('2027-08-18'))
      expect(decide(p, 'publish-statement')).toBeUndefined()
    },
  ],
  [
    'its two editions',
    (p) => {
      say(p, 'recordPublication', OFFICER, { on: on('2027-08-18'), place: 'newspaper' })
      p.letPass(at('2027-08-19'))
      expect(
        say(p, 'recordPublication', OFFICER, { on: on('2027-08-19'), place: 'newspaper' }),
      ).toBeUndefined()
    },
  ],
  ['the claim', (p) => say(p, 'claimExpense', OFFICER, { amountGBP: 700 })],
]

const handedOver = (state: RecommendationState) => JSON.parse(JSON.stringify(state)) as RecommendationState

describe.each(WAY.map(([name], index) => [`${index + 1}: ${name}`, index] as const))('at %s', (_, index) => {
  const here = (each: (state: RecommendationState) => RecommendationState = (state) => state) => {
    const played = issued('report', null)
    for (const [, step] of WAY.slice(0, index + 1)) {
      step(played)
      played.state = each(played.state)
    }
    return played
  }

  it('a withdrawal leaves no clock, no reminder, no task and nothing to wait for', () => {
    const played = here()
    expect(say(played, 'changeCase', OFFICER, withdrawal)).toBeUndefined()
    const { state } = played
    expect([clocksOf(state), openDeadlines(state), armedItems(state), tasksOf(state)]).toEqual([
      [],
      [],
      [],
      [],
    ])
    played.deliver()
    expect(nextMoment(played.state)).toBeNull()
  })

  it('it is handed over to another run without a difference', () => {
    const [plain, carried] = [here(), here(handedOver)]
    expect(JSON.stringify(carried.steps)).toBe(JSON.stringify(plain.steps))
  })

  it('another decision date before it moves no statutory clock', () => {
    const played = here()
    const before = [clocks(played), duties(played), proposed(played)]
    expect(say(played, 'changeCase', OFFICER, decidedOn('2027-01-08'))).toBeUndefined()
    expect([clocks(played), duties(played), proposed(played)]).toEqual(before)
  })
})

describe('another decision date', () => {
  it('leaves a report that came later on its own day: what was added between is asked for by it', () => {
    const played = issued('statement', null)
    played.letPass(at('2027-03-01'))
    const added = {
      recommendation: 2,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
    } as const
    say(played, 'addRecommendation', OFFICER, { ...added, dueOn: on('2028-12-01') })
    played.letPass(at('2027-03-10'))
    expect(say(played, 'issueReport', DIRECTOR, { issuedOn: on('2027-03-10') })).toBeUndefined()
    expect(say(played, 'changeCase', OFFICER, decidedOn('2027-01-08'))).toBeUndefined()
    expect(played.state.statutory?.issuedOn).toBe('2027-03-10')
    receive(played, 'decision', '2027-03-10')
    played.letPass(at('2027-06-11'))
    expect(proposalsIn(played.state)[0]?.missing.join()).toContain('recommendation 2')
  })

  it('takes the report along that was the decision', () => {
    const played = issued('report', null)
    expect(say(played, 'changeCase', OFFICER, decidedOn('2027-01-08'))).toBeUndefined()
    expect(played.state.statutory?.issuedOn).toBe('2027-01-08')
  })
})
