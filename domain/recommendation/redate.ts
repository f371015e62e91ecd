// What a new version of the calendar does to a running case: dates counted in working days move, agreed dates never do and
// are only treated as met until another day, and reminders go to where they now belong (docs/processes/redating.md).
import { nextWorkingDay, type Calendar, type Holiday } from '../calendar/calendar.js'
import { changeBetween } from '../calendar/calendar-change.js'
import { versionNumberOf } from '../calendar/edition.js'
import { instantAt, localDateOf } from '../calendar/london-time.js'
import { laterOf, type LocalDate } from '../calendar/local-date.js'
import { nextSendingMoment, USUAL_SENDING_HOURS } from '../calendar/sending-hours.js'
import { armedItems, openDeadlines, type ArmedItem, type OpenDeadline } from './deadlines.js'
import { bodyRecipient, type Recipient } from './ids.js'
import type { DeadlineKind } from './policy.js'
import type { RecommendationState } from './state.js'
import { moved, type Step } from './step.js'
import type { Change, Fact } from './transition.js'

/** A date that a new version of the calendar moved. */
export type MovedDeadline = {
  readonly deadline: DeadlineKind
  readonly recommendations: readonly number[]
  readonly old: LocalDate
  readonly new: LocalDate
  /** The day until whose end it was treated as met, and is now. */
  readonly metUntilOld: LocalDate
  readonly metUntilNew: LocalDate
  /** `working-days`: the date is counted in them. `met-until`: the date stays, but what follows it is not as it was. */
  readonly why: 'working-days' | 'met-until'
  /** The bank holidays, come or gone, that made the difference. */
  readonly days: readonly LocalDate[]
}

/** What one case answers to a new version of its calendar. */
export type Redating = {
  readonly division: Calendar['id']
  readonly version: number
  readonly moved: readonly MovedDeadline[]
  /** How many open deadlines did not move. */
  readonly unmoved: number
  /** How many reminders leave at another time now, or no more. */
  readonly reminders: number
  /** Who is told of it: `at-once`, or in the `digest` of the next working day. */
  readonly told: readonly { readonly recipient: Recipient; readonly how: 'at-once' | 'digest' }[]
}

/** The case with its new calendar; `step` is null when nothing changed that has to be written down. */
export interface Redated {
  readonly state: RecommendationState
  readonly step: Step | null
  readonly redating: Redating
}

/** Whether a case takes over this calendar: a later version of its own division's. */
export const isNewer = (calendar: Calendar, than: Calendar) =>
  calendar.id === than.id && versionNumberOf(calendar) > versionNumberOf(than)

/** The case under a newer version of its calendar, at this moment of the workflow's clock (epoch milliseconds). */
export function redated(before: RecommendationState, calendar: Calendar, at: number): Redated {
  const after: RecommendationState = { ...before, calendar }
  const deadlines = movedDeadlines(before, after)
  const slipped = slippedReminders(before, after, at)
  const how = howTold(deadlines, slipped, bodyRecipient(before.bodyId))
  const change = changeOf(after, how, at)
  const { step: plain } = moved(before, change, at, 'system', 'system')
  const redating: Redating = {
    division: calendar.id,
    version: versionNumberOf(calendar),
    moved: deadlines,
    unmoved: openDeadlines(before).length - deadlines.length,
    reminders: remindersTouched(before, after, plain, slipped),
    told: how ? [{ recipient: bodyRecipient(before.bodyId), how }] : [],
  }
  const differs =
    deadlines.length +
    redating.reminders +
    plain.facts.length +
    plain.openTasks.length +
    plain.doneTasks.length
  if (differs === 0) return { state: after, step: null, redating }
  const { state, step } = moved(before, { ...change, facts: [factOf(redating)] }, at, 'system', 'system')
  const left = slipped.map(({ key }) => key).filter((key) => !step.void.includes(key))
  return { state, step: { ...step, void: [...step.void, ...left], redating }, redating }
}

function changeOf(after: RecommendationState, how: 'at-once' | 'digest' | null, at: number): Change {
  switch (how) {
    case null:
      return { state: after, facts: [] }
    case 'digest':
      return { state: { ...after, redated: nextDigest(after.calendar, at) }, facts: [] }
    case 'at-once':
      return {
        state: after,
        facts: [],
        notices: [{ kind: 'date-changed', recipient: bodyRecipient(after.bodyId), recommendations: [] }],
      }
  }
}

