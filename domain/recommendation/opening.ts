// How a case begins: started by an officer, or taken over from the spreadsheet it was tracked in until now. One state
// for each responsible body; a joint recommendation becomes an obligation of each.
import { limitedTo, type Calendar } from '../calendar/calendar.js'
import type { Severity } from '../calendar/policy.js'
import type { LocalDate } from '../calendar/local-date.js'
import { USUAL_SENDING_HOURS, type SendingHours } from '../calendar/sending-hours.js'
import type { BodyType } from '../people/bodies.js'
import type { Actor } from '../people/roles.js'
import { withReceiptOfDecision } from './awaited-receipt.js'
import type { Condition } from './condition.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import { bodyRecipient } from './ids.js'
import { isAskedToLog, stageOf } from './stages.js'
import type { DecisionForm } from './statutory/form.js'
import { beginTrack } from './statutory/state.js'
import type { RemedyCategory } from './remedies.js'
import { sharedAtStart } from './sharing.js'
import type {
  CqcPart,
  Obligation,
  PlanState,
  RecommendationKind,
  RecommendationState,
  Requirement,
} from './state.js'
import { statedTerm, type Basis, type Term, type Undated } from './term.js'
import type { Notice } from './letters.js'

/** The stages at which a case can be taken over; later ones are reached by entering what was received. */
export const TAKE_OVER_STAGES = ['awaiting-plan', 'plan-review', 'carrying-out', 'closed'] as const
export type TakeOverStage = (typeof TAKE_OVER_STAGES)[number]

export interface TakeOver {
  /** Null: nobody said; a person confirms before any reminder leaves. */
  readonly stage: TakeOverStage | null
  readonly planReceivedOn: LocalDate | null
  readonly satisfiedOn: LocalDate | null
}

export interface OpeningBody {
  readonly bodyId: string
  readonly bodyType: BodyType
  readonly planDueOn: LocalDate | null
  /** On what the plan's date rests; absent: it was stated with the decision, or came with a take-over. */
  readonly planBasis?: Basis
  readonly takeOver: TakeOver | null
  /** What was issued to this body; absent: nobody stated it, and no statutory period runs. */
  readonly form?: DecisionForm
  /** That does not name the body. */
  readonly unnamed?: true
  /** The recorded day on which it received that, if it is known. */
  readonly receivedOn?: LocalDate
  /** Nobody is in post who receives its letters. */
  readonly unaddressed?: true
}

export interface OpeningRecommendation {
  readonly number: number
  readonly kind: RecommendationKind
  readonly requires: Requirement
  readonly assurance: boolean
  readonly dueOn: LocalDate | null
  /** On what the date rests; absent: it was stated with the decision, or came with a take-over. */
  readonly basis?: Basis
  /** What the decision's words say where the date does not rest on them. */
  readonly undated?: Undated
  readonly category?: RemedyCategory
  /** It is owed only when this has arisen. */
  readonly condition?: Pick<Condition, 'on' | 'within'>
  /** The bodies that owe it. */
  readonly bodyIds: readonly string[]
}

export interface Opening {
  readonly reference: string
  readonly team: string
  readonly decisionDate: LocalDate
  readonly textId: string
  /** Who started the case; nobody, if not given: the system. */
  readonly startedBy?: Pick<Actor, 'subject' | 'role'>
  readonly hasCqcLocation: boolean
  /** The decision of whoever starts it that the outcome is shared with CQC, on the authority of the body's regime. */
  readonly mayBeShared: boolean
  /** Of which Fundamental Standards the decision finds a potential breach. */
  readonly potentialBreach?: readonly FundamentalStandard[]
  readonly bodies: readonly OpeningBody[]
  readonly recommendations: readonly OpeningRecommendation[]
  /** England's. */
  readonly calendar: Calendar
  /** Ordinary, if not given. */
  readonly severity?: Severity
  /** 09:00 to 17:00, if not given. */
  readonly sendingHours?: SendingHours
  readonly clockShift: number
  readonly carryOnAfter?: number
}

