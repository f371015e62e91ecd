// When a notice counts as received. Each rule holds only for the notices it governs: HSCA 2008 s93–94 for CQC's notices
// (unless the contrary is proved); for the Ombudsman's papers the receipt that was recorded, and for a letter without
// one the ordinary course of post, Interpretation Act 1978 s7, which is an assumption and is shown as one.

import { calendarOf, type Calendars, type Division } from './calendar.js'
import { count, type SkippedDay } from './counting.js'
import type { Start } from './explanation.js'
import { inWords, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import { citationInWords, type Citation, type Length } from './rule.js'

export type Notice = 'cqc notice' | 'report' | 'written statement' | 'decision'
export type Delivery =
  'e-mail with consent' | 'registered or recorded post' | 'first-class post' | 'second-class post'

export type ReceiptRule = {
  readonly id: string
  readonly version: number
  readonly governs: readonly Notice[]
  readonly delivery: Delivery
  /** Counted after the day of sending or posting. */
  readonly length: Length
  readonly calendar: Division
  readonly citation: Citation
  readonly assumed: boolean
  readonly owner: string
}

const OMBUDSMANS: readonly Notice[] = ['report', 'written statement', 'decision']

const inTheOrdinaryCourseOfPost = (delivery: Delivery, days: number): ReceiptRule => ({
  id: `ordinary-course-of-${delivery.replace(' ', '-')}`,
  version: 1,
  governs: OMBUDSMANS,
  delivery,
  length: { amount: days, unit: 'working days', counting: 'after' },
  calendar: 'england',
  citation: {
    text: 'Interpretation Act 1978 s7',
    version: 'with the Practice Direction of 1985 on the ordinary course of post',
    status: 'to be confirmed by Legal',
  },
  assumed: true,
  owner: 'Legal',
})

const cqc = (id: string, delivery: Delivery, length: Length): ReceiptRule => ({
  id,
  version: 1,
  governs: ['cqc notice'],
  delivery,
  length,
  calendar: 'england',
  citation: {
    text: 'Health and Social Care Act 2008 ss93 and 94',
    version: 'as in force in 2025',
    status: 'checked',
  },
  assumed: false,
  owner: "CQC's legal team",
})

export const RECEIPT_RULES: readonly ReceiptRule[] = [
  cqc('cqc-e-mail', 'e-mail with consent', { amount: 1, unit: 'working days', counting: 'after' }),
  cqc('cqc-post', 'registered or recorded post', { amount: 3, unit: 'days', counting: 'after' }),
  inTheOrdinaryCourseOfPost('first-class post', 2),
  inTheOrdinaryCourseOfPost('second-class post', 4),
]

/** What is known about how a notice reached its recipient; `recorded` is the actual receipt and always comes first. */
export type Delivered = { readonly recorded: LocalDate } | { readonly sent: LocalDate; readonly by: Delivery }

export type Receipt = Start & { readonly citation: string | null; readonly skipped: readonly SkippedDay[] }

/**
 * The day on which a notice counts as received, as the start of a period. Throws `not-governed` when no rule says when
 * such a notice sent in that way is received: then the actual receipt must be recorded.
 */
export function receiptOf(
  notice: Notice,
  delivered: Delivered,
  calendars: Calendars,
  rules: readonly ReceiptRule[] = RECEIPT_RULES,
): Receipt {
  if ('recorded' in delivered)
    return {
      on: delivered.recorded,
      basis: 'the receipt was recorded',
      assumed: false,
      citation: null,
      skipped: [],
    }
  const rule = rules.find(({ governs, delivery }) => governs.includes(notice) && delivery === delivered.by)
  if (!rule)
    throw new CalendarProblem(
      'not-governed',
      'receivedOn',
      `receivedOn: no rule says when a ${notice} sent by ${delivered.by} is received; record the day of its actual receipt`,
    )
  const { end, skipped } = count(rule.length, delivered.sent, () => calendarOf(calendars, rule.calendar))
  const basis = `sent by ${delivered.by} on ${inWords(delivered.sent)}, ${citationInWords(rule.citation)}`
  return { on: end, basis, assumed: rule.assumed, citation: citationInWords(rule.citation), skipped }
}
