// Whether words say plainly what is done to what: one verb, or several in a row, each with things that hold no other verb.
// Only then does a time behind them belong to them. Whatever could hide a second verb is not plain.

import {
  ALSO_THINGS,
  BEHIND,
  CLAUSAL_VERBS,
  EVENTS,
  GIVING_VERBS,
  HANDLED,
  HELD_VERBS,
  INCOMING,
  ING_ADJECTIVES,
  KNOWN_VERBS,
  ONLY_VERBS,
  OWNERS,
  PEOPLE,
  PLAIN_VERBS,
  PREPOSITIONS,
  PRONOUNS,
  RARELY_VERBS,
  RECOGNISING,
  STRONG_OWNERS,
  WRITTEN,
} from './wording-lexicon.js'
import {
  baseOf,
  beginsThing,
  canBeVerb,
  isClosed,
  isDefinite,
  isGerund,
  isMoney,
  isNumber,
  isPast,
  isPlural,
  isPossessive,
  isTitle,
  mayBeVerb,
} from './wording-words.js'

/** How much is known of a verb decides what may stand behind it. */
type Manner = 'plain' | 'clausal' | 'unknown'
type Words = readonly string[]

const PARTICLES = new Set('right aside over out up off back forward down again also then formally'.split(' '))
const JOINING = new Set(['and', 'or', ','])

/** Whether the words are one or more plain actions. `commanded`: "should" stands before them, so the first is a verb. */
export function isPlainAction(words: Words, commanded = false): boolean {
  const next = words[1]
  // "We recommend the Council pays".
  const verb = commanded ? baseOf(words[0]) : words[0]
  if (verb === undefined || HELD_VERBS.has(verb) || !(KNOWN_VERBS.has(verb) || mayBeVerb(verb))) return false
  if (verb === 'make' && (next === 'sure' || next === 'certain')) return false
  if (!commanded && !canBeVerb(verb, next)) return false
  const manner = CLAUSAL_VERBS.has(verb) ? 'clausal' : PLAIN_VERBS.has(verb) ? 'plain' : 'unknown'
  const placed = words[1] === 'in' && words[2] === 'place'
  const things = words.findIndex((word, at) => at > (placed ? 2 : 0) && !PARTICLES.has(word))
  return things === -1 || arePlainThings(words.slice(things), manner, GIVING_VERBS.has(verb))
}

/** A thing or a person: its own words without articles, what preposition it stands behind, whether it is definite. */
type Phrase = {
  readonly words: Words
  readonly behind: string | null
  readonly definite: boolean
  /** The word that it begins with, if that is an article or stands for one. */
  readonly article?: string
  /** Where the next word stands. */
  readonly end: number
}

/** Whether the words are things, joined by prepositions, commas and "and", without a verb that anything could hide. */
export function arePlainThings(words: Words, manner: Manner = 'plain', gives = false): boolean {
  const phrases: Phrase[] = []
  let behind: string | null = null
  /** How many things stand side by side. */
  let beside = 0
  let at = 0
  if (PREPOSITIONS.has(words.at(-1) ?? '')) return false
  while (at < words.length) {
    const word = words[at] ?? ''
    const next = words[at + 1]
    if (word === 'each' && isMoney(words[at - 1] ?? '')) {
      at += 1
    } else if (PREPOSITIONS.has(word)) {
      const recognises = word === 'to' && RECOGNISING.has(next ?? '')
      if (word === 'to' && !recognises && !isThingBehindTo(next)) return false
      behind = word
      beside = 0
      at += recognises ? 2 : 1
    } else if (JOINING.has(word)) {
      const action = actionFrom(words.slice(at + 1))
      if (action)
        return action === 'plain' && phrases.every((one, place) => isSafe(one, phrases[place + 1], manner))
      beside = 0
      at += 1
    } else {
      const phrase = phraseAt(words, at, behind, manner)
      if (!phrase) return false
      // Two things side by side are two objects, or a thing and who does something about it.
      const receiver = phrases.at(-1)
      if (beside > 0 && (!gives || behind !== null || beside > 1 || !isPerson(receiver))) return false
      beside += 1
      phrases.push(phrase)
      at = phrase.end
    }
  }
  return phrases.every((phrase, place) => isSafe(phrase, phrases[place + 1], manner))
}

/** What stands behind "and": another action, plain or not, or nothing of the kind. */
function actionFrom(words: Words): 'plain' | 'other' | null {
  const [first, second] =
    words[0] === 'and' || words[0] === 'then' || words[0] === 'also' ? words.slice(1) : words
  if (first === undefined || !canBeVerb(first, second)) return null
  const isThing = ALSO_THINGS.has(first) && !beginsThing(second)
  if (isThing) return null
  return isPlainAction(words.slice(words.indexOf(first))) ? 'plain' : 'other'
}

const isThingBehindTo = (word: string | undefined) =>
  word !== undefined &&
  (beginsThing(word) || (!isClosed(word) && (isPlural(word) || PEOPLE.has(word)) && !KNOWN_VERBS.has(word)))

