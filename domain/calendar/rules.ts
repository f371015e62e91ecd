// Every deadline rule that the product is shipped with, by id. Their owners correct them as data: a corrected rule is part of
// the edition of the calendar by which it is counted (docs/decisions/0013).

import type { Calendars } from './calendar.js'
import { CalendarProblem } from './problem.js'
import type { LocalDate } from './local-date.js'
import { isAgreed, type DeadlineRule, type Period, type StartEvent } from './rule.js'
import { AGREED_ACTION, AGREED_RULES, agreedRule, setDateRule } from './rules-agreed.js'
import { MEMORANDUM_RULES } from './rules-memorandum.js'
import { OMBUDSMAN_RULES } from './rules-ombudsman.js'
import { RECEIPT_RULES } from './rules-receipt.js'
import { REQUEST_RULES } from './rules-requests.js'

export const SHIPPED_RULES: readonly DeadlineRule[] = [
  ...OMBUDSMAN_RULES,
  ...MEMORANDUM_RULES,
  ...REQUEST_RULES,
  ...RECEIPT_RULES,
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
export const ruleBy = (calendars: Calendars, id: string): DeadlineRule => asCorrected(calendars, ruleOf(id))

/** The rule of an agreed length or day as it is counted with these calendars. */
export const agreedBy = (calendars: Calendars, period: Period, from?: StartEvent): DeadlineRule =>
  asCorrected(calendars, agreedRule(period, from))

/** The rule of a date that an officer set as it is counted with these calendars. */
export function setDateBy(calendars: Calendars, fixed: LocalDate): DeadlineRule {
  const rule = setDateRule(fixed)
  return { ...withPolicy(calendars, rule), citation: rule.citation }
}

const correctionOf = (calendars: Calendars, { id, calendar }: DeadlineRule) =>
  calendars[calendar]?.rules?.find((rule) => rule.id === id)

const asCorrected = (calendars: Calendars, rule: DeadlineRule): DeadlineRule =>
  correctionOf(calendars, rule) ?? (isAgreed(rule) ? withPolicy(calendars, rule) : rule)

/** An agreed date keeps its id, period and event; the rest follows the one rule of agreed actions. */
function withPolicy(calendars: Calendars, rule: DeadlineRule): DeadlineRule {
  const policy = correctionOf(calendars, AGREED_ACTION)
  if (!policy) return rule
  const { id, name, period, from } = rule
  return { ...policy, id, name, period, from }
}
