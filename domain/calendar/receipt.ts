// When a notice counts as received. Each rule holds only for the notices it governs: those for CQC's notices unless the
// contrary is proved; for the Ombudsman's papers the receipt that was recorded, and for a letter without one the ordinary
// course of post, which is an assumption and is shown as one (rules-receipt.ts cites the authorities).

import type { Calendars } from './calendar.js'
import type { SkippedDay } from './counting.js'
import { computeDue } from './deadline.js'
import type { Start } from './explanation.js'
import { inWords, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import { ruleBy } from './rules.js'

export type Notice = 'cqc notice' | 'report' | 'written statement' | 'decision'
export type Delivery =
  'e-mail with consent' | 'registered or recorded post' | 'first-class post' | 'second-class post'

/** The rule that presumes the receipt of a notice, by how it was sent; a way that is not here must be recorded. */
const OF_CQC: Partial<Record<Delivery, string>> = {
  'e-mail with consent': 'receipt-of-cqc-e-mail',
  'registered or recorded post': 'receipt-of-cqc-post',
}
const OF_THE_OMBUDSMAN: Partial<Record<Delivery, string>> = {
  'first-class post': 'receipt-by-first-class-post',
  'second-class post': 'receipt-by-second-class-post',
}

/** How a notice was sent whose receipt nobody recorded. */
export interface Sent {
  readonly sent: LocalDate
  readonly by: Delivery
}

/** What is known about how a notice reached its recipient; `recorded` is the actual receipt and always comes first. */
export type Delivered = { readonly recorded: LocalDate } | Sent

export type Receipt = Start & { readonly citation: string | null; readonly skipped: readonly SkippedDay[] }

/** The day on which a notice counts as received, as the start of a period. Throws as `presumedReceipt`. */
export const receiptOf = (notice: Notice, delivered: Delivered, calendars: Calendars): Receipt =>
  'recorded' in delivered
    ? {
        on: delivered.recorded,
        basis: 'the receipt was recorded',
        assumed: false,
        citation: null,
        skipped: [],
      }
    : presumedReceipt(notice, delivered, calendars)

/**
 * The day on which a notice is presumed to be received. Throws `not-governed` when no rule says when such a notice sent in
 * that way is received: then the actual receipt must be recorded.
 */
export function presumedReceipt(
  notice: Notice,
  { sent, by }: Sent,
  calendars: Calendars,
): Receipt & { readonly citation: string } {
  const id = (notice === 'cqc notice' ? OF_CQC : OF_THE_OMBUDSMAN)[by]
  if (id === undefined)
    throw new CalendarProblem(
      'not-governed',
      'receivedOn',
      `receivedOn: no rule says when a ${notice} sent by ${by} is received; record the day of its actual receipt`,
    )
  const rule = ruleBy(calendars, id)
  const { due, citation, skipped } = computeDue({ rule, start: { on: sent } }, calendars)
  const basis = `sent by ${by} on ${inWords(sent)}, ${citation}`
  return { on: due, basis, assumed: rule.assumption !== undefined, citation, skipped }
}
