// When a notice counts as received that nobody recorded: by the Health and Social Care Act for CQC's own, by the ordinary
// course of post for the Ombudsman's. Rules like any others, counted from the sending, so that their owners can correct them.

import type { Citation, DeadlineRule, Length } from './rule.js'

/** What all of them have in common: the presumed day is a day, not a deadline that somebody meets. */
const PRESUMED = {
  version: 1,
  from: 'sending',
  limit: 'presumed on',
  calendar: 'england',
  onNonWorkingDay: 'stays',
  onClarification: 'runs on',
  extension: 'not possible',
} as const

const cqc = (id: string, how: string, period: Length): DeadlineRule => ({
  ...PRESUMED,
  id,
  name: `the receipt of a notice of CQC by ${how}`,
  period,
  citation: {
    text: 'Health and Social Care Act 2008 ss93 and 94',
    version: 'as in force in 2025',
    status: 'to be confirmed by Legal',
  },
  assumption:
    's93(1) speaks of notices “required under this Part”, and it is doubtful whether this request is one: record the actual receipt',
  owner: "CQC's legal team",
})

const BY_POST: Citation = {
  text: 'Interpretation Act 1978 s7',
  version: 'with the Practice Direction of 1985 on the ordinary course of post',
  status: 'to be confirmed by Legal',
}

const posted = (id: string, how: string, days: number): DeadlineRule => ({
  ...PRESUMED,
  id,
  name: `the receipt of a report, a written statement or a decision by ${how}`,
  period: { amount: days, unit: 'working days', counting: 'after' },
  citation: BY_POST,
  assumption: `${how} takes ${days} working days`,
  owner: 'Legal',
})

export const RECEIPT_RULES: readonly DeadlineRule[] = [
  cqc('receipt-of-cqc-e-mail', 'e-mail with consent', { amount: 1, unit: 'working days', counting: 'after' }),
  cqc('receipt-of-cqc-post', 'registered or recorded post', { amount: 3, unit: 'days', counting: 'after' }),
  posted('receipt-by-first-class-post', 'first-class post', 2),
  posted('receipt-by-second-class-post', 'second-class post', 4),
]
