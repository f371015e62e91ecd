// Clauses inside what is to be done: "remind staff to reply", "why it failed to answer", "the fees charged". Words about
// time in them are about something else than when the body is to act.

import {
  ADVERBIALS,
  AUXILIARIES,
  CAUSING,
  COMPLEMENTISERS,
  PEOPLE,
  PREPOSITIONS,
  RECOGNISING,
  SUBJECTS,
  TITLES,
  WRITTEN,
} from './wording-lexicon.js'
import {
  beginsThing,
  canBeVerb,
  isClosed,
  isGerund,
  isMark,
  isPast,
  isPlural,
  mayBeVerb,
  type Word,
} from './wording-words.js'
import { frameOf } from './wording-frames.js'

export type Inner = {
  readonly from: number
  readonly to: number
  /** Whether the clause has a subject and a tense of its own, so that even a date in it is its own. */
  readonly finite: (at: number) => boolean
}

/** After these, "it replies" can follow at once. */
const SURE = new Set(['ensure', 'assure'])

/** The inner clauses of a clause whose words are given. `text`: all of it, in small letters. */
export function innerClauses(text: string, words: readonly Word[]): Inner[] {
  const found: Inner[] = []
  let at = verbPlace(text, words)
  while (at < words.length) {
    const begins = beginning(words, at)
    if (begins === null) return found
    const ends = ending(text, words, begins)
    const [first, last] = [words[begins], words[ends - 1]]
    if (!first || !last) return found
    const inside = words.slice(begins, ends)
    const causes = words.slice(at, begins).some(({ text: word }) => CAUSING.has(word))
    // "Ensure the review is completed": what is brought about may have its own deadline, and nobody can tell.
    if (causes && isCertain(words.slice(at, ends))) return found
    found.push({ from: first.from, to: last.to, finite: (place) => isFinite(inside, place) })
    at = verbBehind(words, ends)
  }
  return found
}

/** Where the verb of the clause stands, behind its frame. */
function verbPlace(text: string, words: readonly Word[]): number {
  const first = words.find(({ text: word }) => !isMark(word))
  const last = words.at(-1)
  if (!first || !last) return words.length
  const { length, commands } = frameOf(text.slice(first.from, last.to))
  const verb = words.findIndex(({ from, text: word }) => from >= first.from + length && !isMark(word))
  const [word = '', next] = words.slice(verb, verb + 2).map((one) => one.text)
  return verb !== -1 && (canBeVerb(word, next) || (commands && mayBeVerb(word))) ? verb : words.length
}

function verbBehind(words: readonly Word[], at: number): number {
  let next = at
  while (next < words.length && /^(?:,|and|or|but|then|also)$/.test(words[next]?.text ?? '')) next += 1
  return Math.max(next, at + 1)
}

/** The place of the first word of an inner clause behind the verb at `verb`; null where there is none for certain. */
function beginning(words: readonly Word[], verb: number): number | null {
  const act = words[verb]?.text ?? ''
  const sure = SURE.has(act) || (act === 'make' && /^(?:sure|certain)$/.test(words[verb + 1]?.text ?? ''))
  if (sure) return verb + (act === 'make' ? 2 : 1)
  for (let at = verb + 1; at < words.length; at += 1) {
    const word = words[at]?.text ?? ''
    const last = words[at - 1]?.text ?? ''
    const next = words[at + 1]?.text
    if (/^[.;:()]$/.test(word)) return null
    // Another action: what follows is looked at from there.
    if (/^(?:and|or|but|then|,)$/.test(last) && canBeVerb(word, next) && !isPlural(word))
      return beginning(words, at)
    if (word === 'when' && /^(?:on|about|of)$/.test(last)) return at
    // "Care provided by the home" is no condition.
    if (ADVERBIALS.has(word) && !(isPast(word) && /^(?:by|to|for|at|in)$/.test(next ?? ''))) return null
    if (word === 'so' && !/^(?:that|it|they|staff|people|all)$/.test(next ?? '')) return null
    if (word === 'that' && PREPOSITIONS.has(last)) continue
    if (COMPLEMENTISERS.has(word) || SUBJECTS.has(word)) return at
    if (AUXILIARIES.has(word)) return at
    if (word === 'to' && isInfinitive(next, words[at + 2]?.text)) {
      if (at === verb + 1) return null
      if (!RECOGNISING.has(next ?? '')) return at
    }
    if (last === 'in' && WRITTEN.has(word)) continue
    if (isGerund(word) && PREPOSITIONS.has(last)) return last === 'by' ? null : at
    if (isPast(word) && at > verb + 1 && !isClosed(last) && !isMark(last)) return at
  }
  return null
}

/** Whether one certain thing or person is spoken of, beside those who act. */
const isCertain = (words: readonly Word[]) =>
  words.some(({ text }, at) => {
    if (TITLES.has(text)) return true
    if (!/^(?:the|this|his|her|these|those)$/.test(text)) return false
    const behind = words.slice(at + 1)
    const end = behind.findIndex(({ text: word }) => isClosed(word) || isPast(word) || isMark(word))
    const thing = end === -1 ? behind : behind.slice(0, end)
    return !thing.some(({ text: word }) => PEOPLE.has(word))
  })

const isInfinitive = (word: string | undefined, next: string | undefined) =>
  word !== undefined && !isClosed(word) && !isPlural(word) && (canBeVerb(word, next) || !beginsThing(word))

/** Behind the last word of an inner clause: where the action that holds it may go on. */
function ending(text: string, words: readonly Word[], begins: number): number {
  for (let at = begins + 1; at < words.length; at += 1) {
    const word = words[at]?.text ?? ''
    if (/^[.;:()"\u201c\u201d]$/.test(word)) return at
    if (word === ',' && isSetOff(text, words, at)) return at
    if (/^(?:and|or|but|then)$/.test(word) && !joinsInside(words, at)) return at
  }
  return words.length
}

/** Whether a comma may lead back to the action itself. */
function isSetOff(text: string, words: readonly Word[], comma: number): boolean {
  const next = words[comma + 1]?.text
  if (next === undefined || /^(?:and|or|but|then|within|by|no|not|on|also|in|ideally|with)$/.test(next))
    return true
  const from = words[comma + 1]?.from ?? 0
  return canBeVerb(next, words[comma + 2]?.text) || frameOf(text.slice(from, from + 200)).commands
}

/** Whether "and" joins two things of the inner clause: what follows it cannot be another action. */
function joinsInside(words: readonly Word[], and: number): boolean {
  const next = words[and + 1]?.text
  const after = words[and + 2]?.text
  if (next === undefined || /^(?:sooner|earlier|later|then|also|within|by)$/.test(next)) return false
  if (isPlural(next) || isPast(next)) return true
  if (canBeVerb(next, after)) return false
  return beginsThing(next) && !/^(?:it|they)$/.test(next)
}

const isFinite = (words: readonly Word[], place: number) =>
  words.some(
    ({ text, from }, index) =>
      from < place &&
      (/^(?:why|how|what|which|who|whether|because|fail(?:ed|ing)|failure)$/.test(text) ||
        (isPast(text) && !/^(?:agreed)$/.test(text) && index >= 0)),
  )
