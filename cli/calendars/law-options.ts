// A correction of a gateway or of a provision as it is typed at a terminal: an option for each field.
import { EFFECTS, type LawEntry } from '../../domain/law/law.js'
import type { LawCorrection } from '../../domain/law/law-correction.js'
import { CITATION_OPTIONS, CITATION_USAGE, citationIn } from './citation-options.js'

export const LAW_OPTIONS = {
  name: { type: 'string' },
  effect: { type: 'string' },
  limit: { type: 'string' },
  ...CITATION_OPTIONS,
  owner: { type: 'string' },
  'owned-by': { type: 'string' },
} as const
export type LawOptions = { readonly [option in keyof typeof LAW_OPTIONS]?: string | undefined }

export const LAW_USAGE = `npm run calendar -- gateways [--json]                        on what anything is shared, as it holds now
npm run calendar -- provisions [--json]                      the provisions that letters, pages and answers cite
npm run calendar -- gateway ID [--json]                      one of them (a provision: provision ID), with its corrections
npm run calendar -- gateway ID --reason "WHY" and what is to be different:
    --effect ${EFFECTS.join('|')} --limit "HOW FAR"                    of a gateway
    ${CITATION_USAGE}
    --name "WHAT IT IS ABOUT" --owner "ROLE" --owned-by ACCOUNT|ROLE`

/** What was typed, as a correction of this entry; its own check says what is wrong with a value. */
export function lawCorrectionIn(options: LawOptions, entry: LawEntry): LawCorrection {
  const { name, effect, limit, owner, 'owned-by': ownedBy } = options
  const citation = citationIn(options, entry.citation)
  const typed = {
    ...(name !== undefined && { name: name.trim() }),
    ...(effect !== undefined && { effect: effect.trim() }),
    ...(limit !== undefined && { limit: limit.trim() }),
    ...(citation && { citation }),
    ...(owner !== undefined && { owner: owner.trim() }),
    ...(ownedBy !== undefined && { ownedBy: ownedBy.trim() || null }),
  }
  return typed as LawCorrection
}
