// The action plan that the body sends. One that was accepted may be sent amended: until that is accepted too, what was accepted
// stands and is carried out.
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import type { Flagged } from '../disclosure-conditions.js'
import { bodyRecipient } from '../ids.js'
import { withdrawalsDealtWith } from '../measures.js'
import { isPlanned, owesPlan, UNJUDGED_STAGES } from '../stages.js'
import {
  isSettled,
  type Answer,
  type PlanAnswer,
  type PlanState,
  type RecommendationState,
} from '../state.js'
import {
  filesIn,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Transition,
  type WithFiles,
} from '../transition.js'

export interface SubmitPlanInput extends CommonInput, Flagged, WithFiles {
  /** Whether the body agrees that its plan and its progress are passed on to CQC; left out: as it said before. */
  readonly mayBePassedOn?: boolean
  readonly answers: readonly (PlanAnswer & {
    /** How many steps the plan has for it; none is left out. */
    readonly items?: number
  })[]
}

/** The recommendations of which a plan is asked and that are not settled. */
export const asked = (state: RecommendationState) =>
  state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))

/** Answers by which the body undertakes something. */
const ACTS: readonly Answer[] = ['will-do', 'partly']
/** Answers that keep to what was agreed. */
const AGREES: readonly Answer[] = [...ACTS, 'did']

export const submitPlan: Transition<SubmitPlanInput> = {
  name: 'submitPlan',
  label: 'Send the action plan',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: UNJUDGED_STAGES,
  needs:
    'one answer for every recommendation that asks for an action plan, with steps for what will be done, the plan’s words, and files where there are any; what was agreed in an accepted plan stays in it',
  says: 'The action plan is with the Ombudsman, who will accept it or return it with reasons.',
  leadsTo: ['plan-review'],
  textRequired: true,
  check(state, input) {
    const wanted = asked(state).map((o) => o.number)
    if (wanted.length === 0)
      return invalid(
        '/answers',
        'no action plan is asked for any more',
        'evidence of what was done, or a note',
      )
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
    const undone = amended(state) ? input.answers.findIndex((a) => !AGREES.includes(a.answer)) : -1
    if (undone >= 0)
      return invalid(
        `/answers/${undone}/answer`,
        'would withdraw what was agreed and accepted',
        'withdraw the action, with reasons: the Ombudsman decides then what follows',
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
      version: (state.plan?.latest ?? state.plan?.version ?? 0) + 1,
      receivedOn: receivedOn(input, moment),
      status: 'under-review',
      acceptedOn: null,
      loggedOn: null,
      ...acceptedBefore(state),
      ...amended(state),
      ...(input.forbidsDisclosure && { forbidsDisclosure: true }),
      ...agreement(state, input, receivedOn(input, moment)),
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
            ...(input.mayBePassedOn !== undefined && { mayBePassedOn: input.mayBePassedOn }),
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

/** What the body has agreed to before holds until it says otherwise. */
function agreement(
  { plan }: RecommendationState,
  { mayBePassedOn }: SubmitPlanInput,
  on: LocalDate,
): Pick<PlanState, 'mayBePassedOn'> {
  const agreedOn = mayBePassedOn ? (plan?.mayBePassedOn ?? on) : undefined
  const since = mayBePassedOn === undefined ? plan?.mayBePassedOn : agreedOn
  return since ? { mayBePassedOn: since } : {}
}

/** The accepted plan that another version would change; nothing while a plan is still owed. */
function amended(state: RecommendationState): Pick<PlanState, 'amends'> {
  const { plan } = state
  if (plan?.amends) return { amends: plan.amends }
  if (plan?.status !== 'accepted' || owesPlan(state)) return {}
  const answers = asked(state).flatMap(({ number, answer }) =>
    answer ? [{ recommendation: number, answer }] : [],
  )
  return { amends: { plan, answers } }
}

/** What may be carried out already by an earlier version goes on while this one is reviewed. */
function acceptedBefore(state: RecommendationState): Pick<PlanState, 'acceptedFor'> {
  const acceptedFor = asked(state)
    .filter((o) => isPlanned(state, o))
    .map((o) => o.number)
  return acceptedFor.length ? { acceptedFor } : {}
}
