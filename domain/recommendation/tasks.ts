// What only a person can do next. Tasks follow from the state, so they open and close by themselves as it changes.
import type { Role } from '../people/roles.js'
import { followUpAskedAt, overdueDeadlines } from './deadlines.js'
import { businessKey, recommendationWorkflowId } from './ids.js'
import { isEvidenced, stageOf } from './stages.js'
import { isSettled, type RecommendationState } from './state.js'

export const TASK_KINDS = [
  'confirm-take-over',
  'set-date',
  'review-plan',
  'judge-evidence',
  'conclude',
  'decide-follow-up',
  'chase-overdue',
  'letter-not-delivered',
  'name-contact',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export const TASK_LABELS: Record<TaskKind, string> = {
  'confirm-take-over': 'Confirm where this taken-over case stands',
  'set-date': 'Set the date that the decision does not state',
  'review-plan': 'Accept or return the action plan',
  'judge-evidence': 'Judge the evidence',
  conclude: 'Conclude the case',
  'decide-follow-up': 'Decide whether it is still in place',
  'chase-overdue': 'An answer is overdue: decide what to do',
  'letter-not-delivered': 'A letter could not be delivered: put the address right or tell them otherwise',
  'name-contact': 'Name a contact: letters have nobody to go to',
}

export interface Task {
  readonly key: string
  readonly kind: TaskKind
  readonly forRole: Role
  readonly data: { readonly [key: string]: string | number | readonly number[] | readonly string[] }
}

/** Every task that is open in this state. `name-contact` is opened by the letters, which alone know the directory. */
export function tasksOf(state: RecommendationState): Task[] {
  const task = (kind: TaskKind, discriminator: string | number, data: Task['data'], forRole: Role): Task => ({
    key: businessKey(recommendationWorkflowId(state.reference, state.bodyId), 'task', kind, discriminator),
    kind,
    forRole,
    data,
  })
  const tasks = state.undelivered.map((letter) =>
    task('letter-not-delivered', letter, { letter }, 'case-officer'),
  )
  if (state.closedAt !== null) return tasks
  if (state.paused) tasks.push(task('confirm-take-over', 1, {}, 'case-officer'))
  const undated = undatedOf(state)
  if (undated.length) tasks.push(task('set-date', 1, { recommendations: undated }, 'case-officer'))
  const stage = stageOf(state)
  if (stage === 'plan-review')
    tasks.push(
      task('review-plan', state.plan?.version ?? 0, { version: state.plan?.version ?? 0 }, 'case-officer'),
    )
  const toJudge = state.obligations.filter((o) => !isSettled(o) && isEvidenced(o)).map((o) => o.number)
  if (toJudge.length) tasks.push(task('judge-evidence', 1, { recommendations: toJudge }, 'case-officer'))
  if (stage === 'to-conclude') tasks.push(task('conclude', 1, {}, 'case-officer'))
  const askedAt = followUpAskedAt(state)
  if (state.followUp && (state.followUp.answered || (askedAt !== null && state.playedUntil >= askedAt)))
    tasks.push(task('decide-follow-up', state.followUp.on, { on: state.followUp.on }, 'case-officer'))
  for (const d of overdueDeadlines(state))
    tasks.push(
      task(
        'chase-overdue',
        `${d.kind}:${d.on}`,
        { deadline: d.kind, dueOn: d.on, recommendations: d.recommendations },
        'manager',
      ),
    )
  return tasks
}

/** 0 for the action plan, else the recommendations that have no date and are not settled. */
function undatedOf(state: RecommendationState): number[] {
  const planWanted = state.obligations.some((o) => o.requires === 'action-plan' && !isSettled(o))
  const undated = state.obligations.filter((o) => o.dueOn === null && !isSettled(o)).map((o) => o.number)
  return planWanted && !state.plan && !state.planDueOn ? [0, ...undated] : undated
}

/** The tasks that a step opens or changes, and the keys of those that it has done. */
export function taskDifference(before: RecommendationState, state: RecommendationState) {
  const tasksBefore = new Map(tasksOf(before).map((t) => [t.key, JSON.stringify(t.data)]))
  const tasksAfter = tasksOf(state)
  const keysAfter = new Set(tasksAfter.map((t) => t.key))
  return {
    openTasks: tasksAfter.filter((t) => tasksBefore.get(t.key) !== JSON.stringify(t.data)),
    doneTasks: [...tasksBefore.keys()].filter((key) => !keysAfter.has(key)),
  }
}