/** Years of bank holidays that a running case carries: enough for the longest one seen, with follow-up. */
export const CALENDAR_YEARS = 6

/** Whether CQC has a part, or why not (memorandum 4.3, 4.4 iii). */
export const cqcPartOf = (hasCqcLocation: boolean, mayBeShared: boolean): CqcPart =>
  !hasCqcLocation ? 'no-cqc-location' : mayBeShared ? 'runs' : 'not-shared'

/**
 * The first state of each responsible body's workflow. `today` limits the calendar that each carries. The states of
 * the other bodies travel alongside the first, which starts them: so a case is never begun for one body only.
 */
export function initialStates(
  opening: Opening,
  today: LocalDate,
): [RecommendationState, ...RecommendationState[]] {
  const from = Number(opening.decisionDate.slice(0, 4)) - 1
  const to = Number(today.slice(0, 4)) + CALENDAR_YEARS
  const years = {
    from: Math.max(from, opening.calendar.years.from),
    to: Math.min(to, opening.calendar.years.to),
  }
  const calendar = limitedTo(opening.calendar, years)
  const states = opening.bodies.map((body) => initialState(opening, body, calendar, today))
  const [first, ...rest] = states
  if (!first) throw new RangeError('a case needs a responsible body')
  return [{ ...first, alongside: rest }, ...rest]
}

function initialState(
  opening: Opening,
  body: OpeningBody,
  calendar: Calendar,
  today: LocalDate,
): RecommendationState {
  const { hasCqcLocation, mayBeShared, startedBy = null } = opening
  // CQC assesses councils as such (memorandum annex 1): of a council it has a part without any location.
  const concernsCqc = hasCqcLocation || body.bodyType === 'council'
  const shares =
    concernsCqc && mayBeShared ? sharedAtStart(calendar, body.bodyType, startedBy, today) : undefined
  const own = opening.recommendations.filter((r) => r.bodyIds.includes(body.bodyId))
  const planDueOn = own.some((r) => r.requires === 'action-plan') ? body.planDueOn : null
  const state: RecommendationState = {
    reference: opening.reference,
    bodyId: body.bodyId,
    bodyType: body.bodyType,
    team: opening.team,
    decisionDate: opening.decisionDate,
    textId: opening.textId,
    ...(opening.startedBy && { startedBy: opening.startedBy }),
    cqcPart: cqcPartOf(concernsCqc, shares !== undefined),
    ...(shares && { shares }),
    ...(concernsCqc && mayBeShared && !shares && { sharingWished: true as const }),
    ...(opening.potentialBreach && { potentialBreach: opening.potentialBreach }),
    planDueOn,
    planTerm: termFor(opening, body, planDueOn, body.planBasis),
    planDates: [],
    severity: opening.severity ?? 'ordinary',
    requests: [],
    clarifications: [],
    quiet: [],
    escalations: [],
    sendingHours: opening.sendingHours ?? USUAL_SENDING_HOURS,
    obligations: own.map((r) => newObligation(r, termFor(opening, body, r.dueOn, r.basis))),
    plan: null,
    followUp: null,
    ...(body.form && {
      statutory: {
        ...beginTrack(body.form, opening.decisionDate, body.receivedOn ?? null),
        ...(body.unnamed && { unnamed: true }),
      },
    }),
    outcome: null,
    openedAt: 0,
    closedAt: null,
    takenOver: body.takeOver !== null,
    paused: false,
    ...(body.unaddressed && { unaddressed: true }),
    undelivered: [],
    playedUntil: 0,
    seq: 0,
    sends: [],
    handled: [],
    calendar,
    clockShift: opening.clockShift,
    ...(opening.carryOnAfter !== undefined && { carryOnAfter: opening.carryOnAfter }),
    alongside: [],
  }
  const dated = body.receivedOn
    ? withReceiptOfDecision(state, { on: body.receivedOn, assumed: null }, body.takeOver ? null : today)
    : state
  return body.takeOver ? takenOver(dated, body.takeOver) : dated
}

