// Which body of the directory each row means: by its id, else by type and normalised name or alias. A body that is not
// there yet gets the id that the API would give it; whatever could be two bodies is an error that asks for an id.
import { bodyIdFor } from '../../api/directory/change.js'
import { isAnonymous, normaliseName } from '../../domain/people/bodies.js'
import type { BodyRow, ContactRow } from '../../domain/import/case-row.js'
import type { FieldProblem } from '../../domain/import/fields.js'
import type { KnownBody } from '../../prisma/read/import-check.js'
import type { NumberedCase, RowProblem } from './case-file.js'

/** A body that the file names. */
export interface MatchedBody {
  readonly id: string
  readonly type: BodyRow['type']
  readonly name: string
  /** Null: it would be created. */
  readonly known: KnownBody | null
  /** The contact that the file gives it, and in which row. */
  readonly contact: { readonly row: number; readonly contact: ContactRow } | null
}

export interface Matching {
  readonly bodies: ReadonlyMap<string, MatchedBody>
  /** The bodies' ids of each case, in the order of its row, by row. */
  readonly idsOf: ReadonlyMap<number, readonly string[]>
  readonly problems: readonly RowProblem[]
}

/** What must be looked up before the rows can be matched. */
export function wantedBodies(cases: readonly NumberedCase[]) {
  const rows = cases.flatMap(({ intended }) => intended.row.bodies)
  return {
    ids: [...new Set(rows.map((b) => b.id ?? bodyIdFor(b.type, b.name)))],
    normalised: [...new Set(rows.filter((b) => !isAnonymous(b.name)).map((b) => normaliseName(b.name)))],
  }
}

/** Matches every body of every case. */
export function matchBodies(cases: readonly NumberedCase[], known: readonly KnownBody[]): Matching {
  const bodies = new Map<string, MatchedBody>()
  const idsOf = new Map<number, readonly string[]>()
  const problems: RowProblem[] = []
  const named = namesIn(cases, known)
  for (const { row, intended } of cases) {
    const ids = intended.row.bodies.map((body, index) => {
      const report = (key: string, problem: string, remedy: string) =>
        problems.push({
          row,
          reference: intended.row.reference,
          field: `body ${index + 1}, ${key}`,
          problem,
          remedy,
        })
      const { id, wrong } = idOf(body, named, known)
      if (wrong) report(wrong.field, wrong.problem, wrong.remedy)
      const before = bodies.get(id)
      const differing = before && differs(before, body, row)
      if (differing) report(differing.field, differing.problem, differing.remedy)
      bodies.set(id, {
        id,
        type: before?.type ?? body.type,
        name: before?.name ?? body.name,
        known: known.find((k) => k.id === id) ?? null,
        contact: before?.contact ?? (body.contact && { row, contact: body.contact }),
      })
      return id
    })
    ids.forEach((id, index) => {
      const first = ids.indexOf(id)
      if (first < index)
        problems.push({
          row,
          reference: intended.row.reference,
          field: `body ${index + 1}`,
          problem: `is the same body as body ${first + 1}: ${id}`,
          remedy: 'name each body once',
        })
    })
    idsOf.set(row, ids)
  }
  return { bodies, idsOf, problems }
}

type Names = ReadonlyMap<string, ReadonlySet<string>>

const nameKey = (type: string, normalised: string) => `${type}|${normalised}`

/** The ids that each name stands for: in the directory, and where the file gives an id beside a name. */
function namesIn(cases: readonly NumberedCase[], known: readonly KnownBody[]): Names {
  const names = new Map<string, Set<string>>()
  const add = (type: string, normalised: string, id: string) => {
    const key = nameKey(type, normalised)
    names.set(key, (names.get(key) ?? new Set()).add(id))
  }
  for (const body of known) for (const name of body.names) add(body.type, name, body.id)
  for (const { intended } of cases)
    for (const { id, type, name } of intended.row.bodies)
      if (id !== null && !isAnonymous(name)) add(type, normaliseName(name), id)
  return names
}

function idOf(
  body: BodyRow,
  names: Names,
  known: readonly KnownBody[],
): { id: string; wrong?: FieldProblem } {
  const anonymous = isAnonymous(body.name)
  const meant = anonymous ? [] : [...(names.get(nameKey(body.type, normaliseName(body.name))) ?? [])]
  const [only, second] = meant
  const id = body.id ?? (second === undefined ? only : undefined) ?? bodyIdFor(body.type, body.name)
  const wrong = (field: string, problem: string, remedy: string) => ({
    id,
    wrong: { field, problem, remedy },
  })
  if (body.id === null && second !== undefined)
    return wrong(
      'name',
      `“${body.name}” is the name of several bodies`,
      `its "id", one of ${meant.join(', ')}`,
    )
  const there = known.find((k) => k.id === id)
  if (there && there.type !== body.type)
    return wrong('type', `is ${body.type}, but ${id} is a ${there.type} in the directory`, there.type)
  if (there && !anonymous && !there.names.includes(normaliseName(body.name)))
    return wrong(
      'id',
      `${id} is “${there.name}” in the directory, not “${body.name}”`,
      'the id of the body that is meant',
    )
  const others = meant.filter((other) => other !== id)
  if (body.id !== null && others.length > 0)
    return wrong(
      'id',
      `“${body.name}” is ${others.join(', ')} already`,
      `${others.join(' or ')}, or another name`,
    )
  return { id }
}

/** A body that two rows name must be the same in both. */
function differs(before: MatchedBody, body: BodyRow, row: number): FieldProblem | null {
  if (before.type !== body.type)
    return {
      field: 'type',
      problem: `is ${body.type}, in an earlier row ${before.type}`,
      remedy: 'one type for one body',
    }
  if (normaliseName(before.name) !== normaliseName(body.name) && before.known === null)
    return {
      field: 'name',
      problem: `is “${body.name}”, in an earlier row “${before.name}”`,
      remedy: 'one name for one body',
    }
  if (
    before.contact &&
    body.contact &&
    before.contact.row !== row &&
    !sameContact(before.contact.contact, body.contact)
  )
    return {
      field: 'contact',
      problem: `is not that of row ${before.contact.row}`,
      remedy: 'one contact for one body',
    }
  return null
}

export const sameContact = (a: ContactRow, b: ContactRow) =>
  a.name === b.name && a.email.toLowerCase() === b.email.toLowerCase() && a.role === b.role
