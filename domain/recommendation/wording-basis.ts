// From the words of a decision to the basis of a date. Where the words leave a doubt, or run from a day that nobody has
// recorded yet, there is none: a person sets the date, or the receipt that is recorded completes it.
import type { Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import { readWording } from '../calendar/wording.js'
import { deadlineOf, type Basis, type Undated, type WordingBasis } from './term.js'

export type ReadTerm = { readonly basis: Basis; readonly dueOn: LocalDate } | { readonly undated: Undated }

/** The date that the decision's words give and what it rests on, or why they give none. `textId`: where the words are stored. */
export function termInWords(
  words: string,
  decisionDate: LocalDate,
  textId: string,
  calendars: Calendars,
): ReadTerm {
  const { found, doubts } = readWording(words)
  const [only, second] = found
  if (doubts.length > 0 || !only)
    return { undated: { doubts: [...new Set(doubts.map(({ code }) => code))].sort() } }
  if (second) return { undated: { doubts: ['several-deadlines'] } }
  const wording = {
    kind: 'wording',
    textId,
    period: only.period,
    event: only.from,
    startAssumed: !only.startStated,
  } as const
  if (only.from === 'receipt') return { undated: { doubts: [], pending: wording } }
  return datedFrom({ ...wording, from: decisionDate }, calendars)
}

/** The date that follows from a basis, or why there is none. */
export function datedFrom(basis: WordingBasis, calendars: Calendars): ReadTerm {
  try {
    const { due } = computeDue(deadlineOf({ basis, extensions: [] }, [], calendars), calendars)
    return { basis, dueOn: due }
  } catch (error) {
    if (error instanceof CalendarProblem) return { undated: { doubts: ['no-calendar'] } }
    throw error
  }
}

/** A date that has passed already binds nobody: a person sets another. */
export const ifAhead = (read: ReadTerm, today: LocalDate): ReadTerm =>
  'basis' in read && read.dueOn <= today ? { undated: { doubts: ['has-passed'] } } : read
