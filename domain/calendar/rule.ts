// What a deadline rule is: data that a lawyer can read and its owner can correct without a programmer. How a rule is
// counted stands in counting.ts; the rules that the product is shipped with stand in rules.ts.

import { DIVISIONS, type Division } from './calendar.js'
import type { LocalDate } from './local-date.js'
import { notHeld } from '../law/editions.js'
import { CalendarProblem } from './problem.js'

export const UNITS = ['working days', 'days', 'weeks', 'months', 'years'] as const
export type Unit = (typeof UNITS)[number]

/**
 * How a length of time is counted from the day of its start event:
 * `of` and `after` leave that day out, `beginning with` counts it as the first day, `beginning on the day after` says
 * that the next day is the first, `before` counts backwards and leaves it out.
 */
export const COUNTINGS = ['of', 'after', 'beginning with', 'beginning on the day after', 'before'] as const
export type Counting = (typeof COUNTINGS)[number]

/** `not before`: the first permitted day of something. `presumed on`: a day that stands for an unrecorded one. Neither is a deadline. */
export const LIMITS = ['not later than', 'not before', 'presumed on'] as const
export const ON_NON_WORKING_DAY = ['stays', 'treated as met', 'moves'] as const
export const ON_CLARIFICATION = ['runs on', 'stops', 'starts again'] as const
export const EXTENSIONS = ['agreed in writing', 'agreed', 'not possible'] as const
export const CITATION_STATUSES = ['checked', 'read once', 'to be confirmed by Legal', 'policy'] as const

export type Length = { readonly amount: number; readonly unit: Unit; readonly counting: Counting }
export type Period = Length | { readonly fixed: LocalDate }

/** The events from which periods run, each with the words that name it in a sentence. */
export const START_EVENTS = {
  decision: 'the decision',
  receipt: 'receipt',
  request: 'receipt of the request',
  notice: 'the notice',
  'end of another period': 'the end of the period before it',
  'first publication': 'the first publication',
  'public notice': 'the public notice',
  'opening for inspection': 'the opening for inspection',
  sending: 'its sending',
  acceptance: 'the acceptance of the plan',
  evidence: 'receipt of the evidence',
  question: 'the question',
  condition: 'the day on which its condition was met',
} as const
export type StartEvent = keyof typeof START_EVENTS

/**
 * `checked`: read in the source named by two people, each for themselves. `read once`: by one person only, and it says so.
 * `to be confirmed by Legal`: an assumption. `policy`: chosen, not law.
 */
export type CitationStatus = (typeof CITATION_STATUSES)[number]

export type Citation = {
  readonly text: string
  /** The edition of the text that was read. */
  readonly version: string
  readonly status: CitationStatus
}

/** Another way in which the same words can be read, shown beside the first; work goes by the earlier date. */
export type OtherReading = { readonly counting: Counting; readonly why: string }

export type DeadlineRule = {
  readonly id: string
  /** Rises by one with each correction; the older versions stand in the older editions of its calendar. */
  readonly version: number
  /** What must happen, in words for people; completes "… is due by". */
  readonly name: string
  readonly period: Period
  readonly from: StartEvent
  /** The id of the rule whose period this one follows, when it runs from the end of another period. */
  readonly follows?: string
  readonly limit: (typeof LIMITS)[number]
  /** Whose bank holidays matter. */
  readonly calendar: Division
  /**
   * What happens when the counted day is not a working day: it `stays` the due date; it stays the due date and is
   * `treated as met` until the end of the next working day; or the due date `moves` to the next working day.
   */
  readonly onNonWorkingDay: (typeof ON_NON_WORKING_DAY)[number]
  readonly otherReadings?: readonly OtherReading[]
  /** Whether it is disputed that a bank holiday proclaimed while the clock runs lengthens it; both dates are shown. */
  readonly disputedWhenProclaimed?: true
  /** What a question for clarification does to the clock. */
  readonly onClarification: (typeof ON_CLARIFICATION)[number]
  /** How the period can be made longer. */
  readonly extension: (typeof EXTENSIONS)[number]
  readonly citation: Citation
  /** An assumption that a person must be able to see and to correct. */
  readonly assumption?: string
  /** The role that answers for this rule and says how it is to be corrected. */
  readonly owner: string
  /** The account (the sign-in service's opaque id) or the role that corrects it beside an administrator; absent: none. */
  readonly ownedBy?: string
}

