// What only a person can do next. Tasks follow from the state, so they open and close by themselves as it changes.
import type { Role } from '../people/roles.js'
import { openReports, proposedLetters } from './complainant.js'
import { isOpen } from './dates.js'
import { followUpAskedAt, overdueDeadlines } from './deadlines.js'
import { clarificationLookedAt, questionsToTheBody } from './next-moment.js'
import { ESCALATED, LEVEL_LABELS, proposalOf } from './escalation.js'
import { businessKey, recommendationWorkflowId } from './ids.js'
import { isStopped } from './publication.js'
import { isEvidenced, stageOf } from './stages.js'
import { isDormant, isSettled, type RecommendationState } from './state.js'

export const TASK_KINDS = [
  'confirm-take-over',
  'set-date',
  'review-plan',
  'judge-evidence',
  'record-condition',
  'override-wording',
  'write-to-complainant',
  'complainant-not-contacted',
  'settle-not-received',
  'conclude',
  'decide-follow-up',
  'decide-extension',
  'answer-clarification',
  'chase-clarification',
  'resume-reminders',
  'chase-overdue',
  'escalation-proposed',
  'letter-not-delivered',
  'name-contact',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export const TASK_LABELS: Record<TaskKind, string> = {
  'confirm-take-over': 'Confirm where this taken-over case stands',
  'set-date': 'Set the date that the decision does not state',
  'review-plan': 'Accept or return the action plan',
  'judge-evidence': 'Judge the evidence',
  'record-condition': 'Record whether the condition of a recommendation has arisen',
  'override-wording': 'A wording to be published is stopped: word it anew, or let it pass with a reason',
  'write-to-complainant': 'A letter to the complainant is proposed: approve it, or say why not',
  'complainant-not-contacted':
    'The complainant would hear of this but has asked not to be contacted: note it; nothing is sent',
  'settle-not-received': 'The complainant has not received it: find out before you judge',
  conclude: 'Conclude the case',
  'decide-follow-up': 'Decide whether it is still in place',
  'decide-extension': 'Agree to more time in writing, or refuse it',
  'answer-clarification': 'Answer the body’s question: a clock stands still until then',
  'chase-clarification':
    'The body has not answered a question, and a clock stands still: ask again or end it',
  'resume-reminders': 'Reminders are paused: resume them when the reason has gone',
  'chase-overdue': 'An answer is overdue: decide what to do',
  'escalation-proposed': 'An answer is still overdue: decide on the next step of the ladder',
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
  tasks.push(
    ...[
      ...aboutConditions(state),
      ...aboutWordings(state),
      ...aboutComplainant(state),
      ...aboutTime(state),
    ].map(([kind, discriminator, data, role]) => task(kind, discriminator, data, role)),
  )
  return tasks
}

type Drafted = [TaskKind, string | number, Task['data'], Role]

/** A condition can be looked at once what brings it to light is evidenced or settled. */
function aboutConditions(state: RecommendationState): Drafted[] {
  const ripe = state.obligations.filter((o) => {
    if (!isDormant(o)) return false
    const before = state.obligations.find((other) => other.number === o.condition?.on)
    return !before || isSettled(before) || isEvidenced(before)
  })
  return ripe.map(({ number }) => ['record-condition', number, { recommendation: number }, 'case-officer'])
}

const aboutWordings = (state: RecommendationState): Drafted[] =>
  state.obligations.flatMap(({ number, publication, settledAs }): Drafted[] => {
    const wording = settledAs ? null : publication?.wording
    if (!wording || !isStopped(wording)) return []
    return [['override-wording', number, { recommendation: number, stops: wording.stops }, 'manager']]
  })

function aboutComplainant(state: RecommendationState): Drafted[] {
  const kind = state.complainant?.silent ? 'complainant-not-contacted' : 'write-to-complainant'
  const letters = proposedLetters(state).map(({ letter, kind: about, recommendations }): Drafted => [
    kind,
    letter,
    { letter, kind: about, recommendations },
    'case-officer',
  ])
  const reports = openReports(state).map(({ id, recommendation, reportedOn }): Drafted => [
    'settle-not-received',
    id,
    { report: id, recommendation, reportedOn },
    'case-officer',
  ])
  return [...letters, ...reports]
}

/** More time that is asked for, clocks that stand still, reminders that are paused, dates that were missed. */
function aboutTime(state: RecommendationState): Drafted[] {
  const requests = state.requests.map(({ number, to, askedOn }): Drafted => [
    'decide-extension',
    `${number}:${to}`,
    { recommendation: number, to, askedOn },
    'case-officer',
  ])
  const questions = state.clarifications
    .filter((c) => c.by === 'body' && isOpen(c))
    .map(({ id, asked, about }): Drafted => [
      'answer-clarification',
      id,
      { clarification: id, asked, recommendations: about },
      'case-officer',
    ])
  const unanswered = questionsToTheBody(state)
    .filter((c) => state.playedUntil >= clarificationLookedAt(state, c))
    .map(({ id, asked, about }): Drafted => [
      'chase-clarification',
      id,
      { clarification: id, asked, recommendations: about },
      'case-officer',
    ])
  const paused = state.quiet.map(({ number, since }): Drafted => [
    'resume-reminders',
    number,
    { recommendation: number, since },
    'case-officer',
  ])
  return [...requests, ...questions, ...unanswered, ...paused, ...aboutMissedDates(state)]
}

/** One task for each missed date, at the step of the ladder that it has reached; none while a decision holds. */
const aboutMissedDates = (state: RecommendationState): Drafted[] =>
  overdueDeadlines(state).flatMap((d): Drafted[] => {
    const data = { deadline: d.kind, dueOn: d.on, recommendations: d.recommendations }
    const chase: Drafted = ['chase-overdue', `${d.kind}:${d.on}`, data, 'manager']
    if (state.version === 1 || !ESCALATED.includes(d.kind)) return [chase]
    const proposed = proposalOf(state, d)
    if (!proposed) return []
    const { level, options } = proposed
    if (level === 'team-co-ordinator')
      return [['chase-overdue', `${d.kind}:${d.on}`, { ...data, step: level, options }, 'manager']]
    const discriminator = `${d.kind}:${d.on}:${level}`
    return [
      [
        'escalation-proposed',
        discriminator,
        { ...data, step: level, to: LEVEL_LABELS[level], options },
        'manager',
      ],
    ]
  })

/** 0 for the action plan, else the recommendations that have no date and are not settled. */
function undatedOf(state: RecommendationState): number[] {
  const planWanted = state.obligations.some((o) => o.requires === 'action-plan' && !isSettled(o))
  const undated = state.obligations
    .filter((o) => o.dueOn === null && !isSettled(o) && !isDormant(o))
    .map((o) => o.number)
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
