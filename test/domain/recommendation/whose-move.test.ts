// Whose move it is: the Ombudsman's until a case is confirmed, dated and addressable, then whoever is asked for something,
// several at once where several are.
import { describe, expect, it } from '@jest/globals'
import { describe as described, summaryOf } from '../../../domain/recommendation/describe.js'
import type { TakeOver } from '../../../domain/recommendation/opening.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { heard } from '../../../domain/recommendation/step.js'
import { waitingOn } from '../../../domain/recommendation/whose-move.js'
import { on } from '../calendar/calendars.js'
import { asks, at, body, CONTACT, CQC, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { issued } from './tracks.js'

const of = (played: PlayedCase) => waitingOn(played.state)
const taken = (refusal: unknown) => expect(refusal).toBeUndefined()

const takenOver = (takeOver: Partial<TakeOver>, own: object = {}) =>
  play({
    bodies: [
      body({ takeOver: { stage: null, planReceivedOn: null, satisfiedOn: null, ...takeOver }, ...own }),
    ],
  })

const answers = [{ recommendation: 1, answer: 'will-do' as const, items: 1 }]

describe('a case that came from a spreadsheet', () => {
  it('waits for the Ombudsman until somebody confirms where it stands, and then for the body', () => {
    const played = takenOver({})
    expect(of(played)).toEqual(['ombudsman'])
    expect(described(played.state)).toContain('Waiting on **the Ombudsman**.')
    taken(say(played, 'confirmTakeOver', OFFICER, {}))
    expect(of(played)).toEqual(['body'])
  })

  it('waits for the Ombudsman while it has no date, beside the body where something else has one', () => {
    const undated = { bodies: [body({ planDueOn: null })] }
    expect(of(play({ ...undated, recommendations: [evidenceOnly(1, { dueOn: null })] }))).toEqual([
      'ombudsman',
    ])
    const both = [evidenceOnly(1, { dueOn: null }), evidenceOnly(2)]
    expect(of(play({ ...undated, recommendations: both }))).toEqual(['ombudsman', 'body'])
  })

  it('waits for the Ombudsman while nobody is there to write to, and for the body as soon as somebody is', () => {
    const played = takenOver({ stage: 'awaiting-plan' }, { unaddressed: true })
    expect(of(played)).toEqual(['ombudsman'])
    expect(played.steps.at(-1)?.view).toMatchObject({ waitingOn: ['ombudsman'], unaddressed: true })
    const { unaddressed: _, ...addressed } = played.state
    const { step } = heard(played.state, addressed, played.at)
    expect(step.view).toMatchObject({ waitingOn: ['body'], unaddressed: false })
    expect(step.facts).toEqual([])
  })
})

describe('a letter that reaches nobody', () => {
  const unsent = (state: RecommendationState, recipient: string): RecommendationState => ({
    ...state,
    sends: state.sends.map((send) => ({ ...send, waitsForContact: send.recipient === recipient })),
  })

  it('makes it the Ombudsman’s move: the body’s is none, CQC finds in its list what it is asked', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [asks(1, { requires: 'evidence' })],
    })
    expect(of(played)).toEqual(['body', 'cqc'])
    expect(waitingOn(unsent(played.state, 'body/example-care-home'))).toEqual(['ombudsman', 'cqc'])
    expect(waitingOn(unsent(played.state, 'cqc'))).toEqual(['ombudsman', 'body', 'cqc'])
  })

  it('also where its address is wrong', () => {
    const played = play()
    expect(of(played)).toEqual(['body'])
    played.refuseDelivery(0)
    expect(of(played)).toEqual(['ombudsman'])
    played.nameContact(0)
    expect(of(played)).toEqual(['body'])
  })
})

describe('CQC', () => {
  it('is waited for with a plan to log while the body carries it out', () => {
    const played = play({ recommendations: [asks(1)] })
    expect(of(played)).toEqual(['body'])
    taken(say(played, 'submitPlan', CONTACT, { answers }))
    expect(of(played)).toEqual(['ombudsman'])
    taken(say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' }))
    expect(of(played)).toEqual(['body', 'cqc'])
    taken(say(played, 'logPlan', CQC, { version: 1 }))
    expect(of(played)).toEqual(['body'])
  })

  it('is waited for with its assurance, also while the body owes another recommendation and after the judgement', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [asks(1, { requires: 'evidence' }), evidenceOnly(2)],
    })
    taken(say(played, 'logRecommendation', CQC, { recommendation: 1 }))
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 1 }))
    expect(of(played)).toEqual(['body'])
    taken(say(played, 'seekAssurance', CONTACT, { recommendation: 1 }))
    expect(of(played)).toEqual(['body', 'cqc'])
    taken(say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
    expect(of(played)).toEqual(['body', 'cqc'])
    taken(
      say(played, 'giveAssurance', CQC, { recommendation: 1, answer: 'assured', regulatoryActivity: false }),
    )
    expect(of(played)).toEqual(['body'])
  })
})

