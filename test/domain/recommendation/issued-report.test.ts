// A report in place of a statement instead of one (LGA 1974 s30(1), (1B)), a form that was stated wrongly, and a body that
// withdraws the action on which a statement rests.
import { describe, expect, it } from '@jest/globals'
import { proposalOf } from '../../../domain/recommendation/escalation.js'
import { overdueDeadlines } from '../../../domain/recommendation/deadlines.js'
import { phaseOf } from '../../../domain/recommendation/statutory/phase.js'
import { FORMAL_STEPS } from '../../../domain/recommendation/statutory/steps.js'
import type { StatutoryState } from '../../../domain/recommendation/statutory/state.js'
import { on } from '../calendar/calendars.js'
import { asks, at, CONTACT, DIRECTOR, evidenceOnly, MANAGER, OFFICER, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { clocks, decide, grounds, issued, kinds, proposed, receive } from './tracks.js'

const DUE = { recommendations: [evidenceOnly(1, { dueOn: on('2027-03-12') })] }
const optionsIn = ({ state }: PlayedCase) =>
  overdueDeadlines(state).flatMap((d) => proposalOf(state, d)?.options ?? [])
const decideReport = (played: PlayedCase) =>
  say(played, 'decideEscalation', MANAGER, {
    deadline: 'evidence',
    dueOn: on('2027-03-12'),
    step: 'casework-manager',
    decision: 'public-interest-report',
  })

describe('a public interest report', () => {
  it('that was decided on is issued by the Director, and from its receipt the periods of s31 run', () => {
    const played = issued('statement', null, DUE)
    played.letPass(at('2027-03-30', '09:00'))
    expect(decideReport(played)).toBeUndefined()
    expect(kinds(played)).toEqual(['carry-out-measure'])
    played.letPass(at('2027-04-12'))
    const report = { issuedOn: on('2027-04-12') }
    expect(say(played, 'issueReport', MANAGER, report)?.code).toBe('wrong-role')
    expect(say(played, 'issueReport', DIRECTOR, { issuedOn: on('2027-04-13') })?.field).toBe('/issuedOn')
    const early = { ...report, receivedOn: on('2027-04-11') }
    expect(say(played, 'issueReport', DIRECTOR, early)?.field).toBe('/receivedOn')
    expect(say(played, 'issueReport', DIRECTOR, report)).toBeUndefined()
    expect(say(played, 'issueReport', DIRECTOR, report)?.problem).toContain('of nothing else')
    expect(kinds(played)).toContain('record-receipt')
    expect(kinds(played)).not.toContain('carry-out-measure')
    played.letPass(at('2027-04-14'))
    receive(played, 'decision', '2027-04-14')
    expect(clocks(played)[0]).toBe('statutory-response 2027-07-13 2027-07-13')
    played.deliver()
    expect(played.letters()).toContain('2027-04-12 body/example-care-home report-issued')
    played.letPass(at('2027-07-14'))
    expect(proposed(played)).toBe('further-report')
    expect(grounds(played)).toEqual([
      'no-notification Local Government Act 1974 s31(2A)(a), as consolidated to 2006 2027-07-13',
    ])
  })

  it('is no option about a provider, nor after a report', () => {
    for (const form of ['statement', 'report', 'written-statement'] as const) {
      const played = issued(form, null, DUE)
      played.letPass(at('2027-03-30', '09:00'))
      expect(optionsIn(played).includes('public-interest-report')).toBe(form === 'statement')
    }
  })
})

describe('the form that was issued', () => {
  const corrected = (played: PlayedCase, form: 'statement' | 'report' | 'written-statement') =>
    say(played, 'correct', OFFICER, { corrects: 1, correction: { what: 'form', form } })

  it('is put right by a correction: the clocks of the right one run from the receipt that is recorded', () => {
    const played = issued('report', '2027-01-11')
    expect(corrected(played, 'written-statement')?.field).toBe('/correction/form')
    expect(corrected(played, 'report')?.problem).toContain('this form')
    expect(corrected(played, 'statement')).toBeUndefined()
    expect(clocks(played)).toEqual([])
    expect(corrected(played, 'report')).toBeUndefined()
    expect(clocks(played)[0]).toBe('statutory-response 2027-04-10 2027-04-12')
  })

  it('stands once a formal step rests on it', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-04-13'))
    decide(played, 'further-report')
    expect(corrected(played, 'statement')?.problem).toContain('rests on it')
  })
})

describe('each formal step', () => {
  it('leads where its row says', () => {
    const provider = issued('written-statement', '2027-01-11')
    const council = issued('report', '2027-01-11')
    const take = (played: PlayedCase, day: string, step: keyof typeof FORMAL_STEPS) => {
      played.letPass(at(day))
      expect(decide(played, step)).toBeUndefined()
      expect(phaseOf(played.state.statutory as StatutoryState)).toBe(FORMAL_STEPS[step].leadsTo)
    }
    take(provider, '2027-02-12', 'require-adverse-findings-notice')
    receive(provider, 'notice', '2027-02-12')
    take(provider, '2027-03-16', 'publish-adverse-findings-notice')
    take(council, '2027-04-13', 'further-report')
    receive(council, 'further-report', '2027-04-13')
    take(council, '2027-07-14', 'require-statement')
    receive(council, 'notice', '2027-07-14')
    take(council, '2027-08-17', 'publish-statement')
  })
})

describe('an agreed action that the body withdraws', () => {
  const withdraw = (played: PlayedCase) => say(played, 'withdrawAction', CONTACT, { recommendation: 1 })

  it('goes at once to the Casework Manager by a letter and a task; what was agreed and its date stand', () => {
    const played = issued('statement', null, DUE)
    expect(withdraw(played)).toBeUndefined()
    expect(withdraw(played)?.problem).toContain('was withdrawn on 11 January 2027')
    played.deliver()
    expect(played.letters()).toContain('2027-01-11 manager action-withdrawn')
    expect([kinds(played), played.state.obligations[0]?.dueOn]).toEqual([['action-withdrawn'], '2027-03-12'])
  })

  it('is dealt with by a measure, a report, evidence or a plan that comes after all, or the end of it', () => {
    const deeds: ((played: PlayedCase) => unknown)[] = [
      (p) => say(p, 'recordMeasure', MANAGER, { measure: 'meeting', on: on('2027-01-11') }),
      (p) => say(p, 'issueReport', DIRECTOR, { issuedOn: on('2027-01-11') }),
      (p) => say(p, 'submitEvidence', CONTACT, { recommendation: 1 }),
      (p) => say(p, 'cease', MANAGER, { recommendation: 1, because: 'disproportionate' }),
    ]
    for (const deal of deeds) {
      const played = issued('statement', null, DUE)
      withdraw(played)
      expect(deal(played)).toBeUndefined()
      expect(kinds(played)).not.toContain('action-withdrawn')
    }
    const planned = issued('statement', null, { recommendations: [asks(1)] })
    withdraw(planned)
    say(planned, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-not' }] })
    expect(kinds(planned)).toContain('action-withdrawn')
    say(planned, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] })
    expect(kinds(planned)).not.toContain('action-withdrawn')
  })
})
