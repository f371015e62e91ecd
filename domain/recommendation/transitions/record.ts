// What can be done at any stage: confirm a take-over, correct a wrong entry, withdraw, note.
// A correction never rewrites: it is a new fact that names the ledger row it puts right.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import type { HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { PLAN, withDateSet } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { OPEN_STAGES } from '../stages.js'
import {
  isDormant,
  obligationOf,
  type Judgement,
  type PlanState,
  type RecommendationState,
  type Requirement,
  type SkipReason,
} from '../state.js'
import {
  checkCovered,
  checkReceived,
  OFFICERS,
  provenance,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { formRefusal, type DecisionForm } from '../statutory/form.js'
import { beginTrack } from '../statutory/state.js'
import { askedAnew } from './asked-anew.js'
import { closed, lettersToAll } from './conclusion.js'
import { checkDirector, checkReadable, checkReceivedBy, withObligation } from './evidence.js'

export const confirmTakeOver: Transition = {
  name: 'confirmTakeOver',
  label: 'Confirm the take-over',
  by: OFFICERS,
  onBehalf: [],
  // Also when everything was judged meanwhile: an unconfirmed case is silent, its follow-up would never be asked.
  from: OPEN_STAGES,
  needs: 'a case that was taken over and whose stage nobody has confirmed',
  says: 'The case goes on from here; its reminders are armed.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check: (state) =>
    state.paused ? undefined : invalid('', 'there is nothing to confirm', 'the case is already running'),
  apply: (state, input, moment) => ({
    state: { ...state, paused: false },
    facts: [{ event: 'take-over-confirmed', data: provenance(input, moment) }],
  }),
}

export type Correction =
  | { readonly what: 'due-date'; readonly recommendation: number; readonly dueOn: LocalDate }
  | { readonly what: 'plan-due-date'; readonly dueOn: LocalDate }
  | { readonly what: 'plan-received'; readonly receivedOn: LocalDate }
  | { readonly what: 'evidence-received'; readonly recommendation: number; readonly receivedOn: LocalDate }
  | {
      readonly what: 'requirement'
      readonly recommendation: number
      readonly requires: Requirement
      readonly assurance: boolean
    }
  | { readonly what: 'judgement'; readonly recommendation: number; readonly decision: Judgement | null }
  | { readonly what: 'cqc-part'; readonly cqcPart: SkipReason }
  | { readonly what: 'form'; readonly form: DecisionForm }

export interface CorrectInput extends CommonInput {
  /** The ledger row (its number in this case) that was wrong. */
  readonly corrects: number
  readonly correction: Correction
  /** As for a judgement: what the scanner says of the evidence that would satisfy. */
  readonly heldBack?: HeldBack
}

export const correct: Transition<CorrectInput> = {
  name: 'correct',
  label: 'Correct a wrong entry',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the ledger row that was wrong, what is right, and the reason',
  says: 'The correction is recorded; the wrong entry stays visible.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    if (input.corrects < 1 || input.corrects > state.seq)
      return invalid(
        '/corrects',
        `this case has no entry ${input.corrects}`,
        `an entry from 1 to ${state.seq}`,
      )
    return checkCorrection(state, input, moment)
  },
  apply(state, input, moment) {
    const { state: next, notices } = askedAnew(
      state,
      corrected(state, input.correction, moment.today),
      moment,
    )
    return {
      state: next,
      facts: [
        {
          event: 'corrected',
          data: { ...input.correction, ...provenance(input, moment) },
          corrects: input.corrects,
        },
      ],
      notices:
        input.correction.what === 'due-date' || input.correction.what === 'plan-due-date'
          ? [{ kind: 'date-changed', recipient: bodyRecipient(state.bodyId), recommendations: [] }]
          : notices,
    }
  },
}

function checkCorrection(
  state: RecommendationState,
  { correction: c, heldBack }: CorrectInput,
  moment: Moment,
): Refusal | undefined {
  const { today } = moment
  if ('recommendation' in c && !obligationOf(state, c.recommendation))
    return invalid(
      '/correction/recommendation',
      `there is no recommendation ${c.recommendation} for this body`,
      `one of ${state.obligations.map((o) => o.number).join(', ')}`,
    )
  switch (c.what) {
    case 'due-date':
    case 'plan-due-date': {
      const waits = c.what === 'due-date' && obligationOf(state, c.recommendation)
      if (waits && isDormant(waits))
        return invalid(
          '/correction/recommendation',
          `recommendation ${waits.number} waits for its condition`,
          'record first whether the condition has arisen',
        )
      if (c.dueOn < state.decisionDate)
        return invalid(
          '/correction/dueOn',
          `${inWords(c.dueOn)} is before the decision`,
          `a date from ${inWords(state.decisionDate)}`,
        )
      return checkCovered(state, '/correction/dueOn', c.dueOn)
    }
    case 'plan-received':
      if (!state.plan)
        return invalid('/correction/what', 'no action plan was received', 'enter the plan instead')
      return checkReceived(state, '/correction/receivedOn', c.receivedOn, today)
    case 'evidence-received':
      if (!obligationOf(state, c.recommendation)?.evidence)
        return invalid('/correction/recommendation', 'no evidence was received', 'enter the evidence instead')
      return checkReceived(state, '/correction/receivedOn', c.receivedOn, today)
    case 'judgement':
      return (
        checkJudgementCorrection(state, c.recommendation, c.decision, moment) ??
        checkReadable(c.recommendation, c.decision, heldBack)
      )
    case 'requirement': {
      const obligation = obligationOf(state, c.recommendation)
      if (c.requires !== 'action-plan' || !obligation || !isDormant(obligation)) return undefined
      return invalid(
        '/correction/requires',
        'a recommendation that waits for its condition asks for no action plan',
        'record the condition first',
      )
    }
    case 'cqc-part':
      return undefined
    case 'form':
      return checkFormCorrection(state, c.form)
  }
}

