// Every deadline rule that the product is shipped with, by id. Their owners correct them as data: a correction is a new
// version beside the shipped one, and whoever holds corrected rules passes them in.

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

/** The newest version of a rule. Throws `unknown-rule` and names the rules that there are. */
export function ruleOf(id: string, rules: readonly DeadlineRule[] = SHIPPED_RULES): DeadlineRule {
  const versions = rules.filter((rule) => rule.id === id)
  const newest = versions.reduce<DeadlineRule | undefined>(
    (a, b) => (a && a.version > b.version ? a : b),
    undefined,
  )
  if (newest) return newest
  const known = [...new Set(rules.map((rule) => rule.id))].join(', ')
  throw new CalendarProblem(
    'unknown-rule',
    'rule',
    `rule: there is no rule "${id.slice(0, 60)}"; the rules are ${known}`,
  )
}
