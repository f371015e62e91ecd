// Takes over CQC's care directory file (CSV), streamed: rows that are right are kept in batches, each one that is not is
// reported with its line. Importing the same file again changes nothing.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import {
  COLUMNS,
  PREAMBLE_LINES,
  readDirectoryRow,
  type DirectoryRow,
  type ReadRow,
} from '../../domain/cqc-directory/csv-row.js'
import { shown } from '../../domain/outside/words.js'
import type { FieldFault } from '../../domain/cqc-directory/records.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { keepLocations, keepProviders, noteUnlisted } from '../../prisma/write/cqc-directory.js'

/** The file itself cannot be read, or is no care directory. */
export class UnusableFile extends Error {
  override name = 'UnusableFile'
}

/** What is wrong in one row; the line is that on which the row begins, counted from 1. */
export interface RowFault extends FieldFault {
  readonly line: number
}

export interface ImportedDirectory {
  readonly rows: number
  readonly locationsAdded: number
  readonly providersAdded: number
  readonly news: number
  /** Locations that are listed no more; null when that cannot be said: the file has faults, or is an extract. */
  readonly unlisted: number | null
  readonly faults: readonly RowFault[]
}

const BATCH = 500
/** So many faults are kept to be shown; the others are counted. */
const FAULTS_KEPT = 1_000

interface Parsed {
  readonly record: DirectoryRow
  readonly info: { readonly lines: number }
  readonly raw: string
}

/** A row of the file with the line on which it begins, or what is wrong with its layout. */
type Given = { readonly row: DirectoryRow; readonly line: number } | { readonly fault: RowFault }

/**
 * Imports the file. `at`: epoch milliseconds.
 *
 * @throws UnusableFile which says what the file should be; what was read before is kept
 */
export async function importDirectory(
  database: PrismaClient,
  file: string,
  at: number,
): Promise<ImportedDirectory> {
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  const counts = { rows: 0, locationsAdded: 0, providersAdded: 0, news: 0 }
  let batch: ReadRow[] = []
  async function keep() {
    const rows = batch
    batch = []
    if (rows.length === 0) return
    const providers = await keepProviders(
      database,
      rows.map((r) => r.provider),
      'care-directory',
      at,
    )
    const locations = await keepLocations(
      database,
      rows.map((r) => r.location),
      'care-directory',
      at,
    )
    counts.providersAdded += providers.added
    counts.locationsAdded += locations.added
    counts.news += locations.news
  }
  for await (const given of rowsOf(file)) {
    counts.rows += 1
    if ('fault' in given) {
      if (faults.length < FAULTS_KEPT) faults.push(given.fault)
      continue
    }
    const { row, line } = given
    const read = readDirectoryRow(row)
    const wrong = 'location' in read ? repeated(read, seen, line) : read
    if (faults.length < FAULTS_KEPT) faults.push(...wrong.map((fault) => ({ ...fault, line })))
    if ('location' in read && wrong.length === 0) batch.push(read)
    if (batch.length === BATCH) await keep()
  }
  await keep()
  if (counts.rows === 0)
    throw new UnusableFile(`${file} has no row below its headings: line ${PREAMBLE_LINES + 2} is missing.`)
  // A row that could not be read is not one that has gone.
  const unlisted = faults.length > 0 ? null : await noteUnlisted(database, at)
  return { ...counts, news: counts.news + (unlisted ?? 0), unlisted, faults }
}

function repeated({ location }: ReadRow, seen: Map<string, number>, line: number): FieldFault[] {
  const first = seen.get(location.id)
  if (first === undefined) {
    seen.set(location.id, line)
    return []
  }
  const field = 'CQC Location ID (for office use only)'
  return [
    { field, problem: `${location.id} stands on line ${first} too`, remedy: 'one row for each location' },
  ]
}

