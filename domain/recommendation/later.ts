// What a recommendation that is added or amended after the decision brings with it: the date that its words give, counted
// from the day of the decision that says so, and the action plan that is asked for it from then on.
import type { LocalDate } from '../calendar/local-date.js'
import { invalid, type Refusal } from '../refusal.js'
import { conditionRefusals } from './case-request.js'
import type { Condition } from './condition.js'
import { calendarsOf, PLAN, withDateSet } from './dates.js'
import { obligationOf, type RecommendationState, type Requirement } from './state.js'
import { checkFutureDate, type CommonInput, type Moment } from './transition.js'
import { datedBy, readingDated, type WordsRead } from './wording-basis.js'

/** When it is due and what it asks for; absent: an addition has none, an amendment leaves it as it is. */
export interface LaterInput extends CommonInput {
  readonly recommendation: number
  readonly dueOn?: LocalDate
  /** What the decision's words about time say, as codes: the words stand with the others. */
  readonly reading?: WordsRead
  /** It is owed only when this has arisen. */
  readonly condition?: Pick<Condition, 'on' | 'within'>
  /** When the body's action plan for it is due. */
  readonly planDueOn?: LocalDate
}

/** The date that is stated, or that the words give, and what it rests on. */
export const laterDate = (
  state: RecommendationState,
  { dueOn, reading, textId = '' }: LaterInput,
  { today }: Moment,
) => datedBy(dueOn, reading && readingDated(reading, today, textId, calendarsOf(state)), today)

/** What is wrong with its time; of one that waits for a condition, with what is said of that. */
export function checkLater(
  state: RecommendationState,
  input: LaterInput,
  requires: Requirement,
  moment: Moment,
): Refusal | undefined {
  const { recommendation, condition, dueOn, reading, planDueOn } = input
  const numbers = state.obligations.map((o) => o.number).filter((n) => n !== recommendation)
  const [conditional] = conditionRefusals(
    '',
    { condition, requires, dueOn, deadlineWording: reading },
    (number) => numbers.includes(number),
  )
  if (conditional) return conditional
  if (reading && laterDate(state, input, moment).dueOn === null)
    return invalid(
      '/deadlineWording',
      `gives no date by itself: ${doubtsOf(state, input, moment)}`,
      'give “dueOn” as well',
    )
  const dated = dueOn && checkFutureDate(state, '/dueOn', dueOn, moment)
  if (dated) return dated
  if (planDueOn === undefined)
    return requires === 'action-plan' && isPlanDue(state, recommendation)
      ? invalid('/planDueOn', 'the plan that came says nothing of it', 'when a plan for it is due')
      : undefined
  return requires === 'action-plan'
    ? checkFutureDate(state, '/planDueOn', planDueOn, moment)
    : invalid('/planDueOn', 'it asks for no action plan', 'leave “planDueOn” out, or ask for one')
}

function doubtsOf(state: RecommendationState, input: LaterInput, moment: Moment): string {
  const { undated } = laterDate(state, input, moment)
  return undated?.pending ? 'it runs from a receipt' : (undated?.doubts.join(', ') ?? '')
}

/** A plan is there, is not returned, and does not answer for it. */
const isPlanDue = (state: RecommendationState, number: number) =>
  state.plan !== null && state.plan.status !== 'returned' && !obligationOf(state, number)?.answer

/** The state in which the plan that came says nothing of this recommendation, with the day by which one is due. */
export function withPlanAsked(
  state: RecommendationState,
  { recommendation, planDueOn }: LaterInput,
  { today }: Moment,
): RecommendationState {
  const { plan } = state
  const asked =
    plan && isPlanDue(state, recommendation)
      ? {
          ...state,
          plan: { ...plan, unanswered: [...new Set([...(plan.unanswered ?? []), recommendation])] },
        }
      : state
  return planDueOn ? withDateSet(asked, PLAN, planDueOn, today) : asked
}
