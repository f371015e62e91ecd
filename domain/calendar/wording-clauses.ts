// The words around the deadlines of a wording must be accounted for: each clause says who does what, or nothing. What
// stands there otherwise may change a date ("ideally", "where applicable", "or as agreed") or be no deadline at all ("the
// Council refused within a month"), so a person is asked.

import { doubtOf, doubtsIn, type Sign, type WordingDoubt } from './wording-doubts.js'
import { behindBody, frameOf, isDoneTo, isRecommended } from './wording-frames.js'
import { PIECE } from './wording-grammar.js'
import { arePlainThings } from './wording-phrases.js'
import { baseOf, canBeVerb, mayBeVerb, wordsOf } from './wording-words.js'

/** A clause that says nothing of its own: a joining word, a number of a list. */
const NOTHING =
  /^(?:(?:(?:agreed|recommended|our|the|final) )*(?:actions?|recommendations?|remed(?:y|ies))|(?:and )?(?:also|to|then)?|\d{1,2}|[a-h]|i{1,3}|iv|v|[-*\u2022])$/

/** What may not stand in what is done, though the clause says who does it: each can bear on when. */
const SIGNS: readonly Sign[] = [
  {
    sign: /\b(?:assuming|provided|providing|extent|on condition|conditional|on the (?:basis|understanding|assumption)|where|wherever|otherwise|except|excepted|save|consents?|agreement|agrees?|agreed|discretion|as long as|far as|insofar|applicable|practicable|possible|appropriate|necessary|should|may|might|could|would|pending|requests?|absence|objections?|convenience)\b/,
    code: 'condition',
  },
  {
    // An adverb that qualifies an action says how far it is meant; these nouns, verbs and adjectives only look like one.
    sign: /\b(?!(?:family|apply|reply|supply|rely|comply|elderly|assembly|july|only)\b)[a-z]+ly\b|\b(?:aims?|try|tries|endeavours?|attempts?|hopes?|intends?|expects?|begins?|starts?|commences?)\b/,
    code: 'not-firm',
  },
  {
    // "By paying" says how; "by the spring" and "by the panel" may say when.
    sign: /\bby\b(?! (?!spring\b|morning\b|evening\b)[a-z]+ing\b)/,
    code: 'second-time',
  },
]

/** The doubts that the words around the deadlines leave; each deadline stands in `around` as `PIECE`. */
export function unaccounted(around: string): WordingDoubt[] {
  const recommended = isRecommended(around)
  return around
    .split(/[;:()]|[.](?!\d)|\s-\s/)
    .flatMap((sentence) => sentence.split(PIECE))
    .flatMap((part) => doubtsOfPart(part, recommended))
}

function doubtsOfPart(part: string, recommended: boolean): WordingDoubt[] {
  const clauses = part.split(/,(?!\d)/).map((clause) =>
    clause
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/(?:^| )and$/, ''),
  )
  let acts = false
  return clauses.flatMap((clause) => {
    if (NOTHING.test(clause) || isDoneTo(clause)) return []
    const frame = frameOf(clause)
    const rest = clause.slice(frame.length).trim()
    if (rest === '' && frame.length > 0) return []
    const subjunctive = recommended ? (behindBody(rest) ?? (acts ? null : rest)) : null
    const own = wordsOf(rest).map(({ text }) => text)
    const pays = subjunctive === null ? [] : wordsOf(subjunctive).map(({ text }) => text)
    const commands = frame.commands || isThird(pays)
    const words = isThird(pays) ? pays : own
    if (isAction(words, commands)) {
      acts = true
      return doubtsIn(words.slice(1).join(' '), SIGNS)
    }
    // "For distress, time and trouble": more of what is acted upon.
    return acts && arePlainThings(words) ? doubtsIn(clause, SIGNS) : [doubtOf('unaccounted')]
  })
}

const isThird = ([verb]: readonly string[]) => verb !== undefined && baseOf(verb) !== verb

const isAction = ([verb, next]: readonly string[], commanded: boolean): boolean =>
  verb !== undefined && (canBeVerb(verb, next) || (commanded && mayBeVerb(verb)))
