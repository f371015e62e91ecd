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
  /** How many reminders, counted for each recommendation, leave at another time now. */
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
  const redating: Redating = {
    division: calendar.id,
    version: versionNumberOf(calendar),
    moved: deadlines,
    unmoved: unmovedOf(before, deadlines),
    reminders: remindersTouched(before, after, at),
    told: how ? [{ recipient: bodyRecipient(before.bodyId), how }] : [],
  }
  const plain = moved(before, change, at, 'system', 'system')
  const { facts, arm, void: voided, openTasks, doneTasks } = plain.step
  const written = [deadlines, facts, arm, voided, openTasks, doneTasks]
  if (redating.reminders === 0 && written.every((rows) => rows.length === 0))
    return { state: plain.state, step: null, redating }
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
    // Recommendations that shared a date may part, and others meet: what is counted is each of them.
    const groups = new Map<OpenDeadline | undefined, number[]>()
    for (const number of numbersOf(was)) {
      const now = is.get(dateKey(was.kind, number))
      groups.set(now, [...(groups.get(now) ?? []), number])
    }
    return [...groups].flatMap(([now, numbers]): MovedDeadline[] => {
      if (!now || (now.on === was.on && now.metUntil === was.metUntil)) return []
      const key = dateKey(was.kind, numbers[0] ?? NO_RECOMMENDATION)
      const differsWith = (calendar: Calendar) => {
        const then = datesOf({ ...after, calendar }).get(key)
        return then?.on !== now.on || then.metUntil !== now.metUntil
      }
      const reach = laterOf(was.metUntil, now.metUntil)
      const days = [
        ...added.filter((day) => day.date <= reach && differsWith(without(after.calendar, day))),
        ...removed.filter((day) => day.date <= reach && differsWith(including(after.calendar, day))),
      ]
      return [
        {
          deadline: was.kind,
          recommendations: was.recommendations.length ? numbers : [],
          old: was.on,
          new: now.on,
          metUntilOld: was.metUntil,
          metUntilNew: now.metUntil,
          why: now.on === was.on ? 'met-until' : 'working-days',
          days: days.map(({ date }) => date).sort(),
        },
      ]
    })
  })
}

/** A deadline of the whole case, as CQC's log of the plan, is about no recommendation. */
const NO_RECOMMENDATION = 0

const numbersOf = ({ recommendations }: { readonly recommendations: readonly number[] }) =>
  recommendations.length ? recommendations : [NO_RECOMMENDATION]

const dateKey = (kind: DeadlineKind, number: number) => `${kind}:${number}`

const datesOf = (state: RecommendationState) =>
  new Map(
    openDeadlines(state).flatMap((d) =>
      numbersOf(d).map((number): [string, OpenDeadline] => [dateKey(d.kind, number), d]),
    ),
  )

const unmovedOf = (before: RecommendationState, deadlines: readonly MovedDeadline[]) =>
  openDeadlines(before).filter(
    (d) =>
      !deadlines.some(
        (m) => m.deadline === d.kind && numbersOf(m).every((number) => numbersOf(d).includes(number)),
      ),
  ).length

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
  const moments = momentsOf(after)
  return armedItems(before).filter(
    (item) => item.at > at && remindersOf(item).some((reminder) => (moments.get(reminder) ?? Infinity) <= at),
  )
}

/** How many reminders that leave after this moment, before or now, leave at another time than they did. */
function remindersTouched(before: RecommendationState, after: RecommendationState, at: number): number {
  const [was, is] = [momentsOf(before), momentsOf(after)]
  const ahead = [...was, ...is].filter(([, moment]) => moment > at)
  return new Set(
    ahead.map(([reminder]) => reminder).filter((reminder) => was.get(reminder) !== is.get(reminder)),
  ).size
}

const momentsOf = (state: RecommendationState) =>
  new Map(
    armedItems(state, -Infinity).flatMap((item) =>
      remindersOf(item).map((reminder): [string, number] => [reminder, item.at]),
    ),
  )

/** Reminders of one recommendation each, the same before and after when the date in their key has moved. */
function remindersOf({ key, data }: ArmedItem): string[] {
  if ('due' in data) return []
  const rung = key.slice(key.lastIndexOf(':'))
  return numbersOf(data).map((number) => `${dateKey(data.deadline, number)}${rung}`)
}

const factOf = ({ division, version, told, ...facts }: Redating): Fact => ({
  event: 're-dated',
  data: {
    version: `${division}/${version}`,
    ...facts,
    told: told.map(({ recipient, how }) => ({ recipient, how })),
  },
})