/** The digest that leaves on the next working morning, so that all cases of a recipient are in one letter. */
function nextDigest(calendar: Calendar, at: number): NonNullable<RecommendationState['redated']> {
  const soonest = nextSendingMoment(at, USUAL_SENDING_HOURS, calendar)
  const moment =
    soonest > at ? soonest : instantAt(nextWorkingDay(calendar, localDateOf(at)), USUAL_SENDING_HOURS.from)
  return { version: calendar.version, on: localDateOf(moment), at: moment }
}

/**
 * A date that came nearer is told at once, one that is treated as met longer in the next digest. A working-day date that
 * moved later takes nothing from anybody: the next reminder names it. CQC is bound to no date, so it is not written to.
 */
function howTold(
  deadlines: readonly MovedDeadline[],
  slipped: readonly ArmedItem[],
  body: Recipient,
): 'at-once' | 'digest' | null {
  const own = deadlines.filter((d) => !CQC_EXPECTATIONS.includes(d.deadline))
  if (own.some((d) => d.new < d.old || d.metUntilNew < d.metUntilOld)) return 'at-once'
  const longer = own.some((d) => d.why === 'met-until')
  return longer || slipped.some(({ recipient }) => recipient === body) ? 'digest' : null
}

const CQC_EXPECTATIONS: readonly DeadlineKind[] = ['cqc-log', 'cqc-assurance']

function movedDeadlines(before: RecommendationState, after: RecommendationState): MovedDeadline[] {
  const is = datesOf(after)
  const { added, removed } = changeBetween(before.calendar, after.calendar)
  return openDeadlines(before).flatMap((was): MovedDeadline[] => {
    const now = is.get(identityOf(was))
    if (!now || (now.on === was.on && now.metUntil === was.metUntil)) return []
    const reach = laterOf(was.metUntil, now.metUntil)
    const matters = ({ date }: Holiday, other: Calendar) => {
      const then = date > reach ? now : datesOf({ ...after, calendar: other }).get(identityOf(was))
      return then?.on !== now.on || then.metUntil !== now.metUntil
    }
    const days = [
      ...added.filter((day) => matters(day, without(after.calendar, day))),
      ...removed.filter((day) => matters(day, including(after.calendar, day))),
    ]
    return [
      {
        deadline: was.kind,
        recommendations: was.recommendations,
        old: was.on,
        new: now.on,
        metUntilOld: was.metUntil,
        metUntilNew: now.metUntil,
        why: now.on === was.on ? 'met-until' : 'working-days',
        days: days.map(({ date }) => date).sort(),
      },
    ]
  })
}

const datesOf = (state: RecommendationState) =>
  new Map(openDeadlines(state).map((d): [string, OpenDeadline] => [identityOf(d), d]))

/** The same deadline before and after: of one kind there is one for each group of recommendations. */
const identityOf = ({ kind, recommendations }: OpenDeadline) => `${kind}:${recommendations.join()}`

const without = (calendar: Calendar, { date }: Holiday): Calendar => ({
  ...calendar,
  holidays: calendar.holidays.filter((day) => day.date !== date),
})

const including = (calendar: Calendar, day: Holiday): Calendar => ({
  ...calendar,
  holidays: [...calendar.holidays, day],
})

/** Reminders that had not left yet and whose moment now lies behind: they would never leave. */
function slippedReminders(before: RecommendationState, after: RecommendationState, at: number): ArmedItem[] {
  const moments = new Map(armedItems(after, -Infinity).map((item) => [reminderOf(item), item.at]))
  return armedItems(before).filter(
    (item) => item.at > at && (moments.get(reminderOf(item)) ?? Infinity) <= at,
  )
}

/** The same reminder before and after, also when the date in its key has moved. */
function reminderOf({ key, data }: ArmedItem): string {
  const rung = key.slice(key.lastIndexOf(':'))
  return 'due' in data ? key : `${data.deadline}:${data.recommendations.join()}${rung}`
}

function remindersTouched(
  before: RecommendationState,
  after: RecommendationState,
  step: Step,
  slipped: readonly ArmedItem[],
): number {
  const known = [...armedItems(before), ...armedItems(after)].filter(({ kind }) => kind !== 'date-changed')
  const reminders = new Map(known.map((item) => [item.key, reminderOf(item)]))
  const keys = [...step.arm, ...slipped].map(({ key }) => key).concat(step.void)
  return new Set(keys.flatMap((key) => reminders.get(key) ?? [])).size
}

const factOf = ({ division, version, told, ...facts }: Redating): Fact => ({
  event: 're-dated',
  data: {
    version: `${division}/${version}`,
    ...facts,
    told: told.map(({ recipient, how }) => ({ recipient, how })),
  },
})
