// The words around the deadlines of a wording must be accounted for: each clause says who does what, or nothing. What
// stands there otherwise may change a date ("ideally", "where applicable", "or as agreed") or be no deadline at all ("the
// Council refused within a month"), so a person is asked.

import { doubtOf, doubtsIn, type Sign, type WordingDoubt } from './wording-doubts.js'
import { ACTION, BODY, PIECE } from './wording-grammar.js'

const AGREES = '(?:will|should|must|to|has agreed to|have agreed to|agreed to)'
/** Why something is done, before what is done. */
const PURPOSE =
  '(?:to (?:remedy|put right) (?:the|this|that|any) (?:injustice|fault)(?: (?:caused|identified|we found))?)'
const LISTED = '\\d{1,2}|[a-h]|i{1,3}|iv|v|[-*\\u2022]'
/** A clause that says nothing of its own: a joining word, a number of a list, a beginning whose end stands elsewhere. */
const WHOLE = new RegExp(
  `^(?:(?:and|then|(?:and )?also|to)?|${LISTED}|${PURPOSE}|${BODY} ${AGREES}|time and trouble|(?:to|should|must|will) be (?:completed|done|carried out))$`,
)
/** The beginning of a clause that says what is done. */
const DONE = new RegExp(
  `^(?:(?:[-*\\u2022]|and|then|also) )*(?:${PURPOSE} )?(?:${BODY} )?(?:${AGREES} )?(?:also |then )?(?:${ACTION})\\b`,
)

/** What may not stand in what is done, though the clause says who does it: each can bear on when. */
const SIGNS: readonly Sign[] = [
  {
    sign: /\b(?:assuming|where|wherever|otherwise|except|excepted|save|consents?|agreement|agrees?|agreed|discretion|as long as|far as|insofar|applicable|practicable|possible|appropriate|necessary|should|may|might|could|would|pending|requests?|absence|objections?|convenience)\b/,
    code: 'condition',
  },
  {
    // An adverb that qualifies an action says how far it is meant; these nouns, verbs and adjectives only look like one.
    sign: /\b(?!(?:family|apply|reply|supply|rely|comply|elderly|assembly|july|only)\b)[a-z]+ly\b|\b(?:aims?|try|tries|endeavours?|attempts?|hopes?|intends?|expects?|begins?|starts?|commences?)\b/,
    code: 'not-firm',
  },
  {
    // "By paying" says how; "by the spring" and "by the panel" may say when.
    sign: /\bby\b(?! (?!spring\b|morning\b|evening\b)[a-z]+ing\b)|\b(?:spring|summer|autumn|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/,
    code: 'second-time',
  },
]

/** The doubts that the words around the deadlines leave; each deadline stands in `around` as `PIECE`. */
export function unaccounted(around: string): WordingDoubt[] {
  const clauses = around
    .split(/[;:()]|[.,](?!\d)|\s-\s/)
    .flatMap((sentence) => sentence.split(PIECE))
    .map((clause) => clause.trim().replace(/\s+/g, ' ').replace(/ and$/, ''))
  return clauses.flatMap((clause) => {
    if (WHOLE.test(clause)) return []
    const done = DONE.exec(clause)
    return done ? doubtsIn(clause.slice(done[0].length), SIGNS) : [doubtOf('unaccounted')]
  })
}
