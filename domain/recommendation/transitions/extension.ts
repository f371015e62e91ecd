// More time: asked for by the body, agreed in writing or refused by the Ombudsman. A statutory period moves only by a
// recorded written agreement (LGA 1974 s31(2), s34I(2)–(3)); every date that held is kept.
import { refusalOfExtension, type Extension } from '../../calendar/extension.js'
import type { LocalDate } from '../../calendar/local-date.js'
import type { DeadlineRule } from '../../calendar/rule.js'
import type { Role } from '../../people/roles.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf, dueOnOf, explanationOf, isOwed, PLAN, termOf, withTerm } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { extensionLimitsOf } from '../policy.js'
import type { Stage } from '../stages.js'
import type { ExtensionRequest, RecommendationState } from '../state.js'
import { deadlineOf, type Term } from '../term.js'
import {
  checkFutureDate,
  computed,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Fact,
  type Moment,
  type Transition,
} from '../transition.js'

/** Where the body owes something by a date. */
export const OWING_STAGES: readonly Stage[] = ['awaiting-plan', 'plan-review', 'carrying-out']

export interface AskExtensionInput extends CommonInput {
  /** 0 for the action plan, else the recommendation. */
  readonly recommendation: number
  readonly to: LocalDate
}

/** Refused when nothing is owed under this number, or it has no date that could be put off. */
export function checkDated(state: RecommendationState, field: string, number: number): Refusal | undefined {
  const what = number === PLAN ? 'the action plan' : `recommendation ${number}`
  const dated = [PLAN, ...state.obligations.map((o) => o.number)].filter(
    (n) => isOwed(state, n) && termOf(state, n),
  )
  if (dated.includes(number)) return undefined
  return invalid(
    field,
    isOwed(state, number) ? `${what} has no date` : `nothing is owed for ${what}`,
    dated.length ? `one of ${dated.join(', ')} (0 is the action plan)` : 'set a date first',
  )
}

function checkExtension(
  state: RecommendationState,
  number: number,
  asked: MoreTime,
  role: Role,
  moment: Moment,
): Refusal | undefined {
  const term = termOf(state, number) as Term
  const due = dueOnOf(state, number) as LocalDate
  const original = explanationOf(state, number)?.extended?.original ?? due
  const dates = { original, due, earlier: term.extensions }
  return checkLater(state, deadlineOf(term, [], calendarsOf(state)).rule, dates, asked, role, moment)
}

/** Refused when what rests on this rule cannot be put off so far: by its law, or by the limits that bind this role. */
export function checkLater(
  state: RecommendationState,
  rule: DeadlineRule,
  dates: { readonly original: LocalDate; readonly due: LocalDate; readonly earlier: readonly Extension[] },
  asked: MoreTime,
  role: Role,
  moment: Moment,
): Refusal | undefined {
  const future = checkFutureDate(state, '/to', asked.to, moment)
  if (future) return future
  const limits = extensionLimitsOf(role, state)
  const problem = refusalOfExtension(rule, dates, { ...asked, agreedOn: moment.today }, limits)
  if (!problem) return undefined
  return invalid(
    problem.field === 'inWriting' ? '/inWriting' : '/to',
    problem.message.replace(/^\w+: /, ''),
    problem.field === 'inWriting'
      ? 'record the written agreement: “inWriting”: true'
      : 'another date, or a manager’s decision',
  )
}

export const askExtension: Transition<AskExtensionInput> = {
  name: 'askExtension',
  label: 'Ask for more time',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: OWING_STAGES,
  needs: 'the action plan (0) or the recommendation, the new date, and the reasons',
  says: 'The request is with the Ombudsman; until it is decided the date stands.',
  leadsTo: OWING_STAGES,
  textRequired: true,
  check: (state, { recommendation, to }, moment) =>
    checkDated(state, '/recommendation', recommendation) ??
    checkExtension(state, recommendation, { to, inWriting: true }, 'manager', moment),
  apply(state, input, moment) {
    const { recommendation: number, to } = input
    const request = { number, to, askedOn: receivedOn(input, moment), askedBy: moment.actor.subject }
    return {
      // Who asks again thinks better of it: the newest request is the one to decide on.
      state: { ...state, requests: [...state.requests.filter((r) => r.number !== number), request] },
      facts: [
        {
          event: 'extension-asked',
          data: { recommendation: number, to, dueOn: dueOnOf(state, number), ...provenance(input, moment) },
        },
      ],
      notices: [
        {
          kind: 'extension-asked',
          recipient: bodyRecipient(state.bodyId),
          recommendations: number === PLAN ? [] : [number],
        },
      ],
    }
  },
}

