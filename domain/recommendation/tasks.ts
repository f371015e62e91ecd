// What only a person can do next. Tasks follow from the state, so they open and close by themselves as it changes.
import type { Role } from '../people/roles.js'
import { doubtsOf, undatedOf } from './undated.js'
import { openReports, proposedLetters } from './complainant.js'
import { isOpen } from './dates.js'
import { followUpAskedAt, overdueDeadlines } from './deadlines.js'
import { clarificationLookedAt, questionsToTheBody } from './next-moment.js'
import { delayedFrom, delayedTask } from './delayed-remedy.js'
import { openNews } from './location-news.js'
import { ESCALATED, LEVEL_LABELS, proposalOf } from './escalation.js'
import { businessKey, recommendationWorkflowId } from './ids.js'
import { awaitsNewCase, undoneMeasures, withdrawnActions } from './measures.js'
import { aboutTheTrack } from './statutory/track-tasks.js'
import { isStatutoryKind } from './policy.js'
import { awaitsPublication, isStopped } from './publication.js'
import { lostOf, stillOf } from './published-themes.js'
import { sharesInDoubt } from './sharing.js'
import { isEvidenced, stageOf } from './stages.js'
import { isDormant, isSettled, type RecommendationState } from './state.js'
import type { Drafted, TaskData, TaskKind } from './task-kinds.js'
import { notYetConcluded } from './transitions/conclusion.js'

export interface Task {
  readonly key: string
  readonly kind: TaskKind
  readonly forRole: Role
  readonly data: TaskData
}

/**
 * Every task that is open in this state. `name-contact` is opened by the letters, which alone know the directory, and
 * `file-infected` by the scanner.
 */
export function tasksOf(state: RecommendationState): Task[] {
  const task = (kind: TaskKind, discriminator: string | number, data: Task['data'], forRole: Role): Task => ({
    key: businessKey(recommendationWorkflowId(state.reference, state.bodyId), 'task', kind, discriminator),
    kind,
    forRole,
    data,
  })
  const tasks = state.undelivered.map(({ key: letter }) =>
    task('letter-not-delivered', letter, { letter }, 'case-officer'),
  )
  if (state.closedAt !== null) return tasks
  if (state.paused) tasks.push(task('confirm-take-over', 1, {}, 'case-officer'))
  const undated = undatedOf(state)
  if (undated.length)
    tasks.push(task('set-date', 1, { recommendations: undated, ...doubtsOf(state) }, 'case-officer'))
  const stage = stageOf(state)
  if (stage === 'plan-review') tasks.push(task(...reviewPlan(state)))
  tasks.push(...judgeEvidence(state).map((drafted) => task(...drafted)))
  // What holds it has a task of its own, or a date.
  if (stage === 'to-conclude' && !notYetConcluded(state)) tasks.push(task('conclude', 1, {}, 'case-officer'))
  const askedAt = followUpAskedAt(state)
  if (state.followUp && (state.followUp.answered || (askedAt !== null && state.playedUntil >= askedAt)))
    tasks.push(
      task(
        'decide-follow-up',
        state.followUp.on,
        { on: state.followUp.on, kind: state.followUp.kind },
        'case-officer',
      ),
    )
  tasks.push(
    ...[
      ...aboutConditions(state),
      ...aboutWordings(state),
      ...aboutComplainant(state),
      ...aboutTime(state),
      ...aboutLocation(state),
      ...aboutSharing(state),
    ].map(([kind, discriminator, data, role]) => task(kind, discriminator, data, role)),
  )
  return tasks
}

/** The wish to share through a gateway that nobody has confirmed, or a share whose gateway no longer permits it. */
const aboutSharing = (state: RecommendationState): Drafted[] => [
  ...(state.sharingWished
    ? [['decide-sharing', 'wished', { matter: 'outcome' }, 'manager'] satisfies Drafted]
    : []),
  ...sharesInDoubt(state).map(({ matter, gateway, verdict }): Drafted => [
    'decide-sharing',
    `${matter}:${gateway}`,
    { matter, gateway, verdict },
    'manager',
  ]),
]

