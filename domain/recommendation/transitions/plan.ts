// The action plan: submitted by the body, accepted or returned by the Ombudsman.
import type { LocalDate } from '../../calendar/local-date.js'
import { heldBackRefusal, type HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { PLAN, withDateSet } from '../dates.js'
import type { Flagged } from '../disclosure-conditions.js'
import { bodyRecipient } from '../ids.js'
import { withdrawalsDealtWith } from '../measures.js'
import { isPlanned } from '../stages.js'
import { isSettled, type Answer, type PlanState, type RecommendationState } from '../state.js'
import type { Notice } from '../letters.js'
import {
  checkFutureDate,
  filesIn,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Transition,
  type WithFiles,
} from '../transition.js'

export interface SubmitPlanInput extends CommonInput, Flagged, WithFiles {
  readonly answers: readonly {
    readonly recommendation: number
    readonly answer: Answer
    /** How many steps the plan has for it; none is left out. */
    readonly items?: number
  }[]
}

const asked = (state: RecommendationState) =>
  state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))

/** Answers by which the body undertakes something. */
const ACTS: readonly Answer[] = ['will-do', 'partly']

export const submitPlan: Transition<SubmitPlanInput> = {
  name: 'submitPlan',
  label: 'Send the action plan',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: ['awaiting-plan', 'plan-review'],
  needs:
    'one answer for every recommendation that asks for an action plan, with steps for what will be done, the plan’s words, and files where there are any',
  says: 'The action plan is with the Ombudsman, who will accept it or return it with reasons.',
  leadsTo: ['plan-review'],
  textRequired: true,
  check(state, input) {
    const wanted = asked(state).map((o) => o.number)
    const given = input.answers.map((a) => a.recommendation)
    const missing = wanted.filter((n) => !given.includes(n))
    if (missing.length)
      return invalid(
        '/answers',
        `no answer for recommendation ${missing.join(', ')}`,
        `an answer for each of ${wanted.join(', ')}`,
      )
    const surplus = given.findIndex((n, i) => !wanted.includes(n) || given.indexOf(n) !== i)
    if (surplus >= 0)
      return invalid(
        `/answers/${surplus}/recommendation`,
        `recommendation ${given[surplus]} asks for no action plan here, or is answered twice`,
        `one answer for each of ${wanted.join(', ')}`,
      )
    // What came by post or telephone is entered as it came; the officer returns it when it says too little.
    const bare = input.onBehalf ? -1 : input.answers.findIndex((a) => ACTS.includes(a.answer) && !a.items)
    return bare < 0
      ? undefined
      : invalid(
          `/answers/${bare}/items`,
          'has no step',
          'at least one: what is done, who is responsible, by when, and how success is measured',
        )
  },
  apply(state, input, moment) {
    const plan: PlanState = {
      version: (state.plan?.version ?? 0) + 1,
      receivedOn: receivedOn(input, moment),
      status: 'under-review',
      acceptedOn: null,
      loggedOn: null,
      ...acceptedBefore(state),
      ...(input.forbidsDisclosure && { forbidsDisclosure: true }),
    }
    const answers = new Map(input.answers.map((a) => [a.recommendation, a.answer]))
    const willBeDone = input.answers.filter((a) => a.answer !== 'will-not').map((a) => a.recommendation)
    const obligations = state.obligations.map((o) => {
      const answer = answers.get(o.number)
      return answer ? { ...o, answer, answeredOn: o.answeredOn ?? plan.receivedOn } : o
    })
    return {
      state: withdrawalsDealtWith({ ...state, plan, obligations }, willBeDone),
      facts: [
        {
          event: 'plan-submitted',
          data: {
            version: plan.version,
            answers: input.answers.map((a) => ({ ...a })),
            ...filesIn(input),
            ...(input.forbidsDisclosure && { forbidsDisclosure: true }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [
        {
          kind: 'plan-received',
          recipient: bodyRecipient(state.bodyId),
          recommendations: [...answers.keys()],
        },
      ],
      submission: {
        kind: 'plan',
        number: 0,
        version: plan.version,
        textId: input.textId as string,
        receivedOn: plan.receivedOn,
        ...filesIn(input),
      },
    }
  },
}

/** What may be carried out already by an earlier version goes on while this one is reviewed. */
function acceptedBefore(state: RecommendationState): Pick<PlanState, 'acceptedFor'> {
  const acceptedFor = asked(state)
    .filter((o) => isPlanned(state, o))
    .map((o) => o.number)
  return acceptedFor.length ? { acceptedFor } : {}
}

export const PLAN_DECISIONS = ['accept', 'accept-in-part', 'return'] as const
export type PlanDecision = (typeof PLAN_DECISIONS)[number]

export interface ReviewPlanInput extends CommonInput {
  readonly version: number
  readonly decision: PlanDecision
  /** For which recommendations it is accepted, when it is in part; the others are returned. */
  readonly accepted?: readonly number[]
  /** When the changed plan is due; required when it is returned, also in part. */
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
    'the version decided on; for a return, the reasons and when the changed plan is due; in part, also for which recommendations it is accepted',
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
    if (!input.planDueOn)
      return invalid(
        '/planDueOn',
        'a returned plan needs a new date',
        'the date by which the changed plan is due',
      )
    return checkFutureDate(state, '/planDueOn', input.planDueOn, moment)
  },
  apply(state, input, moment) {
    const accepted = input.decision === 'accept'
    const acceptedFor: Pick<PlanState, 'acceptedFor'> =
      input.decision === 'accept-in-part' ? { acceptedFor: input.accepted ?? [] } : {}
    const { acceptedFor: _before, unanswered, ...reviewed } = state.plan as PlanState
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

const EVENTS: Record<PlanDecision, string> = {
  accept: 'plan-accepted',
  'accept-in-part': 'plan-accepted-in-part',
  return: 'plan-returned',
}

/** Acceptance in part names some of the recommendations that ask for a plan, and not all of them. */
function checkPart(state: RecommendationState, { decision, accepted }: ReviewPlanInput): Refusal | undefined {
  const wanted = answered(state)
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
