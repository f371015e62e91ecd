// What may stand in the published wording of a service improvement (LGSCO Compliance Manual, chapters 2 and 7): a short
// summary without timescales and without people's names. Those stop it, until a second person overrides with a reason;
// what is only suspicious warns.

export const STOPS = ['timescale', 'name'] as const
export type Stop = (typeof STOPS)[number]

export const WARNINGS = ['year', 'home', 'pseudonym'] as const
export type Warning = (typeof WARNINGS)[number]

/** One place of a wording. `at`: the index of its first character. */
export interface WordingFinding {
  readonly kind: Stop | Warning
  readonly words: string
  readonly at: number
}

/** Names that stand in the case: of people, and of bodies and services. */
export interface KnownNames {
  readonly people: readonly string[]
  readonly homes: readonly string[]
}

export const isStop = (kind: Stop | Warning): kind is Stop => (STOPS as readonly string[]).includes(kind)

/** What a person does about each. */
export const FINDING_REMEDIES: Record<Stop | Warning, string> = {
  timescale: 'leave the time out: the case keeps the date',
  name: 'leave the person’s name out',
  year: 'check that the year identifies nobody',
  home: 'check that naming the service identifies nobody',
  pseudonym: 'check that the wording needs the person at all',
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const COUNT = '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)'
const LENGTH = `${COUNT}[\\s-]+(?:calendar |working )?(?:day|week|fortnight|month|quarter|year)s?`

const TIMESCALES = [
  new RegExp(
    `\\b(?:within|in|by|before|after|until|over|no later than|not later than)\\s+(?:the\\s+(?:next|coming|end of)\\s+)?${LENGTH}\\b(?:\\s+of\\s+(?:the\\s+)?(?:(?:final|our|this|date)\\s+)*(?:decision|report|statement))?`,
    'giu',
  ),
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b(?:\\s+\\d{4})?`, 'gu'),
  new RegExp(
    `\\b(?:by|before|until|in|from|since|end of|beginning of)\\s+(?:the\\s+end\\s+of\\s+)?${MONTH}\\b(?:\\s+\\d{4})?`,
    'gu',
  ),
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/gu,
  /\b(?:immediately|as soon as possible|without delay|forthwith)\b/giu,
]

const TITLE = '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lady|Lord|Prof|Professor|Councillor|Cllr|Nurse|Sister)'
const PSEUDONYM = new RegExp(`\\b${TITLE}\\.?\\s+\\p{Lu}(?![\\p{L}'’-])`, 'gu')
const TITLED = new RegExp(`\\b${TITLE}\\.?\\s+(?:\\p{Lu}\\.?\\s+)?\\p{Lu}[\\p{L}'’-]+`, 'gu')
const YEAR = /\b(?:19|20)\d{2}\b/gu
const HOME =
  /\b\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*\s(?:House|Lodge|Court|Manor|Grange|Care Home|Nursing Home|Residential Home)\b/gu

/** Parts of a name shorter than this are words like any other. */
const PART_AT_LEAST = 3

/** Everything in the wording that stops it or warns, in the order in which it stands; no place is named twice. */
export function wordingFindings(wording: string, known: KnownNames): readonly WordingFinding[] {
  const found: WordingFinding[] = []
  const add = (kind: Stop | Warning, pattern: RegExp) => {
    for (const { 0: words, index: at } of wording.matchAll(pattern))
      if (!found.some((f) => at < f.at + f.words.length && f.at < at + words.length))
        found.push({ kind, words, at })
  }
  for (const pattern of TIMESCALES) add('timescale', pattern)
  add('name', TITLED)
  add('pseudonym', PSEUDONYM)
  for (const home of known.homes) add('home', exactly(home))
  for (const person of known.people) {
    add('name', exactly(person))
    for (const part of person.split(/\s+/).filter((p) => p.length >= PART_AT_LEAST && /^\p{Lu}/u.test(p)))
      add('name', exactly(part, 'gu'))
  }
  add('home', HOME)
  add('year', YEAR)
  return found.sort((a, b) => a.at - b.at)
}

/** A name as a whole, however its words are spaced. */
const exactly = (name: string, flags = 'giu') =>
  new RegExp(
    `(?<!\\p{L})${name
      .trim()
      .split(/\s+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
      .join('\\s+')}(?!\\p{L})`,
    flags,
  )

/** The codes of what was found, each once, in the order of their list: what a case keeps of it. */
export const codesOf = (findings: readonly WordingFinding[]) => ({
  stops: STOPS.filter((kind) => findings.some((f) => f.kind === kind)),
  warnings: WARNINGS.filter((kind) => findings.some((f) => f.kind === kind)),
})