const STATUS_IN_WORDS: Partial<Record<CitationStatus, string>> = {
  'read once': ' (read by one person only)',
  'to be confirmed by Legal': ' (to be confirmed by Legal)',
}

/** The citation as it is shown with a date. */
export const citationInWords = ({ text, version, status }: Citation) =>
  `${text}, ${version}${STATUS_IN_WORDS[status] ?? ''}`

/** `1 month`, `20 working days`. */
export const lengthInWords = ({ amount, unit }: Length) =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`

/** A length that decisions use, or what all of those have in common: its id names it. */
export const isAgreed = ({ id }: DeadlineRule) => id.startsWith('agreed-')

export const isLength = (period: Period): period is Length => 'amount' in period

/** The rule itself when it can be counted. Throws `malformed-rule`, naming the field and what would be right. */
export function checkedRule(rule: DeadlineRule): DeadlineRule {
  const wrong = (field: string, should: string) => malformedRule(rule.id, field, should)
  const oneOf = <T extends string>(field: string, value: T, values: readonly T[]) => {
    if (!values.includes(value)) throw wrong(field, `give one of ${values.join(', ')}`)
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule.id))
    throw wrong('id', 'use lower-case letters, digits and single hyphens')
  if (!Number.isInteger(rule.version) || rule.version < 1)
    throw wrong('version', 'give a whole number from 1 on')
  if (isLength(rule.period)) {
    const { amount, unit, counting } = rule.period
    if (!Number.isInteger(amount) || amount < 1 || amount > 1000)
      throw wrong('amount', 'give a whole number from 1 to 1000')
    oneOf('unit', unit, UNITS)
    oneOf('counting', counting, COUNTINGS)
  }
  if (!rule.name.trim()) throw wrong('name', 'say what must happen; it completes “… is due by”')
  oneOf('calendar', rule.calendar, DIVISIONS)
  oneOf('onNonWorkingDay', rule.onNonWorkingDay, ON_NON_WORKING_DAY)
  oneOf('onClarification', rule.onClarification, ON_CLARIFICATION)
  oneOf('extension', rule.extension, EXTENSIONS)
  for (const { counting, why } of rule.otherReadings ?? []) {
    oneOf('otherReadings', counting, COUNTINGS)
    if (!why.trim()) throw wrong('otherReadings', 'say of each why it can be read so')
  }
  if (!Object.hasOwn(START_EVENTS, rule.from))
    throw wrong('from', `give one of ${Object.keys(START_EVENTS).join(', ')}`)
  const citation = citationFault(rule.citation)
  if (citation) throw wrong('citation', citation)
  if (!rule.owner.trim()) throw wrong('owner', 'name the role that answers for this rule')
  return rule
}

/** What would be right in a citation, where something is wrong with it. */
export function citationFault(citation: Citation): string | undefined {
  const { text, version, status } = citation
  if (!CITATION_STATUSES.includes(status)) return `give one of ${CITATION_STATUSES.join(', ')}`
  return text.trim() && version.trim() ? notHeld(citation) : 'name the authority and its version'
}

/** The whole citation with its status, as it is listed and compared. */
export const citationInFull = ({ text, version, status }: Citation) => `${text}, ${version} (${status})`

/** What is wrong with a rule, naming the field and what would be right. */
export const malformedRule = (id: string, field: string, should: string) =>
  new CalendarProblem('malformed-rule', field, `${field} of rule "${id}": ${should}`)
