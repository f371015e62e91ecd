// What no row of the database can hold, should it have passed every entrance all the same: NUL, and half a surrogate pair.
// Where it stands in a step, and the step with marks in its place.
import { codeOf } from './words.js'

/** PostgreSQL holds neither in text nor in JSON; everything else that a string can be, it holds. */
const UNWRITABLE = /\0|\p{Cs}/u
const EVERY_UNWRITABLE = /\0|\p{Cs}/gu

export interface Unwritable {
  /** A JSON pointer to the text, or to the object whose field has such a name. */
  readonly place: string
  /** The first such character, as in `U+D800`. */
  readonly character: string
  readonly value: string
}

/** Every text in it that cannot be written. */
export function unwritableIn(value: unknown, place = ''): Unwritable[] {
  if (typeof value === 'string') {
    const found = UNWRITABLE.exec(value)
    return found ? [{ place, character: codeOf(found[0]), value }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, of]) => [
    ...(Array.isArray(value) ? [] : unwritableIn(name, place)),
    ...unwritableIn(of, `${place}/${marked(name).replaceAll('~', '~0').replaceAll('/', '~1')}`),
  ])
}

/** The text with a mark for each such character: `[U+D800]`. */
export const marked = (text: string) => text.replace(EVERY_UNWRITABLE, (found) => `[${codeOf(found)}]`)

/** The same with every text in it marked. */
export function allMarked<T>(value: T): T
export function allMarked(value: unknown): unknown {
  if (typeof value === 'string') return marked(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => allMarked(one))
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [marked(name), allMarked(of as unknown)]),
  )
}
