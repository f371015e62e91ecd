// One thing that a letter says: a reminder of a date, or a notice with everything that its recipient owes.
import type { LocalDate } from '../calendar/local-date.js'
import type { DueKind } from './due.js'
import type { Recipient } from './ids.js'
import type { LetterKind } from './letters.js'
import type { DeadlineKind } from './policy.js'
import type { LetterClass, Obligation, SettledAs } from './state.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import type { SharedUnder } from './sharing.js'

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

/** A date as a letter tells it. */
export interface ToldDate {
  readonly dueOn: LocalDate
  /** Until whose end it is treated as met, when that is another day. */
  readonly metUntil?: LocalDate
  /** Why it is no working day: `Saturday`, `Sunday` or the name of the bank holiday. */
  readonly notWorking?: string
}

/** What a reminder is about. */
export interface DeadlineData extends ToldDate {
  readonly deadline: DeadlineKind
  readonly recommendations: readonly number[]
}

/** A date as its recipient last knew it; 0 for one of the whole case. */
export interface DateWas {
  readonly deadline: DeadlineKind
  readonly number: number
  readonly on: LocalDate
  readonly metUntil: LocalDate
}

/** A date that moved, from what to what. */
export interface MovedDate extends DeadlineData {
  readonly was: ToldDate
}

/** What the Ombudsman found of some recommendations, as a letter about the end of a case lists it. */
export interface Found {
  readonly as: NonNullable<Obligation['judgement']> | SettledAs
  readonly recommendations: readonly number[]
}

/** One thing that is asked of the recipient, as a list tells it. */
export interface DueLine extends Omit<ToldDate, 'dueOn'> {
  readonly deadline: DueKind
  readonly recommendations: readonly number[]
  /** Null while no date is set. */
  readonly dueOn: LocalDate | null
  /** Whose question has stopped the clock. */
  readonly stoppedBy?: 'body' | 'ombudsman'
  readonly overdue?: true
}

/** What a letter is about, and everything that its recipient owes after it. */
export interface DueList {
  readonly recommendations: readonly number[]
  readonly due: readonly DueLine[]
  /** The dates that moved. */
  readonly moved?: readonly MovedDate[]
  /** The recommendations of which an action plan is asked. */
  readonly plan?: readonly number[]
  readonly found?: readonly Found[]
  /** The day of the follow-up question. */
  readonly askedOn?: LocalDate
}
