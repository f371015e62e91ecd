// A recommendation that is owed only once something was found.
import type { LocalDate } from '../calendar/local-date.js'
import type { Length } from '../calendar/rule.js'

/** What must be found before a recommendation is owed ("if the reassessment finds … pay"). */
export interface Condition {
  /** The recommendation that brings it to light; null when it is another event. */
  readonly on: number | null
  /** The time to carry it out, from the day on which the condition was met; null: the officer gives the date then. */
  readonly within: Length | null
  readonly standing: 'open' | 'met' | 'not-met'
  /** The day on which it was found. */
  readonly foundOn: LocalDate | null
}