/** What a date that a case begins with rests on; whoever states a basis has computed the date from it. */
function termFor(
  { decisionDate }: Opening,
  { takeOver }: OpeningBody,
  on: LocalDate | null,
  basis: Basis | undefined,
): Term | null {
  if (on === null) return null
  if (basis) return { basis, extensions: [] }
  if (takeOver)
    return { basis: { kind: 'assumed', on, setOn: decisionDate, by: 'take-over' }, extensions: [] }
  return statedTerm(on, decisionDate, 'decision')
}

/** An obligation of which nothing has been answered yet. */
export const newObligation = (r: OpeningRecommendation, term: Term | null): Obligation => ({
  number: r.number,
  ...(r.category && { category: r.category }),
  ...(r.condition && { condition: { ...r.condition, standing: 'open', foundOn: null } }),
  kind: r.kind,
  requires: r.requires,
  assurance: r.assurance,
  dueOn: r.dueOn,
  originalDueOn: r.dueOn,
  term,
  ...(r.undated && { undated: r.undated }),
  dates: [],
  answer: null,
  evidence: null,
  assuranceSoughtOn: null,
  assuranceAnswer: null,
  judgement: null,
  judgedOn: null,
})

function takenOver(
  state: RecommendationState,
  { stage, planReceivedOn, satisfiedOn }: TakeOver,
): RecommendationState {
  if (stage === 'closed' || (stage === null && satisfiedOn))
    return {
      ...state,
      obligations: state.obligations.map((o) => ({ ...o, judgement: 'satisfied', judgedOn: satisfiedOn })),
      outcome: state.obligations.length ? 'complete-and-satisfied' : 'no-recommendations',
      // Closed in the past; the first step puts the moment of the take-over here.
      closedAt: 0,
    }
  const standing = { ...state, plan: planReceivedOn ? takenOverPlan(stage, planReceivedOn) : null }
  // What is not said, or not borne out by what is said, a person confirms before any reminder leaves.
  return { ...standing, paused: stageOf(standing) !== stage }
}

/** The plan as it was received before the take-over; null where the stage says that none is to be read yet. */
function takenOverPlan(stage: TakeOverStage | null, receivedOn: LocalDate): PlanState | null {
  if (stage !== 'plan-review' && stage !== 'carrying-out') return null
  return {
    version: 1,
    receivedOn,
    status: stage === 'plan-review' ? 'under-review' : 'accepted',
    // Whether and when CQC was asked to log it is not known, so nobody is chased for it.
    acceptedOn: null,
    loggedOn: null,
  }
}

/** The letters that open a case. A take-over sends none: an import never writes about the past. */
export function openingNotices(state: RecommendationState): Notice[] {
  if (state.takenOver) return []
  if (state.obligations.length === 0) return breachNotices(state)
  return [
    ...breachNotices(state),
    {
      kind: 'opening',
      recipient: bodyRecipient(state.bodyId),
      recommendations: state.obligations.map((o) => o.number),
    },
    ...logNotices(state.obligations.filter((o) => isAskedToLog(state, o))),
  ]
}

/** A potential breach is told to CQC as soon as the outcome is shared with it. */
export const breachNotices = ({ cqcPart, potentialBreach }: RecommendationState): Notice[] =>
  cqcPart === 'runs' && potentialBreach?.length
    ? [{ kind: 'potential-breach', recipient: 'cqc', recommendations: [] }]
    : []

/** What CQC is asked to log of these recommendations, if anything (memorandum 4.7). */
export function logNotices(asked: readonly Obligation[]): Notice[] {
  const recommendations = asked.map((o) => o.number)
  return recommendations.length ? [{ kind: 'log-recommendation', recipient: 'cqc', recommendations }] : []
}
