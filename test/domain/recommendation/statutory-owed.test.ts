// A formal step is proposed about what its paper asked for and the body still owes (LGA 1974 s31, s34I), and about nothing
// that has ended otherwise or came to be owed only later.
import { describe, expect, it } from '@jest/globals'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import { on } from '../calendar/calendars.js'
import { at, CONTACT, DIRECTOR, evidenceOnly, MANAGER, OFFICER, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { clocks, decide, issued, kinds, proposed, receive } from './tracks.js'

describe('what has ended otherwise, or is owed only later', () => {
  /** A written statement received on the day of the decision; its two months are over on 11 March 2027. */
  const withThree = (changes: Parameters<typeof evidenceOnly>[1] = {}) =>
    issued('written-statement', '2027-01-11', {
      recommendations: [1, 2, 3].map((n) =>
        evidenceOnly(n, { dueOn: on('2028-12-01'), ...(n === 3 && changes) }),
      ),
    })
  const OVER = at('2027-03-11')
  const waitingFor1 = { dueOn: null, condition: { on: 1, within: null } } as const
  const satisfy = (played: PlayedCase, recommendation: number) => {
    say(played, 'submitEvidence', CONTACT, { recommendation })
    expect(say(played, 'judge', OFFICER, { recommendation, decision: 'satisfied' })).toBeUndefined()
  }

  it('is in no proposal: withdrawn, satisfied though incomplete, ceased, waiting for its condition', () => {
    const played = withThree(waitingFor1)
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 2 })
    played.letPass(OVER)
    expect(proposalIn(played.state)?.missing).toEqual([
      'a notification of what was done or will be done',
      'evidence for recommendation 1',
    ])
    const because = 'complainant-did-not-co-operate' as const
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied-incomplete', because })
    expect([proposed(played), clocks(played), kinds(played)]).toEqual([null, [], ['record-condition']])
  })

  it('holds up no conclusion', () => {
    const played = withThree(waitingFor1)
    played.letPass(OVER)
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 2 })
    say(played, 'recordCondition', OFFICER, { recommendation: 3, met: false, foundOn: on('2027-03-01') })
    expect(say(played, 'cease', MANAGER, { recommendation: 1, because: 'unachievable' })).toBeUndefined()
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
  })

  it('asks nobody to conclude while a period still runs for what is not satisfied, or a step is proposed', () => {
    const played = issued('written-statement', '2027-01-11')
    const failed = { recommendation: 1, decision: 'not-satisfied' } as const
    say(played, 'judge', DIRECTOR, failed)
    expect(say(played, 'conclude', MANAGER, {})?.problem).toContain('a statutory period still runs')
    expect(kinds(played)).not.toContain('conclude')
    played.letPass(at('2027-02-11'))
    expect([proposed(played), kinds(played).includes('conclude')]).toEqual([
      'require-adverse-findings-notice',
      false,
    ])
    decide(played, 'require-adverse-findings-notice', 'not-now')
    expect(kinds(played)).toContain('conclude')
    expect(say(played, 'conclude', MANAGER, {})).toBeUndefined()
  })

  it('asks for no receipt and no view once nothing else is left', () => {
    const played = issued('written-statement', null)
    say(played, 'notifyAction', CONTACT, { action: 'proposed' })
    expect(kinds(played)).toEqual(['record-receipt', 'assess-action'])
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 1 })
    expect(kinds(played)).toEqual(['conclude'])
  })

  it('carries no period of the earlier paper: reopened, added, or due since its condition was met', () => {
    const reopened = withThree()
    for (const n of [1, 2, 3]) satisfy(reopened, n)
    say(reopened, 'conclude', OFFICER, { followUpOn: on('2027-09-01') })
    reopened.letPass(at('2027-09-02'))
    const dueOn = on('2027-12-01')
    expect(
      say(reopened, 'decideFollowUp', OFFICER, { stillInPlace: false, reopen: [1], dueOn }),
    ).toBeUndefined()
    const added = withThree()
    for (const n of [1, 2, 3]) satisfy(added, n)
    added.letPass(OVER)
    const later = {
      recommendation: 4,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
      dueOn,
    } as const
    expect(say(added, 'addRecommendation', OFFICER, later)).toBeUndefined()
    const met = withThree(waitingFor1)
    for (const n of [1, 2]) satisfy(met, n)
    met.letPass(OVER)
    const found = { recommendation: 3, met: true, foundOn: on('2027-03-11'), dueOn }
    expect(say(met, 'recordCondition', OFFICER, found)).toBeUndefined()
    for (const played of [reopened, added, met]) {
      expect([proposed(played), clocks(played)]).toEqual([null, []])
      played.letPass(at('2027-12-03'))
      expect([proposed(played), kinds(played)]).toEqual([null, ['chase-overdue']])
    }
  })

  it('is among what a further report asks for that is made after it', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-02-01'))
    const added = {
      recommendation: 2,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
    } as const
    say(played, 'addRecommendation', OFFICER, { ...added, dueOn: on('2028-12-01') })
    played.letPass(at('2027-04-13'))
    expect(proposalIn(played.state)?.missing.join()).not.toContain('recommendation 2')
    decide(played, 'further-report')
    receive(played, 'further-report', '2027-04-13')
    played.letPass(at('2027-07-14'))
    expect(proposalIn(played.state)?.missing.join()).toContain('recommendation 2')
  })
})
