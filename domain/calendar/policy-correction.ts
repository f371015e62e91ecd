// What the owner of a policy may correct, as data: the rungs of a reminder ladder, the days of the escalation ladder, the
// limits of more time. To whom a step is proposed and what may be decided there is the process, and stays.

import {
  ESCALATION_LEVELS,
  malformedPolicy,
  type EscalationLevel,
  type EscalationTimes,
  type Policy,
  type RoleLimits,
} from './policy.js'
import type { Rung } from './ladder.js'
import { changesIn, type Changed } from './correction.js'
import { citationFault, citationInFull, type Citation } from './rule.js'
import { checkedRungs, type StatedRung } from './rungs.js'

/** What a correction of each may name; everything else of it stays as it was shipped. */
export const CORRECTABLE_IN = {
  reminders: ['rungs', 'citation', 'owner'],
  escalation: ['proposedAfter', 'reviewedAfter', 'citation', 'owner'],
  extension: ['times', 'days', 'citation', 'owner'],
} as const satisfies Record<Policy['about'], readonly string[]>
export type PolicyField = (typeof CORRECTABLE_IN)[Policy['about']][number]
export const POLICY_FIELDS = [...new Set(Object.values(CORRECTABLE_IN).flat())] as readonly PolicyField[]

/** Only what is to be different; the rungs are all of them, the levels only those whose days change. */
export type PolicyCorrection = {
  readonly rungs?: readonly StatedRung[]
  readonly proposedAfter?: Readonly<Partial<Record<EscalationLevel, number>>>
  readonly reviewedAfter?: number
  readonly times?: number
  readonly days?: number
  readonly citation?: Citation
  readonly owner?: string
}

/** What a person decides about a policy; why stands in the words stored with it. */
export type PolicyDecision = {
  readonly policy: string
  readonly correction: PolicyCorrection
  /** The version that they had before them; refused when it was corrected since. */
  readonly seenVersion?: number
}

/** A proposal that comes later than half a year after a missed date is none. Working days. */
const LATEST_PROPOSAL = 120
const LATEST_REVIEW = 60
const MOST_TIMES = 12
/** Running cases look no further ahead than a period of two years that is put off by as much again. */
const MOST_DAYS = 731

/**
 * The next version of a policy; the older one is left as it was. `all`: the policies as they hold now. Throws
 * `malformed-policy`, naming the field: what cannot be corrected or is out of range, or says nothing new.
 */
export function correctedPolicy(
  policy: Policy,
  correction: PolicyCorrection,
  all: readonly Policy[],
): Policy {
  const wrong = (field: string, should: string) => malformedPolicy(policy.id, field, should)
  const correctable: readonly string[] = CORRECTABLE_IN[policy.about]
  const fields = Object.entries(correction).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  const foreign = fields.find((field) => !correctable.includes(field))
  if (foreign !== undefined)
    throw wrong(foreign, `it has none that could be corrected; what can be is ${correctable.join(', ')}`)
  const next = { ...checked(policy, correction, all), version: policy.version + 1 }
  const fault = citationFault(next.citation)
  if (fault) throw wrong('citation', fault)
  if (!next.owner.trim()) throw wrong('owner', 'name the role that answers for it')
  if (changedInPolicy(policy, next).length === 0)
    throw wrong('correction', 'it says the same already; give what is to be different')
  return next
}

function checked(policy: Policy, correction: PolicyCorrection, all: readonly Policy[]): Policy {
  const { citation = policy.citation, owner = policy.owner } = correction
  const kept = { citation, owner }
  switch (policy.about) {
    case 'reminders': {
      const { rungs } = correction
      return { ...policy, ...kept, ...(rungs && { rungs: checkedRungs(policy, rungs) }) }
    }
    case 'escalation':
      return checkedTimes({
        ...policy,
        ...kept,
        proposedAfter: { ...policy.proposedAfter, ...correction.proposedAfter },
        reviewedAfter: correction.reviewedAfter ?? policy.reviewedAfter,
      })
    case 'extension': {
      const { times = policy.times, days = policy.days } = correction
      return checkedLimits({ ...policy, ...kept, times, days }, all)
    }
  }
}

