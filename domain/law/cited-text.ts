// Words that cite the law name the entry and not the provision: `[[lga-s30-4]]`. What is printed is the provision as it holds when
// they are said, so that a correction reaches every letter, page and answer.
import { citationInWords } from '../calendar/rule.js'
import type { Refusal } from '../refusal.js'
import type { Law } from './law.js'
import type { ProvisionId } from './provisions.js'
import { citedBy } from './shipped.js'

const MARK = /\[\[([a-z0-9-]+)\]\]/g

/** The mark in a text that stands for a provision. */
export const cite = (id: ProvisionId): string => `[[${id}]]`

/** A text with every provision in words. Throws `unknown-law`. */
export const withCitations = (text: string, law: Law): string =>
  text.replace(MARK, (_, id: string) => citationInWords(citedBy(law, id)))

/** A refusal whose words cite the law, with every provision in words. Throws `unknown-law`. */
export const citedRefusal = (refusal: Refusal, law: Law): Refusal => ({
  ...refusal,
  problem: withCitations(refusal.problem, law),
  remedy: withCitations(refusal.remedy, law),
})

/** The entries that a text names. */
export const citedIn = (text: string): string[] => [...text.matchAll(MARK)].map(([, id]) => id ?? '')
