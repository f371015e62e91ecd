// Reads what a decision's words say about time, before the words are stored: a case and its workflow know only what was
// read, as codes, and never load the recogniser.
import type { Calendars } from '../calendar/calendar.js'
import type { LocalDate } from '../calendar/local-date.js'
import { onlyDeadline } from '../calendar/wording.js'
import { readingDated, type ReadTerm, type WordsRead } from './wording-basis.js'

/** What the decision's words about time say, or why that is in doubt. */
export function wordsRead(words: string): WordsRead {
  const { deadline, doubts } = onlyDeadline(words)
  if (!deadline) return { doubts: [...new Set(doubts.map(({ code }) => code))].sort() }
  const { period, from: event, startStated } = deadline
  return { wording: { kind: 'wording', period, event, startAssumed: !startStated } }
}

/** The date that the decision's words give and what it rests on, or why they give none. */
export const termInWords = (
  words: string,
  decisionDate: LocalDate,
  textId: string,
  calendars: Calendars,
): ReadTerm => readingDated(wordsRead(words), decisionDate, textId, calendars)
