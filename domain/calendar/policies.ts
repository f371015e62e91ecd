// The policies that the product is shipped with: the reminder ladders, when the escalation ladder proposes what, and how far
// a date may be put off. An administrator corrects them as data (docs/time.md).

import type { ExtensionLimits } from './extension.js'
import { SHIPPED_LADDERS } from './ladders.js'
import {
  asCorrected,
  practice,
  type AgreeingRole,
  type EscalationTimes,
  type Policies,
  type Policy,
  type RoleLimits,
  type Severity,
} from './policy.js'
import { CalendarProblem } from './problem.js'

const escalation = (severity: Severity, manager: number, director: number): EscalationTimes => ({
  about: 'escalation',
  id: `escalation-${severity}`,
  version: 1,
  name: `what is proposed after silence in a${severity === 'ordinary' ? 'n' : ''} ${severity} case`,
  severity,
  proposedAfter: { 'team-co-ordinator': 0, 'casework-manager': manager, director },
  reviewedAfter: 10,
  citation: practice(
    'LGSCO’s Compliance Manual, chapters 4 and 6, for the levels',
    'March 2025; the days assumed in 2026',
  ),
  owner: 'Compliance team',
})

const ESCALATIONS: Record<Severity, EscalationTimes> = {
  ordinary: escalation('ordinary', 10, 30),
  serious: escalation('serious', 3, 10),
}

const limits = (role: AgreeingRole, times: number, days: number): RoleLimits => ({
  about: 'extension',
  id: `extension-${role}`,
  version: 1,
  name: `how far a ${role.replace('-', ' ')} may agree to put off a date`,
  role,
  times,
  days,
  citation: practice(
    'LGSCO’s Compliance Manual, chapter 4, for more time by agreement',
    'March 2025; the limits assumed in 2026',
  ),
  owner: 'Compliance team',
})

const LIMITS: Record<AgreeingRole, RoleLimits> = {
  'case-officer': limits('case-officer', 2, 92),
  manager: limits('manager', 6, 366),
}

export const SHIPPED_POLICIES: readonly Policy[] = [
  ...SHIPPED_LADDERS,
  ...Object.values(ESCALATIONS),
  ...Object.values(LIMITS),
]

/** When the steps after silence are proposed in a case of this severity, as corrected. */
export const escalationTimes = (severity: Severity, policies: Policies): EscalationTimes =>
  asCorrected(ESCALATIONS[severity], policies)

/** How often and by how many days in all a role may agree to put off a date, as corrected. */
export const limitsOf = (role: AgreeingRole, policies: Policies): ExtensionLimits =>
  asCorrected(LIMITS[role], policies)

/** Every policy as it holds now, in the order of the table. */
export const policiesBy = (policies: Policies): Policy[] =>
  SHIPPED_POLICIES.map((shipped) => asCorrected(shipped, policies))

/** A policy as it holds now, by its id. Throws `unknown-policy` and names those that there are. */
export function policyBy(policies: Policies, id: string): Policy {
  const found = policiesBy(policies).find((policy) => policy.id === id)
  if (found) return found
  throw new CalendarProblem(
    'unknown-policy',
    'policy',
    `policy: there is no “${id.slice(0, 60)}”; there are ${SHIPPED_POLICIES.map((policy) => policy.id).join(', ')}`,
  )
}
