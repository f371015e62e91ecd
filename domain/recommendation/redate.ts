// What a new version of the calendar does to a running case: dates counted in working days move, agreed dates never do and
// are only treated as met until another day, dates of a corrected rule are counted again, and reminders go to where they now
// belong (docs/time.md, docs/decisions/0013).
import type { Calendar } from '../calendar/calendar.js'
import { versionNumberOf } from '../calendar/edition.js'
import { localDateOf } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import { nextSendingMoment } from '../calendar/sending-hours.js'
import type { Role } from '../people/roles.js'
import { bodyRecipient, type Recipient } from './ids.js'
import { openDeadlines } from './deadlines.js'
import { lateReminders, movedDeadlines, remindersTouched, type MovedDeadline } from './moved-dates.js'
import { isOfCqc, type DeadlineKind } from './policy.js'
import { isWaiting, nextDigest } from './results.js'
import { unmovedDeadlines, type UnmovedDeadline } from './unmoved-dates.js'
import type { RecommendationState } from './state.js'
import { moved, type Step } from './step.js'
import { datesKnown, knownFirst, movedOf } from './told-dates.js'
import type { Change, Fact } from './transition.js'

/** What one case answers to a new version of its calendar. */
export type Redating<Kind extends string = DeadlineKind> = {
  readonly division: Calendar['id']
  readonly version: number
  readonly moved: readonly MovedDeadline<Kind>[]
  /** The open dates that did not move, and why. */
  readonly unmoved: readonly UnmovedDeadline<Kind>[]
  /** How many reminders, counted for each recommendation, leave at another time now. */
  readonly reminders: number
  readonly told: readonly Told[]
}

/** Who is told of it, and by what: a letter, at once or in the digest of the next working day, or a task. */
export type Told =
  | { readonly recipient: Recipient; readonly how: 'at-once' | 'digest'; readonly letter: string }
  | { readonly recipient: Role; readonly how: 'task'; readonly task: string }

/** The case with its new calendar; `step` is null when nothing changed that has to be written down. */
export interface Redated {
  readonly state: RecommendationState
  readonly step: Step | null
  readonly redating: Redating
}

/** The case under a newer version of its calendar, at this moment of the workflow's clock (epoch milliseconds). */
export function redated(before: RecommendationState, calendar: Calendar, at: number): Redated {
  const dated: RecommendationState = { ...before, calendar, ...digestUnder(calendar, before, at) }
  const after: RecommendationState = { ...dated, late: lateReminders(before, dated, at) }
  const deadlines = movedDeadlines(before, after)
  const how = howTold(deadlines)
  const change = changeOf(before, after, how, at)
  const plain = moved(before, change, at, 'system', 'system')
  const redating: Redating = {
    division: calendar.id,
    version: versionNumberOf(calendar),
    moved: deadlines,
    unmoved: unmovedDeadlines(after, deadlines),
    reminders: remindersTouched(before, after, at),
    told: toldBy(plain.step, how),
  }
  const { facts, arm, void: voided, openTasks, doneTasks } = plain.step
  const tells = [deadlines, facts, arm, voided].some((rows) => rows.length > 0) || redating.reminders > 0
  if (tells) {
    const { state, step } = moved(before, { ...change, facts: [factOf(redating)] }, at, 'system', 'system')
    return { state, step: { ...step, redating }, redating }
  }
  // Working days before a date count for what an officer is asked to look at too, and for when an answer is expected to a
  // question: neither is a change of a date.
  const isAsked = openTasks.length > 0 || doneTasks.length > 0 || plain.step.due !== undefined
  return { state: plain.state, step: isAsked ? { ...plain.step, redating } : null, redating }
}

function changeOf(
  before: RecommendationState,
  after: RecommendationState,
  how: 'at-once' | 'digest' | null,
  at: number,
): Change {
  switch (how) {
    case null:
      return { state: after, facts: [] }
    case 'digest': {
      const earlier = after.redated && isWaiting(before, after.redated) ? after.redated.was : []
      const moved = movedOf(datesKnown(openDeadlines(before)), openDeadlines(after))
      const was = knownFirst(earlier, moved)
      return {
        state: { ...after, redated: { version: after.calendar.version, ...nextDigest(after, at), was } },
        facts: [],
      }
    }
    case 'at-once':
      return {
        state: after,
        facts: [],
        notices: [{ kind: 'date-changed', recipient: bodyRecipient(after.bodyId), recommendations: [] }],
      }
  }
}

/** A letter about an earlier change that has not left does not leave on a new holiday either. */
function digestUnder(
  calendar: Calendar,
  { redated: letter, results, sendingHours }: RecommendationState,
  at: number,
): Pick<RecommendationState, 'redated' | 'results'> {
  const put = <T extends { readonly on: LocalDate; readonly at: number }>(told: T): T => {
    if (told.at <= at) return told
    const moment = nextSendingMoment(told.at, sendingHours, calendar)
    return { ...told, on: localDateOf(moment), at: moment }
  }
  return { ...(letter && { redated: put(letter) }), ...(results && { results: results.map(put) }) }
}

/**
 * A date that came nearer is told at once, one that is treated as met longer or was put off by a corrected rule in the next
 * digest. A working-day date that
 * moved later takes nothing from anybody: the next reminder names it. CQC is bound to no date, so it is not written to.
 */
function howTold(deadlines: readonly MovedDeadline[]): 'at-once' | 'digest' | null {
  const own = deadlines.filter((d) => !isOfCqc(d.deadline))
  if (own.some((d) => d.new < d.old || d.metUntilNew < d.metUntilOld)) return 'at-once'
  return own.some((d) => d.why !== 'working-days') ? 'digest' : null
}

/** The letter about the new dates, and the tasks that they bring to people of the office. */
const toldBy = ({ arm, openTasks }: Step, how: 'at-once' | 'digest' | null): Told[] => [
  ...arm.flatMap(({ kind, recipient, key }): Told[] =>
    how && kind === 'date-changed' ? [{ recipient, how, letter: key }] : [],
  ),
  ...openTasks.map(({ forRole, key }): Told => ({ recipient: forRole, how: 'task', task: key })),
]

const factOf = ({ division, version, moved, unmoved, reminders, told }: Redating): Fact => ({
  event: 're-dated',
  data: {
    version: `${division}/${version}`,
    moved,
    unmoved: unmoved.length,
    reminders,
    told: told.map(({ recipient, how }) => ({ recipient, how })),
  },
})
