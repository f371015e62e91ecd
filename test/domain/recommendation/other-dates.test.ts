// Dates with which nobody is late explain themselves too: when something may be published, when what is outstanding is entered
// as delayed, when an answer to a question is expected. Cases are decided and begin on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import { limitedTo, type Calendars } from '../../../domain/calendar/calendar.js'
import type { Explanation } from '../../../domain/calendar/explanation.js'
import { ROLES } from '../../../domain/people/roles.js'
import { maySeeOtherDate } from '../../../domain/people/visibility.js'
import { otherDatesOf } from '../../../domain/recommendation/other-dates.js'
import { publicationRefusal, publishableFrom } from '../../../domain/recommendation/publication.js'
import { dueDateAnswer } from '../../../cli/due-date/answer.js'
import { on } from '../calendar/calendars.js'
import { corrected, FIRST } from './next-calendar.js'
import { at, CONTACT, DECIDED_ON, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

/** The rules, days and recommendations of what is explained, once the case knows what day it is. */
function others(played: PlayedCase) {
  say(played, 'note', OFFICER, {})
  return otherDatesOf(played.state).map((d) => `${d.rule} ${d.due} ${d.recommendations.join()}`)
}

const PUBLISHED = 'publication 2027-02-22 1'
const DELAYED = 'delayed-remedy 2028-01-11 1,2'

describe('a date with which nobody is late', () => {
  it('is explained field for field as the command explains it', () => {
    const played = play()
    say(played, 'askClarification', OFFICER, { about: [0, 2] })
    const dates = otherDatesOf(played.state)
    expect(dates.map((d) => d.rule)).toEqual(['clarification-answer', 'publication', 'delayed-remedy'])
    for (const { recommendations: _, ...explanation } of dates)
      expect(explanation).toEqual(commanded(explanation, { england: played.state.calendar }))
    expect(dates[1]?.sentence).toBe(
      'Not before Monday 22 February 2027: 6 weeks after the decision on 11 January 2027 ' +
        "(LGSCO's Statement of Reasons manual 3.2, as published in 2025).",
    )
    expect(dates[0]?.skipped.map((d) => d.date)).toEqual([
      '2027-01-16',
      '2027-01-17',
      '2027-01-23',
      '2027-01-24',
    ])
  })

  it('of a publication is there while it is too soon for an improvement that may be published', () => {
    const played = play()
    expect(others(played)).toEqual([PUBLISHED, DELAYED])
    played.letPass(at('2027-02-21'))
    expect(others(played)).toContain(PUBLISHED)
    played.letPass(at('2027-02-22'))
    expect(others(played)).toEqual([DELAYED])
    const withheld = play()
    say(withheld, 'decidePublication', MANAGER, {
      recommendation: 1,
      decision: 'withhold',
      because: 'under-review',
    })
    expect(others(withheld)).toEqual([DELAYED])
  })

  it('of a delayed remedy is there until it is entered, the twelve months are over or nothing is owed', () => {
    const played = play()
    played.letPass(at('2028-01-11'))
    expect(others(played)).toEqual([DELAYED])
    played.letPass(at('2028-01-12'))
    expect(others(played)).toEqual([])
    const entered = play()
    say(entered, 'expectRemedy', OFFICER, { expectedOn: on('2028-03-01') })
    expect(others(entered)).toEqual([PUBLISHED])
    const one = play()
    say(one, 'withdrawRecommendation', OFFICER, { recommendation: 1 })
    expect(others(one)).toEqual(['delayed-remedy 2028-01-11 2'])
  })

  it('of an answer is there while the Ombudsman’s question is open', () => {
    const played = play()
    say(played, 'askClarification', CONTACT, { about: [2] })
    expect(others(played)).toEqual([PUBLISHED, DELAYED])
    say(played, 'askClarification', OFFICER, { about: [0, 1] })
    expect(others(played)).toEqual(['clarification-answer 2027-01-25 0,1', PUBLISHED, DELAYED])
    say(played, 'answerClarification', CONTACT, { clarification: 2 })
    expect(others(played)).toEqual([PUBLISHED, DELAYED])
  })

  it('is none of a case that is closed, and shown to nobody whom it does not concern', () => {
    const played = play()
    say(played, 'withdraw', OFFICER, {})
    expect(otherDatesOf(played.state)).toEqual([])
    const seeing = (rule: string) => ROLES.filter((role) => maySeeOtherDate({ role }, { rule }))
    for (const rule of ['publication', 'delayed-remedy']) {
      expect(seeing(rule)).toContain('case-officer')
      expect(seeing(rule)).not.toContain('body-contact')
    }
    expect(seeing('clarification-answer')).toContain('body-contact')
    expect(seeing('clarification-answer')).not.toContain('cqc-officer')
  })
})

describe('a publication whose first day is not known', () => {
  /** As corrected to working days, and bank holidays known from 2028 only. */
  const england = limitedTo(corrected(FIRST, 'publication', { amount: 30, unit: 'working days' }), {
    from: 2028,
    to: 2030,
  })

  it('is permitted on no day, and the gap is named', () => {
    expect(() => publishableFrom(DECIDED_ON, { england })).toThrow('2027')
    const standing = { stops: [], status: null }
    const wish = { decision: 'publish', on: on('2029-01-11') } as const
    expect(
      publicationRefusal(DECIDED_ON, standing, wish, on('2029-01-10'), { england }, 'case-officer'),
    ).toMatchObject({
      field: '/on',
      problem: expect.stringContaining('import a list that covers 2027'),
    })
  })
})

/** What the command prints for the same rule, day and calendars. */
function commanded({ rule, start }: Explanation, calendars: Calendars) {
  const args = ['--rule', rule, '--from', start.on, '--json']
  const { out } = dueDateAnswer(args, { calendars, asShipped: false })
  const { asShipped: _, ...explanation } = JSON.parse(out) as Explanation & { asShipped: boolean }
  return explanation
}
