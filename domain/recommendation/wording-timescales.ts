// How times are worded in English, as far as a published wording must be without them: lengths from a day, days of the
// calendar, parts of a year, haste. What recurs is no timescale: it may be the improvement itself.

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const WEEKDAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
const SEASON = '(?:spring|summer|autumn|winter)'
const ONES = 'one|two|three|four|five|six|seven|eight|nine'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const COUNT = `(?:\\d+|(?:${TENS})(?:[\\s-](?:${ONES}))?|${TEENS}|${ONES}|(?:a|one) hundred|a few|a couple of|a number of|several|some|an?)`
const UNIT = '(?:days?|weeks?|fortnights?|months?|quarters?|years?)'
const LENGTH = `${COUNT}[\\s-]+(?:calendar |working |school |full )?${UNIT}`
const ORDINAL =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\\d{1,2}(?:st|nd|rd|th))'
const PART_OF_YEAR =
  '(?:(?:financial|calendar|tax|school|academic|business|working)\\s+)?(?:day|week|month|quarter|year|term)'
const UNTIL = '(?:by|before|until|till|no later than|not later than)'

const anyCase = (pattern: string) => new RegExp(pattern, 'giu')
const asWritten = (pattern: string) => new RegExp(pattern, 'gu')
/** Names of months and days stand with a capital: “may” and “march” are words. The word before them may begin a sentence. */
const eitherCase = (...words: readonly string[]) =>
  `(?:${words.map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`).join('|')})`

/** A part of the wording is found by the first that matches: longer ones stand before what they hold. */
export const TIMESCALES: readonly RegExp[] = [
  anyCase(
    `\\b(?:within|in|by|before|after|until|over|during|for the (?:next|coming|following)|no later than|not later than|no more than|not more than)\\s+(?:the\\s+(?:next|coming|following|end of)\\s+)?${LENGTH}\\b(?:\\s+(?:of|from|after)\\s+(?:(?:the|final|our|this|date|of)\\s+)*(?:decision|report|statement))?`,
  ),
  anyCase(
    `\\b${LENGTH}\\s+(?:of|from|after)\\s+(?:(?:the|final|our|this|date|of)\\s+)*(?:decision|report|statement)\\b`,
  ),
  anyCase(`\\b${COUNT}-${UNIT}\\s+(?:deadline|period|timescale|timetable|target)\\b`),
  anyCase(`\\bwithin\\s+(?:the\\s+${PART_OF_YEAR}|days|weeks|months)\\b`),
  anyCase(
    `\\b(?:(?:${UNTIL}|at|in|from|after)\\s+)?(?:the\\s+)?(?:end|start|beginning|close|middle)\\s+of\\s+(?:the|this|next)\\s+(?:next\\s+|current\\s+|coming\\s+)?${PART_OF_YEAR}\\b`,
  ),
  anyCase(
    `\\b(?:(?:${UNTIL}|in|over|during|for)\\s+)?(?:the\\s+)?(?:next|this|coming)\\s+(?:${PART_OF_YEAR}|${SEASON})\\b`,
  ),
  anyCase(
    `\\b(?:${UNTIL}|in|during)\\s+(?:the\\s+)?(?:${ORDINAL}\\s+quarter|Q[1-4])(?:\\s+of)?(?:\\s+\\d{4})?\\b`,
  ),
  anyCase(`\\b(?:the\\s+)?${ORDINAL}\\s+of\\s+${MONTH}\\b(?:\\s+\\d{4})?`),
  asWritten(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b(?:\\s+\\d{4})?`),
  asWritten(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?!\\s*\\d)|\\b${MONTH}\\s+\\d{4}\\b`),
  asWritten(
    `\\b${eitherCase('by', 'before', 'until', 'in', 'from', 'since', 'end of', 'beginning of')}\\s+(?:the\\s+end\\s+of\\s+)?(?:(?:early|late|mid)[\\s-])?${MONTH}\\b(?:\\s+\\d{4})?`,
  ),
  asWritten(
    `\\b${eitherCase('by', 'before', 'until', 'on', 'next', 'this', 'from')}\\s+(?:next\\s+|this\\s+)?${WEEKDAY}\\b`,
  ),
  anyCase(`\\b${UNTIL}\\s+(?:Christmas|Easter|New Year|${SEASON}|(?:19|20)\\d{2})\\b`),
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/gu,
  anyCase(
    '\\b(?:immediately|as soon as (?:possible|practicable)|without delay|forthwith|straight away|right away|at the earliest opportunity|in the near future)\\b',
  ),
]

/** What recurs: it warns, because it may be what is to be improved or when it is due. */
export const FREQUENCIES: readonly RegExp[] = [
  anyCase(`\\b(?:every|each)\\s+${LENGTH}\\b`),
  asWritten(`\\b[Ee](?:very|ach)\\s+(?:${ORDINAL}\\s+|other\\s+)${WEEKDAY}\\b`),
  anyCase(`\\b(?:end|start|beginning)\\s+of\\s+(?:every|each)\\s+${PART_OF_YEAR}\\b`),
]
