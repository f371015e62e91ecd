// What is written down when a case moves: the facts for the ledger, the rows that people read, the letters armed and
// voided, the tasks opened and done. All of it is the difference between two states, written in one transaction.
import { versionNumberOf } from '../calendar/edition.js'
import type { LocalDate } from '../calendar/local-date.js'
import { instantAt, localDateOf } from '../calendar/london-time.js'
import type { Role } from '../people/roles.js'
import { armedItems, dueListFor, openDeadlines, overdueDeadlines, type ArmedItem } from './deadlines.js'
import { businessKey, recommendationWorkflowId, type Recipient } from './ids.js'
import { LETTER_SUBJECTS, type LetterKind } from './letters.js'
import { refusalOf, transitionOf, type Message, type TransitionName } from './process.js'
import type { Redating } from './redate.js'
import { stageOf, waitingOn, type Stage, type WaitingOn } from './stages.js'
import type { LetterClass, Obligation, PendingSend, PlanState, RecommendationState } from './state.js'
import { tasksOf, type Task } from './tasks.js'
import { momentOf, type Change, type Fact, type Notice, type Submission } from './transition.js'

/** A letter item as it is stored; a notice has no deadline. */
export interface LetterItem {
  readonly key: string
  readonly recipient: Recipient
  readonly letterClass: LetterClass
  readonly kind: LetterKind
  readonly localDate: LocalDate
  readonly at: number
  readonly data: ArmedItem['data']
}

/** The row that people read for this case and body. */
export interface CaseBodyView {
  readonly stage: Stage
  readonly waitingOn: WaitingOn
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly cqcPart: string
  readonly planDueOn: string | null
  readonly planVersion: number
  readonly followUpOn: string | null
  readonly outcome: string | null
  readonly closedAt: number | null
  readonly calendarDivision: string
  readonly calendarVersion: number
}

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

/** What the search attributes of the running case are set to; no names, no personal data. */
export interface Standing {
  readonly stage: Stage
  readonly waitingOn: WaitingOn
  /** The end of the earliest open deadline, epoch milliseconds. */
  readonly dueAt: number | null
  readonly overdue: boolean
}

