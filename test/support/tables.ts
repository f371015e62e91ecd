// Spreadsheets of cases for tests: written by another library than the one that reads them, and the import format flattened
// into rows by a way of its own.
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import writeXlsx from 'write-excel-file/node'
import { readCaseFile, inOneLine, type CaseFile } from '../../cli/import/case-file.js'
import { CALENDAR, on, type Raw } from './rows.js'

export type TestCell = string | number | boolean | Date | null | undefined
export type TestRow = Readonly<Record<string, TestCell>>

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-tables-'))
let files = 0
const fileNamed = (ending: string) => path.join(folder, `${(files += 1)}.${ending}`)

const xlsxCell = (cell: TestCell) =>
  cell === null || cell === undefined
    ? null
    : cell instanceof Date
      ? { value: cell, type: Date, format: 'dd/mm/yyyy' }
      : typeof cell === 'number'
        ? { value: cell, type: Number }
        : typeof cell === 'boolean'
          ? { value: cell, type: Boolean }
          : { value: cell, type: String }

/** Every heading that any row has, in the order in which they come. */
export const headingsOf = (rows: readonly TestRow[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))]

/** A workbook with one sheet; returns its path. */
export async function workbook(rows: readonly TestRow[], sheet = 'Cases', headings = headingsOf(rows)) {
  const file = fileNamed('xlsx')
  const data = [headings, ...rows.map((row) => headings.map((heading) => row[heading]))]
  await writeXlsx(
    data.map((cells) => cells.map(xlsxCell)),
    { sheet },
  ).toFile(file)
  return file
}

const csvCell = (cell: TestCell) => {
  const text =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : cell === true
        ? 'yes'
        : cell === false
          ? 'no'
          : `${cell ?? ''}`
  return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvOf = (rows: readonly TestRow[], delimiter = ',', headings = headingsOf(rows)) =>
  [headings, ...rows.map((row) => headings.map((heading) => row[heading]))]
    .map((cells) => cells.map(csvCell).join(delimiter))
    .join('\r\n')

/** A file with this content; returns its path. */
export function fileOf(content: string | Uint8Array, ending: string): string {
  const file = fileNamed(ending)
  writeFileSync(file, content)
  return file
}

export const readAll = (file: string): Promise<CaseFile> => readCaseFile(file, on('2026-11-23'), CALENDAR)

/** What is wrong with the file, as the command prints it. */
export const faultsIn = async (file: string) => (await readAll(file)).problems.map(inOneLine)

interface Given {
  readonly responsibleBodies: readonly Raw[]
  readonly recommendations: readonly (Raw & { readonly bodies?: readonly string[] })[]
}

/** One row for each recommendation and for each further body, as an office would keep it. */
export function rowsOfCase({ responsibleBodies, recommendations, ...rest }: Raw & Given): TestRow[] {
  const dated = (value: unknown): TestCell =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      ? new Date(`${value}T00:00:00Z`)
      : (value as TestCell)
  const flat = (prefix: string, object: Raw): TestRow =>
    Object.assign(
      {},
      ...Object.entries(object).map(([key, value]) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? flat(key === 'contact' ? key : `${prefix} ${key}`, value as Raw)
          : { [`${prefix} ${key}`.trim()]: dated(value) },
      ),
    ) as TestRow
  const count = Math.max(responsibleBodies.length, recommendations.length, 1)
  return Array.from({ length: count }, (_, index) => {
    const body = responsibleBodies[index]
    const one = recommendations[index]
    const owing = one?.bodies?.join('; ') ?? (responsibleBodies.length > 1 ? 'each' : undefined)
    return {
      ...(index === 0 ? flat('', rest) : { reference: rest.reference as string }),
      ...(body && flat('body', body)),
      ...(one && {
        ...flat('recommendation', { ...one, bodies: undefined }),
        'recommendation bodies': owing,
      }),
    }
  })
}
