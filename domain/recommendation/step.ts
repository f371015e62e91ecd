// What is written down when a case moves: the facts for the ledger, the rows that people read, the letters armed and
// voided, the tasks opened and done. All of it is the difference between two states, written in one transaction.
import { localDateOf } from '../calendar/london-time.js'
import type { Role } from '../people/roles.js'
import { settled, withDatesKept, type NumberedDate } from './dates.js'
import { dueItems, overdueDeadlines } from './deadlines.js'
import type { DueItem } from './due.js'
import type { LetterItem } from './letter-item.js'
import { proposalOf } from './escalation.js'
import { overdueBecause, ruleIdOf } from './explain.js'
import { letterDifference, noticesOf, outdatedNotices, pendingSend, remindersAt } from './letter-items.js'
import type { Notice } from './letters.js'
import { refusalOf, transitionOf, type Message, type TransitionName } from './process.js'
import type { Redating } from './redate.js'
import { proposalsIn, type Proposal } from './statutory/proposal.js'
import { isAskedToLog, stageOf } from './stages.js'
import type { Obligation, PlanState, RecommendationState } from './state.js'
import { taskDifference, type Task } from './tasks.js'
import { proposedFact } from './transitions/formal-step.js'
import { shareFact } from './transitions/sharing.js'
import { viewOf, type CaseBodyView } from './view.js'
import { withResults } from './results.js'
import { momentOf, type Change, type Fact, type Submission } from './transition.js'

/** One transaction of a case: repeatable, because the first ledger row's number is its key. */
export interface Step {
  readonly reference: string
  readonly bodyId: string
  /** The number of the last ledger row before this step. */
  readonly afterSeq: number
  /** By the workflow's clock, epoch milliseconds. */
  readonly effectiveAt: number
  readonly actor: string
  readonly role: Role | 'system'
  readonly facts: readonly Fact[]
  readonly view: CaseBodyView
  /** The case itself, written by the first step. */
  readonly opening?: {
    readonly textId: string
    readonly openedAt: number
    readonly decisionDate: string
    readonly team: string
  }
  readonly obligations: readonly Obligation[]
  readonly plan?: PlanState
  /** What is asked of the body and of CQC after this step; absent when that is what it was before. */
  readonly due?: readonly DueItem[]
  /** The dates that came to hold with this step. */
  readonly dates: readonly NumberedDate[]
  readonly submission?: Submission
  readonly arm: readonly LetterItem[]
  readonly void: readonly string[]
  readonly openTasks: readonly Task[]
  readonly doneTasks: readonly string[]
  /** What a new version of the calendar did to this case. */
  readonly redating?: Redating
}

export interface Moved {
  readonly state: RecommendationState
  readonly step: Step
}

/** Takes a message that `refusalOf` lets pass: the next state and what to write down. `at`: the workflow's clock. */
export function take(state: RecommendationState, name: TransitionName, message: Message, at: number): Moved {
  const refusal = refusalOf(state, name, message, at)
  if (refusal) throw new RangeError(`${name} was taken though it is refused: ${refusal.problem}`)
  const moment = momentOf(message.actor, at)
  const change = transitionOf(name).apply(state, message.input, moment)
  return moved(state, change, at, message.actor.subject, message.actor.role)
}

/** The first step of a case: opened with letters, or taken over from a spreadsheet without any. */
export function open(state: RecommendationState, at: number, notices: readonly Notice[]): Moved {
  // Of a case that was tracked elsewhere it is not known whether CQC was asked, so nobody is chased for it.
  const askedOn = state.takenOver ? undefined : localDateOf(at)
  const opened: RecommendationState = {
    ...state,
    obligations: state.obligations.map((o) =>
      askedOn && isAskedToLog(state, o) ? { ...o, logAskedOn: askedOn } : o,
    ),
    openedAt: at,
    playedUntil: at,
    closedAt: state.closedAt === null ? null : at,
  }
  const facts: Fact[] = [
    {
      event: state.takenOver ? 'taken-over' : 'opened',
      data: {
        stage: stageOf(opened),
        decisionDate: state.decisionDate,
        textId: state.textId,
        ...pastOf(state),
      },
    },
    ...(state.shares ?? []).map((share) => shareFact(share)),
  ]
  if (state.closedAt === null && state.obligations.length === 0)
    return firstStep(
      state,
      { ...opened, closedAt: at, outcome: 'no-recommendations' },
      [...facts, { event: 'closed', data: { outcome: 'no-recommendations' } }],
      at,
      [],
    )
  return firstStep(state, opened, facts, at, notices)
}

/** What a taken-over case had behind it; kept in its first ledger row. */
function pastOf({ takenOver, plan, outcome, obligations }: RecommendationState): Fact['data'] {
  if (!takenOver) return {}
  const satisfiedOn = obligations[0]?.judgedOn
  return {
    ...(plan && { planReceivedOn: plan.receivedOn }),
    ...(satisfiedOn && { satisfiedOn }),
    ...(outcome && { outcome }),
  }
}

/** A state with nothing armed and nothing to do, so that the first step writes everything. */
const nothingYet = (state: RecommendationState): RecommendationState => ({
  ...state,
  planDueOn: null,
  planTerm: null,
  obligations: [],
  plan: null,
  closedAt: 0,
})

function firstStep(
  before: RecommendationState,
  state: RecommendationState,
  facts: readonly Fact[],
  at: number,
  notices: readonly Notice[],
): Moved {
  const { subject, role } = state.startedBy ?? { subject: 'system', role: 'system' as const }
  const { step, state: after } = moved(nothingYet(before), { state, facts, notices }, at, subject, role)
  const { textId, decisionDate, team } = state
  return { state: after, step: { ...step, opening: { textId, decisionDate, team, openedAt: at } } }
}

