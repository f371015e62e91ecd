// What somebody may wish to correct, drawn at random.
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import type { Correction } from '../../../domain/recommendation/corrections/row.js'
import { MEASURES } from '../../../domain/recommendation/measures.js'
import { REMEDY_CATEGORIES } from '../../../domain/recommendation/remedies.js'
import {
  ANSWERS,
  ASSURANCE_ANSWERS,
  JUDGEMENTS,
  obligationOf,
  RECOMMENDATION_KINDS,
  SKIP_REASONS,
  type RecommendationState,
} from '../../../domain/recommendation/state.js'
import { DECISION_FORMS } from '../../../domain/recommendation/statutory/form.js'
import { DUTIES } from '../../../domain/recommendation/statutory/state.js'
import { pick } from './wished-cqc.js'

/** The numbers that were drawn, as far as they matter here. */
interface Wished {
  readonly anyTransition: boolean
  readonly recommendation: number
  readonly ahead: number
  readonly ago: number
  readonly code: number
  readonly nth: number
  readonly who: number
}

/** A correction of what may be wrong in this state. */
export function correctionOf(w: Wished, state: RecommendationState, at: number): Correction {
  const recommendation = numberOf(w, state)
  const dueOn = addDays(localDateOf(at), w.ahead)
  const receivedOn = addDays(localDateOf(at), -w.ago)
  const corrections: Correction[] = [
    { what: 'due-date', recommendation, dueOn },
    { what: 'plan-due-date', dueOn },
    { what: 'plan-received', receivedOn },
    { what: 'evidence-received', recommendation, receivedOn },
    { what: 'requirement', recommendation, requires: 'action-plan', assurance: w.who % 2 === 0 },
    { what: 'requirement', recommendation, requires: 'evidence', assurance: w.who % 2 === 0 },
    { what: 'judgement', recommendation, decision: pick([null, ...JUDGEMENTS], w.nth) },
    { what: 'cqc-part', cqcPart: pick(SKIP_REASONS, w.nth) },
    { what: 'equality-or-human-rights', equalityOrHumanRights: w.who % 2 === 0 },
    { what: 'form', form: pick(DECISION_FORMS, w.nth) },
    { what: 'naming', named: w.nth % 2 === 0 },
    { what: 'plan-answer', recommendation, answer: pick(ANSWERS, w.nth) },
    { what: 'plan-review', version: state.plan?.version ?? 1 },
    { what: 'plan-logged', loggedOn: w.nth % 2 === 0 ? null : receivedOn },
    { what: 'recommendation-logged', recommendation, loggedOn: w.nth % 2 === 0 ? null : receivedOn },
    {
      what: 'evidence',
      recommendation,
      version: obligationOf(state, recommendation)?.evidence?.version ?? 1,
    },
    { what: 'assurance-sought', recommendation },
    { what: 'assurance-answer', recommendation, answer: pick([null, ...ASSURANCE_ANSWERS], w.nth) },
    { what: 'follow-up-answer', stillInPlace: w.nth % 2 === 0 ? null : false },
    { what: 'kind', recommendation, kind: pick(RECOMMENDATION_KINDS, w.nth) },
    { what: 'category', recommendation, category: pick(REMEDY_CATEGORIES, w.nth) },
    {
      what: 'condition',
      recommendation: state.obligations.find((o) => o.condition)?.number ?? recommendation,
    },
    { what: 'notification', notifiedOn: w.nth % 2 === 0 ? null : receivedOn },
    { what: 'agreed-form', form: null },
    { what: 'publication', on: state.statutory?.notice?.publications.at(-1)?.on ?? receivedOn },
    { what: 'duty', duty: pick(DUTIES, w.nth) },
    { what: 'own-reasons' },
    { what: 'expense' },
    { what: 'measure', measure: pick(MEASURES, w.nth), doneOn: w.nth % 2 === 0 ? null : receivedOn },
  ]
  return pick(corrections, w.code)
}

/** Mostly a recommendation that there is. */
export const numberOf = (w: Wished, state: RecommendationState) =>
  w.anyTransition ? w.recommendation : 1 + (w.recommendation % Math.max(1, state.obligations.length))