/** The thing that begins at a place; null where what stands there is none, or can be a verb. */
function phraseAt(words: Words, start: number, behind: string | null, manner: Manner): Phrase | null {
  let at = start
  let definite = false
  const own: string[] = []
  const first = words[at] ?? ''
  if (behind !== null && first === 'that') {
    definite = true
    at += 1
  } else if (isTitle(first)) {
    const name = words[at + 1]
    if (name === undefined || isClosed(name)) return null
    at += 2
    if (!isPossessive(name)) return { words: [], behind, definite: true, end: at }
    definite = true
  } else if (standsAlone(first, words[at + 1])) {
    return { words: [], behind, definite: true, end: at + 1 }
  }
  for (; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (own.length === 0 && beginsThing(word) && !isTitle(word)) {
      if (isDefinite(word) || isMoney(word)) definite = true
      continue
    }
    if (isPossessive(word)) {
      own.length = 0
      definite = true
      continue
    }
    if (isClosed(word) || isMoney(word)) break
    if (!isPlainNoun(word, own.at(-1), words[at + 1], at > start, manner === 'plain')) return null
    own.push(word)
  }
  const article = beginsThing(first) ? first : undefined
  return own.length === 0 && !isMoney(first) ? null : { words: own, behind, definite, article, end: at }
}

/** "Him", "this", "£300": a thing without a noun. */
function standsAlone(word: string, next: string | undefined): boolean {
  const ends = next === undefined || (isClosed(next) && !PEOPLE.has(next)) || isMoney(next)
  if (word === 'her' || word === 'this' || word === 'these' || word === 'those' || isMoney(word)) return ends
  if (word === 'both' || word === 'all' || word === 'each') return ends
  return PRONOUNS.has(word)
}

const isPerson = (phrase: Phrase | undefined) => {
  const last = phrase?.words.at(-1)
  return phrase !== undefined && (last === undefined || PEOPLE.has(last) || phrase.article === 'mr')
}

/** "Staff reply", "families owe": who does something, where the verb has no ending. */
const areSeveral = (word: string) =>
  PEOPLE.has(word) && (isPlural(word) || word === 'staff' || word === 'people')

/** Whether a word can stand at this place of a thing without being a verb. */
function isPlainNoun(
  word: string,
  last: string | undefined,
  next: string | undefined,
  hasArticle: boolean,
  isPlain: boolean,
): boolean {
  const goesOn = next !== undefined && !isClosed(next) && !isMoney(next) && !isNumber(next)
  if (WRITTEN.has(word) && last === undefined) return true
  if (isPast(word))
    return (hasArticle || isPlain) && goesOn && (last === undefined || /(?:ly|ed)$/.test(last))
  if (isGerund(word))
    return last === undefined
      ? hasArticle && goesOn && !isPlural(next)
      : HANDLED.has(word) && !isPlural(last) && !PEOPLE.has(last)
  if (ING_ADJECTIVES.has(word)) return goesOn
  if (last === undefined) return true
  if (ONLY_VERBS.has(word) && !RARELY_VERBS.has(word)) return false
  return !(areSeveral(last) && (KNOWN_VERBS.has(word) || ONLY_VERBS.has(word)))
}

/** Whether no time can belong to a thing, by its last word, by what follows it, and by the verb before it. */
function isSafe(
  { words, behind, definite, article }: Phrase,
  next: Phrase | undefined,
  manner: Manner,
): boolean {
  const last = words.at(-1)
  if (last === undefined) return true
  // "Set a target", "improve its response time": the time that follows may be the one that is set.
  if (!next && (STRONG_OWNERS.has(last) || /^(?:times?|periods?)$/.test(last))) return false
  if ((behind === null || behind === 'to') && isInGeneral(last, article, next)) return false
  if (
    words.length > 1 &&
    (BEHIND.has(last) || /(?:able|ible|ful|less|ous)$/.test(last.replace(/table$/, '')))
  )
    return false
  // "Of a reply", "on visits": what is named in general behind a preposition may own the time.
  if (EVENTS.has(last) && !definite && (behind !== null || manner !== 'plain')) return false
  // "The right of appeal", "the need for a visit".
  if (next?.behind && OWNERS.has(last) && (STRONG_OWNERS.has(last) || EVENTS.has(next.words.at(-1) ?? '')))
    return false
  if (manner !== 'clausal' || behind !== null) return true
  // "Confirm the home reports falls": behind such a verb a clause can look like a thing.
  if (words.length === 1 && PEOPLE.has(last)) return true
  return definite && words.slice(1).every((word) => !isPlural(word) && !KNOWN_VERBS.has(word))
}

/** "Answer complaints", "send its decisions": named in general, what is done again and again by a rule. */
function isInGeneral(last: string, article: string | undefined, next: Phrase | undefined): boolean {
  if (INCOMING.has(last) && !isPlural(last))
    return (
      article !== undefined &&
      /^(?:a|an|any|another)$/.test(article) &&
      !/^(?:plan|assessment|letter|email|call)$/.test(last)
    )
  if (!isPlural(last) || !(INCOMING.has(last) || EVENTS.has(last))) return false
  if (article !== undefined && !/^(?:its|their|all|any|no|more|further)$/.test(article)) return false
  // "Repairs to the lift" are certain ones.
  const certain = next?.behind && next.definite && !isPlural(next.words.at(-1) ?? '')
  return !certain || INCOMING.has(last)
}
