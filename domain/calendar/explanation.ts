// What a due date is computed from and how it explains itself: plain data that a case can keep, a page can show and a
// lawyer can check.

import type { Calendar } from './calendar.js'
import type { SkippedDay } from './counting.js'
import type { Extension } from './extension.js'
import { addDays, type LocalDate } from './local-date.js'
import type { DeadlineRule, StartEvent } from './rule.js'
import type { Pause } from './stopped-clock.js'

/** The day of the event that a period runs from, and how that day is known when it was not simply recorded. */
export type Start = { readonly on: LocalDate; readonly basis?: string; readonly assumed?: boolean }

/** All that a due date is computed from, as plain data: a case keeps this and computes the rest. */
export type Deadline = {
  readonly rule: DeadlineRule
  readonly start: Start
  /** Clarifications that were asked and answered; while one is open there is no due date. */
  readonly pauses?: readonly Pause[]
  /** Agreed extensions in the order of their agreement. */
  readonly extensions?: readonly Extension[]
}

/** One way in which a doubtful period can be counted. */
export type Reading = { readonly due: LocalDate; readonly metUntil: LocalDate; readonly why: string }

export type Explanation = {
  readonly rule: string
  readonly ruleVersion: number
  readonly name: string
  readonly citation: string
  readonly limit: DeadlineRule['limit']
  /** The event from which it is counted; `on` is its day. */
  readonly start: Start & { readonly event: StartEvent }
  readonly period: DeadlineRule['period']
  /** The first day that belongs to the period. */
  readonly first: LocalDate
  /** Where the count ends. The due date is later only where a rule moves it off a non-working day, or by extension. */
  readonly legal: LocalDate
  readonly due: LocalDate
  /** Treated as met until the end of this day, Europe/London. */
  readonly metUntil: LocalDate
  readonly skipped: readonly SkippedDay[]
  /** Every reading, the earliest first, when there is more than one date; else empty. */
  readonly alternatives: readonly Reading[]
  /** The first day on which a formal step about it may be proposed. */
  readonly formalFrom: LocalDate
  /** The due date before any extension, and each extension; absent when there was none. */
  readonly extended?: { readonly original: LocalDate; readonly by: readonly Extension[] }
  /** Whose bank holidays were looked at; `unverified` names those of its places or years that gov.uk has not confirmed. */
  readonly calendar:
    (Pick<Calendar, 'id' | 'version' | 'source'> & { readonly unverified: string | null }) | null
  /** Assumptions, doubts and unverified sources that a reader must know. */
  readonly notes: readonly string[]
  /** All of it in one sentence of plain English. */
  readonly sentence: string
}

/** The last day on which what is due by a day is met on every reading of the law: nobody is late before it is over. */
export const metOnEveryReading = ({ formalFrom }: Pick<Explanation, 'formalFrom'>): LocalDate =>
  addDays(formalFrom, -1)

/** An explanation before it is put into words. */
export type Explained = Omit<Explanation, 'notes' | 'sentence'>
