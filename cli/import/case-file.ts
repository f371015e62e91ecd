// Reads a file of cases (docs/import.md), JSON, CSV or XLSX: every row that is right, and for every one that is not, its number and what
// is wrong in which field.
import { readFileSync } from 'node:fs'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { readCaseRow } from '../../domain/import/case-row.js'
import type { FieldProblem } from '../../domain/import/fields.js'
import { intendedCase, type IntendedCase } from '../../domain/import/intended-case.js'
import { casesOf } from '../../domain/import/table.js'
import { utf8 } from '../../domain/outside/bytes.js'
import { letterOf, readTables, type Table } from './table-file.js'
import { UnreadableFile } from './unreadable-file.js'

/** Something that is wrong in a row; rows are counted from 1. */
export interface RowProblem extends FieldProblem {
  readonly row: number
  /** The place in the file: `row 3`, or `sheet “Cases”, row 3, column D`; the row alone, if not given. */
  readonly where?: string
  readonly reference: string | null
}

/** A case of the file with the number of its row. */
export interface NumberedCase {
  readonly row: number
  readonly intended: IntendedCase
}

export interface CaseFile {
  /** How many rows the file has. */
  readonly rows: number
  readonly cases: readonly NumberedCase[]
  readonly problems: readonly RowProblem[]
}

/** Reads the file as it stands on `today`. @throws UnreadableFile which says what the file should be */
export async function readCaseFile(file: string, today: LocalDate, calendar: Calendar): Promise<CaseFile> {
  const problems: RowProblem[] = []
  const cases: NumberedCase[] = []
  const firstRowOf = new Map<string, number>()
  const given = await casesIn(file)
  for (const { row, value, faults, where } of given) {
    const { reference, row: read, problems: wrong } = readCaseRow(value)
    const report = (found: readonly FieldProblem[]) =>
      problems.push(...found.map((problem) => ({ ...problem, row, reference, where: where(problem.field) })))
    problems.push(...faults.map((fault) => ({ ...fault, row, reference })))
    // What could not be read at its cell is said there, and not once more as missing.
    report(wrong.filter(({ field }) => !faults.some((fault) => fault.where === where(field))))
    const first = reference === null ? undefined : firstRowOf.get(reference)
    if (first !== undefined)
      report([
        { field: 'reference', problem: `is that of row ${first} too`, remedy: 'one row for each case' },
      ])
    else if (reference !== null) firstRowOf.set(reference, row)
    if (!read || faults.length > 0) continue
    const { intended, problems: more } = intendedCase(read, today, calendar)
    report(more)
    cases.push({ row, intended })
  }
  return { rows: given.length, cases, problems }
}

/** A case as the file gives it. */
interface GivenCase {
  readonly row: number
  readonly value: unknown
  /** What is wrong with single cells. */
  readonly faults: readonly (FieldProblem & { readonly where: string })[]
  /** Where in the file a field stands. */
  readonly where: (field: string) => string
}

async function casesIn(file: string): Promise<GivenCase[]> {
  if (/\.(csv|xlsx)$/i.test(file)) return (await readTables(file)).flatMap(casesInTable)
  if (/\.(xls|ods|numbers)$/i.test(file))
    throw new UnreadableFile(`${file}: save it as an Excel workbook (.xlsx) or as “CSV UTF-8” (.csv).`)
  return readList(file).map((value, index) => ({
    row: index + 1,
    value,
    faults: [],
    where: () => `row ${index + 1}`,
  }))
}

function casesInTable({ sheet, columns, rows }: Table): GivenCase[] {
  const place = ({ row, column }: { readonly row: number; readonly column: number | null }) =>
    [
      ...(sheet === null ? [] : [`sheet “${sheet}”`]),
      `row ${row}`,
      ...(column === null ? [] : [`column ${letterOf(column)}`]),
    ].join(', ')
  return casesOf(columns, rows).map(({ row, value, problems, placeOf }) => ({
    row,
    value,
    faults: problems.map((problem) => ({ ...problem, where: place(problem) })),
    where: (field) => place(placeOf(field)),
  }))
}

function readList(file: string): readonly unknown[] {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read: ${(error as Error).message}`)
  }
  const text = utf8(bytes)
  if (text === undefined)
    throw new UnreadableFile(`${file} is not in UTF-8, so its £ and ’ would be lost: save it in UTF-8.`)
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(
      `${file} is no JSON: ${(error as Error).message}. A spreadsheet is taken as .csv or .xlsx.`,
    )
  }
  if (Array.isArray(content)) return content as unknown[]
  throw new UnreadableFile(`${file} is no list of cases: write [ { "reference": … }, … ]`)
}

/** `row 3 (24 019 903), recommendation 2, kind: is missing; right is: …`; of a spreadsheet with its sheet and column. */
export const inOneLine = ({ row, where, reference, field, problem, remedy }: RowProblem) =>
  `${where ?? `row ${row}`}${reference === null ? '' : ` (${reference})`}, ${field}: ${problem}; right is: ${remedy}`
