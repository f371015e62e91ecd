// The statutory chains: a period, and a further one that begins with its end. The end is the legal date, or the date
// agreed in writing; that it is treated as met a little longer over a weekend does not put off the further period.

import type { Calendars } from './calendar.js'
import { computeDue } from './deadline.js'
import type { Explanation, Start } from './explanation.js'
import type { Extension } from './extension.js'
import { ruleBy } from './rules.js'

export const CHAINS = {
  report: ['report-response', 'report-satisfaction'],
  'further report': ['further-report-response', 'further-report-satisfaction'],
  'written statement': ['written-statement-response', 'written-statement-satisfaction'],
} as const
export type Chain = keyof typeof CHAINS

/** The agreed extensions of each period of a chain, by rule id. */
export type ChainExtensions = Readonly<Record<string, readonly Extension[]>>

/** The dates of a chain in order, from the receipt of the report or statement. Throws as `computeDue` does. */
export function computeChain(
  chain: Chain,
  received: Start,
  calendars: Calendars,
  extensions: ChainExtensions = {},
): Explanation[] {
  const explanations: Explanation[] = []
  for (const id of CHAINS[chain]) {
    const before = explanations.at(-1)
    const start = before ? { on: before.due, basis: before.name } : received
    explanations.push(
      computeDue({ rule: ruleBy(calendars, id), start, extensions: extensions[id] ?? [] }, calendars),
    )
  }
  return explanations
}
