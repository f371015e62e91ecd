// What one cell of a spreadsheet says, as a field of the import format: dates that a spreadsheet keeps as dates and those
// that people type, amounts with a pound sign, yes and no.
import { monthNumber, parseLocalDate, type LocalDate } from '../calendar/local-date.js'
import { CalendarProblem } from '../calendar/problem.js'
import { shown as asShown } from '../outside/words.js'
import type { ColumnType } from './columns.js'

/** As a spreadsheet keeps it: a date is the moment at which its day begins in UTC. */
export type Cell = string | number | boolean | Date | null

/** The value for the field, or what is wrong with the cell. */
export type CellReading = { readonly value: unknown } | { readonly problem: string; readonly remedy: string }

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '')

const DATE_REMEDY = 'a date: a cell that is formatted as one, or 2026-03-31, 31/03/2026 or 31 March 2026'
const SHEET_ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/

/** Reads a cell that is not blank. */
export function readCell(cell: Exclude<Cell, null>, type: ColumnType): CellReading {
  if (typeof cell === 'string' && SHEET_ERROR.test(cell.trim()))
    return {
      problem: `holds the error ${cell.trim()}`,
      remedy: 'put its formula right, or write the value itself',
    }
  switch (type) {
    case 'date':
      return dateIn(cell)
    case 'amount':
      return amountIn(cell)
    case 'flag':
      return flagIn(cell)
    case 'count':
      return countIn(cell)
    case 'names':
      return typeof cell === 'string' ? { value: namesIn(cell) } : { value: [String(cell)] }
    case 'text':
      if (typeof cell === 'string') return { value: cell.trim() }
      if (typeof cell === 'number') return { value: String(cell) }
      return {
        problem: `is ${shown(cell)}, not text`,
        remedy: 'text: format the cell as text and write it again',
      }
  }
}

/** “each”: of every body, which is what no list says too. */
const namesIn = (text: string) =>
  text.trim().toLowerCase() === 'each'
    ? null
    : text
        .split(/[;\n]/)
        .map((name) => name.trim())
        .filter(Boolean)

const shown = (cell: Exclude<Cell, null>): string =>
  cell instanceof Date
    ? Number.isNaN(cell.getTime())
      ? 'a date that does not exist'
      : `the date ${cell.toISOString().slice(0, 10)}`
    : typeof cell === 'number'
      ? `the number ${cell}`
      : `“${asShown(String(cell))}”`

function dateIn(cell: Exclude<Cell, null>): CellReading {
  const wrong = (problem: string): CellReading => ({ problem, remedy: DATE_REMEDY })
  if (cell instanceof Date) {
    // A spreadsheet keeps a moment as a fraction of a day, which is rarely exact.
    const minutes = Math.round(cell.getTime() / 60_000)
    if (Number.isNaN(minutes)) return wrong('is a date that does not exist')
    return minutes % 1_440 === 0
      ? { value: new Date(minutes * 60_000).toISOString().slice(0, 10) }
      : wrong(
          `is ${new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')}, a date with a time of day`,
        )
  }
  if (typeof cell === 'number') return wrong(`is the number ${cell}, no date`)
  if (typeof cell === 'boolean') return wrong(`is ${cell}, no date`)
  const text = cell.trim()
  const found = typedDate(text)
  return found === undefined ? wrong(`is “${asShown(text, 40)}”, no date that exists`) : { value: found }
}

/** The day that these words name, day before month as England writes it. */
function typedDate(text: string): LocalDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)[ -](\d{4})$/.exec(text)
  const month = (word: string) => String(monthNumber(word) ?? 0)
  const [year, mm, dd] = iso
    ? [iso[1], iso[2], iso[3]]
    : slashed
      ? [slashed[3], slashed[2], slashed[1]]
      : worded
        ? [worded[3], month(worded[2] ?? ''), worded[1]]
        : []
  if (year === undefined || mm === undefined || dd === undefined) return undefined
  const date = `${year}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`
  try {
    return parseLocalDate(date)
  } catch (error) {
    if (error instanceof CalendarProblem) return undefined
    throw error
  }
}

function amountIn(cell: Exclude<Cell, null>): CellReading {
  // A sum such as 0.1 + 0.2 that a spreadsheet has computed is 30 pence.
  if (typeof cell === 'number') return { value: Math.round(cell * 1e6) / 1e6 }
  const text = typeof cell === 'string' ? cell.trim() : ''
  const bare = text.replace(/^£\s*/, '')
  if (/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(bare)) return { value: Number(bare.replaceAll(',', '')) }
  return { problem: `is ${shown(cell)}, no amount`, remedy: 'pounds and pence, for example 250 or £1,250.50' }
}

function flagIn(cell: Exclude<Cell, null>): CellReading {
  if (typeof cell === 'boolean') return { value: cell }
  const word = String(cell).trim().toLowerCase()
  if (['yes', 'y', 'true'].includes(word)) return { value: true }
  if (['no', 'n', 'false'].includes(word)) return { value: false }
  return { problem: `is ${shown(cell)}, neither yes nor no`, remedy: 'yes or no' }
}

function countIn(cell: Exclude<Cell, null>): CellReading {
  if (typeof cell === 'number') return { value: cell }
  if (typeof cell === 'string' && /^\d{1,4}$/.test(cell.trim())) return { value: Number(cell.trim()) }
  return { problem: `is ${shown(cell)}, no whole number`, remedy: 'a whole number' }
}
