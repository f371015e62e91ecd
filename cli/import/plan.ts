// What an import is going to do, known before anything is done: printed by a dry run, carried out by a real one.
import { caseRequestOf, sameRowKey } from '../../domain/import/request.js'
import type { ContactRow } from '../../domain/import/case-row.js'
import { isOver, type IntendedCase } from '../../domain/import/intended-case.js'
import type { CaseRequest } from '../../domain/recommendation/case-request.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { knownBodies, knownCases } from '../../prisma/read/import-check.js'
import type { CaseFile, RowProblem } from './case-file.js'
import { matchBodies, sameContact, wantedBodies, type MatchedBody } from './match-bodies.js'

export interface PlannedCase {
  readonly row: number
  readonly intended: IntendedCase
  readonly request: CaseRequest
  /** Of the row, whatever the day. */
  readonly hash: string
  /** `differs`: a case with this reference is there, started with something else; it is left alone. */
  readonly standing: 'to-start' | 'already' | 'differs'
}

export interface PlannedBody extends MatchedBody {
  /** The contact to be named, or null when somebody is named already, or nobody is known. */
  readonly toName: ContactRow | null
  /** Letters would have nobody to go to: a task asks for a contact. */
  readonly lacksContact: boolean
  /** The directory names somebody else than the file: left alone. */
  readonly contactDiffers: boolean
}

export interface ImportPlan {
  readonly cases: readonly PlannedCase[]
  /** The bodies of the cases that are to be started. */
  readonly bodies: readonly PlannedBody[]
  readonly problems: readonly RowProblem[]
}

/** Compares the file with what is there. Reads only. */
export async function planImport(database: PrismaClient, { cases, problems }: CaseFile): Promise<ImportPlan> {
  const known = await knownBodies(database, wantedBodies(cases))
  const matching = matchBodies(cases, known)
  const there = await knownCases(
    database,
    cases.map(({ intended }) => intended.row.reference),
  )
  const planned = cases.map(({ row, intended }): PlannedCase => {
    const ids = matching.idsOf.get(row) ?? []
    const hash = requestHash(sameRowKey(intended.row, ids))
    const before = there.get(intended.row.reference)
    const standing = before === undefined ? 'to-start' : before === hash ? 'already' : 'differs'
    return { row, intended, request: caseRequestOf(intended, ids), hash, standing }
  })
  const idsOf = (c: PlannedCase) => matching.idsOf.get(c.row) ?? []
  const toStart = planned.filter((c) => c.standing === 'to-start')
  const concerned = new Set(toStart.flatMap(idsOf))
  const writtenTo = new Set(toStart.flatMap((c) => idsOf(c).filter((_, index) => !isOver(c.intended, index))))
  return {
    cases: planned,
    bodies: [...matching.bodies.values()]
      .filter((b) => concerned.has(b.id))
      .map((b) => plannedBody(b, writtenTo.has(b.id))),
    problems: [...problems, ...matching.problems].sort((a, b) => a.row - b.row),
  }
}

function plannedBody(body: MatchedBody, writtenTo: boolean): PlannedBody {
  const named = body.known?.contact ?? null
  const given = body.contact?.contact ?? null
  return {
    ...body,
    toName: named ? null : given,
    lacksContact: writtenTo && !named && !given,
    contactDiffers: named !== null && given !== null && !sameContact(named, given),
  }
}
