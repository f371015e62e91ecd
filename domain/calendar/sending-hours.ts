// When a letter may leave: on working days within hours that an administrator can change (domain rule: no reminder on
// a non-working day, 09:00 to 17:00 Europe/London as shipped).

import { addWorkingDays, isWorkingDay, type Calendar } from './calendar.js'
import { instantAt, localDateOf, type LocalTime } from './london-time.js'

/** The hours of a working day, in Europe/London, at which letters may leave; both ends are permitted times. */
export type SendingHours = { readonly from: LocalTime; readonly to: LocalTime }

export const USUAL_SENDING_HOURS: SendingHours = { from: '09:00', to: '17:00' }

/** Whether a letter may leave at an instant (epoch milliseconds). Throws `year-not-covered`. */
export function withinSendingHours(at: number, hours: SendingHours, calendar: Calendar): boolean {
  const day = localDateOf(at)
  return isWorkingDay(calendar, day) && at >= instantAt(day, hours.from) && at <= instantAt(day, hours.to)
}

/** The first permitted instant at or after `at`, in epoch milliseconds. Throws `year-not-covered`. */
export function nextSendingMoment(at: number, hours: SendingHours, calendar: Calendar): number {
  if (withinSendingHours(at, hours, calendar)) return at
  const day = localDateOf(at)
  const today = instantAt(day, hours.from)
  if (at < today && isWorkingDay(calendar, day)) return today
  return instantAt(addWorkingDays(calendar, day, 1), hours.from)
}

/** The last permitted instant at or before `at`, in epoch milliseconds. Throws `year-not-covered`. */
export function previousSendingMoment(at: number, hours: SendingHours, calendar: Calendar): number {
  if (withinSendingHours(at, hours, calendar)) return at
  const day = localDateOf(at)
  const today = instantAt(day, hours.to)
  if (at > today && isWorkingDay(calendar, day)) return today
  return instantAt(addWorkingDays(calendar, day, -1), hours.to)
}
