// A person decides on what the escalation ladder proposes (LGSCO Compliance Manual, chapters 4 and 6). The decision is
// recorded and timed; whatever it calls for is done by people. The Director's record is the judgement itself.
import type { LocalDate } from '../../calendar/local-date.js'
import type { EscalationLevel } from '../../calendar/policy.js'
import { invalid, type Refusal } from '../../refusal.js'
import { PLAN } from '../dates.js'
import { openDeadlines, overdueDeadlines } from '../deadlines.js'
import {
  lastDecision,
  LEVEL_LABELS,
  proposalOf,
  reviewDay,
  type EscalationDecision,
  type EscalationOption,
} from '../escalation.js'
import { bodyRecipient } from '../ids.js'
import type { Notice } from '../letters.js'
import type { DeadlineKind } from '../policy.js'
import { UNJUDGED_STAGES } from '../stages.js'
import type { RecommendationState } from '../state.js'
import {
  checkFutureDate,
  OFFICERS,
  provenance,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { withObligation } from './evidence.js'
import { checkMoreTime, moreTimeFact, OWING_STAGES, withMoreTime } from './extension.js'

export interface DecideEscalationInput extends CommonInput {
  readonly deadline: DeadlineKind
  readonly dueOn: LocalDate
  /** The step that was proposed. */
  readonly step: EscalationLevel
  readonly decision: EscalationOption
  /** When to look again if nothing has come; as the policy says, if not given. */
  readonly reviewOn?: LocalDate
  /** Of more time: the new date, and whether both sides have agreed to it in writing. */
  readonly to?: LocalDate
  readonly inWriting?: boolean
}

const proposed = (state: RecommendationState) =>
  overdueDeadlines(state).flatMap((d) => {
    const step = proposalOf(state, d)
    return step ? [{ d, step }] : []
  })

/** What the missed date is about and nobody has judged: the Director's record judges it. */
const missedNumbers = (state: RecommendationState, { deadline, dueOn }: DecideEscalationInput) =>
  openDeadlines(state)
    .filter((d) => d.kind === deadline && d.on === dueOn)
    .flatMap((d) => d.recommendations)

/** Whose date more time puts off: the plan's, or that of each recommendation. */
const putOff = (state: RecommendationState, input: DecideEscalationInput): readonly number[] =>
  input.deadline === 'plan' ? [PLAN] : missedNumbers(state, input)

function checkTime(
  state: RecommendationState,
  input: DecideEscalationInput,
  moment: Moment,
): Refusal | undefined {
  const { decision, to, inWriting = false } = input
  if (decision !== 'more-time')
    return to
      ? invalid('/to', 'only more time has a new date', 'leave it out, or decide on more-time')
      : undefined
  if (!to) return invalid('/to', 'the new date is missing', 'the date until which there is more time')
  for (const number of putOff(state, input)) {
    const refused = checkMoreTime(state, number, { to, inWriting }, moment)
    if (refused) return refused
  }
  return undefined
}

export const decideEscalation: Transition<DecideEscalationInput> = {
  name: 'decideEscalation',
  label: 'Decide on the next step after silence',
  by: OFFICERS,
  onBehalf: [],
  from: OWING_STAGES,
  needs:
    'a date that was missed, the step proposed for it, one of its options (with the new date for more time), and the reasons; not whoever escalated it',
  says: 'The decision is recorded. More time moves the date; what else it calls for is a task; only the Director’s record judges.',
  leadsTo: [...UNJUDGED_STAGES, 'to-conclude'],
  textRequired: true,
  check(state, input, moment) {
    const { deadline, dueOn, step, decision, reviewOn } = input
    // By the moment of the decision: the case may not have noted yet that time has passed.
    const all = proposed({ ...state, playedUntil: Math.max(state.playedUntil, moment.at) })
    const found = all.find(({ d }) => d.kind === deadline && d.on === dueOn)
    if (found?.step.level !== step)
      return {
        code: 'changed-since',
        field: '/step',
        problem: `this step is not proposed for ${deadline} due ${dueOn}`,
        remedy: all.length
          ? `proposed: ${all.map((p) => `${p.step.level} for ${p.d.kind} due ${p.d.on}`).join('; ')}`
          : 'nothing is proposed now; open the case again',
      }
    if (!found.step.decides.includes(moment.actor.role))
      return {
        code: 'wrong-role',
        field: '/step',
        problem: `a ${moment.actor.role} may not decide for the ${LEVEL_LABELS[step]}`,
        remedy: `it is for: ${found.step.decides.join(', ')}`,
      }
    const last = lastDecision(state, found.d)
    if (last?.decision === 'escalate' && last.by === moment.actor.subject)
      return {
        code: 'wrong-role',
        field: '/step',
        problem: 'you have escalated it yourself',
        remedy: `another ${found.step.decides.join(' or ')} decides`,
      }
    if (!found.step.options.includes(decision))
      return invalid(
        '/decision',
        `“${decision}” is no option of this step`,
        `one of ${found.step.options.join(', ')}`,
      )
    const time = checkTime(state, input, moment)
    if (time || !reviewOn) return time
    return checkFutureDate(state, '/reviewOn', reviewOn, moment)
  },
  apply(state, input, moment) {
    const { deadline, dueOn, step, decision } = input
    const reviewOn = input.reviewOn ?? reviewDay(state, moment.today)
    const by = moment.actor.subject
    const taken: EscalationDecision = {
      deadline,
      dueOn,
      level: step,
      decision,
      on: moment.today,
      reviewOn,
      by,
    }
    const judged = decision === 'not-complete-and-not-satisfied' ? missedNumbers(state, input) : []
    const { to, inWriting = false } = input
    const later = to ? putOff(state, input) : []
    const decided = later.reduce<RecommendationState>(
      (next, number) => withMoreTime(next, number, { to: to as LocalDate, inWriting }, moment),
      {
        ...state,
        escalations: [...state.escalations, taken],
        // Whoever asked for more time has it now.
        requests: state.requests.filter((r) => !later.includes(r.number)),
      },
    )
    return {
      state: judged.reduce<RecommendationState>(
        (next, number) =>
          withObligation(next, number, { judgement: 'not-satisfied', judgedOn: moment.today }),
        decided,
      ),
      facts: [
        {
          event: 'escalation-decided',
          data: { deadline, dueOn, step, decision, reviewOn, ...provenance(input, moment) },
        },
        ...judged.map((recommendation) => ({
          event: 'judged',
          data: { recommendation, decision: 'not-satisfied', by: step },
        })),
        ...later.map((number) =>
          moreTimeFact(state, decided, number, { inWriting, ...provenance(input, moment) }),
        ),
      ],
      notices: dateChanged(state, later),
    }
  },
}

const dateChanged = (state: RecommendationState, later: readonly number[]): Notice[] =>
  later.length
    ? [
        {
          kind: 'date-changed',
          recipient: bodyRecipient(state.bodyId),
          recommendations: later.filter((number) => number !== PLAN),
        },
      ]
    : []
