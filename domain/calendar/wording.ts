// Reads the deadline that a decision states in words and keeps the words. It never guesses: whatever leaves a doubt is
// said, and a person gives the date.

import {
  dateFromParts,
  daysInMonth,
  inWords,
  monthNumber,
  weekdayName,
  type LocalDate,
} from './local-date.js'
import { CalendarProblem } from './problem.js'
import { isLength, type Counting, type Period, type StartEvent, type Unit } from './rule.js'
import { doubtOf, doubtsIn, type WordingDoubt } from './wording-doubts.js'
import { unaccounted } from './wording-clauses.js'
import { CHOICES, DOUBTS, FIXED, LENGTH, numberOf, PIECE } from './wording-grammar.js'
import { placesOf, type Place } from './wording-place.js'

/** One deadline found in a wording. `startStated` is false when no event is named: then it runs from the decision. */
export type FoundDeadline = {
  readonly words: string
  readonly period: Period
  readonly from: StartEvent
  readonly startStated: boolean
}

export type WordingReading = {
  /** The original words, unchanged. */
  readonly words: string
  /** In the order in which they stand; complete only when there is no doubt. */
  readonly found: readonly FoundDeadline[]
  /** Why a person must be asked; empty when the whole wording was understood. */
  readonly doubts: readonly WordingDoubt[]
}

type Piece = { readonly from: number; readonly to: number } & (
  { readonly deadline: FoundDeadline } | { readonly doubt: WordingDoubt }
)

/** Reads a wording. It is understood when `doubts` is empty; then `found` has at least one deadline. */
export function readWording(words: string): WordingReading {
  const text = plain(words)
  const times = [
    ...[...text.matchAll(LENGTH)].map((match) => lengthPiece(words, match)),
    ...[...text.matchAll(FIXED)].map((match) => datePiece(words, match)),
  ].sort((a, b) => a.from - b.from)
  const { places, inner } = placesOf(text, lined(words), times.map(timeOf))
  const pieces = times.filter((_, index) => places[index] === 'deadline')
  const found = pieces.flatMap((piece) => ('deadline' in piece ? [piece.deadline] : []))
  const others = times.filter((time) => !pieces.includes(time))
  const clear = blanked(text, others)
  const all = withoutMoney(rest(clear, pieces))
  // What stands inside what is to be done is no matter where the time for doing it is known.
  const around = pieces.length > 0 ? withoutMoney(rest(blanked(clear, inner), pieces)) : all
  const doubts = [
    ...doubtsOfPlaces(places),
    ...pieces.flatMap((piece) => ('doubt' in piece ? [piece.doubt] : [])),
    ...doubtsBetween(text, pieces),
    ...doubtsAmong(found, around, all),
    ...doubtsIn(around, DOUBTS),
    ...doubtsIn(all, CHOICES),
    ...(pieces.length > 0 ? unaccounted(around) : []),
  ]
  if (found.length === 0 && doubts.length === 0) doubts.push(doubtOf('no-deadline'))
  return { words, found, doubts: doubts.filter(isFirst) }
}

const timeOf = (piece: Piece) => ({
  from: piece.from,
  to: piece.to,
  bare: 'deadline' in piece && isLength(piece.deadline.period) && !piece.deadline.startStated,
})

/** Why times that stand in the wording are not its deadline. */
function doubtsOfPlaces(places: readonly Place[]): WordingDoubt[] {
  if (places.includes('unclear')) return [doubtOf('unclear-place')]
  return places.includes('inner') && !places.includes('deadline') ? [doubtOf('inner-time')] : []
}

const blanked = (text: string, parts: readonly { readonly from: number; readonly to: number }[]) =>
  parts.reduce((left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to), text)

/** The one deadline that a wording states, or why it states none: several times in one text give no single date. */
export function onlyDeadline(
  words: string,
):
  | { readonly deadline: FoundDeadline; readonly doubts: readonly [] }
  | { readonly deadline: null; readonly doubts: readonly WordingDoubt[] } {
  const { found, doubts } = readWording(words)
  const [only, second] = found
  if (doubts.length > 0 || !only) return { deadline: null, doubts }
  return second ? { deadline: null, doubts: [doubtOf('several-deadlines')] } : { deadline: only, doubts: [] }
}

const isFirst = ({ why }: WordingDoubt, place: number, all: readonly WordingDoubt[]) =>
  all.findIndex((doubt) => doubt.why === why) === place

/** The deadlines of a wording that was understood. Throws `unrecognised-wording`, which says what to ask of whom. */
export function understood({ words, found, doubts }: WordingReading): readonly FoundDeadline[] {
  if (doubts.length === 0) return found
  throw new CalendarProblem(
    'unrecognised-wording',
    'deadline',
    `deadline: "${words.slice(0, 120)}" is not understood, because ${doubts.map(({ why }) => why).join(', and ')}; ask who wrote it, and give a date ` +
      'or a length such as "within one month of our final decision"',
  )
}

// Same length as the original, so that positions in one are positions in the other.
const plain = (words: string) => lined(words).replace(/\n/g, ' ')

/** The same with its line ends. */
const lined = (words: string) =>
  words
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010\u2011\u2013\u2014]/g, '-')
    .replace(/[^\S\n]/g, ' ')

