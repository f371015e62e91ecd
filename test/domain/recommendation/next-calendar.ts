// England's calendar as a stored version, and the version that follows when some days become bank holidays or cease to be,
// or a rule or a policy is corrected.
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { versionName, versionNumberOf } from '../../../domain/calendar/edition.js'
import { isWeekend, type LocalDate } from '../../../domain/calendar/local-date.js'
import { withVersion } from '../../../domain/calendar/correction.js'
import { policiesBy, policyBy } from '../../../domain/calendar/policies.js'
import { correctedPolicy, type PolicyCorrection } from '../../../domain/calendar/policy-correction.js'
import { correctedRule, type RuleCorrection } from '../../../domain/calendar/rule-correction.js'
import { ruleBy } from '../../../domain/calendar/rules.js'
import { withSharingConfirmed } from '../../support/law.js'
import { calendar, on } from '../calendar/calendars.js'

export const FIRST: Calendar = {
  ...withSharingConfirmed(calendar('england')),
  version: versionName('england', 1),
}

/** The next version, with these days turned into bank holidays or back. */
export function next(before: Calendar, days: readonly (LocalDate | string)[]): Calendar {
  const turned = days.map((date) => on(date)).filter((date) => !isWeekend(date))
  const known = new Set(before.holidays.map(({ date }) => date))
  return {
    ...before,
    version: versionName('england', versionNumberOf(before) + 1),
    holidays: [
      ...before.holidays.filter(({ date }) => !turned.includes(date)),
      ...turned.filter((date) => !known.has(date)).map((date) => ({ date, name: 'A day of joy' })),
    ],
  }
}

/** The next version, with a rule corrected. */
export function corrected(before: Calendar, id: string, correction: RuleCorrection): Calendar {
  const rule = correctedRule(ruleBy({ england: before }, id), correction)
  return {
    ...before,
    version: versionName('england', versionNumberOf(before) + 1),
    rules: [...(before.rules ?? []).filter((known) => known.id !== id), rule],
  }
}

/** The next version, with a policy corrected. */
export const withPolicy = (before: Calendar, id: string, correction: PolicyCorrection): Calendar => ({
  ...before,
  version: versionName('england', versionNumberOf(before) + 1),
  policies: withVersion(
    before.policies,
    correctedPolicy(policyBy(before, id), correction, policiesBy(before)),
  ),
})