function checkedTimes(next: EscalationTimes): EscalationTimes {
  const wrong = (field: string, should: string) => malformedPolicy(next.id, field, should)
  const { proposedAfter, reviewedAfter } = next
  const unknown = Object.keys(proposedAfter).find((level) => !ESCALATION_LEVELS.some((one) => one === level))
  if (unknown !== undefined)
    throw wrong(
      `proposedAfter/${unknown.slice(0, 40)}`,
      `is no level; the levels are ${ESCALATION_LEVELS.join(', ')}`,
    )
  let before = -1
  for (const level of ESCALATION_LEVELS) {
    const days = proposedAfter[level]
    if (!isWhole(days, 0, LATEST_PROPOSAL))
      throw wrong(`proposedAfter/${level}`, `give 0 to ${LATEST_PROPOSAL} whole working days`)
    if (days <= before)
      throw wrong(
        `proposedAfter/${level}`,
        `give more than the ${before} of the level before it: nobody is passed over`,
      )
    before = days
  }
  if (!isWhole(reviewedAfter, 1, LATEST_REVIEW))
    throw wrong('reviewedAfter', `give 1 to ${LATEST_REVIEW} whole working days`)
  return next
}

function checkedLimits(next: RoleLimits, all: readonly Policy[]): RoleLimits {
  const wrong = (field: string, should: string) => malformedPolicy(next.id, field, should)
  if (!isWhole(next.times, 0, MOST_TIMES)) throw wrong('times', `give 0 to ${MOST_TIMES} times`)
  if (!isWhole(next.days, 1, MOST_DAYS)) throw wrong('days', `give 1 to ${MOST_DAYS} whole days`)
  for (const other of all) {
    if (other.about !== 'extension' || other.role === next.role) continue
    const [officer, manager] = next.role === 'manager' ? [other, next] : [next, other]
    for (const field of ['times', 'days'] as const)
      if (officer[field] > manager[field])
        throw wrong(
          field,
          `a manager’s limit binds those who ask, so an officer’s is not above it: the ${other.role.replace('-', ' ')}’s is ${other[field]}`,
        )
  }
  return next
}

const isWhole = (value: number, from: number, to: number) =>
  Number.isInteger(value) && value >= from && value <= to

/** What one version says otherwise than another, in words. */
export const changedInPolicy = (before: Policy, after: Policy): Changed<PolicyField>[] =>
  changesIn(CORRECTABLE_IN[before.about], policyInWords(before), policyInWords(after))

/** Each field that can be corrected, in words that differ when the field does. */
export function policyInWords(policy: Policy): Partial<Record<PolicyField, string>> {
  const kept = { citation: citationInFull(policy.citation), owner: policy.owner }
  switch (policy.about) {
    case 'reminders':
      return { rungs: policy.rungs.map(rungInWords).join(', '), ...kept }
    case 'escalation':
      return {
        proposedAfter: ESCALATION_LEVELS.map((level) => `${level} ${policy.proposedAfter[level]}`).join(', '),
        reviewedAfter: `${policy.reviewedAfter}`,
        ...kept,
      }
    case 'extension':
      return { times: `${policy.times}`, days: `${policy.days}`, ...kept }
  }
}

/** A policy as it is listed: what it says, without its authority and owner. */
export function policyInBrief(policy: Policy): string {
  const { rungs, proposedAfter } = policyInWords(policy)
  switch (policy.about) {
    case 'reminders':
      return rungs ?? ''
    case 'escalation':
      return `${proposedAfter ?? ''}; looked at again after ${policy.reviewedAfter}`
    case 'extension':
      return `${policy.times} times, ${policy.days} days in all`
  }
}

/** `10 before`, `5 before to deputy`: as it is typed, too. */
const rungInWords = ({ amount, when, to }: Rung) => `${amount} ${when}${to === 'contact' ? '' : ` to ${to}`}`
