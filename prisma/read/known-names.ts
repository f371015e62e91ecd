// The names that stand in a case: what is to be published is held against them before it is stored.
import type { KnownNames } from '../../domain/recommendation/published-wording.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import { namesIn } from '../../domain/recommendation/complainant-text.js'
import { bodyRecipient } from '../../domain/recommendation/ids.js'
import type { PrismaClient } from '../generated/client.js'
import { readComplainant } from './complainant.js'
import { isUnnamed } from './naming.js'

/** The people and the services that the case knows at this body. */
export async function knownNames(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<KnownNames> {
  const [contacts, complainant, body, file, row] = await Promise.all([
    database.contact.findMany({
      where: { recipient: bodyRecipient(bodyId), replacedAt: null },
      select: { name: true },
    }),
    readComplainant(database, { reference, bodyId }),
    database.body.findUnique({ where: { id: bodyId }, select: { name: true } }),
    database.caseFile.findUnique({ where: { reference }, select: { textId: true } }),
    database.caseBody.findUnique({
      where: { reference_bodyId: { reference, bodyId } },
      select: { particulars: true },
    }),
  ])
  const text = file && (await database.text.findUnique({ where: { id: file.textId } }))
  const service = (text?.content as unknown as CaseText | undefined)?.careService
  const homes = [body?.name, service].filter((name) => name !== undefined && name !== null)
  return {
    people: [...contacts.map((c) => c.name), ...(complainant ? namesIn(complainant) : [])],
    homes,
    ...(isUnnamed(row) && { unnamed: homes }),
  }
}
