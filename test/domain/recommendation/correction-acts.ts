// What people do before an entry that is corrected is there, each act beginning with those it needs.
import { expect } from '@jest/globals'
import { phaseOf } from '../../../domain/recommendation/statutory/phase.js'
import { on } from '../calendar/calendars.js'
import { at, CONTACT, CQC, DIRECTOR, MANAGER, OFFICER, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

export type Act = (played: PlayedCase) => void
export const taken = (refusal: unknown) => {
  expect(refusal).toBeUndefined()
}

export const submitted: Act = (p) => {
  taken(say(p, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] }))
}
export const accepted: Act = (p) => {
  submitted(p)
  taken(say(p, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' }))
}
export const logged: Act = (p) => {
  accepted(p)
  taken(say(p, 'logPlan', CQC, { version: 1 }))
}
export const loggedAlone: Act = (p) => {
  taken(say(p, 'logRecommendation', CQC, { recommendation: 1 }))
}
export const evidenced: Act = (p) => {
  accepted(p)
  taken(say(p, 'submitEvidence', CONTACT, { recommendation: 1 }))
}
export const sought: Act = (p) => {
  evidenced(p)
  taken(say(p, 'seekAssurance', CONTACT, { recommendation: 1 }))
}
export const answered: Act = (p) => {
  sought(p)
  const answer = { recommendation: 1, answer: 'assured', regulatoryActivity: false } as const
  taken(say(p, 'giveAssurance', CQC, answer))
}
export const judged: Act = (p) => {
  evidenced(p)
  taken(say(p, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
}
export const notNeeded: Act = (p) => {
  taken(say(p, 'recordCondition', OFFICER, { recommendation: 3, met: false, foundOn: on('2027-01-11') }))
}
export const followedUp: Act = (p) => {
  judged(p)
  notNeeded(p)
  taken(say(p, 'cease', MANAGER, { recommendation: 2, because: 'unachievable' }))
  taken(say(p, 'conclude', OFFICER, { followUpOn: on('2027-07-01') }))
  taken(say(p, 'answerFollowUp', CONTACT, { stillInPlace: true }))
}
export const notified: Act = (p) => {
  taken(say(p, 'notifyAction', CONTACT, { action: 'taken' }))
  taken(say(p, 'assessAction', OFFICER, { view: 'content' }))
}
export const agreed: Act = (p) => {
  taken(say(p, 'assessAction', OFFICER, { view: 'no-action' }))
  const step = { step: 'require-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  const form = { agreedOn: on('2027-01-11'), publishBy: on('2027-02-01'), places: ['website'] } as const
  taken(say(p, 'agreeForm', OFFICER, form))
}
export const published: Act = (p) => {
  agreed(p)
  taken(say(p, 'recordPublication', OFFICER, { on: on('2027-01-11'), place: 'website' }))
  expect(p.state.statutory && phaseOf(p.state.statutory)).toBe('ended')
}
export const conferred: Act = (p) => {
  p.letPass(at('2027-03-01'))
  const silence = { deadline: 'plan', dueOn: on('2027-02-11'), step: 'casework-manager' } as const
  taken(say(p, 'decideEscalation', MANAGER, { ...silence, decision: 'case-conference' }))
  taken(say(p, 'recordMeasure', OFFICER, { measure: 'case-conference', on: on('2027-02-26') }))
}

export const publishedInItsPlace: Act = (p) => {
  agreed(p)
  p.letPass(at('2027-02-02'))
  const step = { step: 'publish-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  taken(say(p, 'recordPublication', OFFICER, { on: on('2027-02-02'), place: 'newspaper' }))
  taken(say(p, 'claimExpense', OFFICER, { amountGBP: 500 }))
}
export const reasoned: Act = (p) => {
  taken(say(p, 'assessAction', OFFICER, { view: 'no-action' }))
  const step = { step: 'require-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  taken(say(p, 'giveReasons', CONTACT, {}))
}