describe('the body and the Ombudsman', () => {
  it('are both waited for when the body asks for more time, and when one answer of two is in', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1), evidenceOnly(2)],
    })
    taken(say(played, 'askExtension', CONTACT, { recommendation: 1, to: on('2027-05-12') }))
    expect(of(played)).toEqual(['ombudsman', 'body'])
    taken(say(played, 'decideExtension', OFFICER, { recommendation: 1, decision: 'refuse' }))
    expect(of(played)).toEqual(['body'])
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 1 }))
    expect(of(played)).toEqual(['ombudsman', 'body'])
  })

  it('take turns about a question', () => {
    const played = play({ bodies: [body({ planDueOn: null })], recommendations: [evidenceOnly(1)] })
    taken(say(played, 'askClarification', CONTACT, { about: [1] }))
    expect(of(played)).toEqual(['ombudsman'])
    taken(say(played, 'answerClarification', OFFICER, { clarification: 1 }))
    expect(of(played)).toEqual(['body'])
    played.letPass(at('2027-02-01'))
    taken(say(played, 'askClarification', OFFICER, { about: [1] }))
    expect(of(played)).toEqual(['body'])
  })

  it('are not both waited for because a receipt is not recorded: what was agreed runs without it', () => {
    expect(of(issued('report', null))).toEqual(['body'])
    expect(of(issued('report', '2027-01-11'))).toEqual(['body'])
  })
})

describe('a follow-up', () => {
  it('waits for nobody until its day, then for the body, then for the Ombudsman', () => {
    const played = play({ bodies: [body({ planDueOn: null })], recommendations: [evidenceOnly(1)] })
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 1 }))
    taken(say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
    expect(of(played)).toEqual(['ombudsman'])
    taken(say(played, 'conclude', OFFICER, { followUpOn: on('2027-06-01') }))
    expect(of(played)).toEqual([])
    expect(described(played.state)).toContain('Waiting on **nobody**.')
    played.letPass(at('2027-06-01', '08:59'))
    expect(of(played)).toEqual([])
    played.letPass(at('2027-06-01', '09:00'))
    expect(of(played)).toEqual(['body'])
    expect(played.steps.at(-1)?.view.waitingOn).toEqual(['body'])
    taken(say(played, 'answerFollowUp', CONTACT, { stillInPlace: true }))
    expect(of(played)).toEqual(['ombudsman'])
    taken(say(played, 'decideFollowUp', OFFICER, { stillInPlace: true }))
    expect(of(played)).toEqual([])
  })
})

describe('the Temporal UI', () => {
  it('says in a task which recommendation it is about and who does it', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1), evidenceOnly(2)],
    })
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 2 }))
    expect(described(played.state)).toContain('- Judge the evidence (recommendation 2; for the case officer)')
    played.letPass(at('2027-04-13'))
    expect(described(played.state)).toContain(
      '- An answer is overdue: decide what to do (evidence due by 12 April 2027; recommendation 1; for the manager)',
    )
    const undated = play({ bodies: [body({ planDueOn: null })], recommendations: [asks(1, { dueOn: null })] })
    expect(described(undated.state)).toContain(
      '- Set the date that the decision does not state (the action plan; recommendation 1; for the case officer)',
    )
    expect(described(issued('report', null).state)).toMatch(/Record the day .* \(for the case officer\)/)
    expect(say(played, 'cease', DIRECTOR, { recommendation: 9, because: 'unachievable' })).toBeDefined()
  })

  it('names a public authority and a company, and never whoever may be a sole trader', () => {
    const { state } = play({ recommendations: [asks(1)] })
    const council: RecommendationState = { ...state, bodyType: 'council' }
    expect(summaryOf(council, 'Plainly Fictional Council')).toBe(
      '99 000 001 · 1 recommendation to Plainly Fictional Council',
    )
    for (const name of [
      'Made Up Care Ltd',
      'Made Up Care Limited',
      'Made Up LLP',
      'Made Up C PLC',
      'Made Up CIC',
    ])
      expect(summaryOf(state, name)).toBe(`99 000 001 · 1 recommendation to ${name}`)
    for (const name of ['Pat Fictional', 'Pat Fictional Care', 'Limited Care Home', 'Altd', undefined])
      expect(summaryOf(state, name)).toBe('99 000 001 · 1 recommendation to a care provider')
  })
})
