// Pages of lists by key, not by offset: complete and stable while rows come and go. The cursor is opaque to callers.
import { lineRefusal, TEXT_AT_MOST } from '../../domain/outside/words.js'

/** The most entries of one page. */
export const PAGE_AT_MOST = 100

export interface Page<Key extends readonly string[]> {
  /** The key of the last entry of the page before, or null for the first. */
  readonly after: Key | null
  readonly limit: number
}

export interface PageOf<Item> {
  readonly items: readonly Item[]
  /** The cursor of the next page, or null when this is the last. */
  readonly next: string | null
}

export const cursorOf = (key: readonly string[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

/** What no row holds, no row can be looked up by: the database would refuse the question. */
const isKept = (part: string) => lineRefusal('', part, TEXT_AT_MOST) === undefined

/** The key of a cursor with so many parts, or null when it is none of ours. */
export function keyOf<N extends number>(cursor: string, parts: N): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => typeof part === 'string' && isKept(part))
      ? key
      : null
  } catch {
    return null
  }
}

/** The first `limit` of what was read, which is one more when there is a next page. */
export function pageOf<Item>(
  read: readonly Item[],
  limit: number,
  key: (item: Item) => readonly string[],
): PageOf<Item> {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  return { items, next: read.length > limit && last !== undefined ? cursorOf(key(last)) : null }
}