/** What reads like a condition that nobody may learn of it is said with the task: it is unacceptable. */
const reviewPlan = ({ plan, obligations }: RecommendationState): Drafted => [
  'review-plan',
  plan?.version ?? 0,
  {
    version: plan?.version ?? 0,
    ...(plan?.forbidsDisclosure && {
      forbidsDisclosure: obligations.filter((o) => o.requires === 'action-plan').map((o) => o.number),
    }),
  },
  'case-officer',
]

function judgeEvidence(state: RecommendationState): Drafted[] {
  const toJudge = state.obligations.filter((o) => !isSettled(o) && isEvidenced(o))
  if (toJudge.length === 0) return []
  const flagged = toJudge.filter((o) => o.evidence?.forbidsDisclosure).map((o) => o.number)
  const recommendations = toJudge.map((o) => o.number)
  return [
    [
      'judge-evidence',
      1,
      { recommendations, ...(flagged.length && { forbidsDisclosure: flagged }) },
      'case-officer',
    ],
  ]
}

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
  state.obligations.flatMap(({ number, publication }): Drafted[] => {
    const wording = publication?.wording
    // Of a theme one task: whoever lets its wording pass, or words it anew, does so for all.
    if (!wording || stillOf(state, number)[0] !== number) return []
    const lost = lostOf(wording.standsFor ?? [], stillOf(state, number))
    return [
      ...(isStopped(wording)
        ? [
            [
              'override-wording',
              number,
              { recommendation: number, stops: wording.stops },
              'manager',
            ] satisfies Drafted,
          ]
        : []),
      ...(lost.length && awaitsPublication(publication)
        ? [['reword-theme', number, { recommendation: number, lost }, 'case-officer'] satisfies Drafted]
        : []),
    ]
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

const aboutLocation = (state: RecommendationState): Drafted[] =>
  openNews(state).map(({ id, kind, location, since, successors }) => [
    'decide-location',
    id,
    { news: id, change: kind, location, since, successors },
    'case-officer',
  ])

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
  return [
    ...requests,
    ...questions,
    ...unanswered,
    ...paused,
    ...aboutMissedDates(state),
    ...aboutNonCompliance(state),
    ...aboutTheTrack(state),
  ]
}

/** One task for each missed date, at the step of the ladder that it has reached; none while a decision holds. */
const aboutMissedDates = (state: RecommendationState): Drafted[] =>
  overdueDeadlines(state).flatMap((d): Drafted[] => {
    // A formal step is proposed about these, with grounds of its own.
    if (isStatutoryKind(d.kind)) return []
    const data = { deadline: d.kind, dueOn: d.on, recommendations: d.recommendations }
    const chase: Drafted = ['chase-overdue', `${d.kind}:${d.on}`, data, 'manager']
    if (!ESCALATED.includes(d.kind)) return [chase]
    const proposed = proposalOf(state, d)
    if (!proposed) return []
    const { level, options, decides } = proposed
    const about = { ...data, step: level, to: LEVEL_LABELS[level], options }
    // A Team Co-ordinator signs in as a manager: the step tells whose task of the two it is.
    if (level === 'team-co-ordinator') return [['chase-overdue', `${d.kind}:${d.on}`, about, 'manager']]
    return [['escalation-proposed', `${d.kind}:${d.on}:${level}`, about, decides[0] ?? 'manager']]
  })

/** What was decided and not done yet, the new case that is to be named, a remedy that is late by a year. */
function aboutNonCompliance(state: RecommendationState): Drafted[] {
  const delayed = delayedTask(state)
  const { expectedOn } = state.delayed ?? {}
  return [
    ...undoneMeasures(state).map(({ decision, deadline, dueOn, on }): Drafted => [
      'carry-out-measure',
      `${decision}:${deadline}:${dueOn}:${on}`,
      { measure: decision, deadline, dueOn, decidedOn: on },
      decision === 'public-interest-report' ? 'director' : 'manager',
    ]),
    ...withdrawnActions(state).map((d): Drafted => ['action-withdrawn', d.recommendation, d, 'manager']),
    ...(awaitsNewCase(state) ? [['link-new-case', 1, {}, 'manager'] satisfies Drafted] : []),
    ...(delayed
      ? [
          [
            delayed,
            expectedOn ?? 1,
            expectedOn ? { expectedOn } : { since: delayedFrom(state) },
            'case-officer',
          ] satisfies Drafted,
        ]
      : []),
  ]
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
