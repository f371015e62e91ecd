// The arithmetic of periods, and nothing else: where a period ends and which days it leaves out. The constructions are
// those of Dodds v Walker [1981] 1 WLR 1027 (corresponding date) and Zoan v Rouamba [2000] 1 WLR 1509 ("beginning with").

import { isWorkingDay, reasonNotWorking, type Calendar } from './calendar.js'
import { addDays, correspondingDate, inWords, isWeekend, type LocalDate } from './local-date.js'
import type { Counting, Length } from './rule.js'
import { pauseOn, type Pause } from './stopped-clock.js'

/** A day that was not counted, and why. */
export type SkippedDay = {
  readonly date: LocalDate
  readonly reason: string
  readonly kind: 'weekend' | 'bank holiday' | 'clock stopped'
  /** `counting`: left out of the period. `after the due date`: a non-working day on which it is still treated as met. */
  readonly during: 'counting' | 'after the due date'
}

export type Counted = {
  /** The first day that belongs to the period; the last one, when it is counted backwards. */
  readonly first: LocalDate
  readonly end: LocalDate
  readonly skipped: readonly SkippedDay[]
}

/**
 * Counts a period from the day of its start event. Days of `pauses` do not count (backwards they are not looked at).
 * Throws `year-not-covered` when working days of a year that the calendar does not know are needed.
 */
export function count(
  length: Length,
  start: LocalDate,
  calendar: () => Calendar,
  pauses: readonly Pause[] = [],
): Counted {
  const { amount, unit, counting } = length
  const first = counting === 'beginning with' ? start : addDays(start, counting === 'before' ? -1 : 1)
  if (unit === 'months' || unit === 'years')
    return stretched(first, endOfMonths(start, unit === 'years' ? amount * 12 : amount, counting), pauses)
  const wanted = unit === 'weeks' ? amount * 7 : amount
  const step = counting === 'before' ? -1 : 1
  const working = unit === 'working days' ? calendar() : null
  const skipped: SkippedDay[] = []
  let day = first
  for (let counted = 0; ; day = addDays(day, step)) {
    const why = (step > 0 ? stoppedOn(day, pauses) : null) ?? (working && notWorking(day, working))
    if (why) skipped.push({ ...why, during: 'counting' })
    else counted += 1
    if (counted === wanted) return { first, end: day, skipped }
  }
}

type WhySkipped = Omit<SkippedDay, 'during'>

function notWorking(date: LocalDate, calendar: Calendar): WhySkipped | null {
  const reason = reasonNotWorking(calendar, date)
  return reason === null ? null : { date, reason, kind: isWeekend(date) ? 'weekend' : 'bank holiday' }
}

function stoppedOn(date: LocalDate, pauses: readonly Pause[]): WhySkipped | null {
  const pause = pauseOn(pauses, date)
  if (!pause) return null
  const reason = `the clock stood still: clarification asked on ${inWords(pause.asked)}, answered on ${inWords(pause.answered)}`
  return { date, reason, kind: 'clock stopped' }
}

/** The last day of a period of months. Where a month has no corresponding date, it ends with that month. */
function endOfMonths(start: LocalDate, months: number, counting: Counting): LocalDate {
  if (counting === 'before') return correspondingDate(start, -months).date
  if (counting === 'of' || counting === 'after') return correspondingDate(start, months).date
  const first = counting === 'beginning with' ? start : addDays(start, 1)
  const corresponding = correspondingDate(first, months)
  // Never "of the day before": one month beginning with 1 March ends on 31 March, not on 28 March.
  return corresponding.exists ? addDays(corresponding.date, -1) : corresponding.date
}

/** A period in months whose end is put off by each day on which the clock stood still. */
function stretched(first: LocalDate, end: LocalDate, pauses: readonly Pause[]): Counted {
  const skipped: SkippedDay[] = []
  let last = end
  if (pauses.length > 0)
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const stopped = stoppedOn(day, pauses)
      if (!stopped) continue
      skipped.push({ ...stopped, during: 'counting' })
      last = addDays(last, 1)
    }
  return { first, end: last, skipped }
}

/** The days from a due date on that are not working days, and the working day until whose end it is treated as met. */
export function treatedAsMet(
  due: LocalDate,
  calendar: Calendar,
): { readonly until: LocalDate; readonly skipped: SkippedDay[] } {
  const skipped: SkippedDay[] = []
  let day = due
  for (let why = notWorking(day, calendar); why; why = notWorking(day, calendar)) {
    skipped.push({ ...why, during: 'after the due date' })
    day = addDays(day, 1)
  }
  return { until: day, skipped }
}

/**
 * A date that was agreed on a day, put off by the days on which the clock stood still since: by as many working days
 * when `calendar` is given, else by as many days. Throws `year-not-covered`.
 */
export function putOff(
  agreed: LocalDate,
  since: LocalDate,
  pauses: readonly Pause[],
  calendar: Calendar | null,
): Counted {
  const first = addDays(since, 1)
  if (pauses.length === 0) return { first, end: agreed, skipped: [] }
  const counts = (day: LocalDate) => !calendar || isWorkingDay(calendar, day)
  const skipped: SkippedDay[] = []
  let end = agreed
  for (let day = first; day <= end; day = addDays(day, 1)) {
    const stopped = counts(day) ? stoppedOn(day, pauses) : null
    if (!stopped) continue
    skipped.push({ ...stopped, during: 'counting' })
    do end = addDays(end, 1)
    while (!counts(end))
  }
  return { first, end, skipped }
}
