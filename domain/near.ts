// Which known word a person may have meant by one that is not known: the same for the API, an import and its columns.

/** Without what people write in different ways: case, spaces, hyphens, apostrophes. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]/g, '')

/** The word of the list that is the same but for case, spaces and signs; undefined when there is none. */
export const sameWord = <T extends string>(text: string, words: readonly T[]): T | undefined =>
  words.find((word) => word === text) ?? words.find((word) => folded(word) === folded(text))

/** Longer than any code: what is compared must not grow with the nonsense in a request. */
const LONGEST = 80

/**
 * The word of the list that is nearest; undefined when none is near: at most one slip of the keyboard for each four
 * letters, or one word that is the whole beginning or end of the other.
 */
export function nearest<T extends string>(text: string, words: readonly T[]): T | undefined {
  const meant = folded(text)
  if (meant.length < 3 || meant.length > LONGEST) return undefined
  const same = sameWord(text, words)
  if (same !== undefined) return same
  const ranked = words
    .map((word) => ({ word, slips: slipsBetween(meant, folded(word)), length: folded(word).length }))
    .filter(({ slips, length }) => slips <= Math.max(meant.length, length) / 4)
    .sort((a, b) => a.slips - b.slips)
  if (ranked[0]) return ranked[0].word
  const parts = words.filter((word) => isEdge(meant, folded(word)))
  return parts.length === 1 ? parts[0] : undefined
}

const isEdge = (a: string, b: string) => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(short))
}

/** Letters to be left out, put in, changed or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** What would be right instead of `text`: the word that may be meant first, then all. */
export function rightIs(text: unknown, words: readonly string[]): string {
  const near = typeof text === 'string' ? nearest(text, words) : undefined
  const all = `one of: ${words.join(', ')}`
  return near === undefined ? all : `perhaps “${near}”; ${all}`
}
