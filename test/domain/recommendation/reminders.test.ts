// Reminders follow from the state: one letter for one date, none lost when the machine was away, none left behind.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import {
  at,
  asks,
  body,
  BODY,
  CONTACT,
  DECIDED_ON,
  evidenceOnly,
  DIRECTOR,
  OFFICER,
  play,
  say,
} from './openings.js'

describe('recommendations whose dates fall together', () => {
  it('share one reminder when they were counted from either day of a weekend', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { assurance: true }), evidenceOnly(2, { assurance: true })],
    })
    played.letPass(at('2027-02-13'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    played.letPass(at('2027-02-14'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    expect(openDeadlines(played.state)).toEqual([
      expect.objectContaining({ kind: 'seek-assurance', on: '2027-02-26', recommendations: [1, 2] }),
    ])
  })
})

describe('a reminder that came due while the database was away', () => {
  const asleep = () => {
    const played = play({ recommendations: [asks(1, { dueOn: null, assurance: false })] })
    played.deliver()
    played.sleepTo(at('2027-02-05'))
    return played
  }

  it('leaves with the next step, the latest only', () => {
    const played = asleep()
    say(played, 'note', OFFICER, {})
    played.deliver()
    expect(played.letters()).toEqual([
      `${DECIDED_ON} body/${BODY} opening`,
      `2027-02-04 body/${BODY} reminder`,
    ])
  })

  it('does not leave when the next step makes it wrong', () => {
    const played = asleep()
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    played.deliver()
    expect(played.letters()).toEqual([`${DECIDED_ON} body/${BODY} opening`])
  })
})
