// Reminder ladders as data: which letter goes to whom, how long before or after a due date. No reminder leaves on a
// non-working day or outside sending hours, and none about a deadline that is still treated as met says "overdue".

import { addWorkingDays, workingDayOnOrAfter, type Calendar } from './calendar.js'
import { addDays, type LocalDate } from './local-date.js'
import { endOfDay, instantAt, localDateOf, type LocalTime } from './london-time.js'
import {
  nextSendingMoment,
  previousSendingMoment,
  USUAL_SENDING_HOURS,
  type SendingHours,
} from './sending-hours.js'

export type Recipient = 'contact' | 'deputy' | 'senior officer' | 'manager'

export type Rung = {
  /** Part of the business key of the letter: unique within its ladder and never given to another rung. */
  readonly id: string
  readonly amount: number
  readonly unit: 'working days' | 'days' | 'weeks'
  readonly when: 'before' | 'after'
  readonly to: Recipient
  /** The kind of letter. */
  readonly letter: string
  /** The time of day at which it is meant to leave; when sending hours begin, if not given. */
  readonly time?: LocalTime
}

export type Ladder = { readonly id: string; readonly rungs: readonly Rung[] }

/** A rung and when it leaves: `on` in Europe/London, `at` in epoch milliseconds. */
export type RungDate = { readonly rung: Rung; readonly on: LocalDate; readonly at: number }

export type RungOptions = {
  /** The day until whose end the deadline is treated as met; the next working day on or after `due`, if not given. */
  readonly metUntil?: LocalDate
  readonly hours?: SendingHours
}

/**
 * When each rung of a ladder leaves, in the order of time. Rungs before are counted back from the due date; rungs after
 * are counted from the day until which it is treated as met. A rung that falls outside the permitted times moves to the
 * nearest one on its own side (at equal distance: away from the due date). Throws `year-not-covered`.
 */
export function rungDates(
  ladder: Ladder,
  due: LocalDate,
  calendar: Calendar,
  options: RungOptions = {},
): RungDate[] {
  const hours = options.hours ?? USUAL_SENDING_HOURS
  const metUntil = options.metUntil ?? workingDayOnOrAfter(calendar, due)
  return ladder.rungs
    .map((rung) => {
      const base = rung.when === 'before' ? due : metUntil
      const wished = instantAt(countedFrom(base, rung, calendar), rung.time ?? hours.from)
      const at = nearestOnItsSide(wished, rung.when, { due, metUntil, hours, calendar })
      return { rung, on: localDateOf(at), at }
    })
    .sort((a, b) => a.at - b.at)
}

function countedFrom(base: LocalDate, { amount, unit, when }: Rung, calendar: Calendar): LocalDate {
  const signed = when === 'before' ? -amount : amount
  return unit === 'working days'
    ? addWorkingDays(calendar, base, signed)
    : addDays(base, unit === 'weeks' ? signed * 7 : signed)
}

type Sides = { due: LocalDate; metUntil: LocalDate; hours: SendingHours; calendar: Calendar }

function nearestOnItsSide(
  wished: number,
  when: Rung['when'],
  { due, metUntil, hours, calendar }: Sides,
): number {
  const earlier = previousSendingMoment(wished, hours, calendar)
  const later = nextSendingMoment(wished, hours, calendar)
  if (when === 'before') return later < endOfDay(due) && later - wished < wished - earlier ? later : earlier
  return earlier >= endOfDay(metUntil) && wished - earlier < later - wished ? earlier : later
}

/** A stop that a person put on a ladder, with its reason kept elsewhere: from a day on, until a day or for good. */
export type LadderPause = { readonly from: LocalDate; readonly until: LocalDate | null }

/** Whether a day falls into the pause. */
export const isPausedOn = ({ from, until }: LadderPause, on: LocalDate) =>
  on >= from && (until === null || on < until)

/** The rungs that do not fall into a pause. A rung of a paused day is left out, not sent later. */
export const notPaused = (rungs: readonly RungDate[], pauses: readonly LadderPause[]) =>
  rungs.filter(({ on }) => !pauses.some((pause) => isPausedOn(pause, on)))