const rest = (text: string, pieces: readonly Piece[]) =>
  pieces.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${PIECE} ${left.slice(to)}`, text)

/** An amount of money looks like a date or a year to a reader of numbers. */
const withoutMoney = (text: string) => text.replace(/£ ?\d[\d,]*(?:\.\d\d)?/g, '£')

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
])
const COUNTINGS: ReadonlyMap<string, Counting> = new Map([
  ['of', 'of'],
  ['after', 'after'],
  ['from', 'after'],
  ['following', 'after'],
  ['beginning with', 'beginning with'],
  ['beginning on the day after', 'beginning on the day after'],
])

function lengthPiece(words: string, match: RegExpExecArray): Piece {
  const { number = '', again, unit = '', counting = 'of', receipt, decision, lead } = match.groups ?? {}
  const [from, to] = [match.index, match.index + match[0].length]
  const stated = receipt !== undefined || decision !== undefined
  const amount = numberOf(number)
  if (amount === undefined || amount < 1)
    return { from, to, doubt: doubtOf('no-length', `"${number}" is no length of time`) }
  if (again !== undefined && numberOf(again) !== amount)
    return {
      from,
      to,
      doubt: doubtOf('unclear-length', `"${number}" and "(${again})" are different numbers`),
    }
  if (lead !== 'within' && !stated) return { from, to, doubt: doubtOf('no-start') }
  const single = unit
    .replace(/^calendar /, '')
    .replace('-', ' ')
    .replace(/s$/, '')
  const period: Period = {
    amount: single === 'fortnight' ? amount * 2 : amount,
    unit:
      single === 'fortnight'
        ? 'weeks'
        : single === 'working day'
          ? 'working days'
          : (UNITS.get(single) ?? 'days'),
    counting: COUNTINGS.get(counting) ?? 'of',
  }
  return {
    from,
    to,
    deadline: {
      words: words.slice(from, to),
      period,
      from: receipt === undefined ? 'decision' : 'receipt',
      startStated: stated,
    },
  }
}

function datePiece(words: string, match: RegExpExecArray): Piece {
  const [from, to] = [match.index, match.index + match[0].length]
  const date = statedDate(match.groups ?? {})
  if (typeof date !== 'string') return { from, to, doubt: date.doubt }
  return {
    from,
    to,
    deadline: { words: words.slice(from, to), period: { fixed: date }, from: 'decision', startStated: true },
  }
}

type Groups = Readonly<Record<string, string | undefined>>

function statedDate(groups: Groups): LocalDate | { readonly doubt: WordingDoubt } {
  const { weekday, day, month, year, endMonth, endYear, isoYear, isoMonth, isoDay, first, second, third } =
    groups
  if (endMonth !== undefined) {
    const number = monthNumber(endMonth) ?? 0
    return existing(Number(endYear), number, daysInMonth(Number(endYear), number))
  }
  if (isoYear !== undefined) return existing(Number(isoYear), Number(isoMonth), Number(isoDay))
  if (first !== undefined) {
    // Day first is the custom here, but not everybody's: only a day above 12 leaves no doubt.
    if (Number(first) <= 12 && first !== second)
      return { doubt: doubtOf('unclear-date', `"${first}/${second}/${third}" can be read as two dates`) }
    return existing(Number(third), Number(second), Number(first))
  }
  const date = existing(Number(year), monthNumber(month ?? '') ?? 0, Number(day))
  if (typeof date === 'string' && weekday !== undefined && weekdayName(date).toLowerCase() !== weekday)
    return {
      doubt: doubtOf(
        'unclear-date',
        `${inWords(date)} is a ${weekdayName(date)}, not a ${weekday.replace(/^./, (a) => a.toUpperCase())}`,
      ),
    }
  return date
}

function existing(year: number, month: number, day: number): LocalDate | { readonly doubt: WordingDoubt } {
  try {
    return dateFromParts(year, month, day)
  } catch {
    return { doubt: doubtOf('unclear-date', `${day}/${month}/${year} is not a date that exists`) }
  }
}

/** Two deadlines with no action between them are two dates for one thing. */
const doubtsBetween = (text: string, pieces: readonly Piece[]) =>
  pieces.slice(1).flatMap((piece, index) => {
    const between = text.slice(pieces[index]?.to ?? 0, piece.from)
    return /^[\s,;:()-]*(?:or|and|that is|i\.?e\.?|namely|and in any event)?[\s,;:()-]*$/.test(between)
      ? [doubtOf('two-dates')]
      : []
  })

/** The duty to consider a report (LGA 1974 s31) is counted from its receipt, whatever the words leave out. */
const STATUTORY = /\bsection 31\b|\b(?:taken or proposes?|proposes?) to take\b/

/** What makes deadlines doubtful that would be clear alone. */
function doubtsAmong(found: readonly FoundDeadline[], around: string, all: string): WordingDoubt[] {
  const unclear =
    found.some(({ startStated }) => !startStated) && found.some(({ from }) => from !== 'decision')
  const others = found.some(({ words }) => /\bthe decision\b/i.test(words)) && /\bdecisions?\b/.test(around)
  const statutory = found.some(({ startStated }) => !startStated) && STATUTORY.test(all)
  return [
    ...(statutory ? [doubtOf('no-start')] : []),
    ...(unclear ? [doubtOf('two-starts')] : []),
    ...(others ? [doubtOf('two-decisions')] : []),
  ]
}
