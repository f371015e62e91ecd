// What the scanner says of the files on which a decision would rest.
import type { PrismaClient } from '../generated/client.js'
import type { HeldBack } from '../../domain/files/kinds.js'
import type { Submission } from '../../domain/recommendation/transition.js'
import type { CaseBodyKey } from './files.js'

type Sent = Pick<Submission, 'kind' | 'number' | 'version'>

/** The worst of them: infected, or still in quarantine; undefined when every file may be read. */
async function heldBackOf(
  database: PrismaClient,
  { reference, bodyId }: CaseBodyKey,
  { kind, number, version }: Sent,
): Promise<HeldBack | undefined> {
  const files = await database.submissionFile.findMany({
    where: { reference, bodyId, kind, number, version },
    select: { file: { select: { scan: true } } },
  })
  const scans = files.map(({ file }) => file.scan)
  return (['infected', 'waiting'] as const).find((scan) => scans.includes(scan))
}

/** Of a version of the action plan. */
export const planHeldBack = (database: PrismaClient, key: CaseBodyKey, version: number) =>
  heldBackOf(database, key, { kind: 'plan', number: 0, version })

/** Of the latest evidence for a recommendation. */
export async function evidenceHeldBack(
  database: PrismaClient,
  { reference, bodyId }: CaseBodyKey,
  number: number,
): Promise<HeldBack | undefined> {
  const row = await database.obligation.findUnique({
    where: { reference_bodyId_number: { reference, bodyId, number } },
    select: { evidenceVersion: true },
  })
  if (!row) return undefined
  return heldBackOf(
    database,
    { reference, bodyId },
    { kind: 'evidence', number, version: row.evidenceVersion },
  )
}

/** Of the body's latest answer to a follow-up. */
export async function followUpHeldBack(
  database: PrismaClient,
  { reference, bodyId }: CaseBodyKey,
): Promise<HeldBack | undefined> {
  const row = await database.ledger.findFirst({
    where: { reference, bodyId, event: 'follow-up-answered' },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return row
    ? heldBackOf(database, { reference, bodyId }, { kind: 'follow-up', number: 0, version: row.seq })
    : undefined
}
