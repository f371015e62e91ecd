// Reads the fields of a row that people keep in a file, and says for each wrong one where it stands, what is wrong and
// what would be right. Nothing is corrected silently: a field that is unknown or misspelt would otherwise be lost.
import { parseLocalDate, type LocalDate } from '../calendar/local-date.js'
import { nearest, rightIs, sameWord } from '../near.js'
import { AMOUNT_OF_TIME_AT_MOST, isAmount, UNKNOWN_FIELDS_NAMED } from '../outside/limits.js'
import { addressRefusal } from '../outside/mail-address.js'
import { lineRefusal, shown as asShown, TEXT_AT_MOST, textRefusal, tidied } from '../outside/words.js'
import type { Refusal } from '../refusal.js'

/** One thing that is wrong in a row. `field` is in the file's own words: `decisionDate`, `recommendation 2, kind`. */
export interface FieldProblem {
  readonly field: string
  readonly problem: string
  readonly remedy: string
}

export type Report = (problem: FieldProblem) => void

/**
 * Reads the fields of one JSON object, named `where` in messages (empty for the row itself).
 *
 * @param alsoCalled what published lists call some of its fields, and their names here
 */
export function fieldsOf(
  value: unknown,
  where: string,
  report: Report,
  alsoCalled: Readonly<Record<string, string>> = {},
) {
  const object = isObject(value) ? renamed(value) : {}
  if (!isObject(value))
    report({
      field: where || 'the row',
      problem: `is ${shown(value)}, not an object`,
      remedy: 'write { "field": … }',
    })
  const name = (key: string) => (where ? `${where}, ${key}` : key)
  /** With its fields under their own names; what has both is left with both, and then the other is unknown. */
  function renamed(given: Readonly<Record<string, unknown>>) {
    const own = (key: string) => (Object.hasOwn(alsoCalled, key) ? (alsoCalled[key] ?? key) : key)
    return Object.fromEntries(
      Object.entries(given).map(([key, of]) => [Object.hasOwn(given, own(key)) ? key : own(key), of]),
    )
  }
  const wrong = (key: string, problem: string, remedy: string) =>
    report({ field: name(key), problem, remedy })
  const given = (key: string) => (Object.hasOwn(object, key) ? object[key] : null) ?? null

  function optionalWords(
    key: string,
    remedy: string,
    refusal: (field: string, words: string) => Refusal | undefined,
  ): string | null {
    const raw = given(key)
    if (raw === null) return null
    if (typeof raw !== 'string') {
      wrong(key, `is ${shown(raw)}, not text`, remedy)
      return null
    }
    const words = tidied(raw)
    const refused = refusal('', words)
    if (refused) wrong(key, refused.problem, refused.remedy)
    return refused ? null : words
  }
  const optionalLine = (key: string, remedy: string) => optionalWords(key, remedy, lineRefusal)
  const optionalProse = (key: string, remedy: string, atMost = TEXT_AT_MOST) =>
    optionalWords(key, remedy, (field, words) => textRefusal(field, words, atMost))
  const optionalAddress = (key: string) => optionalWords(key, 'one mail address', addressRefusal)

  function required<T>(key: string, remedy: string, read: () => T | null): T | null {
    if (given(key) !== null) return read()
    wrong(key, 'is missing', remedy)
    return null
  }

  function optionalDate(key: string): LocalDate | null {
    const text = given(key)
    if (text === null) return null
    try {
      return parseLocalDate(typeof text === 'string' ? text : JSON.stringify(text), name(key))
    } catch {
      wrong(key, `is ${shown(text)}, no date that exists`, 'YYYY-MM-DD, for example 2026-03-31')
      return null
    }
  }

  function optionalOneOf<T extends string>(key: string, values: readonly T[]): T | null {
    const text = given(key)
    if (text === null) return null
    const found = typeof text === 'string' ? sameWord(text, values) : undefined
    if (found === undefined) wrong(key, `is ${shown(text)}, which is not known`, rightIs(text, values))
    return found ?? null
  }

  /** One line, or a list of them. */
  function optionalNames(key: string, remedy: string): readonly string[] | null {
    const names = given(key)
    if (names === null) return null
    const list: readonly unknown[] = Array.isArray(names) ? names : [names]
    if (
      list.length > 0 &&
      list.every((n) => typeof n === 'string' && lineRefusal('', tidied(n)) === undefined)
    )
      return list.map((n) => tidied(String(n)))
    wrong(key, `is ${shown(names)}, no list of names`, remedy)
    return []
  }

  function optionalCount(key: string, remedy: string, atMost = AMOUNT_OF_TIME_AT_MOST): number | null {
    const number = given(key)
    if (number === null) return null
    if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= atMost)
      return number
    wrong(key, `is ${shown(number)}, no such number`, remedy)
    return null
  }

  return {
    wrong,
    /** Words on one line. */
    optionalLine,
    line: (key: string, remedy: string) => required(key, remedy, () => optionalLine(key, remedy)),
    /** Words on any number of lines. */
    optionalProse,
    prose: (key: string, remedy: string, atMost = TEXT_AT_MOST) =>
      required(key, remedy, () => optionalProse(key, remedy, atMost)),
    address: (key: string) => required(key, 'one mail address', () => optionalAddress(key)),
    optionalNames,
    optionalDate,
    date: (key: string) => required(key, 'YYYY-MM-DD, for example 2026-03-31', () => optionalDate(key)),
    optionalOneOf,
    oneOf: <T extends string>(key: string, values: readonly T[]) =>
      required(key, `one of: ${values.join(', ')}`, () => optionalOneOf(key, values)),
    optionalFlag(key: string): boolean | null {
      const flag = given(key)
      if (flag === null || typeof flag === 'boolean') return flag
      wrong(key, `is ${shown(flag)}, neither true nor false`, 'true or false, without quotes')
      return null
    },
    /** Pounds and pence, from 0.01 to ten million. */
    optionalAmount(key: string): number | null {
      const amount = given(key)
      if (amount === null) return null
      if (typeof amount === 'number' && isAmount(amount)) return Math.round(amount * 100) / 100
      wrong(key, `is ${shown(amount)}, no amount`, 'pounds as a number, for example 250 or 250.50')
      return null
    },
    /** A whole number from 1 to 1000. */
    optionalCount,
    count: (key: string, remedy: string) => required(key, remedy, () => optionalCount(key, remedy)),
    /** The list's elements; empty, with a problem, when there is no list. */
    list: (key: string, remedy: string, atMost: number): readonly unknown[] =>
      required(key, remedy, () => {
        const list = given(key)
        if (Array.isArray(list) && list.length <= atMost) return list as unknown[]
        if (Array.isArray(list)) {
          wrong(key, `has ${list.length} entries`, `at most ${atMost}`)
          return list.slice(0, atMost) as unknown[]
        }
        wrong(key, `is ${shown(list)}, not a list`, remedy)
        return []
      }) ?? [],
    optionalObject: (key: string) => given(key),
    /** Reports every field that has not this name. */
    onlyKnows(known: readonly string[]) {
      const unknown = Object.keys(object).filter((key) => !known.includes(key))
      for (const key of unknown.slice(0, UNKNOWN_FIELDS_NAMED))
        wrong(
          asShown(key),
          'is not a field of this format',
          `${nearest(key, known) === undefined ? '' : `perhaps “${nearest(key, known)}”; `}the fields are: ${known.join(', ')}`,
        )
      const more = unknown.length - UNKNOWN_FIELDS_NAMED
      if (more > 0)
        report({
          field: where || 'the row',
          problem: `has ${more} more fields that are not of this format`,
          remedy: `the fields are: ${known.join(', ')}`,
        })
    },
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown) => {
  return asShown(JSON.stringify(value) ?? 'nothing')
}