export function standingOf(state: RecommendationState): Standing {
  const first = openDeadlines(state)[0]
  return {
    stage: stageOf(state),
    waitingOn: waitingOn(state),
    dueAt: first ? instantAt(first.on, '23:59') : null,
    overdue: overdueDeadlines(state).length > 0,
  }
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
  const opened: RecommendationState = {
    ...state,
    openedAt: at,
    playedUntil: at,
    closedAt: state.closedAt === null ? null : at,
  }
  const facts: Fact[] = [
    {
      event: state.takenOver ? 'taken-over' : 'opened',
      data: { stage: stageOf(opened), decisionDate: state.decisionDate, textId: state.textId },
    },
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

/** A state with nothing armed and nothing to do, so that the first step writes everything. */
const nothingYet = (state: RecommendationState): RecommendationState => ({
  ...state,
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
  const { step, state: after } = moved(nothingYet(before), { state, facts, notices }, at, 'system', 'system')
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
  const after = { ...state, playedUntil: at }
  const { sends, missed } = remindersAt(state, at)
  const timed = { ...after, sends: [...after.sends, ...sends] }
  const { step, state: next } = moved(state, { state: timed, facts: [] }, at, 'system', 'system')
  const nothingToWrite =
    !step.facts.length && !missed.length && !step.openTasks.length && !step.doneTasks.length
  return nothingToWrite
    ? { state: timed, step: null }
    : { state: next, step: { ...step, void: [...step.void, ...missed] } }
}

/** A letter could not be delivered: a task for a person, never the end of the case. */
export function undeliverable(state: RecommendationState, letterKey: string, why: string, at: number): Moved {
  return moved(
    state,
    {
      state: { ...state, undelivered: [...state.undelivered, letterKey] },
      facts: [{ event: 'letter-not-delivered', data: { letter: letterKey, why } }],
    },
    at,
    'system',
    'system',
  )
}

/**
 * The reminders that leave at this moment, one send a recipient. After an outage several days may have come due at
 * once: only the latest letter to each recipient leaves, because the earlier ones would say what is no longer so.
 */
function remindersAt(state: RecommendationState, at: number): { sends: PendingSend[]; missed: string[] } {
  const due = armedItems(state).filter((i) => i.at <= at)
  const latest = new Map(due.map((i) => [i.recipient, i]))
  return {
    sends: [...latest.values()].map(pendingSend),
    missed: due.filter((i) => i.localDate !== latest.get(i.recipient)?.localDate).map((i) => i.key),
  }
}

/** What this step brings to light as overdue: time has passed, or a date was set, corrected or confirmed. */
function newlyOverdue(before: RecommendationState, state: RecommendationState): Fact[] {
  const known = new Set(overdueDeadlines(before).map((d) => `${d.kind}:${d.on}`))
  return overdueDeadlines(state)
    .filter((d) => !known.has(`${d.kind}:${d.on}`))
    .map((d) => ({
      event: 'overdue',
      bySystem: true as const,
      data: { deadline: d.kind, dueOn: d.on, metUntil: d.metUntil, recommendations: d.recommendations },
    }))
}

export function moved(
  before: RecommendationState,
  change: Change,
  at: number,
  actor: string,
  role: Role | 'system',
): Moved {
  const workflowId = recommendationWorkflowId(before.reference, before.bodyId)
  const notices = (change.notices ?? []).map((notice, index) =>
    noticeItem(businessKey(workflowId, notice.kind, before.seq + 1, index), notice, change.state, at),
  )
  const lived = { ...change.state, playedUntil: Math.max(change.state.playedUntil, at) }
  const facts = [...change.facts, ...newlyOverdue(before, lived)]
  const state: RecommendationState = {
    ...lived,
    seq: before.seq + facts.length,
    sends: [...lived.sends, ...notices.map(pendingSend)],
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
      ...(change.submission && { submission: change.submission }),
      arm: [...notices, ...letters.arm],
      void: letters.void,
      ...taskDifference(before, state),
    },
  }
}

/** Reminders that the step arms anew or changes, and those that it makes wrong. */
function letterDifference(before: RecommendationState, state: RecommendationState) {
  // A reminder that is due but could not leave yet (mail server down) goes too when what it says is no longer so.
  const unsent = before.sends.filter((s) => s.letterClass === 'reminder').map((s) => s.at - 1)
  const since = Math.min(before.playedUntil, ...unsent)
  const armedBefore = new Map(armedItems(before, since).map((i) => [i.key, JSON.stringify(i)]))
  const armedAfter = armedItems(state, since)
  const keysAfter = new Set(armedAfter.map((i) => i.key))
  return {
    arm: armedAfter.filter((i) => i.at > state.playedUntil && armedBefore.get(i.key) !== JSON.stringify(i)),
    void: [...armedBefore.keys()].filter((key) => !keysAfter.has(key)),
  }
}

function taskDifference(before: RecommendationState, state: RecommendationState) {
  const tasksBefore = new Map(tasksOf(before).map((t) => [t.key, JSON.stringify(t.data)]))
  const tasksAfter = tasksOf(state)
  const keysAfter = new Set(tasksAfter.map((t) => t.key))
  return {
    openTasks: tasksAfter.filter((t) => tasksBefore.get(t.key) !== JSON.stringify(t.data)),
    doneTasks: [...tasksBefore.keys()].filter((key) => !keysAfter.has(key)),
  }
}

/** Notices answer something that a person has just done: they leave at once, also at night. */
const noticeItem = (key: string, notice: Notice, state: RecommendationState, at: number): LetterItem => ({
  key,
  recipient: notice.recipient,
  letterClass: 'notice',
  kind: notice.kind,
  localDate: localDateOf(at),
  at,
  data: { recommendations: notice.recommendations, due: dueListFor(state, notice.recipient) },
})

const pendingSend = (item: LetterItem): PendingSend => ({
  key: item.key,
  recipient: item.recipient,
  localDate: item.localDate,
  letterClass: item.letterClass,
  at: item.at,
  summary: `${LETTER_SUBJECTS[item.kind]} (to ${item.recipient})`,
  waitsForContact: false,
})

function viewOf(state: RecommendationState): CaseBodyView {
  const first = openDeadlines(state)[0]
  return {
    stage: stageOf(state),
    waitingOn: waitingOn(state),
    dueOn: first?.on ?? null,
    overdue: overdueDeadlines(state).length > 0,
    cqcPart: state.cqcPart,
    planDueOn: state.planDueOn,
    planVersion: state.plan?.version ?? 0,
    followUpOn: state.followUp?.on ?? null,
    outcome: state.outcome,
    closedAt: state.closedAt,
    calendarDivision: state.calendar.id,
    calendarVersion: versionNumberOf(state.calendar),
  }
}