/**
 * Time has passed up to `at`: what became overdue and which tasks that opens. `step` is null when nothing but a
 * reminder is to be done.
 */
export function pass(
  state: RecommendationState,
  at: number,
): { state: RecommendationState; step: Step | null } {
  const { step, state: next } = moved(state, { state, facts: [] }, at, 'system', 'system')
  const written = [step.facts, step.void, step.openTasks, step.doneTasks]
  return { state: next, step: written.some((rows) => rows.length > 0) ? step : null }
}

/** What this step brings to light as overdue: time has passed, or a date was set, corrected or confirmed. */
function newlyOverdue(before: RecommendationState, state: RecommendationState): Fact[] {
  const known = new Set(overdueDeadlines(before).map((d) => `${d.kind}:${d.on}`))
  return overdueDeadlines(state)
    .filter((d) => !known.has(`${d.kind}:${d.on}`))
    .map((d) => ({
      event: 'overdue',
      bySystem: true as const,
      data: {
        deadline: d.kind,
        dueOn: d.on,
        metUntil: d.metUntil,
        recommendations: d.recommendations,
        rule: ruleIdOf(state, d),
        because: overdueBecause(state, d),
      },
    }))
}

/** What the escalation ladder now proposes to a person and did not before; the first rung is the task to chase. */
function newlyProposed(before: RecommendationState, state: RecommendationState): Fact[] {
  const proposals = (of: RecommendationState) =>
    overdueDeadlines(of).flatMap((d) => {
      const step = proposalOf(of, d)
      return step && step.level !== 'team-co-ordinator' ? [{ d, step }] : []
    })
  const known = new Set(proposals(before).map(({ d, step }) => `${d.kind}:${d.on}:${step.level}`))
  return proposals(state)
    .filter(({ d, step }) => !known.has(`${d.kind}:${d.on}:${step.level}`))
    .map(({ d, step }) => ({
      event: 'escalation-proposed',
      bySystem: true as const,
      data: { deadline: d.kind, dueOn: d.on, recommendations: d.recommendations, step: step.level },
    }))
}

/** A formal step that the law now allows and did not before: proposed, with its grounds; a person decides. */
function newlyAllowed(before: RecommendationState, state: RecommendationState): Fact[] {
  const named = ({ step, grounds }: Proposal) => `${step.name} ${grounds.map((g) => g.code).join()}`
  const known = new Set(proposalsIn(before).map(named))
  return proposalsIn(state)
    .filter((proposal) => !known.has(named(proposal)))
    .map((proposal) => ({
      event: 'formal-step-proposed',
      bySystem: true,
      data: proposedFact(proposal),
    }))
}

/** What is asked after this step, where that has changed. */
function dueDifference(before: RecommendationState, state: RecommendationState): Pick<Step, 'due'> {
  const [old, due] = [before, state].map((of) =>
    dueItems(of).map(({ deadline: _, ...item }): DueItem => item),
  )
  return JSON.stringify(old) === JSON.stringify(due) ? {} : { due }
}

/** What the case has heard of its letters changes no fact, yet perhaps whose move it is: the row follows. */
export const heard = (state: RecommendationState, next: RecommendationState, at: number): Moved =>
  moved(state, { state: next, facts: [] }, at, 'system', 'system')

/** A date is kept with the fact that brought it. */
const keptBy = (
  fact: Fact | undefined,
  before: RecommendationState,
  state: RecommendationState,
  at: number,
) =>
  fact
    ? withDatesKept(before, state, { since: localDateOf(at), because: fact.event, seq: before.seq + 1 })
    : { state, dates: [] }

export function moved(
  before: RecommendationState,
  change: Change,
  at: number,
  actor: string,
  role: Role | 'system',
): Moved {
  const told = withResults(before, change, at)
  const settledState = settled({ ...told, playedUntil: Math.max(told.playedUntil, at) })
  const { notices, state: lived } = noticesOf(before, settledState, change.notices ?? [], at)
  const facts = [
    ...change.facts,
    ...newlyOverdue(before, lived),
    ...newlyProposed(before, lived),
    ...newlyAllowed(before, lived),
  ]
  const { state: dated, dates } = keptBy(facts[0], before, lived, at)
  // Time has run up to this moment, perhaps for hours (database away): what came due on the way leaves, or is no
  // longer so and finds nothing to send.
  const { sends, missed } = remindersAt(before, at)
  const voided = [...(change.void ?? []), ...outdatedNotices(dated)]
  const wanted = [...dated.sends.filter((s) => !voided.includes(s.key)), ...sends]
  const state: RecommendationState = {
    ...dated,
    seq: before.seq + facts.length,
    // Nobody is reminded of a case that is closed.
    sends: [
      ...(dated.closedAt === null ? wanted : wanted.filter((s) => s.letterClass === 'notice')),
      ...notices.map(({ item, notice }) => pendingSend(item, [notice])),
    ],
  }
  const letters = letterDifference(before, state)
  return {
    state,
    step: {
      reference: state.reference,
      bodyId: state.bodyId,
      afterSeq: before.seq,
      effectiveAt: at,
      actor,
      role,
      facts,
      view: viewOf(state),
      obligations: state.obligations.filter((o) => !before.obligations.includes(o)),
      ...(state.plan && state.plan !== before.plan && { plan: state.plan }),
      ...dueDifference(before, state),
      dates,
      ...(change.submission && { submission: change.submission }),
      arm: [...notices.map(({ item }) => item), ...letters.arm],
      void: [...new Set([...letters.void, ...missed, ...voided])],
      ...taskDifference(before, state),
    },
  }
}
