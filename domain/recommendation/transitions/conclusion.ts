// The end of a case: concluded by the Ombudsman's officer, with or without a follow-up at a set date. Only the
// Ombudsman closes; its outcome follows from the judgements by a published rule.
import type { LocalDate } from '../../calendar/local-date.js'
import { heldBackRefusal, type HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { openReports, proposedLetters } from '../complainant.js'
import { withDateSet } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { conclusionHeldBy } from '../statutory/conclusion.js'
import { againstDutyRefusal, endedAgainst, type AgainstDuty } from '../statutory/proposal.js'
import { caseOutcome } from '../outcomes.js'
import { asksBody, type FollowUpKind, type Outcome, type RecommendationState } from '../state.js'
import type { Notice } from '../letters.js'
import {
  checkFutureDate,
  filesIn,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Json,
  type Moment,
  type Transition,
  type WithFiles,
} from '../transition.js'

export const outcomeOf = (state: RecommendationState): Outcome => caseOutcome(state.obligations)

/** The state closed with this outcome. */
export const closed = (state: RecommendationState, outcome: Outcome, moment: Pick<Moment, 'at'>) => ({
  ...state,
  outcome,
  followUp: null,
  paused: false,
  closedAt: moment.at,
})

/** To everybody who has a part in the case: whoever was asked for something hears that nothing more is due. */
export const lettersToAll = (state: RecommendationState, kind: 'closed' | 'withdrawn'): Notice[] => [
  { kind, recipient: bodyRecipient(state.bodyId), recommendations: [] },
  ...(state.cqcPart === 'runs' ? [{ kind, recipient: 'cqc', recommendations: [] } as const] : []),
]

/** Why a case whose recommendations are all judged cannot be concluded yet; each reason has a task or a date of its own. */
export function notYetConcluded(state: RecommendationState): Refusal | undefined {
  const held = conclusionHeldBy(state)
  if (held) return invalid('', held.problem, held.remedy)
  const [report] = openReports(state)
  if (report)
    return invalid(
      '',
      `the complainant has reported that they have not received recommendation ${report.recommendation}`,
      `settle report ${report.id} first`,
    )
  const letters = proposedLetters(state)
  return letters.length
    ? invalid(
        '',
        'a letter to the complainant is proposed and nobody has decided on it',
        `decide on ${letters.map((l) => l.letter).join(', ')} first`,
      )
    : undefined
}

export interface ConcludeInput extends CommonInput, AgainstDuty {
  /** When to ask whether it is still in place; absent: the case is closed now. */
  readonly followUpOn?: LocalDate
}

export const conclude: Transition<ConcludeInput> = {
  name: 'conclude',
  label: 'Conclude the case',
  by: OFFICERS,
  onBehalf: [],
  from: ['to-conclude'],
  needs:
    'every recommendation judged, no report or letter of the complainant and nothing on the statutory track open; reasons of its own where the Act says that the Ombudsman shall take a step that is put off; a date if it is to be followed up',
  says: 'The case is closed, or waits for its follow-up.',
  leadsTo: ['follow-up', 'closed'],
  textRequired: false,
  check(state, input, moment) {
    return (
      notYetConcluded(state) ??
      againstDutyRefusal(state, input) ??
      (input.followUpOn ? checkFutureDate(state, '/followUpOn', input.followUpOn, moment) : undefined)
    )
  },
  apply(state, input, moment) {
    const outcome = outcomeOf(state)
    const { kept, fact } = endedAgainst(state)
    if (input.followUpOn)
      return {
        state: {
          ...state,
          ...kept,
          outcome,
          followUp: { on: input.followUpOn, answered: false, kind: 'question' },
        },
        facts: [
          {
            event: 'concluded',
            data: { outcome, followUpOn: input.followUpOn, ...fact, ...provenance(input, moment) },
          },
        ],
        notices: [{ kind: 'concluded', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
      }
    return {
      state: closed({ ...state, ...kept }, outcome, moment),
      facts: [{ event: 'closed', data: { outcome, ...fact, ...provenance(input, moment) } }],
      notices: lettersToAll(state, 'closed'),
    }
  },
}

export interface PlanFollowUpInput extends CommonInput {
  readonly kind: FollowUpKind
  readonly on: LocalDate
}

export const planFollowUp: Transition<PlanFollowUpInput> = {
  name: 'planFollowUp',
  label: 'Plan a spot check',
  by: OFFICERS,
  onBehalf: [],
  from: ['follow-up'],
  needs: 'the day, whether the body is asked for evidence (or for an answer only), and the reasons',
  says: 'It is planned. A spot check without the body’s evidence is not announced to it.',
  leadsTo: ['follow-up'],
  textRequired: true,
  check: (state, input, moment) => checkFutureDate(state, '/on', input.on, moment),
  apply: (state, { kind, on, ...input }, moment) => ({
    state: { ...state, followUp: { on, answered: false, kind } },
    facts: [{ event: 'follow-up-planned', data: { kind, on, ...provenance(input, moment) } }],
    notices: [{ kind: 'date-changed', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
  }),
}

export interface AnswerFollowUpInput extends CommonInput, WithFiles {
  readonly stillInPlace: boolean
}

export const answerFollowUp: Transition<AnswerFollowUpInput> = {
  name: 'answerFollowUp',
  label: 'Say whether it is still in place',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: ['follow-up'],
  needs: 'yes or no, with what shows it, and with files where there are any',
  says: 'The answer is with the Ombudsman.',
  leadsTo: ['follow-up'],
  textRequired: true,
  check(state) {
    if (state.followUp?.answered)
      return invalid(
        '/stillInPlace',
        'the follow-up is already answered',
        'send a note if something has changed',
      )
    return state.followUp && !asksBody(state.followUp)
      ? invalid('/stillInPlace', 'nothing is asked of the body', 'send a note if something has changed')
      : undefined
  },
  apply(state, input, moment) {
    return {
      state: { ...state, followUp: state.followUp && { ...state.followUp, answered: true } },
      facts: [
        {
          event: 'follow-up-answered',
          data: { stillInPlace: input.stillInPlace, ...filesIn(input), ...provenance(input, moment) },
        },
      ],
      submission: {
        kind: 'follow-up',
        number: 0,
        version: state.seq + 1,
        textId: input.textId as string,
        receivedOn: receivedOn(input, moment),
        ...filesIn(input),
      },
    }
  },
}

export interface DecideFollowUpInput extends CommonInput {
  /** Found by a spot check, also one that was not planned. */
  readonly spotCheck?: boolean
  readonly stillInPlace: boolean
  /** Which recommendations are open again, and by when; required when it is no longer in place. */
  readonly reopen?: readonly number[]
  readonly dueOn?: LocalDate
  /** What the scanner says of the files of the body's answer, where one cannot be read. */
  readonly heldBack?: HeldBack
}

export const decideFollowUp: Transition<DecideFollowUpInput> = {
  name: 'decideFollowUp',
  label: 'Decide the follow-up',
  by: OFFICERS,
  onBehalf: [],
  from: ['follow-up'],
  needs: 'still in place, or which recommendations are open again and by when',
  says: 'The case is closed, or open again.',
  // Back to the plan when the reopened recommendation never had an accepted one.
  leadsTo: ['awaiting-plan', 'plan-review', 'carrying-out', 'closed'],
  textRequired: false,
  check(state, input, moment) {
    // What a spot check has found does not rest on the body's answer.
    if (input.stillInPlace)
      return input.heldBack && state.followUp?.answered && !input.spotCheck
        ? heldBackRefusal('/stillInPlace', 'the body’s answer', input.heldBack)
        : undefined
    const numbers = state.obligations.filter((o) => o.settledAs === undefined).map((o) => o.number)
    if (!input.reopen?.length || input.reopen.some((n) => !numbers.includes(n)))
      return invalid(
        '/reopen',
        'which recommendations are open again is not said',
        `some of ${numbers.join(', ')}`,
      )
    if (!input.textId) return invalid('/reasons', 'reopening needs reasons', 'say what is no longer in place')
    if (!input.dueOn) return invalid('/dueOn', 'reopening needs a date', 'the date by which it is due again')
    return checkFutureDate(state, '/dueOn', input.dueOn, moment)
  },
  apply(state, input, moment) {
    if (input.stillInPlace)
      return {
        state: closed(state, state.outcome ?? outcomeOf(state), moment),
        facts: [
          {
            event: 'closed',
            data: {
              outcome: state.outcome,
              stillInPlace: true,
              ...foundBy(state, input),
              ...provenance(input, moment),
            },
          },
        ],
        notices: lettersToAll(state, 'closed'),
      }
    const reopened = new Set(input.reopen)
    const dueOn = input.dueOn as LocalDate
    const { endedAgainstDuty: _, ...running } = state
    const open: RecommendationState = {
      ...running,
      outcome: null,
      followUp: null,
      obligations: state.obligations.map((o) =>
        reopened.has(o.number)
          ? {
              ...o,
              judgement: 'more-needed',
              judgedOn: moment.today,
              owedSince: moment.today,
              assuranceSoughtOn: null,
              assuranceAnswer: null,
            }
          : o,
      ),
    }
    return {
      state: [...reopened].reduce((next, number) => withDateSet(next, number, dueOn, moment.today), open),
      facts: [
        {
          event: 'reopened',
          data: {
            recommendations: [...reopened],
            dueOn,
            ...foundBy(state, input),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [{ kind: 'reopened', recipient: bodyRecipient(state.bodyId), recommendations: [...reopened] }],
    }
  },
}

const foundBy = (
  { followUp }: RecommendationState,
  { spotCheck }: DecideFollowUpInput,
): { readonly [key: string]: Json } =>
  (spotCheck ?? followUp?.kind.startsWith('spot-check')) ? { spotCheck: true } : {}
