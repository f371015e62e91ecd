// From what the words of a decision say to the basis of a date. Where the words leave a doubt, or run from a day that nobody has
// recorded yet, there is none: a person sets the date, or the receipt that is recorded completes it.
import type { Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import { deadlineOf, type Basis, type DateDoubt, type Undated, type WordingBasis } from './term.js'

export type ReadTerm = { readonly basis: Basis; readonly dueOn: LocalDate } | { readonly undated: Undated }

/** What the words say, as codes that stand without them. */
export type WordsRead =
  | { readonly wording: Omit<WordingBasis, 'textId' | 'from' | 'posted'> }
  | { readonly doubts: readonly DateDoubt[] }

/** The date that read words give and what it rests on, or why they give none. `textId`: where the words are stored. */
export function readingDated(
  read: WordsRead,
  decisionDate: LocalDate,
  textId: string,
  calendars: Calendars,
): ReadTerm {
  if ('doubts' in read) return { undated: { doubts: read.doubts } }
  const wording = { ...read.wording, textId }
  return wording.event === 'receipt'
    ? { undated: { doubts: [], pending: wording } }
    : datedFrom({ ...wording, from: decisionDate }, calendars)
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

/** The date that was stated, or else that the words give and that lies ahead; with what they say otherwise. */
export function datedBy(
  dueOn: LocalDate | undefined,
  read: ReadTerm | undefined,
  today: LocalDate,
): { readonly dueOn: LocalDate | null; readonly basis?: Basis; readonly undated?: Undated } {
  if (!read) return { dueOn: dueOn ?? null }
  if (dueOn === undefined) return { dueOn: null, ...ifAhead(read, today) }
  if (!('basis' in read)) return { dueOn }
  return read.dueOn === dueOn
    ? read
    : { dueOn, undated: { doubts: ['differs-from-words'], give: read.dueOn } }
}
