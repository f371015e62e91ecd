// Deadlines that a body agreed to in a decision ("within one month of our final decision"): the words of the decision
// are their authority, so they are built from a length or a date and not from a statute.

import type { LocalDate } from './local-date.js'
import { isLength, lengthInWords, type DeadlineRule, type Period, type StartEvent } from './rule.js'

/** The rule of an agreed action. Its id names the length, so that equal lengths are one rule. */
export function agreedRule(period: Period, from: StartEvent = 'decision'): DeadlineRule {
  const length = isLength(period)
    ? `${lengthInWords(period)} ${period.counting} ${from}`
    : `by ${period.fixed}`
  return {
    id: `agreed ${length}`.toLowerCase().replaceAll(' ', '-'),
    version: 1,
    name: 'the agreed action',
    period,
    from,
    limit: 'not later than',
    calendar: 'england',
    onNonWorkingDay: 'treated as met',
    onClarification: 'stops',
    extension: 'agreed',
    citation: {
      text: 'the action agreed in the decision, Local Government Act 1974 s30(1B) or s34H',
      version: 'as that decision words it',
      status: 'policy',
    },
    owner: 'Compliance team',
  }
}

/** The rule of a date that an officer set in a running case: more is needed, a plan is returned, a date was missing. */
export const setDateRule = (fixed: LocalDate): DeadlineRule => ({
  ...agreedRule({ fixed }),
  id: `set-by-the-ombudsman-${fixed}`,
  name: 'what the Ombudsman asked for by a date',
  from: 'notice',
  citation: {
    text: 'the date that the Ombudsman set',
    version: 'as the case records it',
    status: 'policy',
  },
})

/**
 * What is policy in every agreed date, whatever its length or day: what a non-working day, a clarification and an extension
 * do to it, on what authority. Corrected once, it is corrected in all of them (docs/decisions/0021).
 */
export const AGREED_ACTION: DeadlineRule = {
  ...agreedRule({ amount: 1, unit: 'months', counting: 'of' }),
  id: 'agreed-action',
  name: 'the agreed action, by way of example in one month',
}

const months = (amount: number) => agreedRule({ amount, unit: 'months', counting: 'of' })

/** The lengths that decisions use most. */
export const AGREED_RULES: readonly DeadlineRule[] = [
  AGREED_ACTION,
  ...[1, 2, 3, 6, 12].map(months),
  agreedRule({ amount: 4, unit: 'weeks', counting: 'of' }),
  agreedRule({ amount: 20, unit: 'working days', counting: 'of' }),
]
