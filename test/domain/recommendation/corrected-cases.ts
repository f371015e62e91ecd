// Cases whose dates rest on a rule that is then corrected: a statutory period, a rule that an officer named, a hope. All begin
// on 11 January 2027.
import { expect } from '@jest/globals'
import type { RuleCorrection } from '../../../domain/calendar/rule-correction.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { Opening } from '../../../domain/recommendation/opening.js'
import { on } from '../calendar/calendars.js'
import { corrected, FIRST } from './next-calendar.js'
import { asks, at, body, CONTACT, CQC, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

export const begin = (changes: Partial<Opening> = {}) => play({ calendar: FIRST, ...changes })

/** A report that was received on the day of the decision, with one recommendation due long after. */
export const reportedToAll = () =>
  begin({
    recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
    bodies: [body({ bodyType: 'council', planDueOn: null, form: 'report', receivedOn: on('2027-01-11') })],
  })

/** The same, of which nothing is asked besides the answer. */
export const reported = () => {
  const played = reportedToAll()
  for (const duty of ['advertisement', 'consideration'] as const)
    expect(say(played, 'waiveDuty', DIRECTOR, { duty })).toBeUndefined()
  return played
}

/** A recommendation without a date to which an officer gives one by a rule of the table. */
export function ruled() {
  const played = begin({
    recommendations: [evidenceOnly(1, { dueOn: null })],
    bodies: [body({ planDueOn: null })],
  })
  const rule = { recommendation: 1, rule: 'written-statement-response', from: on('2027-01-11') }
  expect(say(played, 'setDate', OFFICER, rule)).toBeUndefined()
  return played
}

export const sought = () => {
  const played = begin({
    recommendations: [asks(1, { requires: 'evidence', dueOn: on('2027-12-10') })],
    bodies: [body({ planDueOn: null })],
  })
  say(played, 'logRecommendation', CQC, { recommendation: 1 })
  played.letPass(at('2027-03-01'))
  say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
  return played
}

export const correct = (played: PlayedCase, rule: string, correction: RuleCorrection) =>
  played.redate(corrected(played.state.calendar, rule, correction))
export const dates = (played: PlayedCase) =>
  openDeadlines(played.state).map((d) => `${d.kind} ${d.on} ${d.metUntil}`)
