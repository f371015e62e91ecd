// Who the complainant of a case is, and who stands for them: words of the Ombudsman's room, read only where a letter to
// them is approved or leaves, and where a wording is held against names.
import type { ComplainantText } from '../../domain/recommendation/complainant-text.js'
import type { PrismaClient } from '../generated/client.js'

/** The complainant as this body's case knows them; null when nobody was recorded. */
export async function readComplainant(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<ComplainantText | null> {
  const row = await database.caseBody.findUnique({
    where: { reference_bodyId: { reference, bodyId } },
    select: { complainantId: true },
  })
  if (!row?.complainantId) return null
  const text = await database.text.findUniqueOrThrow({ where: { id: row.complainantId } })
  return text.content as unknown as ComplainantText
}
