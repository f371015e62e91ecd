// A recommendation that is added, amended or withdrawn after the decision, and one whose condition has arisen or not.
// The ledger keeps what held before; the body is written to, because what it owes has changed.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import type { Condition } from '../condition.js'
import { dueOnOf, withDateSet, withTerm } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { RemedyCategory } from '../remedies.js'
import { isAskedToLog, UNJUDGED_STAGES } from '../stages.js'
import { logNotices, newObligation } from '../opening.js'
import { isDormant, obligationOf, type RecommendationKind, type RecommendationState } from '../state.js'
import type { LetterKind, Notice } from '../letters.js'
import { statedTerm } from '../term.js'
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

export interface AddRecommendationInput extends CommonInput {
  readonly recommendation: number
  readonly kind: RecommendationKind
  readonly category?: RemedyCategory
  readonly assurance: boolean
  readonly dueOn: LocalDate
}

export const addRecommendation: Transition<AddRecommendationInput> = {
  name: 'addRecommendation',
  label: 'Add a recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: [...UNJUDGED_STAGES, 'to-conclude'],
  needs: 'a number that this body does not have yet, the kind, the words and the date',
  says: 'The recommendation is added and the body is written to.',
  leadsTo: ['awaiting-plan', 'plan-review', 'carrying-out'],
  textRequired: true,
  check(state, input, moment) {
    if (!Number.isInteger(input.recommendation) || input.recommendation < 1)
      return invalid('/recommendation', 'is no number of a recommendation', 'a whole number from 1 on')
    if (obligationOf(state, input.recommendation))
      return invalid(
        '/recommendation',
        `there is a recommendation ${input.recommendation} already`,
        `the next number, ${Math.max(...state.obligations.map((o) => o.number)) + 1}, or amend that one`,
      )
    return checkFutureDate(state, '/dueOn', input.dueOn, moment)
  },
  apply(state, input, moment) {
    const { recommendation, kind, category, assurance, dueOn } = input
    const added = {
      ...newObligation(
        {
          number: recommendation,
          kind,
          requires: 'evidence',
          assurance,
          dueOn,
          bodyIds: [state.bodyId],
          ...(category && { category }),
        },
        statedTerm(dueOn, moment.today, 'ombudsman'),
      ),
      wordsId: input.textId as string,
      owedSince: moment.today,
    }
    const asked = isAskedToLog(state, added) ? [{ ...added, logAskedOn: moment.today }] : []
    return {
      state: {
        ...state,
        obligations: [...state.obligations, asked[0] ?? added],
      },
      facts: [
        {
          event: 'recommendation-added',
          data: {
            recommendation,
            kind,
            ...(category && { category }),
            assurance,
            dueOn,
            ...provenance(input, moment),
          },
        },
      ],
      notices: [...told(state, 'recommendation-added', recommendation), ...logNotices(asked)],
    }
  },
}

export interface AmendRecommendationInput extends CommonInput {
  readonly recommendation: number
  readonly category?: RemedyCategory
  readonly dueOn?: LocalDate
}

export const amendRecommendation: Transition<AmendRecommendationInput> = {
  name: 'amendRecommendation',
  label: 'Amend a recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs: 'a recommendation that is not settled, its words as they hold from now on, and the reasons',
  says: 'The recommendation is amended and the body is written to; what it said before is kept.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const problem = checkUnsettled(state, input.recommendation)
    if (problem || !input.dueOn) return problem
    const obligation = obligationOf(state, input.recommendation)
    if (obligation && isDormant(obligation))
      return invalid(
        '/dueOn',
        'it waits for its condition',
        'leave “dueOn” out until the condition is recorded',
      )
    return checkFutureDate(state, '/dueOn', input.dueOn, moment)
  },
  apply(state, input, moment) {
    const { recommendation, category, dueOn } = input
    const amended = withObligation(state, recommendation, {
      wordsId: input.textId,
      ...(category && { category }),
    })
    return {
      state: dueOn ? withDateSet(amended, recommendation, dueOn, moment.today) : amended,
      facts: [
        {
          event: 'recommendation-amended',
          data: {
            recommendation,
            before: obligationOf(state, recommendation)?.wordsId ?? state.textId,
            ...(category && { category }),
            ...(dueOn && { dueOn, dueBefore: dueOnOf(state, recommendation) }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: told(state, 'recommendation-amended', recommendation),
    }
  },
}

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
