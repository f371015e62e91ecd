// Reads the cells of a spreadsheet, CSV or XLSX, and finds its columns by their headings. What a file of cases must look like
// is said at once when it does not.
import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { isBlank, type Cell } from '../../domain/import/cell.js'
import {
  columnCalled,
  COLUMNS,
  nearestHeading,
  WANTED_COLUMNS,
  type Column,
} from '../../domain/import/columns.js'
import type { TableRow } from '../../domain/import/table.js'
import { utf8 } from '../../domain/outside/bytes.js'
import { UnreadableFile } from './unreadable-file.js'

export interface Table {
  /** The sheet's name; null for CSV, which has no sheets. */
  readonly sheet: string | null
  /** Column by column; undefined where the heading is blank. */
  readonly columns: readonly (Column | undefined)[]
  readonly rows: readonly TableRow[]
}

interface Sheet {
  readonly sheet: string | null
  readonly data: readonly (readonly Cell[])[]
}

/** Nobody has so many cases; a file that is larger is another one. */
const BYTES_AT_MOST = 20_000_000

/** The tables of cases in the file. @throws UnreadableFile which says what the file should be */
export async function readTables(file: string): Promise<Table[]> {
  const content = contentOf(file)
  const sheets = /\.xlsx$/i.test(file) ? await sheetsOf(file, content) : [csvSheet(file, content)]
  const ofCases = sheets.filter(({ data }) => (data[0] ?? []).some(isReference))
  if (ofCases.length === 0)
    throw new UnreadableFile(
      `${file} has no table of cases: ${sheets.length > 1 ? 'in no sheet has' : 'nowhere in'} the first row ${sheets.length > 1 ? '' : 'is '}a column “reference”. ${WANTED_COLUMNS} ${EXAMPLES}`,
    )
  return ofCases.map((sheet) => tableOf(file, sheet))
}

const EXAMPLES = 'See docs/import.md, and examples/cases.csv or examples/cases.xlsx.'

const isReference = (cell: Cell) => typeof cell === 'string' && columnCalled(cell)?.heading === 'reference'

function contentOf(file: string): Buffer {
  try {
    const content = readFileSync(file)
    if (content.length <= BYTES_AT_MOST) return content
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read: ${(error as Error).message}`)
  }
  throw new UnreadableFile(`${file} is larger than ${BYTES_AT_MOST / 1_000_000} MB: no file of cases is.`)
}

async function sheetsOf(file: string, content: Buffer): Promise<Sheet[]> {
  try {
    return (await readXlsx(content)).map(({ sheet, data }) => ({ sheet, data: data as unknown as Cell[][] }))
  } catch (error) {
    throw new UnreadableFile(`${file} is no Excel workbook (.xlsx): ${(error as Error).message}`)
  }
}

function csvSheet(file: string, content: Buffer): Sheet {
  const text = utf8(content)
  if (text === undefined) throw notUtf8(file)
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (sign: string) => first.split(sign).length
  const delimiter = [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a))
  try {
    // Blank lines count as rows, as a spreadsheet shows them.
    return {
      sheet: null,
      data: parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false }),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableFile(`${file} is not laid out as CSV: ${error.message}`)
  }
}

const notUtf8 = (file: string) =>
  new UnreadableFile(
    `${file} is not in UTF-8, so its £ and ’ would be lost: save it as “CSV UTF-8”, or as an Excel workbook (.xlsx).`,
  )

function tableOf(file: string, { sheet, data }: Sheet): Table {
  const [headings = [], ...rows] = data
  const where = sheet === null ? file : `${file}, sheet “${sheet}”,`
  const columns = headings.map((heading, place) => {
    if (heading === null || isBlank(heading)) return undefined
    const column = columnCalled(String(heading))
    if (column) return column
    const near = nearestHeading(String(heading))
    throw new UnreadableFile(
      `${where} has the unknown column “${String(heading).slice(0, 60)}” (${letterOf(place)})${near === undefined ? '' : `; perhaps “${near}”`}. ${WANTED_COLUMNS} ${EXAMPLES}`,
    )
  })
  columns.forEach((column, place) => {
    if (column && columns.indexOf(column) < place)
      throw new UnreadableFile(
        `${where} has the column “${column.heading}” twice: ${letterOf(columns.indexOf(column))} and ${letterOf(place)}.`,
      )
  })
  const missing = COLUMNS.filter((column) => column.needed && !columns.includes(column))
  if (missing.length > 0)
    throw new UnreadableFile(
      `${where} lacks the column ${missing.map((c) => `“${c.heading}”`).join(', ')}. ${WANTED_COLUMNS} ${EXAMPLES}`,
    )
  return { sheet, columns, rows: rows.map((cells, index) => ({ number: index + 2, cells })) }
}

/** A, B, … Z, AA, as spreadsheets name their columns; `place` from 0. */
export function letterOf(place: number): string {
  const before = Math.floor(place / 26)
  return `${before > 0 ? letterOf(before - 1) : ''}${String.fromCharCode(65 + (place % 26))}`
}
