// Gateways and provisions with their corrections, as text for a person at a terminal.
import { citationInFull } from '../../domain/calendar/rule.js'
import { lawInWords } from '../../domain/law/law-correction.js'
import type { LawEntry } from '../../domain/law/law.js'
import type { LawWithHistory } from '../../prisma/read/corrections.js'
import { correctionLines } from './print-rules.js'

/** One line for each entry. */
export const printLaw = (entries: readonly LawWithHistory<LawEntry>[]): string =>
  entries
    .map(({ now }) => {
      const version = now.version === 1 ? 'as shipped' : `version ${now.version}, corrected`
      const effect = now.about === 'gateway' ? `${now.effect} ` : ''
      return `${now.id.padEnd(36)}${version.padEnd(22)} ${effect}${now.name}: ${citationInFull(now.citation)}`
    })
    .join('\n')

/** One entry with all that can be corrected of it, and each correction. */
export const printLawEntry = ({ now, corrections }: LawWithHistory<LawEntry>): string =>
  [
    `${now.id}, ${now.version === 1 ? 'version 1, as shipped' : `version ${now.version}`}`,
    ...Object.entries(lawInWords(now)).flatMap(([field, value]) =>
      value === null ? [] : [`  ${field.padEnd(24)}${value}`],
    ),
    ...corrections.flatMap(correctionLines),
  ].join('\n')
