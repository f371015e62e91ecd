// The words of a wording one by one, and what each of them can be. A word in no list is judged by its place and ending.

import {
  ADVERBIALS,
  AUXILIARIES,
  COMPLEMENTISERS,
  DEFINITE,
  INDEFINITE,
  ING_ADJECTIVES,
  ING_NOUNS,
  IRREGULAR_PAST,
  KNOWN_VERBS,
  NOT_PAST,
  PREPOSITIONS,
  PRONOUNS,
  SUBJECTS,
  TITLES,
} from './wording-lexicon.js'

/** A word or a mark, and where it stands in the text. */
export type Word = { readonly text: string; readonly from: number; readonly to: number }

/** The words of `text` from one place to another, in small letters; marks stand by themselves. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const part = text.slice(from, to)
  return [...part.matchAll(/£ ?\d[\d,]*(?:\.\d\d)?|[\p{L}\p{N}]+(?:['’&/-][\p{L}\p{N}]+)*'?|[^\s]/gu)].map(
    (match) => ({
      text: match[0],
      from: from + match.index,
      to: from + match.index + match[0].length,
    }),
  )
}

export const isMark = (word: string) => /^[^\p{L}\p{N}£]/u.test(word)
export const isMoney = (word: string) => word.startsWith('£')
export const isNumber = (word: string) => /^\d/.test(word)
export const isPossessive = (word: string) => /'s$|s'$/.test(word)
export const isTitle = (word: string) => TITLES.has(word)

/** Begins a phrase about a thing or a person. */
export const beginsThing = (word: string | undefined): boolean =>
  word !== undefined &&
  (DEFINITE.has(word) ||
    INDEFINITE.has(word) ||
    PRONOUNS.has(word) ||
    isMoney(word) ||
    isNumber(word) ||
    isPossessive(word))

export const isDefinite = (word: string) => DEFINITE.has(word) || isPossessive(word)

/** Neither a thing nor what is done: joins, stands for, or helps. */
export const isClosed = (word: string) =>
  PREPOSITIONS.has(word) ||
  ADVERBIALS.has(word) ||
  COMPLEMENTISERS.has(word) ||
  SUBJECTS.has(word) ||
  AUXILIARIES.has(word) ||
  DEFINITE.has(word) ||
  INDEFINITE.has(word) ||
  word === 'and' ||
  word === 'or' ||
  word === 'not' ||
  word === 'within' ||
  isMark(word)

/** "Charged", "sent": what was done, or how a thing is. */
export const isPast = (word: string) =>
  IRREGULAR_PAST.has(word) || (/[a-z]{2}ed$/.test(word) && !NOT_PAST.has(word))

/** "Sending": what is being done, where it is no plain noun. */
export const isGerund = (word: string) =>
  /[a-z]{2}ing$/.test(word) && !ING_NOUNS.has(word) && !ING_ADJECTIVES.has(word)

export const isPlural = (word: string) => /[^s'u]s$/.test(word) && word.length > 3

/** Can be the verb that comes behind "to", "and" or a list's mark; `next` tells it of an unknown word. */
export const canBeVerb = (word: string | undefined, next: string | undefined): boolean =>
  word !== undefined && (KNOWN_VERBS.has(word) || (mayBeVerb(word) && !isPlural(word) && beginsThing(next)))

/** A word that nothing speaks against taking as a verb, where its place says that it is one. */
export const mayBeVerb = (word: string): boolean =>
  !isClosed(word) &&
  !isNumber(word) &&
  !isMoney(word) &&
  !isPast(word) &&
  !isGerund(word) &&
  (!word.endsWith('ly') || /^(?:apply|comply|multiply|rely|reply|supply)$/.test(word))

/** "Pays", "apologises", "carries": the verb as it stands behind "should". */
export function baseOf(word: string | undefined): string | undefined {
  if (word === undefined || KNOWN_VERBS.has(word)) return word
  return (
    [word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')].find((base) =>
      KNOWN_VERBS.has(base),
    ) ?? word
  )
}
