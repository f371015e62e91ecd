// Where a time stands: whether it says by when the body is to act, or belongs to something inside what is to be done. Only
// places that are surely a deadline's count as one; where grammar cannot tell, a person is asked.

import { frameOf, isDoneTo, LISTED } from './wording-frames.js'
import { innerClauses, type Inner } from './wording-inner.js'
import { isPlainAction } from './wording-phrases.js'
import { wordsOf } from './wording-words.js'

/** A time in the text. `bare`: a length without the event that it is counted from. */
export type Time = { readonly from: number; readonly to: number; readonly bare: boolean }
export type Place = 'deadline' | 'inner' | 'unclear'
export type Placed = {
  /** In the order of the times. */
  readonly places: readonly Place[]
  /** The clauses inside what is to be done. */
  readonly inner: readonly Inner[]
}

/** Where each time stands. `text` in small letters; `lines`: the same text with its line ends. Times in their order. */
export function placesOf(text: string, lines: string, times: readonly Time[]): Placed {
  const breaks = breaksIn(text, lines)
  // The heads of lists are read without their times.
  const timeless = times.reduce(
    (left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  )
  const places: Place[] = []
  const inner: Inner[] = []
  let since = 0
  for (const time of times) {
    const begun = lastBreak(breaks, time.from)
    const from = Math.max(begun?.to ?? 0, since)
    const to = nextBreak(breaks, time.to) ?? text.length
    const within = innerClauses(text, wordsOf(text, from, to))
    const place = placeOf(text, time, from, within, () => isGoverned(timeless, from, breaks))
    places.push(place)
    if (place === 'deadline') since = time.to
    else inner.push(...within)
  }
  // What stands behind the last deadline of a clause, and in clauses without one.
  const marks = [0, ...breaks.map((one) => one.to), ...times.map(({ to }) => to), text.length].sort(
    (a, b) => a - b,
  )
  for (const [index, from] of marks.entries()) {
    const to = Math.min(marks[index + 1] ?? text.length, nextBreak(breaks, from) ?? text.length)
    if (to > from) inner.push(...innerClauses(text, wordsOf(text, from, to)))
  }
  return { places, inner }
}

function placeOf(
  text: string,
  time: Time,
  from: number,
  within: readonly Inner[],
  isGoverned: () => boolean,
): Place {
  const before = text.slice(from, time.from).replace(/\($/, '').trim()
  if (isQuoted(text, time.from)) return 'unclear'
  const clause = within.find((one) => one.from < time.from && time.to <= one.to)
  if (clause) {
    const certain = time.bare || clause.finite(time.from)
    return certain ? 'inner' : 'unclear'
  }
  if (!isGoverned()) return 'unclear'
  return isWholeAction(before, text.slice(0, from)) ? 'deadline' : 'unclear'
}

/** Whether words before a time are nothing, or who does what to what: then the time is that of the doing. */
function isWholeAction(before: string, earlier: string): boolean {
  const tidy = before.replace(/^[\s,]+/, '').replace(/\s+/g, ' ')
  if (isDoneTo(tidy)) return true
  const frame = frameOf(tidy)
  if (/^(?:it|they)$/.test(frame.body) && namesOthers(earlier)) return false
  const rest = tidy
    .slice(frame.length)
    .replace(/(?:,|\band|\bthen)+ *$/g, '')
    .trim()
    .replace(/,$/, '')
  if (rest === '') return true
  return isPlainAction(
    wordsOf(rest).map(({ text }) => text),
    frame.commands,
  )
}

/** Whether "it" or "they" may be somebody who was named as an object. */
const namesOthers = (earlier: string) =>
  /(?:\b(?:tell|remind|ask|write to|with|to|of|by|inform|instruct|train|its|for) (?:the |its |all |relevant )*)(?:[a-z]+ ){0,2}(?:provider|home|trust|company|agency|contractor|staff|officers|managers|teams?|carers|council)\b/.test(
    earlier,
  )

/** Whether a time stands between quotation marks: then it is somebody's words. */
const isQuoted = (text: string, at: number) => {
  const before = text.slice(0, at)
  const straight = [...before.matchAll(/"/g)].length % 2 === 1
  return straight || before.lastIndexOf('\u201c') > before.lastIndexOf('\u201d')
}

type Break = {
  readonly at: number
  readonly to: number
  readonly kind: 'sentence' | 'item' | 'colon' | 'semicolon'
}

/** Where clauses begin anew: behind sentences, semicolons and colons, and at the items of a list. */
function breaksIn(text: string, lines: string): Break[] {
  const found: Break[] = []
  for (const match of text.matchAll(/[.!?](?=\s|$)|;|:/g)) {
    const to = match.index + 1
    if (/\b(?:mr|mrs|ms|dr|no|st|e\.g|i\.e)$/.test(text.slice(Math.max(0, to - 5), to - 1))) continue
    if (/(?:^|[\s(])(?:\d{1,2}|[a-h]|i{1,3}|iv|v)$/.test(text.slice(Math.max(0, to - 5), to - 1))) continue
    const kind = match[0] === ';' ? 'semicolon' : match[0] === ':' ? 'colon' : 'sentence'
    found.push({ at: match.index, to, kind })
  }
  for (const match of text.matchAll(new RegExp(`(?:^|(?<=[\\s,;:]))${LISTED}(?= )`, 'g')))
    if (match[0] !== '-' || /(?:^|[\n.;:])\s*$/.test(lines.slice(0, match.index)))
      found.push({ at: match.index, to: match.index + match[0].length, kind: 'item' })
  for (const match of lines.matchAll(/\n\s*\n/g))
    found.push({ at: match.index, to: match.index + match[0].length, kind: 'sentence' })
  return found.sort((a, b) => a.to - b.to)
}

const lastBreak = (breaks: readonly Break[], before: number) => breaks.findLast(({ to }) => to <= before)
const nextBreak = (breaks: readonly Break[], from: number) => breaks.find(({ at }) => at >= from)?.at

const LABEL =
  /^(?:(?:agreed|recommended|our|the|final|service|personal) )*(?:actions?|recommendations?|remed(?:y|ies)|steps?|improvements?|decision)$/

/** Whether what stands before the clause lets it be the body's own action: a colon can begin the content of one. */
function isGoverned(text: string, from: number, breaks: readonly Break[]): boolean {
  const behind = lastBreak(breaks, from)
  if (!behind) return true
  const earlier = breaks.filter(({ to }) => to <= from)
  const colon = behind.kind === 'sentence' ? undefined : earlier.findLast(({ kind }) => kind === 'colon')
  const stop = earlier.findLast(({ kind }) => kind === 'sentence')
  if (behind.kind === 'semicolon' && (!colon || (stop && stop.to > colon.to))) {
    const since = Math.max(stop?.to ?? 0, 0)
    return !innerClauses(text, wordsOf(text, since, behind.at)).some(({ from: at }) =>
      /^(?:to|that|how|staff|it|they)\b/.test(text.slice(at)),
    )
  }
  if (!colon) return true
  const head = headOf(text, colon, breaks)
  const frame = frameOf(head)
  const rest = head.slice(frame.length).trim()
  return (
    rest === '' ||
    LABEL.test(rest) ||
    /^(?:take|carry out|complete) (?:the|these|this)(?: [a-z]+)? (?:actions?|steps?)$/.test(rest)
  )
}

/** The words before a colon, without the times that stand among them. */
function headOf(text: string, colon: Break, breaks: readonly Break[]): string {
  const from = breaks.findLast(({ to }) => to <= colon.at)?.to ?? 0
  return text
    .slice(from, colon.at)
    .replace(/[\s,]+/g, ' ')
    .trim()
}
