// A recommendation that is withdrawn after the decision, and one whose condition has arisen or not. The ledger keeps what
// held before; the body is written to, because what it owes has changed.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import type { Condition } from '../condition.js'
import { dueOnOf, withDateSet, withTerm } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { UNJUDGED_STAGES } from '../stages.js'
import { isDormant, obligationOf, type RecommendationState } from '../state.js'
import type { LetterKind, Notice } from '../letters.js'
import {
  checkFutureDate,
  checkReceived,
  computed,
  OFFICERS,
  provenance,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { checkUnsettled, withObligation } from './evidence.js'

const told = (state: RecommendationState, kind: LetterKind, recommendation: number): Notice[] => [
  { kind, recipient: bodyRecipient(state.bodyId), recommendations: [recommendation] },
]

export interface WithdrawRecommendationInput extends CommonInput {
  readonly recommendation: number
}

export const withdrawRecommendation: Transition<WithdrawRecommendationInput> = {
  name: 'withdrawRecommendation',
  label: 'Withdraw one recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs: 'a recommendation that is not settled, and the reasons',
  says: 'The recommendation is withdrawn and the body is written to; the others stand.',
  leadsTo: [...UNJUDGED_STAGES, 'to-conclude'],
  textRequired: true,
  check: (state, input) => checkUnsettled(state, input.recommendation),
  apply: (state, input, moment) => ({
    state: withObligation(state, input.recommendation, {
      settledAs: 'withdrawn',
      judgement: null,
      judgedOn: null,
    }),
    facts: [
      {
        event: 'recommendation-withdrawn',
        data: { recommendation: input.recommendation, ...provenance(input, moment) },
      },
    ],
    notices: told(state, 'recommendation-withdrawn', input.recommendation),
  }),
}

export interface RecordConditionInput extends CommonInput {
  readonly recommendation: number
  readonly met: boolean
  /** The day on which it was found. */
  readonly foundOn: LocalDate
  /** When it is due; only where the recommendation states no time of its own, or that time has passed. */
  readonly dueOn?: LocalDate
}

export const recordCondition: Transition<RecordConditionInput> = {
  name: 'recordCondition',
  label: 'Record whether a condition has arisen',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs: 'a conditional recommendation that waits, what was found and when, with the reasons',
  says: 'It is due from now on, or settled as not needed; the body is written to.',
  leadsTo: [...UNJUDGED_STAGES, 'to-conclude'],
  textRequired: true,
  check(state, input, moment) {
    const obligation = obligationOf(state, input.recommendation)
    if (!obligation || !isDormant(obligation))
      return invalid(
        '/recommendation',
        `recommendation ${input.recommendation} waits for no condition`,
        'one whose condition is open',
      )
    const found = checkReceived(state, '/foundOn', input.foundOn, moment.today)
    if (found || !input.met) return found
    if (input.dueOn) return checkFutureDate(state, '/dueOn', input.dueOn, moment)
    return checkOwnTime(state, input, obligation.condition?.within ?? null, moment)
  },
  apply(state, input, moment) {
    const { recommendation, met, foundOn } = input
    const next = recorded(state, input, moment)
    return {
      state: next,
      facts: [
        {
          event: met ? 'condition-met' : 'condition-not-met',
          data: {
            recommendation,
            foundOn,
            ...(met && { dueOn: dueOnOf(next, recommendation) }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: told(state, met ? 'condition-met' : 'condition-not-met', recommendation),
    }
  },
}

/** The date follows from the recommendation's own time, when that gives a day that lies ahead. */
function checkOwnTime(
  state: RecommendationState,
  input: RecordConditionInput,
  within: Condition['within'],
  moment: Moment,
): Refusal | undefined {
  if (!within)
    return invalid('/dueOn', 'the recommendation states no time of its own', 'the date by which it is due')
  const next = computed('/foundOn', () => recorded(state, input, moment))
  if ('problem' in next) return next
  const dueOn = dueOnOf(next, input.recommendation)
  return dueOn === null || dueOn > moment.today
    ? undefined
    : invalid('/dueOn', `its own time ended on ${inWords(dueOn)}`, 'a date after today, agreed with the body')
}

function recorded(
  state: RecommendationState,
  { recommendation, met, foundOn, dueOn }: RecordConditionInput,
  { today }: Moment,
): RecommendationState {
  const condition = obligationOf(state, recommendation)?.condition as Condition
  const standing: Condition = { ...condition, standing: met ? 'met' : 'not-met', foundOn }
  if (!met) return withObligation(state, recommendation, { condition: standing, settledAs: 'not-needed' })
  const next = withObligation(state, recommendation, { condition: standing, owedSince: foundOn })
  if (dueOn) return withDateSet(next, recommendation, dueOn, today)
  return condition.within
    ? withTerm(next, recommendation, {
        basis: { kind: 'condition', period: condition.within, from: foundOn },
        extensions: [],
      })
    : next
}
