// From the words of a decision to the basis of a date. Where the words leave a doubt, or run from a day that nobody has
// recorded, there is none: a person sets the date.
import type { Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import { readWording } from '../calendar/wording.js'
import { deadlineOf, type Basis } from './term.js'

/**
 * The date that the decision's words give and what it rests on; null when they leave a doubt, give several, run from a
 * receipt, or need bank holidays that are not known. `textId`: where the words are stored.
 */
export function basisOfWording(
  words: string,
  decisionDate: LocalDate,
  textId: string,
  calendars: Calendars,
): { readonly basis: Basis; readonly dueOn: LocalDate } | null {
  const { found, doubts } = readWording(words)
  const [only, second] = found
  if (doubts.length > 0 || !only || second || only.from !== 'decision') return null
  const basis: Basis = {
    kind: 'wording',
    textId,
    period: only.period,
    event: only.from,
    from: decisionDate,
    startAssumed: !only.startStated,
  }
  try {
    return { basis, dueOn: computeDue(deadlineOf({ basis, extensions: [] }, [], calendars), calendars).due }
  } catch (error) {
    if (error instanceof CalendarProblem) return null
    throw error
  }
}