/** The form that was stated wrongly; not once a further report or a notice rests on it. */
function checkFormCorrection({ bodyType, statutory }: RecommendationState, form: DecisionForm) {
  const problem = formRefusal('/correction/form', bodyType, form)
  if (problem) return problem
  if (statutory?.form === form) return invalid('/correction/form', 'it is this form', 'another form')
  return statutory?.notice || statutory?.round === 2
    ? invalid('/correction/form', 'a formal step that was taken rests on it', 'decide on the formal steps')
    : undefined
}

/** A correction changes a judgement that there is; it is no way round what a judgement needs. */
function checkJudgementCorrection(
  state: RecommendationState,
  recommendation: number,
  decision: Judgement | null,
  moment: Moment,
): Refusal | undefined {
  if (state.followUp)
    return invalid(
      '/correction/what',
      'the case is concluded',
      'decide the follow-up: it can open the case again',
    )
  if (decision === 'more-needed')
    return invalid(
      '/correction/decision',
      'more needed is a new decision',
      'take the judgement back, then judge',
    )
  const obligation = obligationOf(state, recommendation)
  if (!obligation?.judgement)
    return invalid(
      '/correction/recommendation',
      `recommendation ${recommendation} is not judged`,
      'judge it instead',
    )
  const director = checkDirector([decision, obligation.judgement], moment)
  if (director) return director
  if ((decision === 'satisfied' || decision === 'satisfied-late') && !obligation.evidence)
    return invalid(
      '/correction/decision',
      `there is no evidence that would satisfy for recommendation ${recommendation}`,
      'take the judgement back (null), enter the evidence, then judge',
    )
  return checkReceivedBy(state, recommendation, decision)
}

function corrected(state: RecommendationState, c: Correction, today: LocalDate): RecommendationState {
  switch (c.what) {
    case 'due-date':
      return withDateSet(state, c.recommendation, c.dueOn, today)
    case 'plan-due-date':
      return withDateSet(state, PLAN, c.dueOn, today)
    case 'plan-received':
      return { ...state, plan: { ...(state.plan as PlanState), receivedOn: c.receivedOn } }
    case 'evidence-received': {
      const evidence = obligationOf(state, c.recommendation)?.evidence
      return withObligation(state, c.recommendation, {
        evidence: evidence ? { ...evidence, receivedOn: c.receivedOn } : null,
      })
    }
    case 'requirement':
      return withObligation(state, c.recommendation, { requires: c.requires, assurance: c.assurance })
    case 'judgement':
      return withObligation(state, c.recommendation, { judgement: c.decision, judgedOn: c.decision && today })
    case 'cqc-part': {
      const { shares: _shares, ...unshared } = state
      return { ...unshared, cqcPart: c.cqcPart }
    }
    case 'form': {
      const track = state.statutory ?? beginTrack(c.form, state.decisionDate, null)
      return { ...state, statutory: { ...track, form: c.form, longer: [], view: null } }
    }
  }
}

export const withdraw: Transition = {
  name: 'withdraw',
  label: 'Withdraw the recommendations',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the reason',
  says: 'The recommendations are withdrawn and the case is closed.',
  leadsTo: ['closed'],
  textRequired: true,
  check: () => undefined,
  apply: (state, input, moment) => ({
    state: closed(state, 'withdrawn', moment),
    facts: [{ event: 'withdrawn', data: provenance(input, moment) }],
    notices: lettersToAll(state, 'withdrawn'),
  }),
}

export const note: Transition = {
  name: 'note',
  label: 'Add a note',
  by: [...OFFICERS, 'cqc-officer', 'body-contact'],
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the words',
  says: 'The note is on the case.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: () => undefined,
  apply: (state, input, moment) => ({
    state,
    facts: [{ event: 'noted', data: provenance(input, moment) }],
  }),
}
