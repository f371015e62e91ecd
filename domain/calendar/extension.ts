// Longer periods: statutory ones only by a recorded written agreement (LGA 1974 s31(2), s34I(2)–(3)), agreed ones by
// agreement, within limits that are policy. The original date and every revised one are kept.

import { count } from './counting.js'
import type { Calendar } from './calendar.js'
import { daysBetween, inWords, type LocalDate } from './local-date.js'
import { CalendarProblem } from './problem.js'
import type { DeadlineRule, Unit } from './rule.js'

/** An extension that was agreed: the new due date, the day of the agreement, and whether it is recorded in writing. */
export type Extension = { readonly to: LocalDate; readonly agreedOn: LocalDate; readonly inWriting: boolean }

/** Policy: how often and by how many days in all a due date may be put off. */
export type ExtensionLimits = { readonly times: number; readonly days: number }

/** Why an extension cannot be recorded, or null. `due` is the present due date, `original` the first one. */
export function refusalOfExtension(
  rule: DeadlineRule,
  dates: { readonly original: LocalDate; readonly due: LocalDate; readonly earlier: readonly Extension[] },
  asked: Extension,
  limits: ExtensionLimits,
): CalendarProblem | null {
  const refuse = (field: string, why: string) =>
    new CalendarProblem('not-extendable', field, `${field}: ${why}`)
  if (rule.extension === 'not possible')
    return refuse('rule', `the law gives nobody a power to lengthen this period (${rule.citation.text})`)
  if (rule.extension === 'agreed in writing' && !asked.inWriting)
    return refuse(
      'inWriting',
      `${rule.citation.text} allows a longer period only as agreed in writing; record that agreement`,
    )
  if (asked.to <= dates.due)
    return refuse('to', `the new date must be after the present due date, ${inWords(dates.due)}`)
  if (dates.earlier.length >= limits.times)
    return refuse(
      'to',
      `the date was put off ${dates.earlier.length} times already; the limit is ${limits.times}`,
    )
  if (daysBetween(dates.original, asked.to) > limits.days)
    return refuse(
      'to',
      `at most ${limits.days} days after the original date, ${inWords(dates.original)}, can be agreed`,
    )
  return null
}

/** The date that an extension "by four weeks" and the like gives, counted from the present due date. Throws `year-not-covered`. */
export const extendedBy = (due: LocalDate, amount: number, unit: Unit, calendar: Calendar): LocalDate =>
  count({ amount, unit, counting: 'after' }, due, () => calendar).end
