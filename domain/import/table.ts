// From the rows of a spreadsheet to cases in the import format: one row for each recommendation, its case and body told in the
// same row or, where left blank, by the rows above. Every field remembers its cell, so that a fault is found in the sheet.
import { normaliseName } from '../people/bodies.js'
import { isBlank, readCell, type Cell } from './cell.js'
import type { Column, ColumnGroup } from './columns.js'
import type { FieldProblem } from './fields.js'

/** One row of the sheet, its cells in the order of the columns. */
export interface TableRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly Cell[]
}

/** A problem with the row and, where it is known, the place of the column in the sheet, from 0. */
export interface CellProblem extends FieldProblem {
  readonly row: number
  readonly column: number | null
}

export interface TableCase {
  /** The row on which the case begins. */
  readonly row: number
  /** In the import format, as far as it could be read. */
  readonly value: Readonly<Record<string, unknown>>
  /** What is wrong with single cells, or between rows of the case. */
  readonly problems: readonly CellProblem[]
  /** Where a field of the import format, named as in its problems, stands in the sheet. */
  readonly placeOf: (field: string) => { readonly row: number; readonly column: number | null }
}

interface Kept {
  readonly value: unknown
  readonly row: number
  readonly column: number
}
type Fields = Map<string, Kept>

interface Body {
  readonly row: number
  readonly fields: Fields
}

interface Draft {
  readonly row: number
  readonly fields: Fields
  readonly bodies: Body[]
  readonly recommendations: Body[]
  readonly problems: CellProblem[]
}

/** The cases of the rows. `columns`: the column at each place; undefined where the heading is blank. */
export function casesOf(columns: readonly (Column | undefined)[], rows: readonly TableRow[]): TableCase[] {
  const drafts = new Map<string, Draft>()
  let last: Draft | undefined
  for (const row of rows) {
    if (row.cells.every(isBlank)) continue
    const problems: CellProblem[] = []
    const found = fieldsOfRow(columns, row, problems)
    const reference = found.case.get('reference')
    const key = reference === undefined ? undefined : String(reference.value)
    // A blank reference is the case above, as merged cells come out.
    const draft: Draft = (key === undefined ? last : drafts.get(key)) ?? {
      row: row.number,
      fields: new Map(),
      bodies: [],
      recommendations: [],
      problems: [],
    }
    if (draft !== last || last === undefined) drafts.set(key ?? `row ${row.number}`, draft)
    last = draft
    draft.problems.push(...problems)
    merge(draft.fields, found.case, 'the case', draft.problems)
    if (found.body.size > 0) addBody(draft, found.body, row.number)
    if (found.recommendation.size > 0)
      draft.recommendations.push({ row: row.number, fields: found.recommendation })
  }
  return [...new Set(drafts.values())].map((draft) => caseOf(draft, columns))
}

function fieldsOfRow(
  columns: readonly (Column | undefined)[],
  { number, cells }: TableRow,
  problems: CellProblem[],
): Record<ColumnGroup, Fields> {
  const found = { case: new Map(), body: new Map(), recommendation: new Map() } as Record<ColumnGroup, Fields>
  cells.forEach((cell, place) => {
    if (cell === null || isBlank(cell)) return
    const column = columns[place]
    const at = { row: number, column: place }
    if (!column) {
      const problem = {
        problem: 'stands under no heading',
        remedy: 'a heading in the first row, or an empty cell',
      }
      problems.push({ ...at, field: 'the cell', ...problem })
      return
    }
    const read = readCell(cell, column.type)
    if ('problem' in read) problems.push({ ...at, field: column.heading, ...read })
    // What cannot be read stands all the same: its field is not missing too.
    found[column.group].set(column.path.join('.'), { value: 'value' in read ? read.value : undefined, ...at })
  })
  return found
}

/** Keeps what is told for the first time; what differs from what was told before is a problem. */
function merge(into: Fields, found: Fields, what: string, problems: CellProblem[]): void {
  for (const [path, kept] of found) {
    const before = into.get(path)
    if (before === undefined) into.set(path, kept)
    else if (JSON.stringify(before.value) !== JSON.stringify(kept.value))
      problems.push({
        row: kept.row,
        column: kept.column,
        field: path,
        problem: `is not what row ${before.row} says of ${what}`,
        remedy: 'the same in each row, or an empty cell',
      })
  }
}

/** The field's words; empty when there are none. */
function text(fields: Fields, path: string): string {
  const value = fields.get(path)?.value
  return typeof value === 'string' ? value : ''
}

/** The body that the row tells of: one that is there already, by id or name, or a new one. */
function addBody({ bodies, problems }: Draft, found: Fields, row: number): void {
  const [id, name] = [text(found, 'id'), text(found, 'name')]
  const same = bodies.find(({ fields }) => {
    const known = text(fields, 'id')
    if (id !== '' && known !== '') return id === known
    return name === '' ? id === '' : normaliseName(name) === normaliseName(text(fields, 'name'))
  })
  // A row that names no body tells more of the one above.
  const body = id === '' && name === '' ? bodies.at(-1) : same
  if (body) merge(body.fields, found, 'the body', problems)
  else bodies.push({ row, fields: found })
}

function caseOf(draft: Draft, columns: readonly (Column | undefined)[]): TableCase {
  const { row, fields, bodies, recommendations, problems } = draft
  const places = new Map<string, { row: number; column: number | null }>()
  const place = (prefix: string, of: Fields, at: number) => {
    if (prefix !== '') places.set(prefix, { row: at, column: null })
    for (const [path, kept] of of) {
      const words = path.split('.')
      places.set([...(prefix === '' ? [] : [prefix]), ...words].join(', '), kept)
    }
  }
  place('', fields, row)
  bodies.forEach((body, index) => place(`body ${index + 1}`, body.fields, body.row))
  recommendations.forEach((one, index) => place(`recommendation ${index + 1}`, one.fields, one.row))
  // With several bodies a flat row leaves open whether the others owe it too: that is never guessed.
  const unsaid = recommendations.filter((one) => bodies.length > 1 && !one.fields.has('bodies'))
  const column = columns.findIndex((c) => c?.group === 'recommendation' && c.path[0] === 'bodies')
  const names = bodies.map((body) => text(body.fields, 'name'))
  return {
    row,
    value: {
      ...objectOf(fields),
      responsibleBodies: bodies.map((body) => objectOf(body.fields)),
      recommendations: recommendations.map((one) => objectOf(one.fields)),
    },
    problems: [
      ...problems,
      ...unsaid.map((one) => ({
        row: one.row,
        column: column < 0 ? null : column,
        field: 'recommendation bodies',
        problem: `is missing, and the case has ${bodies.length} bodies`,
        remedy: `who owes it: each, or of these, with “;” between them: ${names.join('; ')}`,
      })),
    ],
    placeOf: (field) => {
      const words = field.split(', ')
      for (let length = words.length; length > 0; length -= 1) {
        const found = places.get(words.slice(0, length).join(', '))
        if (found) return length === words.length ? found : { ...found, column: null }
      }
      return { row, column: null }
    },
  }
}

/** The fields as a JSON object; a path is an object in an object. */
function objectOf(fields: Fields): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>
  for (const [path, { value }] of fields) {
    const words = path.split('.')
    let here = object
    for (const word of words.slice(0, -1))
      here = (here[word] ??= Object.create(null)) as Record<string, unknown>
    here[words.at(-1) ?? ''] = value
  }
  return object
}
