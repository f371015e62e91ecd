// The words in which decisions state their deadlines, and the words that leave a doubt. Narrow on purpose: what is not
// here is put to a person, because a date that was guessed is worse than a question.

import type { Sign } from './wording-doubts.js'
import { THING_WORDS, VERB_WORDS } from './wording-lexicon.js'

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const NUMBERS = new Map<string, number>([
  ['a', 1],
  ['an', 1],
  ...SMALL.map((word, index): [string, number] => [word, index + 1]),
  ...TENS.flatMap((tens, index): [string, number][] => [
    [tens, (index + 2) * 10],
    ...SMALL.slice(0, 9).map((unit, more): [string, number] => [
      `${tens}-${unit}`,
      (index + 2) * 10 + more + 1,
    ]),
  ]),
])

/** Stands for a deadline that was read, where the words around it are looked at. */
export const PIECE = '|'

/** The value of a number in words or figures; undefined for anything else. */
export const numberOf = (text: string): number | undefined =>
  /^\d+$/.test(text) ? Number(text) : NUMBERS.get(text.replace(/\s+/g, '-'))

const any = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|')
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const NUMBER = `(?:\\d{1,3}|${any([...NUMBERS.keys()].map((word) => word.replace('-', '[- ]')))})`

const OURS = "(?:our|my|this|the ombudsman's)"
const DECISION = `(?:(?:the )?date of )?(?:(?:${OURS}|the) (?:final )?decision(?: statement| date)?|(?:our|my|this) (?:final )?decision letter|(?:${OURS} (?:final )?|the final )(?:report|statement))`
const PAPER = `(?:${OURS}|the) (?:final )?(?:decision statement|decision letter|decision|report|statement)`
const RECEIVER =
  '(?:the (?:council|provider|care provider|care home|home|trust|company|body|agency|authority)|both councils)'
const RECEIPT = `(?:the )?(?:date of )?(?:(?:its|their|${RECEIVER}'s?) )?(?:receipt of|receiving) ${PAPER}|(?:it|them|${RECEIVER}) receiving ${PAPER}|the (?:date|day) (?:on which |when |that )?(?:it|they|${RECEIVER}) (?:received|receives?) ${PAPER}`

// What may follow a deadline without changing its meaning: an end, a new clause, or the action itself.
export const BODY =
  "(?:the (?:council|county council|borough council|local authority|authority|provider|care provider|care home|care agency|agency|home|trust|nhs trust|integrated care board|company|business|body)|both councils|the councils|it|they|(?:(?!the\\b|that\\b|of\\b|and\\b|to\\b|with\\b|for\\b|by\\b|at\\b|its\\b|a\\b)[a-z']+ ){1,4}(?:council|trust|limited|ltd))"
export const AGREES =
  '(?:will|should|must|shall|to|is to|are to|needs to|has to|ought to|(?:has |have |had )?(?:also |now |already )?(?:agreed|accepts|agrees|undertaken) (?:to|that it (?:will|should)))'
const ACTS = `(?:${VERB_WORDS.join('|')})\\b|(?:${THING_WORDS.join('|')}) (?:(?:the|its|their|his|her|all|how|to|an?|mr|mrs|ms)\\b|£)`
const END = `(?= ?(?:$|[.,;:()"\u201d]|and\\b|${ACTS}|${BODY} ${AGREES}\\b))`

const counted = `(?<counting>of|after|from|following|beginning with|beginning on the day after) (?:(?<receipt>${RECEIPT})|(?<decision>${DECISION}))`

/** "within three months of the date of this report", with or without the event it is counted from. */
export const LENGTH = new RegExp(
  `\\b(?<lead>within|no later than|not later than) (?:a period of )?(?<number>${NUMBER})(?: ?\\((?<again>${NUMBER})\\))?[ -](?<unit>working[ -]days?|(?:calendar )?(?:days?|months?)|weeks?|years?|fortnights?)(?: ${counted})?${END}`,
  'g',
)

const DATE = [
  `(?:(?<weekday>${WEEKDAY}),? )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${MONTH}),? (?<year>\\d{4})`,
  `(?<endOf>the end of) (?<endMonth>${MONTH}) (?<endYear>\\d{4})`,
  '(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})',
  '(?<first>\\d{1,2})[/.](?<second>\\d{1,2})[/.](?<third>\\d{4})',
].join('|')

/** "by 31 March 2026" and the other ways of stating a day. */
export const FIXED = new RegExp(
  `\\b(?:by no later than|no later than|not later than|on or before|by) (?:${DATE})(?: at the latest)?${END}`,
  'g',
)

/** Words outside a recognised deadline that leave a doubt. */
export const DOUBTS: readonly Sign[] = [
  {
    sign: /\b(?:if|unless|subject to|provided that|whether|depending|in the event)\b/,
    code: 'condition',
  },
  { sign: /\b(?:not|never)\b/, code: 'negated' },
  {
    sign: /\b(?:every|each(?! *(?:\||$|[.,;]))|daily|weekly|fortnightly|monthly|quarterly|annually|yearly|thereafter|regularly|ongoing)\b/,
    code: 'recurring',
  },
  {
    sign: /\b(?:next|annual|before|after|once|when|until|till|following(?! actions?\b)|upon|during|while|as agreed)\b/,
    code: 'unknown-event',
  },
  {
    sign: /\b(?:immediate|immediately|forthwith|prompt|promptly|soon|urgent|urgently|asap|straight away|without (?:undue |further )?delay|in due course|reasonable|timescales?|now|today|tomorrow)\b/,
    code: 'no-length',
  },
  {
    sign: /\b(?:within|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|last|past|ago|period|deadline|time(?! and trouble))\b/,
    code: 'unclear-length',
  },
  {
    sign: new RegExp(
      `\\b(?:end of|dates?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}|${MONTH} \\d|(?<!act )(?:19|20)\\d\\d|by \\d)\\b|\\d[/.]\\d`,
    ),
    code: 'unclear-date',
  },
]

/** Words that leave a doubt wherever they stand, even inside what is to be done. */
export const CHOICES: readonly Sign[] = [
  {
    sign: /\b(?:or sooner|or earlier|or later|whichever|respectively|either|sooner|earlier|latest)\b/,
    code: 'choice-of-dates',
  },
  {
    sign: /\b(?:spring|summer|autumn|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/,
    code: 'second-time',
  },
]
