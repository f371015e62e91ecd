// Which dates and reminders of a case differ under another version of its calendar, and which bank holidays or corrected
// rules made the difference. What follows from that is decided in redate.ts.
import type { Calendar, Holiday } from '../calendar/calendar.js'
import { changeBetween } from '../calendar/calendar-change.js'
import { correctedBetween, ruleVersion, type RuleVersion } from '../calendar/edition.js'
import { localDateOf } from '../calendar/london-time.js'
import { laterOf, type LocalDate } from '../calendar/local-date.js'
import type { DeadlineRule } from '../calendar/rule.js'
import { nextSendingMoment } from '../calendar/sending-hours.js'
import { armedItems, openDeadlines, type OpenDeadline } from './deadlines.js'
import type { LetterItem } from './letter-item.js'
import type { DeadlineKind } from './policy.js'
import type { RecommendationState } from './state.js'
import { numbersOf, WHOLE_CASE } from './told-dates.js'

/** A date as it was and as it is. */
export type MovedDates<Kind extends string = DeadlineKind> = {
  readonly deadline: Kind
  readonly recommendations: readonly number[]
  readonly old: LocalDate
  readonly new: LocalDate
  /** The day until whose end it was treated as met, and is now. */
  readonly metUntilOld: LocalDate
  readonly metUntilNew: LocalDate
}

/** A date that a new version of the calendar moved, and what in it made the difference. */
export type MovedDeadline<Kind extends string = DeadlineKind> = MovedDates<Kind> & {
  /** The bank holidays, come or gone, that made a difference. */
  readonly days: readonly LocalDate[]
} & (
    | {
        /** `working-days`: the date is counted in them. `met-until`: the date stays, but what follows it is not as it was. */
        readonly why: 'working-days' | 'met-until'
      }
    | {
        /** The rule that it is counted by, or that of a period before it, was corrected: any date may move. */
        readonly why: 'rule-corrected'
        readonly rules: readonly RuleVersion[]
      }
  )

/** The open deadlines whose dates differ between two states of a case that differ in their calendar. */
export function movedDeadlines(before: RecommendationState, after: RecommendationState): MovedDeadline[] {
  const is = datesOf(after)
  const because = causesIn(before.calendar, after.calendar)
  return openDeadlines(before).flatMap((was): MovedDeadline[] => {
    // Recommendations that shared a date may part, and others meet: what is counted is each of them.
    const groups = new Map<OpenDeadline | undefined, number[]>()
    for (const number of numbersOf(was)) {
      const now = is.get(dateKey(was.kind, number))
      groups.set(now, [...(groups.get(now) ?? []), number])
    }
    return [...groups].flatMap(([now, numbers]): MovedDeadline[] => {
      if (!now || (now.on === was.on && now.metUntil === was.metUntil)) return []
      const key = dateKey(was.kind, numbers[0] ?? WHOLE_CASE)
      const differsWith = (calendar: Calendar) => {
        const then = datesOf({ ...after, calendar }).get(key)
        return then?.on !== now.on || then.metUntil !== now.metUntil
      }
      return [
        {
          deadline: was.kind,
          recommendations: was.recommendations.length ? numbers : [],
          old: was.on,
          new: now.on,
          metUntilOld: was.metUntil,
          metUntilNew: now.metUntil,
          ...because(was, now, differsWith),
        },
      ]
    })
  })
}

type Dated = { readonly on: LocalDate; readonly metUntil: LocalDate }

/**
 * What in a new version of a calendar made a date differ: each change without which it would be another one. `differsWith`:
 * whether it would be, under that calendar.
 */
export function causesIn(before: Calendar, after: Calendar) {
  const changed = changedDays(before, after)
  const corrected = correctedBetween(before, after)
  return (was: Dated, now: Dated, differsWith: (calendar: Calendar) => boolean) => {
    const reach = laterOf(was.metUntil, now.metUntil)
    const days = changed.filter(({ date, as }) => date <= reach && differsWith(as))
    const rules = corrected.filter((rule) => differsWith(uncorrected(after, rule, before)))
    return { days: days.map(({ date }) => date).sort(), ...reasonFor(was, now, rules) }
  }
}

