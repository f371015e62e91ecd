// The shape of one row of the process table: who may do what at which stage, what it needs, what it says afterwards
// and where it leads. The permission, the validator, the banner, the diagram and the tests all read these rows.
import { localDateOf } from '../calendar/london-time.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import type { Actor, Channel, Role } from '../people/roles.js'
import type { TableRow } from '../process-table.js'
import { invalid, type Refusal } from '../refusal.js'
import type { Notice } from './letters.js'
import type { Stage } from './stages.js'
import type { RecommendationState } from './state.js'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What happened, in codes, dates and ids; `corrects` is the ledger row that it puts right. */
export interface Fact {
  readonly event: string
  readonly data: { readonly [key: string]: Json }
  readonly corrects?: number
  /** Follows from the rules in a step that a person took: not that person's doing. */
  readonly bySystem?: true
}

/** What a body sends with words and files. */
export const SUBMISSION_KINDS = ['plan', 'evidence', 'follow-up'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]

/** A stored submission that a fact adopts: a version of the plan or of one recommendation's evidence, or an answer. */
export interface Submission {
  readonly kind: SubmissionKind
  /** The recommendation that evidence is for, else 0. */
  readonly number: number
  /** Of an answer to a follow-up the row of the ledger: that is never used again. */
  readonly version: number
  readonly textId: string
  readonly receivedOn: LocalDate
  /** The stored files that come with it. */
  readonly files?: readonly string[]
}

export interface Change {
  readonly state: RecommendationState
  readonly facts: readonly Fact[]
  readonly notices?: readonly Notice[]
  readonly submission?: Submission
  /** Letters on their way, by key, that may not leave any more. */
  readonly void?: readonly string[]
}

/** Who enters it, and when, by the workflow's clock (epoch milliseconds; `today` in Europe/London). */
export interface Moment {
  readonly actor: Actor
  readonly at: number
  readonly today: LocalDate
}

/** Fields that every message may carry. Words are stored before and travel as ids. */
export interface CommonInput {
  readonly textId?: string
  /** An answer that came by e-mail, post or telephone, entered by an officer in the sender's name. */
  readonly onBehalf?: { readonly channel: Channel; readonly receivedOn: LocalDate }
}

/** What comes with files: they are stored before and travel as ids. */
export interface WithFiles {
  readonly files?: readonly string[]
}

/** The files, where there are any. */
export const filesIn = ({ files }: WithFiles): WithFiles => (files?.length ? { files } : {})

export interface Transition<Input extends CommonInput = CommonInput> extends TableRow<Stage> {
  readonly name: string
  readonly says: string
  readonly leadsTo: readonly Stage[]
  /** What is wrong with this input in this state, beyond role, stage and words; the first problem found. */
  check(state: RecommendationState, input: Input, moment: Moment): Refusal | undefined
  /** What follows. Called only when nothing is wrong. */
  apply(state: RecommendationState, input: Input, moment: Moment): Change
}

/** Whoever works on cases for the Ombudsman; what is a manager's or the Director's to decide says so itself. */
export const OFFICERS: readonly Role[] = ['case-officer', 'manager', 'director']

/** The day on which an answer counts as received: the day it reached the Ombudsman, else today. */
export const receivedOn = (input: CommonInput, moment: Moment): LocalDate =>
  input.onBehalf?.receivedOn ?? moment.today

/** The facts that every entry carries: by which channel, on which day, which words. */
export const provenance = (input: CommonInput, moment: Moment): { readonly [key: string]: Json } => ({
  receivedOn: receivedOn(input, moment),
  ...(input.onBehalf && { channel: input.onBehalf.channel }),
  ...(input.textId && { textId: input.textId }),
})

/** A date that reminders can be counted to: after today and within the years whose bank holidays are known. */
export function checkFutureDate(
  state: RecommendationState,
  field: string,
  date: LocalDate,
  moment: Moment,
): Refusal | undefined {
  if (date <= moment.today)
    return invalid(field, `${inWords(date)} is not after today`, `a date after ${inWords(moment.today)}`)
  return checkCovered(state, field, date)
}

/** A date within the years whose bank holidays are known, with room for the chasing that follows it. */
export function checkCovered(
  state: RecommendationState,
  field: string,
  date: LocalDate,
): Refusal | undefined {
  const last = state.calendar.years.to - 1
  if (Number(date.slice(0, 4)) <= last) return undefined
  return invalid(
    field,
    `no bank holidays are known for the time after ${inWords(date)}`,
    `a date up to 31 December ${last}, or import a later calendar first`,
  )
}

/** A date on which something can have arrived: from the decision to today. */
export function checkReceived(
  state: RecommendationState,
  field: string,
  date: LocalDate,
  today: LocalDate,
): Refusal | undefined {
  if (date > today)
    return invalid(field, `${inWords(date)} is in the future`, `a date up to ${inWords(today)}`)
  if (date < state.decisionDate)
    return invalid(
      field,
      `${inWords(date)} is before the decision`,
      `a date from ${inWords(state.decisionDate)}`,
    )
  return undefined
}

/** What follows for the dates, or why they cannot be computed: a clock that stood still may pass the known holidays. */
export function computed<T extends object>(field: string, compute: () => T): T | Refusal {
  try {
    return compute()
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    return invalid(
      field,
      error.message.replace(/^\w+: /, ''),
      'import a list of bank holidays that goes as far, or give another date',
    )
  }
}

export const momentOf = (actor: Actor, at: number): Moment => ({
  actor,
  at,
  today: localDateOf(at),
})
