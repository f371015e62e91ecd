// Who is to act, and that they are: the words before what is done. They hold no time of their own, and what stands directly
// before or behind them is the body's to do.

import { AGREES, BODY } from './wording-grammar.js'

/** The mark or number of an item of a list. */
export const LISTED = '(?:\\(?(?:\\d{1,2}|[a-h]|i{1,3}|iv|v)[).]|[-*\\u2022])'
/** Why something is done, before what is done. */
const PURPOSE =
  '(?:(?:in order )?to (?:remedy|put right|address) (?:the|this|that|any|his|her|their|its) (?:injustice|fault|faults|failings)(?: (?:caused|identified|we found|we have found|to [a-z]+(?: [a-z])?))?)'
const WE = '(?:the ombudsman|we|i)'
const SAID = `(?:${WE} (?:have |has )?(?:also )?(?:recommend(?:s|ed)?|asks?|asked)(?: that)?|it (?:is|was|has been) (?:agreed|recommended) that|(?:it is )?recommended that|(?:the )?(?:agreed |recommended )?(?:recommendation|action|remedy) ?:|${BODY} (?:has |have )?(?:also )?(?:agreed|agrees|accepted)(?: that)?)`
const JOINED = '(?:and|then|also|but|next|finally|in addition|as well)'

const FRAME = new RegExp(
  `^(?:${LISTED} ?)*(?:${JOINED},? )*(?:${PURPOSE},? ?)?(?<said>${SAID},? ?)?(?:(?<body>${BODY}),? ?)?(?<agrees>${AGREES}\\b,? ?)?(?:(?:also|then|now|each|both),? )*`,
)

export type Frame = {
  /** How much of the text it takes. */
  readonly length: number
  /** Whether what follows is the verb of what is to be done. */
  readonly commands: boolean
  /** The words that name the body; empty where none do. */
  readonly body: string
}

/** The frame with which a text begins; of no length where there is none. */
export function frameOf(text: string): Frame {
  const match = FRAME.exec(`${text} `)
  const { said, body = '', agrees } = match?.groups ?? {}
  // A body of which nothing is asked ("the Council refused") frames nothing.
  if (body !== '' && agrees === undefined && said === undefined) {
    const rest = text.slice(match?.[0].length ?? 0)
    if (rest.trim() !== '') return { length: 0, commands: false, body: '' }
  }
  return {
    length: Math.min(match?.[0].length ?? 0, text.length),
    commands: agrees !== undefined || (said !== undefined && body !== ''),
    body,
  }
}

const NOUNS = '(?:[a-z]+ ){0,3}?[a-z]+'
/** "The review should be completed": one thing, or the actions themselves. "Complaints should be answered" may be a rule. */
const DONE_TO = new RegExp(
  `^(?:${LISTED} ?)*(?:(?<thing>(?:this|these|all(?: of)? (?:this|these)|(?:the|these|those|all|both|this|its|his|her|their) ${NOUNS}|it|they|an? (?:[a-z]+ ){0,2}apology) ))?(?:should|must|will|shall|is to|are to|has to|have to|needs? to|to) (?:also |now |then )?be (?<done>[a-z]+(?:ed|en|ent|aid|ade|ld|ut|one|iven|itten|eld)|put right|carried out|sent|made|paid|done)(?: out| in full| in writing)?$`,
)
const SEVERAL = /\b(?:actions|steps|recommendations|remedies|payments|works|repairs|apologies|measures)$/

/** Whether the words say that something is to be done, without who does it. */
export function isDoneTo(text: string): boolean {
  const thing = DONE_TO.exec(text)?.groups?.thing?.trim()
  if (thing === undefined) return DONE_TO.test(text)
  if (/^(?:this|these|it|all(?: of)? (?:this|these))$/.test(thing) || SEVERAL.test(thing)) return true
  return !/(?:[^s]s|\bthey|\bstaff|\bpeople)$/.test(thing) && !/\b(?:all|those|these|both)\b/.test(thing)
}

/** Whether it was said before that this is recommended or agreed: then "the Council pays" is what it is to do. */
export const isRecommended = (text: string) => new RegExp(`(?:^|\\b)${SAID}`).test(text)

/** The words behind "the Council" where nothing else frames them; null where they do not begin so. */
export function behindBody(text: string): string | null {
  const match = new RegExp(`^(?:${JOINED},? )*${BODY} `).exec(text)
  return match ? text.slice(match[0].length) : null
}
