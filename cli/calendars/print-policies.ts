// Reminder ladders, escalation ladders and limits with their corrections, as text for a person at a terminal.
import { policyInBrief, policyInWords } from '../../domain/calendar/policy-correction.js'
import type { PolicyWithHistory } from '../../prisma/read/corrections.js'
import { correctionLines } from './print-rules.js'

/** One line for each policy. */
export const printPolicies = (policies: readonly PolicyWithHistory[]): string =>
  policies
    .map(({ now }) => {
      const version = now.version === 1 ? 'as shipped' : `version ${now.version}, corrected`
      return `${now.id.padEnd(28)}${version.padEnd(22)} ${policyInBrief(now)}`
    })
    .join('\n')

/** One policy with all that can be corrected of it, and each correction. */
export const printPolicy = ({ now, corrections }: PolicyWithHistory): string =>
  [
    `${now.id}, ${now.version === 1 ? 'version 1, as shipped' : `version ${now.version}`}: ${now.name}`,
    ...Object.entries(policyInWords(now)).map(([field, value]) => `  ${field.padEnd(24)}${value}`),
    ...corrections.flatMap(correctionLines),
  ].join('\n')
