// What a date of a case rests on: the words of the decision, a rule and the day it runs from, or a date that was stated.
// A case keeps this and computes the rest, so that every date can explain itself and moves when what it rests on does.
import type { Calendars } from '../calendar/calendar.js'
import type { Deadline, Start } from '../calendar/explanation.js'
import type { Extension } from '../calendar/extension.js'
import { earlierOf, type LocalDate } from '../calendar/local-date.js'
import type { Length, Period, StartEvent } from '../calendar/rule.js'
import { agreedBy, ruleBy, setDateBy } from '../calendar/rules.js'
import type { Pause } from '../calendar/stopped-clock.js'
import { WORDING_DOUBTS } from '../calendar/wording-doubts.js'
import { receiptStart, type DocumentReceipt } from './statutory/state.js'

/** Why a date that nobody stated is what it is. */
const ASSUMED_BY = {
  'take-over': 'it came with the case when it was taken over, and what it rests on is not recorded',
  rehearsal: 'no date is stated, and the rehearsal plays one month after the decision',
} as const

export type Basis =
  /** The decision's own words, as they were read. They stand in the text of this id, never here. */
  | {
      readonly kind: 'wording'
      readonly textId: string
      readonly period: Period
      readonly event: StartEvent
      readonly from: LocalDate
      /** The words name no event to count from. */
      readonly startAssumed: boolean
      /** How it was posted, where they run from a receipt that nobody recorded. */
      readonly posted?: NonNullable<DocumentReceipt['assumed']>
    }
  /** The time that a conditional recommendation allows, from the day on which its condition was met. */
  | { readonly kind: 'condition'; readonly period: Length; readonly from: LocalDate }
  /** A rule of the table, by its id, from the day of its start event. */
  | { readonly kind: 'rule'; readonly rule: string; readonly from: LocalDate }
  /** A date that somebody stated: with the decision, or as an officer in the running case. */
  | {
      readonly kind: 'date'
      readonly on: LocalDate
      readonly setOn: LocalDate
      readonly by: 'decision' | 'ombudsman'
    }
  /** A date that nobody stated here: it came with a case from elsewhere, or a rehearsal plays it so. */
  | {
      readonly kind: 'assumed'
      readonly on: LocalDate
      readonly setOn: LocalDate
      readonly by: keyof typeof ASSUMED_BY
    }

export type WordingBasis = Extract<Basis, { kind: 'wording' }>

/** Why the words of a decision give no date. `differs-from-words`: a date was stated, and they give another. */
export const DATE_DOUBTS = [...WORDING_DOUBTS, 'has-passed', 'no-calendar', 'differs-from-words'] as const
export type DateDoubt = (typeof DATE_DOUBTS)[number]

/** What the words of a decision say where no date rests on them, as codes: the words stand in their text. */
export interface Undated {
  readonly doubts: readonly DateDoubt[]
  /** They run from the receipt of the decision, and wait for nothing else. */
  readonly pending?: Omit<WordingBasis, 'from' | 'posted'>
  /** The date that they give, where another one was stated. */
  readonly give?: LocalDate
}

/** An extension that was agreed: who asked for it and who agreed, by their opaque ids. */
export interface AgreedExtension extends Extension {
  readonly askedOn: LocalDate
  readonly askedBy: string
  readonly agreedBy: string
}

export interface Term {
  readonly basis: Basis
  /** In the order of their agreement. */
  readonly extensions: readonly AgreedExtension[]
}

/** A date as it once held: `because` is the event that brought it, `seq` its row of the ledger. */
export interface KeptDate {
  readonly on: LocalDate
  readonly since: LocalDate
  readonly because: string
  readonly seq: number
}

/** The term of a date that was stated on a day. */
export const statedTerm = (on: LocalDate, setOn: LocalDate, by: 'decision' | 'ombudsman'): Term => ({
  basis: { kind: 'date', on, setOn, by },
  extensions: [],
})

/**
 * All that the date of this term is computed from. `pauses`: the clarifications that were asked and answered about it;
 * `calendars`: where a rule of the table, or that of agreed actions, may stand corrected. Throws `unknown-rule`.
 */
export function deadlineOf(
  { basis, extensions }: Term,
  pauses: readonly Pause[],
  calendars: Calendars,
): Deadline {
  const moved = { pauses, extensions }
  switch (basis.kind) {
    case 'wording':
      return {
        rule: agreedBy(calendars, basis.period, basis.event),
        start: startOf(basis),
        ...moved,
      }
    case 'condition':
      return { rule: agreedBy(calendars, basis.period, 'condition'), start: { on: basis.from }, ...moved }
    case 'rule':
      return { rule: ruleBy(calendars, basis.rule), start: { on: basis.from }, ...moved }
    case 'date':
      return {
        rule:
          basis.by === 'decision' ? agreedBy(calendars, { fixed: basis.on }) : setDateBy(calendars, basis.on),
        start: { on: earlierOf(basis.setOn, basis.on) },
        ...moved,
      }
    case 'assumed':
      return {
        rule: agreedBy(calendars, { fixed: basis.on }),
        start: {
          on: earlierOf(basis.setOn, basis.on),
          basis: ASSUMED_BY[basis.by],
          assumed: true,
        },
        ...moved,
      }
  }
}

function startOf({ from, startAssumed, posted }: WordingBasis): Start {
  if (posted) return receiptStart({ on: from, assumed: posted })
  return startAssumed
    ? { on: from, basis: 'the wording names no event, so it runs from the decision', assumed: true }
    : { on: from }
}
