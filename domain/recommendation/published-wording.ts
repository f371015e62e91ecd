// What may stand in the published wording of a service improvement (LGSCO Compliance Manual, chapters 2 and 7): a short
// summary without timescales and without people's names. Those stop it, until a second person overrides with a reason;
// what is only suspicious warns. What names CQC or the Ombudsman's other partner is checked by it for accuracy first (memorandum 3.1). The name of a provider
// that its written statement does not name nobody overrides: that is the law (s34H(8)–(9)), not practice.

import { NAMING } from './statutory/form.js'
import { NAMED, perhapsNames, PSEUDONYM, TITLED } from './wording-names.js'
import { FREQUENCIES, TIMESCALES } from './wording-timescales.js'

export const STOPS = ['timescale', 'name', 'unnamed-provider', 'partner'] as const
export type Stop = (typeof STOPS)[number]

export const WARNINGS = ['year', 'home', 'pseudonym', 'perhaps-name', 'frequency'] as const
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
  /** Of a provider that its written statement does not name, and of its service. */
  readonly unnamed?: readonly string[]
}

export const isStop = (kind: Stop | Warning): kind is Stop => (STOPS as readonly string[]).includes(kind)

/** What a person does about each. */
export const FINDING_REMEDIES: Record<Stop | Warning, string> = {
  timescale: 'leave the time out: the case keeps the date',
  name: 'leave the person’s name out',
  'unnamed-provider': `leave the name out: the written statement does not name the provider, because that would identify a person (${NAMING})`,
  year: 'check that the year identifies nobody',
  home: 'check that naming the service identifies nobody',
  pseudonym: 'check that the wording needs the person at all',
  'perhaps-name': 'check that it names no person',
  frequency: 'check that it is what is to be done, and not when it is due',
  partner: 'leave it out, or let whom it names check the wording for accuracy and record the day of that',
}

/** CQC, and the other Ombudsman with whom cases are worked jointly. */
const PARTNER =
  /\bCare\s+Quality\s+Commission\b|\bCQC\b|\bParliamentary\s+and\s+Health\s+Service\s+Ombudsman\b|\bHealth\s+Service\s+Ombudsman\b|\bPHSO\b/giu
const YEAR = /\b(?:19|20)\d{2}\b/gu
const HOME =
  /\b\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*\s(?:House|Lodge|Court|Manor|Grange|Care Home|Nursing Home|Residential Home)\b/gu

/** Parts of a name shorter than this are words like any other. */
const PART_AT_LEAST = 3

/** Everything in the wording that stops it or warns, in the order in which it stands; no place is named twice. */
export function wordingFindings(wording: string, known: KnownNames): readonly WordingFinding[] {
  const found: WordingFinding[] = []
  const note = (kind: Stop | Warning, words: string, at: number) => {
    if (!found.some((f) => at < f.at + f.words.length && f.at < at + words.length))
      found.push({ kind, words, at })
  }
  const add = (kind: Stop | Warning, pattern: RegExp) => {
    for (const { 0: words, index: at } of wording.matchAll(pattern)) note(kind, words, at)
  }
  for (const pattern of FREQUENCIES) add('frequency', pattern)
  for (const pattern of TIMESCALES) add('timescale', pattern)
  add('partner', PARTNER)
  add('name', TITLED)
  add('pseudonym', PSEUDONYM)
  for (const provider of known.unnamed ?? []) add('unnamed-provider', exactly(provider))
  for (const home of known.homes) add('home', exactly(home))
  for (const person of known.people) {
    add('name', exactly(person))
    for (const part of person.split(/\s+/).filter((p) => p.length >= PART_AT_LEAST && /^\p{Lu}/u.test(p)))
      add('name', exactly(part, 'gu'))
  }
  add('home', HOME)
  add('name', NAMED)
  for (const { words, at } of perhapsNames(wording)) note('perhaps-name', words, at)
  add('year', YEAR)
  return found.sort((a, b) => a.at - b.at)
}

/** A name as a whole, however its words are spaced. */
const exactly = (name: string, flags = 'giu') =>
  new RegExp(
    `(?<!\\p{L})${name
      .trim()
      .split(/\s+/)
      // A hyphen stands for itself, and may not be escaped in a Unicode pattern.
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('\\s+')}(?!\\p{L})`,
    flags,
  )

/** The codes of what was found, each once, in the order of their list: what a case keeps of it. */
export const codesOf = (findings: readonly WordingFinding[]) => ({
  stops: STOPS.filter((kind) => findings.some((f) => f.kind === kind)),
  warnings: WARNINGS.filter((kind) => findings.some((f) => f.kind === kind)),
})
