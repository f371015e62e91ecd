// Dates as a letter tells them: until when a day that is no working day is treated as met, and from what to what a date has
// moved since its recipient last knew it.
import { reasonNotWorking, type Calendar } from '../calendar/calendar.js'
import type { OpenDeadline } from './deadlines.js'
import type { DateWas, MovedDate, ToldDate } from './letter-item.js'

/** A date for a letter. `metUntil` and `notWorking` are there only when it is treated as met until another day. */
export const toldDate = (
  { on, metUntil }: Pick<OpenDeadline, 'on' | 'metUntil'>,
  calendar: Calendar,
): ToldDate => {
  if (metUntil === on) return { dueOn: on }
  const notWorking = reasonNotWorking(calendar, on)
  return { dueOn: on, metUntil, ...(notWorking !== null && { notWorking }) }
}

/** A deadline of the whole case, as CQC's log of the plan, is about no recommendation. */
export const WHOLE_CASE = 0

/** The recommendations that a date is about; 0 for one of the whole case. */
export const numbersOf = ({ recommendations }: { readonly recommendations: readonly number[] }) =>
  recommendations.length ? recommendations : [WHOLE_CASE]

/** What a body knows of its dates, one entry for each recommendation, so that dates may part and meet. */
export const datesKnown = (open: readonly OpenDeadline[]): DateWas[] =>
  open
    .filter((d) => d.waitsFor === 'body')
    .flatMap((d) =>
      numbersOf(d).map((number) => ({ deadline: d.kind, number, on: d.on, metUntil: d.metUntil })),
    )

const isSame = (a: DateWas, b: DateWas) => a.deadline === b.deadline && a.number === b.number

/** Those of the known dates that are open still and are others now. */
export const movedOf = (known: readonly DateWas[], open: readonly OpenDeadline[]): DateWas[] => {
  const now = datesKnown(open)
  return known.filter((was) => {
    const is = now.find((date) => isSame(date, was))
    return is !== undefined && (is.on !== was.on || is.metUntil !== was.metUntil)
  })
}

/** What was known first counts: a letter that has not left yet has told nobody of the step between. */
export const knownFirst = (earlier: readonly DateWas[], later: readonly DateWas[]): DateWas[] => [
  ...earlier,
  ...later.filter((date) => !earlier.some((known) => isSame(known, date))),
]

/** From what to what the known dates have moved: a line for those that moved alike. */
export function movedSince(
  known: readonly DateWas[],
  open: readonly OpenDeadline[],
  calendar: Calendar,
): MovedDate[] {
  const now = datesKnown(open)
  const groups = new Map<string, { was: DateWas; is: DateWas; numbers: number[] }>()
  for (const was of movedOf(known, open)) {
    const is = now.find((date) => isSame(date, was)) as DateWas
    const key = [was.deadline, was.on, was.metUntil, is.on, is.metUntil].join()
    const group = groups.get(key) ?? { was, is, numbers: [] }
    group.numbers.push(was.number)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ was, is, numbers }) => ({
    deadline: was.deadline,
    recommendations: numbers.filter((number) => number !== WHOLE_CASE).sort((a, b) => a - b),
    was: { dueOn: was.on, ...(was.metUntil !== was.on && { metUntil: was.metUntil }) },
    ...toldDate(is, calendar),
  }))
}
