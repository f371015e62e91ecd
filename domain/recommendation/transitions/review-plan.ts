// The Ombudsman's decision on the action plan: accepted, in part, or returned.
import type { LocalDate } from '../../calendar/local-date.js'
import { heldBackRefusal, type HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { PLAN, withDateSet } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { Notice } from '../letters.js'
import type { PlanState, RecommendationState } from '../state.js'
import {
  checkFutureDate,
  OFFICERS,
  provenance,
  type Change,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { asked } from './plan.js'

export const PLAN_DECISIONS = ['accept', 'accept-in-part', 'return'] as const
export type PlanDecision = (typeof PLAN_DECISIONS)[number]

export interface ReviewPlanInput extends CommonInput {
  readonly version: number
  readonly decision: PlanDecision
  /** For which recommendations it is accepted, when it is in part; the others are returned. */
  readonly accepted?: readonly number[]
  /** When the changed plan is due; required when it is returned, also in part, unless an accepted one stands. */
  readonly planDueOn?: LocalDate
  /** What the scanner says of the files of that version, where one cannot be read. */
  readonly heldBack?: HeldBack
}

export const reviewPlan: Transition<ReviewPlanInput> = {
  name: 'reviewPlan',
  label: 'Accept or return the action plan',
  by: OFFICERS,
  onBehalf: [],
  from: ['plan-review'],
  needs:
    'the version decided on; for a return, the reasons and, unless an accepted one stands, when the changed plan is due; in part, also for which recommendations it is accepted',
  says: 'The decision is recorded and the body is written to.',
  leadsTo: ['awaiting-plan', 'carrying-out', 'assurance', 'evidence-review'],
  textRequired: false,
  check(state, input, moment) {
    if (input.version !== state.plan?.version)
      return {
        code: 'changed-since',
        field: '/version',
        problem: `version ${input.version} is not the latest`,
        remedy: `read version ${state.plan?.version ?? 0} and decide on that`,
      }
    if (input.heldBack && input.decision !== 'return')
      return heldBackRefusal('/version', 'this version', input.heldBack)
    const partly = checkPart(state, input)
    if (partly || input.decision === 'accept') return partly
    if (!input.textId) return invalid('/reasons', 'a returned plan needs reasons', 'say what must change')
    if (state.plan.amends)
      return (
        input.planDueOn && invalid('/planDueOn', 'the accepted plan stands, and none is due', 'leave it out')
      )
    if (!input.planDueOn)
      return invalid(
        '/planDueOn',
        'a returned plan needs a new date',
        'the date by which the changed plan is due',
      )
    return checkFutureDate(state, '/planDueOn', input.planDueOn, moment)
  },
  apply(state, input, moment) {
    if (state.plan?.amends && input.decision === 'return') return stands(state, state.plan, input, moment)
    const accepted = input.decision === 'accept'
    const acceptedFor: Pick<PlanState, 'acceptedFor'> =
      input.decision === 'accept-in-part' ? { acceptedFor: input.accepted ?? [] } : {}
    const { acceptedFor: _before, amends: _amends, unanswered, ...reviewed } = state.plan as PlanState
    const plan: PlanState = {
      ...reviewed,
      // Its acceptance says nothing of what was asked since it came; of a returned plan all is owed anew.
      ...(accepted && unanswered && { unanswered }),
      status: accepted ? 'accepted' : 'returned',
      acceptedOn: accepted ? moment.today : null,
      ...acceptedFor,
    }
    const next = { ...state, plan }
    return {
      state: input.planDueOn ? withDateSet(next, PLAN, input.planDueOn, moment.today) : next,
      facts: [
        {
          event: EVENTS[input.decision],
          data: {
            version: plan.version,
            ...acceptedFor,
            ...(input.planDueOn && { planDueOn: input.planDueOn }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: reviewNotices(state, input),
    }
  },
}

/** An amended plan is returned: the one before stands as it was accepted, and what has been asked since is still asked. */
function stands(
  state: RecommendationState,
  { version, amends, unanswered: since = [] }: PlanState,
  input: ReviewPlanInput,
  moment: Moment,
): Change {
  const { plan, answers } = amends as NonNullable<PlanState['amends']>
  const unanswered = [...new Set([...(plan.unanswered ?? []), ...since])]
  const answerOf = new Map(answers.map((a) => [a.recommendation, a.answer]))
  return {
    state: {
      ...state,
      plan: { ...plan, latest: version, ...(unanswered.length && { unanswered }) },
      obligations: state.obligations.map((o) => {
        const answer = answerOf.get(o.number) ?? o.answer
        return answer === o.answer ? o : { ...o, answer }
      }),
    },
    facts: [
      {
        event: EVENTS.return,
        data: { version, stands: plan.version, ...provenance(input, moment) },
      },
    ],
    notices: [
      {
        kind: 'amended-plan-returned',
        recipient: bodyRecipient(state.bodyId),
        recommendations: answered(state),
      },
    ],
  }
}

const EVENTS: Record<PlanDecision, string> = {
  accept: 'plan-accepted',
  'accept-in-part': 'plan-accepted-in-part',
  return: 'plan-returned',
}

/** Acceptance in part names some of the recommendations that ask for a plan, and not all of them. */
function checkPart(state: RecommendationState, { decision, accepted }: ReviewPlanInput): Refusal | undefined {
  const wanted = answered(state)
  if (decision === 'accept-in-part' && state.plan?.amends)
    return invalid(
      '/decision',
      'the plan before is accepted as a whole',
      'accept the amended one, or return it',
    )
  if (decision !== 'accept-in-part')
    return (
      accepted &&
      invalid('/accepted', 'is for acceptance in part alone', 'leave it out, or decide “accept-in-part”')
    )
  const surplus = accepted?.findIndex((n, i) => !wanted.includes(n) || accepted.indexOf(n) !== i) ?? -1
  if (surplus >= 0)
    return invalid(
      `/accepted/${surplus}`,
      `recommendation ${accepted?.[surplus]} asks for no action plan here, or is named twice`,
      `some of ${wanted.join(', ')}, each once`,
    )
  if (!accepted?.length || accepted.length === wanted.length)
    return invalid(
      '/accepted',
      `names ${accepted?.length ? 'all' : 'none'} of the recommendations that ask for a plan`,
      `some of ${wanted.join(', ')}; else accept the plan, or return it`,
    )
  return undefined
}

/** The recommendations that the plan under review answers. */
const answered = (state: RecommendationState) =>
  asked(state)
    .map((o) => o.number)
    .filter((number) => !state.plan?.unanswered?.includes(number))

/** CQC is asked to log only a whole plan: a part that may still change is the body's own (memorandum 4.7). */
function reviewNotices(state: RecommendationState, { decision, accepted = [] }: ReviewPlanInput): Notice[] {
  const recommendations = answered(state)
  const recipient = bodyRecipient(state.bodyId)
  switch (decision) {
    case 'return':
      return [{ kind: 'plan-returned', recipient, recommendations }]
    case 'accept-in-part':
      return [
        {
          kind: 'plan-accepted-in-part',
          recipient,
          recommendations: recommendations.filter((n) => !accepted.includes(n)),
        },
      ]
    case 'accept':
      return [
        { kind: 'plan-accepted', recipient, recommendations },
        ...(state.cqcPart === 'runs'
          ? [{ kind: 'log-plan', recipient: 'cqc', recommendations } as const]
          : []),
      ]
  }
}
