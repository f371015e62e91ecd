// The stored words of a change of calendars that a person made: what is decided and why, or the file that was handed in.
// Only their id travels through a workflow.
import type { BankHolidayList } from './bank-holidays-file.js'
import type { DayDecision } from './editions.js'
import type { PolicyDecision } from './policy-correction.js'
import type { RuleDecision } from './rule-correction.js'

export type CalendarText =
  | ({ readonly about: 'day'; readonly reason: string } & DayDecision)
  | ({ readonly about: 'rule'; readonly reason: string } & RuleDecision)
  | ({ readonly about: 'policy'; readonly reason: string } & PolicyDecision)
  | {
      readonly about: 'file'
      /** The file’s name, for people. */
      readonly name: string
      /** As they were read from the file: nothing else of it is stored. */
      readonly lists: readonly BankHolidayList[]
      /** Why a day that is known as a bank holiday is none, where the lists lack one; null: they must lack none. */
      readonly reason: string | null
    }

/** The kind under which such words are stored. */
export const CALENDAR_TEXT = 'calendar'
