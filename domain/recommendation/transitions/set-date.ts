// A date that the decision does not state: given by an officer, or computed from a rule and the day of its start event.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import { dueOnOf, PLAN, withTerm } from '../dates.js'
import { RULES_FOR_DATES } from '../policy.js'
import { needsPlan, UNJUDGED_STAGES } from '../stages.js'
import { obligationOf, type RecommendationState } from '../state.js'
import { statedTerm, type Term } from '../term.js'
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
import { checkOpen } from './evidence.js'

export interface SetDateInput extends CommonInput {
  /** 0 for the action plan, else the recommendation. */
  readonly recommendation: number
  /** The date itself, or `rule` and `from` to compute it. */
  readonly dueOn?: LocalDate
  /** A rule of `RULES_FOR_DATES`, and the day of its start event. */
  readonly rule?: string
  readonly from?: LocalDate
}

export const setDate: Transition<SetDateInput> = {
  name: 'setDate',
  label: 'Set a missing date',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs:
    'a recommendation (or 0 for the action plan) that has no date yet, and the date or the rule it follows from',
  says: 'The date is set and its reminders are armed.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: false,
  check(state, input, moment) {
    const problem = checkMissing(state, input.recommendation)
    if (problem) return problem
    if (input.dueOn) {
      if (input.rule || input.from)
        return invalid('/rule', 'a date and a rule are both given', 'the date, or the rule with its start')
      return checkFutureDate(state, '/dueOn', input.dueOn, moment)
    }
    return checkRule(state, input, moment)
  },
  apply(state, input, moment) {
    const { recommendation, rule, from } = input
    const next = withTerm(state, recommendation, termIn(input, moment))
    const dueOn = dueOnOf(next, recommendation)
    return {
      state: next,
      facts: [
        {
          event: 'date-set',
          data: { recommendation, dueOn, ...(rule && from && { rule, from }), ...provenance(input, moment) },
        },
      ],
    }
  },
}

const termIn = ({ dueOn, rule, from }: SetDateInput, { today }: Moment): Term =>
  dueOn
    ? statedTerm(dueOn, today, 'ombudsman')
    : { basis: { kind: 'rule', rule: rule as string, from: from as LocalDate }, extensions: [] }

function checkMissing(state: RecommendationState, number: number): Refusal | undefined {
  if (number !== PLAN) {
    const problem = checkOpen(state, number)
    if (problem) return problem
    if (!obligationOf(state, number)?.dueOn) return undefined
    return invalid('/recommendation', `recommendation ${number} has a date`, 'correct it instead')
  }
  if (!needsPlan(state))
    return invalid('/recommendation', 'no action plan is asked for', 'a recommendation that has no date yet')
  if (state.planDueOn) return invalid('/recommendation', 'the action plan has a date', 'correct it instead')
  return undefined
}

function checkRule(state: RecommendationState, input: SetDateInput, moment: Moment): Refusal | undefined {
  const { recommendation, rule, from } = input
  if (!rule) return invalid('/dueOn', 'neither a date nor a rule is given', 'a date after today, or a rule')
  if (!RULES_FOR_DATES.includes(rule))
    return invalid(
      '/rule',
      `“${rule.slice(0, 60)}” is no rule for such a date`,
      `one of ${RULES_FOR_DATES.join(', ')}`,
    )
  if (!from)
    return invalid(
      '/from',
      'the day that the rule counts from is missing',
      'the recorded day of its start event',
    )
  const received = checkReceived(state, '/from', from, moment.today)
  if (received) return received
  const next = computed('/from', () => withTerm(state, recommendation, termIn(input, moment)))
  if ('problem' in next) return next
  const dueOn = dueOnOf(next, recommendation)
  return dueOn === null || dueOn > moment.today
    ? undefined
    : invalid(
        '/from',
        `the rule gives ${inWords(dueOn)}, which is not after today`,
        'a date after today, agreed with the body',
      )
}