/** The rows in their order. A row that is not laid out as CSV is named, and reading goes on with the next one. */
async function* rowsOf(file: string): AsyncGenerator<Given> {
  await checkBeginning(file)
  let broken: RowFault[] = []
  const options = {
    columns: checkedHeader,
    info: true,
    raw: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error: CsvError | undefined) => {
      broken.push(brokenRow(error))
      return undefined
    },
  }
  try {
    const source = Readable.from(afterPreamble(file), { objectMode: false })
    const parser = source.pipe(parse(options))
    source.once('error', (error) => parser.destroy(error))
    for await (const { record, info, raw } of parser as AsyncIterable<Parsed>) {
      // `lines` counts up to the end of the row; a quoted field may hold line ends.
      const after = raw.replace(/\r?\n$/, '').split('\n').length - (raw.endsWith('\n') ? 0 : 1)
      yield { row: record, line: PREAMBLE_LINES + info.lines - after }
      yield* broken.map((fault) => ({ fault }))
      broken = []
    }
    yield* broken.map((fault) => ({ fault }))
  } catch (error) {
    if (error instanceof UnusableFile) throw error
    if (error instanceof CsvError)
      throw new UnusableFile(`${file} is not laid out as CSV below line ${PREAMBLE_LINES}: ${error.message}`)
    throw new UnusableFile(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** What the parser says of a row that it passes over. */
const brokenRow = (error: CsvError | undefined): RowFault => ({
  line: PREAMBLE_LINES + Number(error?.lines ?? 1),
  field: 'the row',
  problem: `is not laid out as CSV (${shown(error?.message ?? 'unknown', 160)})`,
  remedy: 'as many cells as there are headings, quotes only around whole cells and doubled within',
})

/** So many bytes hold the first lines of any care directory. */
const BEGINNING = 65_536

/** Throws `UnusableFile`, saying what is missing, when the file does not begin as CQC's does. */
async function checkBeginning(file: string): Promise<void> {
  const bytes = await beginningOf(file)
  const text = new TextDecoder('utf-8').decode(bytes)
  const wrong = (what: string) =>
    new UnusableFile(
      `${file} is no care directory as CQC publishes it: ${what}. Right is: ${PREAMBLE_LINES} lines (title, date, an empty one, the licence), then the headings, then a row for each location.`,
    )
  if (text.trim() === '') throw wrong('it is empty')
  if (!text.includes('\n'))
    throw wrong(
      text.includes('\r')
        ? 'its lines end in a carriage return alone; save it with line ends as CSV has them'
        : 'it has only one line',
    )
  const lines = text.split('\n', PREAMBLE_LINES + 1)
  const headings = lines.slice(0, PREAMBLE_LINES).findIndex((line) => COLUMNS.every((c) => line.includes(c)))
  if (headings >= 0)
    throw wrong(
      `the headings stand on line ${headings + 1}: of the ${PREAMBLE_LINES} lines before them ${PREAMBLE_LINES - headings} are missing`,
    )
  if ((lines[PREAMBLE_LINES] ?? '').trim() === '')
    throw wrong(`line ${PREAMBLE_LINES + 1}, which holds the headings, is missing`)
}

async function beginningOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of createReadStream(file, { end: BEGINNING - 1 }) as AsyncIterable<Buffer>)
      chunks.push(chunk)
  } catch (error) {
    throw new UnusableFile(`${file} cannot be read: ${(error as Error).message}`)
  }
  return Buffer.concat(chunks)
}

/** The file without its first lines, which are no CSV, and so without the byte order mark that they begin with. */
async function* afterPreamble(file: string): AsyncGenerator<Buffer> {
  let left = PREAMBLE_LINES
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0
    for (; left > 0 && from < chunk.length; left -= 1) {
      const end = chunk.indexOf(0x0a, from)
      if (end < 0) break
      from = end + 1
    }
    if (left === 0 && from < chunk.length) yield chunk.subarray(from)
  }
}

function checkedHeader(header: readonly string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column))
  if (missing.length)
    throw new UnusableFile(
      `This is no care directory of CQC’s: line ${PREAMBLE_LINES + 1} has no column ${missing.map((c) => `“${c}”`).join(', ')}`,
    )
  return [...header]
}

/** `line 7, Postcode: is empty; right is: …` */
export const inOneLine = ({ line, field, problem, remedy }: RowFault) =>
  `line ${line}, ${field}: ${problem}; right is: ${remedy}`
