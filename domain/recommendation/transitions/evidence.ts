// What the body has done: evidence per recommendation, and the Ombudsman's judgement of it. Only the Ombudsman judges.
import type { LocalDate } from '../../calendar/local-date.js'
import { heldBackRefusal, type HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { openReports } from '../complainant.js'
import { withDateSet } from '../dates.js'
import type { Flagged } from '../disclosure-conditions.js'
import { nextEvidence } from '../evidence.js'
import { bodyRecipient } from '../ids.js'
import { withdrawalsDealtWith } from '../measures.js'
import { isEvidenced, mayBeCarriedOut, UNJUDGED_STAGES, wantsAssurance } from '../stages.js'
import {
  isDormant,
  isSettled,
  INCOMPLETE_BECAUSE,
  obligationOf,
  type IncompleteBecause,
  type Judgement,
  type Obligation,
  type RecommendationState,
} from '../state.js'
import type { Notice } from '../letters.js'
import {
  checkFutureDate,
  filesIn,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Moment,
  type Transition,
  type WithFiles,
} from '../transition.js'

export interface SubmitEvidenceInput extends CommonInput, Flagged, WithFiles {
  readonly recommendation: number
}

/** The state with one obligation changed. */
export const withObligation = (
  state: RecommendationState,
  number: number,
  change: Partial<Obligation>,
): RecommendationState => ({
  ...state,
  obligations: state.obligations.map((o) => (o.number === number ? { ...o, ...change } : o)),
})

/** Refused when there is no such recommendation, it is settled, or its condition has not arisen yet. */
export function checkOpen(state: RecommendationState, number: number): Refusal | undefined {
  const problem = checkUnsettled(state, number)
  const obligation = obligationOf(state, number)
  if (problem || !obligation || !isDormant(obligation)) return problem
  return invalid(
    '/recommendation',
    `recommendation ${number} waits for its condition`,
    'record first whether the condition has arisen',
  )
}

/** Refused when there is no such recommendation, or it is already settled. */
export function checkUnsettled(state: RecommendationState, number: number): Refusal | undefined {
  const obligation = obligationOf(state, number)
  const numbers = state.obligations.map((o) => o.number).join(', ')
  if (!obligation)
    return invalid(
      '/recommendation',
      `there is no recommendation ${number} for this body`,
      `one of ${numbers}`,
    )
  if (isSettled(obligation))
    return invalid(
      '/recommendation',
      `recommendation ${number} is already ${obligation.settledAs ?? `judged ${obligation.judgement ?? ''}`}`,
      obligation.settledAs ? 'one that still stands' : 'correct the judgement if it was wrong',
    )
  return undefined
}

export const submitEvidence: Transition<SubmitEvidenceInput> = {
  name: 'submitEvidence',
  label: 'Send evidence',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: UNJUDGED_STAGES,
  needs: 'the recommendation and what shows that it was done, with files and links where there are any',
  says: 'The evidence is with the Ombudsman.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  check(state, input) {
    const problem = checkOpen(state, input.recommendation)
    if (problem) return problem
    if (!mayBeCarriedOut(state, obligationOf(state, input.recommendation) as Obligation))
      return invalid(
        '/recommendation',
        `recommendation ${input.recommendation} waits for an accepted action plan`,
        'send the action plan first',
      )
    return undefined
  },
  apply(state, input, moment) {
    const before = obligationOf(state, input.recommendation) as Obligation
    const { forbidsDisclosure } = input
    const evidence = nextEvidence(before, receivedOn(input, moment), input)
    const seeks = wantsAssurance(state, before) && before.assuranceSoughtOn === null
    const next = withObligation(withdrawalsDealtWith(state, [input.recommendation]), input.recommendation, {
      evidence,
      answeredOn: before.answeredOn ?? evidence.receivedOn,
      ...(seeks && { bodyAskedOn: moment.today }),
      // Only “more needed” can stand here: what was missing has come, and is to be judged afresh.
      judgement: null,
      judgedOn: null,
    })
    const seek: Notice = {
      kind: 'seek-assurance',
      recipient: bodyRecipient(state.bodyId),
      recommendations: [input.recommendation],
    }
    return {
      state: next,
      facts: [
        {
          event: 'evidence-submitted',
          data: {
            recommendation: input.recommendation,
            version: evidence.version,
            ...filesIn(input),
            ...(forbidsDisclosure && { forbidsDisclosure }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: seeks ? [seek] : [],
      submission: {
        kind: 'evidence',
        number: input.recommendation,
        version: evidence.version,
        textId: input.textId as string,
        receivedOn: evidence.receivedOn,
        ...filesIn(input),
      },
    }
  },
}

/** Nobody is satisfied while the complainant's report that it has not come is not looked into. */
export function checkReceivedBy(
  state: RecommendationState,
  number: number,
  decision: Judgement | null,
): Refusal | undefined {
  const [report] = openReports(state, number)
  if (!report || decision === null || decision === 'more-needed' || decision === 'not-satisfied')
    return undefined
  return invalid(
    '/recommendation',
    `the complainant has reported that they have not received recommendation ${number}`,
    `settle report ${report.id} first`,
  )
}

/** Nobody is satisfied by a file that nobody can read. */
export function checkReadable(
  number: number,
  decision: Judgement | null,
  heldBack: HeldBack | undefined,
): Refusal | undefined {
  if (!heldBack || (decision !== 'satisfied' && decision !== 'satisfied-late')) return undefined
  return heldBackRefusal('/recommendation', `the evidence for recommendation ${number}`, heldBack)
}

/** “Not complete and not satisfied” is the Director's record, also to take back (LGSCO Compliance Manual). */
export const checkDirector = (
  judgements: readonly (Obligation['judgement'] | undefined)[],
  { actor }: Moment,
): Refusal | undefined =>
  judgements.includes('not-satisfied') && actor.role !== 'director'
    ? {
        code: 'wrong-role',
        field: '/decision',
        problem: `a ${actor.role} may not record that a remedy is not complete and not satisfied, nor take that back`,
        remedy: 'it is for: director; ask for more with “more-needed”, or let the ladder propose it',
      }
    : undefined

export interface JudgeInput extends CommonInput {
  readonly recommendation: number
  readonly decision: Judgement
  /** Needed when the Ombudsman is satisfied with what is not complete. */
  readonly because?: IncompleteBecause
  /** When what is missing is due; required when more is needed. */
  readonly dueOn?: LocalDate
  /** What the scanner says of the files of the evidence, where one cannot be read. */
  readonly heldBack?: HeldBack
}

export const judge: Transition<JudgeInput> = {
  name: 'judge',
  label: 'Judge a recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs:
    'evidence for satisfied; reasons for not complete, more needed and not satisfied; a new date for more needed; not satisfied is for the Director',
  says: 'The judgement is recorded.',
  leadsTo: [...UNJUDGED_STAGES, 'to-conclude'],
  textRequired: false,
  check(state, input, moment) {
    const problem = checkDirector([input.decision], moment) ?? checkOpen(state, input.recommendation)
    if (problem) return problem
    const obligation = obligationOf(state, input.recommendation) as Obligation
    const mayLackEvidence = input.decision === 'not-satisfied' || input.decision === 'satisfied-incomplete'
    if (!mayLackEvidence && !isEvidenced(obligation))
      return invalid(
        '/recommendation',
        `there is no evidence to judge for recommendation ${input.recommendation}`,
        'enter the evidence first; silence is dealt with by the ladder',
      )
    const { recommendation, decision } = input
    const ground =
      checkReceivedBy(state, recommendation, decision) ??
      checkReadable(recommendation, decision, input.heldBack)
    if (ground) return ground
    if (input.decision !== 'satisfied' && input.decision !== 'satisfied-late' && !input.textId)
      return invalid('/reasons', `${input.decision} needs reasons`, 'say what is missing')
    if (input.decision === 'satisfied-incomplete' && !input.because)
      return invalid(
        '/because',
        'why it is not complete is not said',
        `one of ${INCOMPLETE_BECAUSE.join(', ')}`,
      )
    if (input.decision !== 'more-needed') return undefined
    if (!input.dueOn)
      return invalid('/dueOn', 'more needed needs a date', 'the date by which the rest is due')
    return checkFutureDate(state, '/dueOn', input.dueOn, moment)
  },
  apply(state, input, moment) {
    const more = input.decision === 'more-needed'
    const next = withObligation(state, input.recommendation, {
      judgement: input.decision,
      judgedOn: moment.today,
      ...(more && { assuranceSoughtOn: null, assuranceAnswer: null }),
    })
    return {
      state: more ? withDateSet(next, input.recommendation, input.dueOn as LocalDate, moment.today) : next,
      facts: [
        {
          event: 'judged',
          data: {
            recommendation: input.recommendation,
            decision: input.decision,
            ...(input.because && { because: input.because }),
            ...(input.dueOn && { dueOn: input.dueOn }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: more
        ? [
            {
              kind: 'more-needed',
              recipient: bodyRecipient(state.bodyId),
              recommendations: [input.recommendation],
            },
          ]
        : [],
    }
  },
}
