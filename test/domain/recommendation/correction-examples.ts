// For each thing that may be corrected a case in which it was entered wrongly, what is right, and what is so afterwards.
import type { Correctable, Correction } from '../../../domain/recommendation/corrections/row.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { phaseOf } from '../../../domain/recommendation/statutory/phase.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { on } from '../calendar/calendars.js'
import { asks, body, CONTACT, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { issued } from './tracks.js'
import {
  taken,
  submitted,
  accepted,
  logged,
  loggedAlone,
  evidenced,
  sought,
  answered,
  judged,
  notNeeded,
  followedUp,
  notified,
  agreed,
  published,
  conferred,
  publishedInItsPlace,
  reasoned,
  type Act,
} from './correction-acts.js'

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
  'equality-or-human-rights': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'equality-or-human-rights', equalityOrHumanRights: true },
    then: stageOf,
    is: 'awaiting-plan',
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
  naming: {
    after: (p) => {
      taken(say(p, 'setWording', OFFICER, { recommendation: 1, stops: [], warnings: [] }))
    },
    event: 'opened',
    right: { what: 'naming', named: false },
    then: (s) => [s.statutory?.unnamed, first(s)?.publication],
    is: [true, undefined],
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