type Reason = Pick<Extract<MovedDeadline, { why: 'rule-corrected' }>, 'why' | 'rules'>

const reasonFor = (
  was: Dated,
  now: Dated,
  rules: readonly DeadlineRule[],
): Reason | { readonly why: 'working-days' | 'met-until' } =>
  rules.length > 0
    ? { why: 'rule-corrected', rules: rules.map(ruleVersion) }
    : { why: now.on === was.on ? 'met-until' : 'working-days' }

const dateKey = (kind: DeadlineKind, number: number) => `${kind}:${number}`

const datesOf = (state: RecommendationState) =>
  new Map(
    openDeadlines(state).flatMap((d) =>
      numbersOf(d).map((number): [string, OpenDeadline] => [dateKey(d.kind, number), d]),
    ),
  )

/** Each day that came or went, in the calendar or one beside it, with the calendar as it would be without that change. */
function changedDays(
  before: Calendar,
  after: Calendar,
): { readonly date: LocalDate; readonly as: Calendar }[] {
  const { added, removed } = changeBetween(before, after)
  const beside = after.beside ?? []
  return [
    ...added.map((day) => ({ date: day.date, as: without(after, day) })),
    ...removed.map((day) => ({ date: day.date, as: including(after, day) })),
    ...beside.flatMap((one) => {
      const was = before.beside?.find(({ id }) => id === one.id)
      return (was ? changedDays(was, one) : []).map(({ date, as }) => ({
        date,
        as: { ...after, beside: beside.map((other) => (other.id === as.id ? as : other)) },
      }))
    }),
  ]
}

const without = (calendar: Calendar, { date }: Holiday): Calendar => ({
  ...calendar,
  holidays: calendar.holidays.filter((day) => day.date !== date),
})

const including = (calendar: Calendar, day: Holiday): Calendar => ({
  ...calendar,
  holidays: [...calendar.holidays, day],
})

/** The calendar with one rule as it stood before it was corrected. */
function uncorrected(calendar: Calendar, { id }: DeadlineRule, before: Calendar): Calendar {
  const others = (calendar.rules ?? []).filter((rule) => rule.id !== id)
  const earlier = (before.rules ?? []).filter((rule) => rule.id === id)
  return { ...calendar, rules: [...others, ...earlier] }
}

/**
 * The reminders of `after` whose moment now lies behind though they had not left yet, and the moment at which they leave
 * instead: when they were to leave before, or on the next working day. A corrected rule may have brought the date nearer
 * by months: what was to come before a date never comes after it, as the letter about the correction has said all.
 */
export function lateReminders(
  before: RecommendationState,
  after: RecommendationState,
  at: number,
): NonNullable<RecommendationState['late']> {
  const ahead = armedItems(before).filter((item) => item.at > at)
  const isCorrected = correctedBetween(before.calendar, after.calendar).length > 0
  const wished = new Map(
    ahead.flatMap((item) => remindersOf(item).map((key): [string, number] => [key, item.at])),
  )
  const late = armedItems({ ...after, late: {} }, -Infinity).flatMap((item) => {
    const moment = remindersOf(item).reduce(
      (first, key) => Math.min(first, wished.get(key) ?? Infinity),
      Infinity,
    )
    if (item.at > at || moment === Infinity) return []
    const leaves = nextSendingMoment(moment, after.sendingHours, after.calendar)
    const isBefore = 'dueOn' in item.data && item.localDate <= item.data.dueOn
    if (isCorrected && isBefore && localDateOf(leaves) > item.data.dueOn) return []
    return [[item.key, { on: localDateOf(leaves), at: leaves }] as const]
  })
  return Object.fromEntries(late)
}

/** How many reminders that leave after this moment, before or now, leave at another time than they did. */
export function remindersTouched(
  before: RecommendationState,
  after: RecommendationState,
  at: number,
): number {
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
function remindersOf({ key, data }: LetterItem): string[] {
  if ('due' in data) return []
  const rung = key.slice(key.lastIndexOf(':'))
  return numbersOf(data).map((number) => `${dateKey(data.deadline, number)}${rung}`)
}
