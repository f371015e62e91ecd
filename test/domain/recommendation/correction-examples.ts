// For each thing that may be corrected a case in which it was entered wrongly, what is right, and what is so afterwards.
import { expect } from '@jest/globals'
import type { Correctable, Correction } from '../../../domain/recommendation/corrections/row.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { phaseOf } from '../../../domain/recommendation/statutory/phase.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  CONTACT,
  CQC,
  DIRECTOR,
  evidenceOnly,
  MANAGER,
  OFFICER,
  play,
  say,
} from './openings.js'
import type { PlayedCase } from './played-case.js'
import { issued } from './tracks.js'

type Act = (played: PlayedCase) => void
export const taken = (refusal: unknown) => {
  expect(refusal).toBeUndefined()
}

const submitted: Act = (p) => {
  taken(say(p, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] }))
}
const accepted: Act = (p) => {
  submitted(p)
  taken(say(p, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' }))
}
const logged: Act = (p) => {
  accepted(p)
  taken(say(p, 'logPlan', CQC, { version: 1 }))
}
const loggedAlone: Act = (p) => {
  taken(say(p, 'logRecommendation', CQC, { recommendation: 1 }))
}
const evidenced: Act = (p) => {
  accepted(p)
  taken(say(p, 'submitEvidence', CONTACT, { recommendation: 1 }))
}
const sought: Act = (p) => {
  evidenced(p)
  taken(say(p, 'seekAssurance', CONTACT, { recommendation: 1 }))
}
export const answered: Act = (p) => {
  sought(p)
  const answer = { recommendation: 1, answer: 'assured', regulatoryActivity: false } as const
  taken(say(p, 'giveAssurance', CQC, answer))
}
const judged: Act = (p) => {
  evidenced(p)
  taken(say(p, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
}
const notNeeded: Act = (p) => {
  taken(say(p, 'recordCondition', OFFICER, { recommendation: 3, met: false, foundOn: on('2027-01-11') }))
}
const followedUp: Act = (p) => {
  judged(p)
  notNeeded(p)
  taken(say(p, 'judge', DIRECTOR, { recommendation: 2, decision: 'not-satisfied' }))
  taken(say(p, 'conclude', OFFICER, { followUpOn: on('2027-07-01') }))
  taken(say(p, 'answerFollowUp', CONTACT, { stillInPlace: true }))
}
const notified: Act = (p) => {
  taken(say(p, 'notifyAction', CONTACT, { action: 'taken' }))
  taken(say(p, 'assessAction', OFFICER, { view: 'content' }))
}
const agreed: Act = (p) => {
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
const conferred: Act = (p) => {
  p.letPass(at('2027-03-01'))
  const silence = { deadline: 'plan', dueOn: on('2027-02-11'), step: 'casework-manager' } as const
  taken(say(p, 'decideEscalation', MANAGER, { ...silence, decision: 'case-conference' }))
  taken(say(p, 'recordMeasure', OFFICER, { measure: 'case-conference', on: on('2027-02-26') }))
}

const publishedInItsPlace: Act = (p) => {
  agreed(p)
  p.letPass(at('2027-02-02'))
  const step = { step: 'publish-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  taken(say(p, 'recordPublication', OFFICER, { on: on('2027-02-02'), place: 'newspaper' }))
  taken(say(p, 'claimExpense', OFFICER, { amountGBP: 500 }))
}
const reasoned: Act = (p) => {
  taken(say(p, 'assessAction', OFFICER, { view: 'no-action' }))
  const step = { step: 'require-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  taken(say(p, 'giveReasons', CONTACT, {}))
}

interface Example {
  /** Where it is another case than most. */
  readonly begun?: () => PlayedCase
  /** After which the entry is there. */
  readonly after: Act
  readonly event: string
  readonly right: Correction
  readonly then: (state: RecommendationState) => unknown
  readonly is: unknown
}

const first = (state: RecommendationState) => state.obligations[0]
export const notice = (state: RecommendationState) => state.statutory?.notice

export const EXAMPLES: Record<Correctable, Example> = {
  'due-date': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'due-date', recommendation: 1, dueOn: on('2027-05-10') },
    then: (s) => first(s)?.dueOn,
    is: '2027-05-10',
  },
  'plan-due-date': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'plan-due-date', dueOn: on('2027-03-01') },
    then: (s) => s.planDueOn,
    is: '2027-03-01',
  },
  'plan-received': {
    after: submitted,
    event: 'plan-submitted',
    right: { what: 'plan-received', receivedOn: on('2027-01-11') },
    then: (s) => s.plan?.receivedOn,
    is: '2027-01-11',
  },
  'plan-answer': {
    after: submitted,
    event: 'plan-submitted',
    right: { what: 'plan-answer', recommendation: 1, answer: 'will-not' },
    then: (s) => first(s)?.answer,
    is: 'will-not',
  },
  'plan-review': {
    after: accepted,
    event: 'plan-accepted',
    right: { what: 'plan-review', version: 1 },
    then: (s) => [stageOf(s), s.plan?.acceptedOn],
    is: ['plan-review', null],
  },
  'plan-logged': {
    after: logged,
    event: 'plan-logged',
    right: { what: 'plan-logged', loggedOn: null },
    then: (s) => s.plan?.loggedOn,
    is: null,
  },
  'recommendation-logged': {
    after: loggedAlone,
    event: 'recommendation-logged',
    right: { what: 'recommendation-logged', recommendation: 1, loggedOn: null },
    then: (s) => first(s)?.loggedOn,
    is: undefined,
  },
  'evidence-received': {
    after: evidenced,
    event: 'evidence-submitted',
    right: { what: 'evidence-received', recommendation: 1, receivedOn: on('2027-01-11') },
    then: (s) => first(s)?.evidence?.receivedOn,
    is: '2027-01-11',
  },
  evidence: {
    after: evidenced,
    event: 'evidence-submitted',
    right: { what: 'evidence', recommendation: 1, version: 1 },
    then: (s) => [first(s)?.evidence, stageOf(s)],
    is: [null, 'carrying-out'],
  },
  'assurance-sought': {
    after: sought,
    event: 'assurance-sought',
    right: { what: 'assurance-sought', recommendation: 1 },
    then: (s) => [first(s)?.assuranceSoughtOn, first(s)?.cqcAskedOn],
    is: [null, undefined],
  },
  'assurance-answer': {
    after: answered,
    event: 'assurance-given',
    right: { what: 'assurance-answer', recommendation: 1, answer: 'concerns' },
    then: (s) => first(s)?.assuranceAnswer,
    is: 'concerns',
  },
  judgement: {
    after: judged,
    event: 'judged',
    right: { what: 'judgement', recommendation: 1, decision: null },
    then: (s) => first(s)?.judgement,
    is: null,
  },
  'follow-up-answer': {
    after: followedUp,
    event: 'follow-up-answered',
    right: { what: 'follow-up-answer', stillInPlace: null },
    then: (s) => s.followUp?.answered,
    is: false,
  },
  requirement: {
    after: () => undefined,
    event: 'opened',
    right: { what: 'requirement', recommendation: 1, requires: 'evidence', assurance: false },
    then: stageOf,
    is: 'carrying-out',
  },
  kind: {
    after: (p) => {
      taken(say(p, 'setWording', OFFICER, { recommendation: 1, stops: [], warnings: [] }))
    },
    event: 'opened',
    right: { what: 'kind', recommendation: 1, kind: 'personal-remedy' },
    then: (s) => [first(s)?.kind, first(s)?.publication],
    is: ['personal-remedy', undefined],
  },
  category: {
    after: () => undefined,
    event: 'opened',
    right: { what: 'category', recommendation: 1, category: 'apology' },
    then: (s) => first(s)?.category,
    is: 'apology',
  },
  condition: {
    after: notNeeded,
    event: 'condition-not-met',
    right: { what: 'condition', recommendation: 3 },
    then: (s) => [s.obligations[2]?.settledAs, s.obligations[2]?.condition?.standing],
    is: [undefined, 'open'],
  },
  'cqc-part': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'cqc-part', cqcPart: 'not-shared' },
    then: (s) => s.cqcPart,
    is: 'not-shared',
  },
  form: {
    after: (p) => {
      p.state = { ...p.state, bodyType: 'council' }
    },
    event: 'opened',
    right: { what: 'form', form: 'report' },
    then: (s) => s.statutory?.form,
    is: 'report',
  },
  notification: {
    after: notified,
    event: 'action-notified',
    right: { what: 'notification', notifiedOn: null },
    then: (s) => [s.statutory?.notification, s.statutory?.view],
    is: [null, null],
  },
  'agreed-form': {
    after: agreed,
    event: 'form-agreed',
    right: { what: 'agreed-form', form: null },
    then: (s) => notice(s)?.form,
    is: null,
  },
  publication: {
    after: published,
    event: 'publication-recorded',
    right: { what: 'publication', on: on('2027-01-11') },
    then: (s) => [notice(s)?.doneOn, notice(s)?.publications, s.statutory && phaseOf(s.statutory)],
    is: [null, [], 'notice'],
  },
  measure: {
    after: conferred,
    event: 'measure-recorded',
    right: { what: 'measure', measure: 'case-conference', doneOn: null },
    then: (s) => s.escalations.map((e) => e.doneOn),
    is: [undefined],
  },
  duty: {
    begun: () => issued('report', '2027-01-11'),
    after: (p) => {
      taken(say(p, 'recordDuty', CONTACT, { duty: 'consideration', on: on('2027-01-11') }))
    },
    event: 'duty-recorded',
    right: { what: 'duty', duty: 'consideration' },
    then: (s) => s.statutory?.duties,
    is: [],
  },
  'own-reasons': {
    after: reasoned,
    event: 'reasons-given',
    right: { what: 'own-reasons' },
    then: (s) => notice(s)?.reasonsOn,
    is: undefined,
  },
  expense: {
    after: publishedInItsPlace,
    event: 'expense-claimed',
    right: { what: 'expense' },
    then: (s) => notice(s)?.expense,
    is: undefined,
  },
}

/** A provider’s case with a written statement, in which most things can be wrong. */
export const begun = () => {
  const played = play({
    bodies: [body({ form: 'written-statement', receivedOn: on('2027-01-11') })],
    recommendations: [
      asks(1),
      evidenceOnly(2),
      evidenceOnly(3, { dueOn: null, condition: { on: null, within: null } }),
    ],
  })
  played.deliver()
  return played
}
