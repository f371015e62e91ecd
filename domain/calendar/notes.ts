// What a reader of a computed date must be told besides the date: assumptions, disputes and unverified bank holidays.

import type { Explained } from './explanation.js'
import { isLength, type DeadlineRule, type Period } from './rule.js'

/** The notes of an explanation, each one sentence without its full stop. */
export function notesOn(
  { start, period, due, metUntil, calendar, alternatives }: Explained,
  rule: DeadlineRule,
): string[] {
  const correctable = `(${rule.owner} can correct it)`
  return [
    ...(rule.assumption ? [`Assumption: ${rule.assumption} ${correctable}`] : []),
    ...construction(period).map((text) => `Assumption: ${text} ${correctable}`),
    ...(metUntil === due
      ? []
      : [
          `Assumption: a date that is no working day is treated as met until the end of the next one ${correctable}`,
        ]),
    ...alternatives.map(
      (reading) =>
        `Read so that ${reading.why}: due ${reading.due}, met until the end of ${reading.metUntil}`,
    ),
    ...(start.assumed
      ? [`The ${isLength(period) ? 'start' : 'date'} is assumed${start.basis ? `: ${start.basis}` : ''}`]
      : []),
    ...(rule.citation.status === 'to be confirmed by Legal'
      ? [`${rule.citation.text} is to be confirmed by Legal`]
      : []),
    ...(calendar?.unverified
      ? [
          `The bank holidays in ${calendar.unverified} are unverified: they come from ${calendar.source}, not from a list of gov.uk`,
        ]
      : []),
  ]
}

// Dodds v Walker and Zoan v Rouamba: the wording is the statute's, the construction is the courts'.
function construction(period: Period): string[] {
  if (!isLength(period) || (period.unit !== 'months' && period.unit !== 'years')) return []
  return [
    period.counting.startsWith('beginning')
      ? 'a period of months that includes its first day ends the day before the corresponding date, or with the month where there is none'
      : 'a period of months ends on the corresponding date, or with the month where there is none',
  ]
}
