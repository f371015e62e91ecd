// Reads a file of cases (docs/import.md): every row that is right, and for every one that is not, its number and what
// is wrong in which field.
import { readFileSync } from 'node:fs'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { readCaseRow } from '../../domain/import/case-row.js'
import type { FieldProblem } from '../../domain/import/fields.js'
import { intendedCase, type IntendedCase } from '../../domain/import/intended-case.js'

/** Something that is wrong in a row; rows are counted from 1. */
export interface RowProblem extends FieldProblem {
  readonly row: number
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

/** The file itself cannot be read, or is no list of cases. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

/** Reads the file as it stands on `today`. @throws UnreadableFile which says what the file should be */
export function readCaseFile(file: string, today: LocalDate, calendar: Calendar): CaseFile {
  const problems: RowProblem[] = []
  const cases: NumberedCase[] = []
  const firstRowOf = new Map<string, number>()
  const list = readList(file)
  list.forEach((value, index) => {
    const row = index + 1
    const { reference, row: read, problems: wrong } = readCaseRow(value)
    const report = (found: readonly FieldProblem[]) =>
      problems.push(...found.map((problem) => ({ ...problem, row, reference })))
    report(wrong)
    const first = reference === null ? undefined : firstRowOf.get(reference)
    if (first !== undefined)
      report([
        { field: 'reference', problem: `is that of row ${first} too`, remedy: 'one row for each case' },
      ])
    else if (reference !== null) firstRowOf.set(reference, row)
    if (!read) return
    const { intended, problems: more } = intendedCase(read, today, calendar)
    report(more)
    cases.push({ row, intended })
  })
  return { rows: list.length, cases, problems }
}

function readList(file: string): readonly unknown[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read: ${(error as Error).message}`)
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(`${file} is no JSON: ${(error as Error).message}`)
  }
  if (Array.isArray(content)) return content as unknown[]
  throw new UnreadableFile(`${file} is no list of cases: write [ { "reference": … }, … ]`)
}

/** `row 3 (24 019 903), action 2, kind: is missing; give …` */
export const inOneLine = ({ row, reference, field, problem, remedy }: RowProblem) =>
  `row ${row}${reference === null ? '' : ` (${reference})`}, ${field}: ${problem}; right is: ${remedy}`
