// Which dates of a case a new version of its calendar leaves where they were, and why: the other half of what a re-dating
// reports. A law that moves no date in months is a reason as much as a holiday that moves one in working days.
import { addDays, type LocalDate } from '../calendar/local-date.js'
import { isLength } from '../calendar/rule.js'
import { explainDeadlines, type ExplainedDeadline } from './explain.js'
import type { MovedDeadline } from './moved-dates.js'
import { numbersOf } from './told-dates.js'
import type { DeadlineKind } from './policy.js'
import type { RecommendationState } from './state.js'

export const UNMOVED_REASONS = [
  /** No day that changed lies within the working days that are counted. */
  'outside-the-count',
  /** Months, weeks and days: the date never moves, and no day that changed follows it. */
  'not-in-working-days',
  /** A date that somebody stated. */
  'stated',
  /** A date that was agreed on instead of an earlier one. */
  'agreed',
  /** Nobody knows the date before the question is answered. */
  'clock-stopped',
] as const
export type UnmovedReason = (typeof UNMOVED_REASONS)[number]

/** A date that stayed, and so did the day until which it is treated as met. */
export type UnmovedDeadline<Kind extends string = DeadlineKind> = {
  readonly deadline: Kind
  readonly recommendations: readonly number[]
  readonly on: LocalDate
  readonly metUntil: LocalDate
  readonly why: UnmovedReason
}

/** The dates that are open or stand still under the new calendar, and that did not move. */
export function unmovedDeadlines(
  after: RecommendationState,
  moved: readonly MovedDeadline[],
): UnmovedDeadline[] {
  const hasMoved = ({ deadline }: ExplainedDeadline, number: number) =>
    moved.some((m) => m.deadline === deadline && numbersOf(m).includes(number))
  const rows: UnmovedDeadline[] = []
  for (const d of explainDeadlines(after)) {
    const left = numbersOf(d).filter((number) => !hasMoved(d, number))
    if (left.length === 0) continue
    const { deadline, due: on, overdueFrom } = d
    // On every reading of a period that the law sets, as for the dates that moved.
    const metUntil = overdueFrom ? addDays(overdueFrom, -1) : d.metUntil
    const why = reasonFor(d)
    const recommendations = d.recommendations.length ? left : []
    const same = rows.findIndex((row) => row.deadline === deadline && row.on === on && row.why === why)
    const known = rows[same]
    if (known) rows[same] = { ...known, recommendations: [...known.recommendations, ...recommendations] }
    else rows.push({ deadline, recommendations, on, metUntil, why })
  }
  return rows
}

function reasonFor({ standing, extended, period }: ExplainedDeadline): UnmovedReason {
  if (standing === 'stopped') return 'clock-stopped'
  if (extended) return 'agreed'
  if (!isLength(period)) return 'stated'
  return period.unit === 'working days' ? 'outside-the-count' : 'not-in-working-days'
}
