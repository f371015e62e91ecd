// Deadline rules and their corrections, as text for a person at a terminal.
import { START_EVENTS } from '../../domain/calendar/rule.js'
import { fieldsInWords, periodInWords } from '../../domain/calendar/rule-correction.js'
import type { Corrected, RuleWithHistory } from '../../prisma/read/corrections.js'

/** One line for each rule. */
export const printRules = (rules: readonly RuleWithHistory[]): string =>
  rules
    .map(({ now: rule }) => {
      const version = rule.version === 1 ? 'as shipped' : `version ${rule.version}, corrected`
      return `${rule.id.padEnd(36)}${version.padEnd(22)} ${periodInWords(rule)} ${START_EVENTS[rule.from]}: ${rule.name}`
    })
    .join('\n')

/** One rule with all that can be corrected of it, and each correction. */
export function printRule({ now: rule, corrections }: RuleWithHistory): string {
  const fields = Object.entries(fieldsInWords(rule)).flatMap(([field, value]) =>
    value === null ? [] : [`  ${field.padEnd(24)}${value}`],
  )
  return [
    `${rule.id}, ${rule.version === 1 ? 'version 1, as shipped' : `version ${rule.version}`}`,
    `  ${'from'.padEnd(24)}${START_EVENTS[rule.from]}${rule.follows ? ` (${rule.follows})` : ''}`,
    ...fields,
    ...corrections.flatMap(correctionLines),
  ].join('\n')
}

/** A correction: which version, when, by whom, what, and why. */
export const correctionLines = (made: Corrected<string>): string[] => [
  `Version ${made.version}, ${made.at.slice(0, 10)}, by ${made.by} (${made.role}), with ${made.calendar}`,
  ...made.changed.map(({ field, from, to }) => `  ${field}: ${from ?? 'none'} → ${to ?? 'none'}`),
  ...(made.reason ? [`  why: ${made.reason}`] : []),
]
