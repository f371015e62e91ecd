// Clocks that stand still while a clarification is outstanding. The day of asking is the last that counts before the
// stop and the day of answering is the last that does not, so asking on the 2nd and answering on the 11th stops nine.

import { isWorkingDay, type Calendar } from './calendar.js'
import { addDays, compareDates, daysBetween, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'

/** A clarification that was asked for and answered, in local dates. */
export type Pause = { readonly asked: LocalDate; readonly answered: LocalDate }

/** The pauses in the order of time, overlapping ones joined. Throws `impossible-date` when an answer precedes its question. */
export function joined(pauses: readonly Pause[]): Pause[] {
  const result: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => compareDates(a.asked, b.asked))) {
    if (pause.answered < pause.asked)
      throw new CalendarProblem(
        'impossible-date',
        'answered',
        `answered: a clarification asked on ${pause.asked} cannot be answered on ${pause.answered}; give a later day`,
      )
    const last = result.at(-1)
    if (last && pause.asked <= last.answered)
      result[result.length - 1] = {
        asked: last.asked,
        answered: pause.answered > last.answered ? pause.answered : last.answered,
      }
    else result.push(pause)
  }
  return result
}

/** The pause because of which a day does not count, if any. */
export const pauseOn = (pauses: readonly Pause[], day: LocalDate) =>
  pauses.find(({ asked, answered }) => day > asked && day <= answered)

/** How many days a clock stood still. */
export const daysStopped = (pauses: readonly Pause[]) =>
  joined(pauses).reduce((sum, { asked, answered }) => sum + daysBetween(asked, answered), 0)

/**
 * What is left of a period on the day on which the clock stops: the days after that day up to the due date, counted in
 * working days of the calendar, or in days when none is given. The due date is not known until the clock goes on.
 */
export function leftWhenStopped(due: LocalDate, asked: LocalDate, calendar?: Calendar): number {
  let left = 0
  for (let day = addDays(asked, 1); day <= due; day = addDays(day, 1))
    if (!calendar || isWorkingDay(calendar, day)) left += 1
  return left
}