export interface DecideExtensionInput extends CommonInput {
  readonly recommendation: number
  readonly decision: 'agree' | 'refuse'
  /** The date that is agreed: the one asked for, or another; required when agreed. */
  readonly to?: LocalDate
  /** Whether both sides have agreed in writing; a statutory period moves in no other way. */
  readonly inWriting?: boolean
}

export const decideExtension: Transition<DecideExtensionInput> = {
  name: 'decideExtension',
  label: 'Agree to more time or refuse it',
  by: OFFICERS,
  onBehalf: [],
  from: OWING_STAGES,
  needs: 'a request for more time, the date agreed or the refusal, and the reasons',
  says: 'The decision is recorded and the body is written to.',
  leadsTo: OWING_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const { recommendation: number, decision, to, inWriting = false } = input
    if (!state.requests.some((r) => r.number === number))
      return noRequestOpen(
        '/recommendation',
        number === PLAN ? 'the action plan' : `recommendation ${number}`,
      )
    if (decision === 'refuse') return undefined
    if (!to) return invalid('/to', 'the date that is agreed is missing', 'the date asked for, or another')
    return checkMoreTime(state, number, { to, inWriting }, moment)
  },
  apply(state, input, moment) {
    const { recommendation: number, decision } = input
    const request = state.requests.find((r) => r.number === number)
    const from = dueOnOf(state, number)
    const recommendations = number === PLAN ? [] : [number]
    const recipient = bodyRecipient(state.bodyId)
    // Who asked and who agreed stand in the ledger as the actors of their rows.
    const asked = { askedOn: request?.askedOn ?? moment.today }
    const undecided = { ...state, requests: state.requests.filter((r) => r !== request) }
    if (decision === 'refuse')
      return {
        state: undecided,
        facts: [
          {
            event: 'extension-refused',
            data: {
              recommendation: number,
              to: request?.to ?? null,
              dueOn: from,
              ...asked,
              ...provenance(input, moment),
            },
          },
        ],
        notices: [{ kind: 'extension-refused', recipient, recommendations }],
      }
    const { inWriting = false } = input
    const next = withMoreTime(undecided, number, { to: input.to as LocalDate, inWriting }, moment, request)
    return {
      state: next,
      facts: [
        moreTimeFact(undecided, next, number, {
          inWriting,
          ...asked,
          ...provenance(input, moment),
        }),
      ],
      notices: [{ kind: 'extension-agreed', recipient, recommendations }],
    }
  },
}

/** That nobody has asked for more time, or it is decided. */
export const noRequestOpen = (field: string, what: string): Refusal => ({
  code: 'changed-since',
  field,
  problem: `no request for more time is open for ${what}`,
  remedy:
    'open the case again: it may have been decided; what came by letter or telephone is entered as a request first',
})

/** More time as it is agreed: the new date, and whether both sides have said so in writing. */
export interface MoreTime {
  readonly to: LocalDate
  readonly inWriting: boolean
}

/** Refused when this date cannot be put off so far, by this role or at all. */
export function checkMoreTime(
  state: RecommendationState,
  number: number,
  time: MoreTime,
  moment: Moment,
): Refusal | undefined {
  const refused = checkExtension(state, number, time, moment.actor.role, moment)
  if (refused) return refused
  const next = computed('/to', () => withMoreTime(state, number, time, moment))
  return 'problem' in next ? next : undefined
}

/** The state in which the date of this number is put off; who agreed is who says so, and who asked if nobody else did. */
export function withMoreTime(
  state: RecommendationState,
  number: number,
  time: MoreTime,
  { today, actor }: Moment,
  request?: ExtensionRequest,
): RecommendationState {
  const term = termOf(state, number) as Term
  const extension = {
    ...time,
    agreedOn: today,
    askedOn: request?.askedOn ?? today,
    askedBy: request?.askedBy ?? actor.subject,
    agreedBy: actor.subject,
  }
  return withTerm(state, number, { ...term, extensions: [...term.extensions, extension] })
}

/** That a date was put off: from when to when, and how often by now. */
export const moreTimeFact = (
  before: RecommendationState,
  next: RecommendationState,
  number: number,
  more: Fact['data'],
): Fact => ({
  event: 'extension-agreed',
  data: {
    recommendation: number,
    from: dueOnOf(before, number),
    to: dueOnOf(next, number),
    count: termOf(next, number)?.extensions.length ?? 0,
    ...more,
  },
})
