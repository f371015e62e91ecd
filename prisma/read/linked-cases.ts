// Which case follows which (LGSCO Compliance Manual: a new case about the failure of an earlier one), both ways round. The
// Ombudsman's own knowledge.
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { Prisma, PrismaClient } from '../generated/client.js'

/** The cases whose failure each of these is about, by reference; none for who is not the Ombudsman. One query. */
export async function readFollowed(
  database: PrismaClient | Prisma.TransactionClient,
  viewer: Viewer,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (organisationOf(viewer.role) !== 'ombudsman' || references.length === 0) return new Map()
  const rows = await database.caseBody.findMany({
    where: { linkedCases: { hasSome: [...references] } },
    select: { reference: true, linkedCases: true },
    orderBy: { reference: 'asc' },
  })
  const pairs = rows.flatMap((row) => row.linkedCases.map((linked) => [linked, row.reference] as const))
  return new Map(
    references.map((reference) => [
      reference,
      [...new Set(pairs.filter(([linked]) => linked === reference).map(([, earlier]) => earlier))],
    ]),
  )
}
