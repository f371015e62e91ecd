// One thing that a letter says: a reminder of a date, or a notice with everything that its recipient owes.
import type { LocalDate } from '../calendar/local-date.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import type { Recipient } from './ids.js'
import type { LetterKind } from './letters.js'
import type { DeadlineKind } from './policy.js'
import type { SharedUnder } from './sharing.js'
import type { LetterClass } from './state.js'

/** A letter item to be sent at a moment; `key` is its business key. */
export interface LetterItem {
  readonly key: string
  readonly recipient: Recipient
  readonly letterClass: LetterClass
  readonly kind: LetterKind
  readonly localDate: LocalDate
  readonly at: number
  /** With the gateway under which CQC reads the case, where the letter says so. */
  readonly data: (DeadlineData | DueList) &
    SharedUnder & {
      /** The Fundamental Standards of which the decision finds a potential breach, where the letter tells it. */
      readonly potentialBreach?: readonly FundamentalStandard[]
    }
}

/** What a reminder is about. */
export interface DeadlineData {
  readonly deadline: DeadlineKind
  readonly dueOn: LocalDate
  readonly recommendations: readonly number[]
}

/** What a letter is about, and everything that its recipient owes after it. */
export interface DueList {
  readonly recommendations: readonly number[]
  readonly due: readonly (DeadlineData & {
    /** Until whose end it is treated as met, when that is another day. */
    readonly metUntil?: LocalDate
  })[]
}
