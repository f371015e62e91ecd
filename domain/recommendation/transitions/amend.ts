// A recommendation that is amended after the decision: its words, and where it changes too what it asks for and by when. The
// ledger keeps what held before; the body is written to, because what it owes has changed.
import { invalid, type Refusal } from '../../refusal.js'
import { dueOnOf, withDateSet, withTerm } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { checkLater, laterDate, withPlanAsked, type LaterInput } from '../later.js'
import type { RemedyCategory } from '../remedies.js'
import { UNJUDGED_STAGES } from '../stages.js'
import {
  isDormant,
  obligationOf,
  type Obligation,
  type RecommendationState,
  type Requirement,
} from '../state.js'
import { OFFICERS, provenance, type Moment, type Transition } from '../transition.js'
import { askedAnew } from './asked-anew.js'
import { checkUnsettled, withObligation } from './evidence.js'

export interface AmendRecommendationInput extends LaterInput {
  readonly category?: RemedyCategory
  readonly requires?: Requirement
  readonly assurance?: boolean
}

export const amendRecommendation: Transition<AmendRecommendationInput> = {
  name: 'amendRecommendation',
  label: 'Amend a recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs:
    'a recommendation that is not settled, its words as they hold from now on, what else changes (date, evidence or action plan, assurance, condition), and the reasons',
  says: 'The recommendation is amended and the body is written to; what it said before is kept.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  otherwise: 'take a judgement back that was wrong, or add another recommendation',
  check(state, input, moment) {
    return (
      checkUnsettled(state, input.recommendation) ??
      checkCondition(obligationOf(state, input.recommendation) as Obligation, input) ??
      checkRequirement(obligationOf(state, input.recommendation) as Obligation, input) ??
      checkLater(state, input, asked(state, input), moment)
    )
  },
  apply(state, input, moment) {
    const before = obligationOf(state, input.recommendation) as Obligation
    const next = amended(state, input, moment)
    const { state: after, notices } = askedAnew(state, next, moment)
    const { recommendation, category, requires, assurance, planDueOn, condition } = input
    const dueOn = dueOnOf(after, recommendation)
    return {
      state: after,
      facts: [
        {
          event: 'recommendation-amended',
          data: {
            recommendation,
            before: before.wordsId ?? state.textId,
            ...(category && { category }),
            ...(requires && { requires, requiredBefore: before.requires }),
            ...(assurance !== undefined && { assurance, assuranceBefore: before.assurance }),
            ...(condition && { conditional: true }),
            ...(dueOn !== before.dueOn && { dueOn, dueBefore: before.dueOn }),
            ...(planDueOn && { planDueOn }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [
        {
          kind: 'recommendation-amended',
          recipient: bodyRecipient(state.bodyId),
          recommendations: [recommendation],
        },
        ...notices,
      ],
    }
  },
}

/** What it asks for from now on. */
const asked = (state: RecommendationState, { recommendation, requires }: AmendRecommendationInput) =>
  requires ?? (obligationOf(state, recommendation) as Obligation).requires

/** Its condition can be put otherwise while it waits for it; the date of what waits runs from its condition. */
function checkCondition(
  o: Obligation,
  { condition, dueOn, reading }: AmendRecommendationInput,
): Refusal | undefined {
  if (condition && !isDormant(o))
    return invalid(
      '/condition',
      'it waits for no condition',
      'withdraw it, and add a recommendation that is conditional',
    )
  if (!isDormant(o) || (dueOn === undefined && reading === undefined)) return undefined
  return invalid(
    dueOn === undefined ? '/deadlineWording' : '/dueOn',
    'it waits for its condition',
    'leave it out until the condition is recorded',
  )
}

/** Whether a plan is asked for what has been carried out is no question any more. */
function checkRequirement(o: Obligation, { requires }: AmendRecommendationInput): Refusal | undefined {
  if (requires === undefined || requires === o.requires) return undefined
  if (requires === 'action-plan' && isDormant(o))
    return invalid('/requires', 'it waits for its condition', 'record first whether it has arisen')
  return o.evidence
    ? invalid('/requires', 'evidence is in for it', 'judge that, or leave “requires” out')
    : undefined
}

function amended(
  state: RecommendationState,
  input: AmendRecommendationInput,
  moment: Moment,
): RecommendationState {
  const { recommendation, category, requires, assurance, condition } = input
  const before = obligationOf(state, recommendation) as Obligation
  const next = withObligation(state, recommendation, {
    ...(input.textId && { wordsId: input.textId }),
    ...(category && { category }),
    ...(requires && { requires }),
    ...(assurance !== undefined && { assurance }),
    ...(condition && { condition: { ...condition, standing: 'open', foundOn: null } }),
  })
  const date = laterDate(state, input, moment)
  const dated = date.basis
    ? withTerm(next, recommendation, { basis: date.basis, extensions: [] })
    : date.dueOn
      ? withDateSet(next, recommendation, date.dueOn, moment.today)
      : next
  const asksPlan = asked(state, input) === 'action-plan' && before.requires !== 'action-plan'
  return asksPlan || input.planDueOn ? withPlanAsked(dated, input, moment) : dated
}
