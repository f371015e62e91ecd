// What the scanner says of the files on which the latest evidence of a recommendation rests.
import type { PrismaClient } from '../generated/client.js'
import type { HeldBack } from '../../domain/files/kinds.js'

/** The worst of them: infected, or still in quarantine; undefined when every file may be read. */
export async function heldBack(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  number: number,
): Promise<HeldBack | undefined> {
  const obligation = await database.obligation.findUnique({
    where: { reference_bodyId_number: { reference, bodyId, number } },
    select: { evidenceVersion: true },
  })
  if (!obligation) return undefined
  const files = await database.evidenceFile.findMany({
    where: { reference, bodyId, number, version: obligation.evidenceVersion },
    select: { file: { select: { scan: true } } },
  })
  const scans = files.map(({ file }) => file.scan)
  return (['infected', 'waiting'] as const).find((scan) => scans.includes(scan))
}
