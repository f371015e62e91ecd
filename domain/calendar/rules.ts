// Every deadline rule that the product is shipped with, by id. Their owners correct them as data: a corrected rule is part of
// the edition of the calendar by which it is counted (docs/decisions/0013).

import type { Calendars } from './calendar.js'
import { CalendarProblem } from './problem.js'
import type { DeadlineRule } from './rule.js'
import { AGREED_RULES } from './rules-agreed.js'
import { MEMORANDUM_RULES } from './rules-memorandum.js'
import { OMBUDSMAN_RULES } from './rules-ombudsman.js'
import { REQUEST_RULES } from './rules-requests.js'

export const SHIPPED_RULES: readonly DeadlineRule[] = [
  ...OMBUDSMAN_RULES,
  ...MEMORANDUM_RULES,
  ...REQUEST_RULES,
  ...AGREED_RULES,
]

/** A rule as it was shipped. Throws `unknown-rule` and names the rules that there are. */
export function ruleOf(id: string): DeadlineRule {
  const shipped = SHIPPED_RULES.find((rule) => rule.id === id)
  if (shipped) return shipped
  throw new CalendarProblem(
    'unknown-rule',
    'rule',
    `rule: there is no rule "${id.slice(0, 60)}"; the rules are ${SHIPPED_RULES.map((rule) => rule.id).join(', ')}`,
  )
}

/** A rule as it is counted with these calendars: corrected where its calendar says so, else as shipped. Throws `unknown-rule`. */
export function ruleBy(calendars: Calendars, id: string): DeadlineRule {
  const shipped = ruleOf(id)
  return calendars[shipped.calendar]?.rules?.find((rule) => rule.id === id) ?? shipped
}
