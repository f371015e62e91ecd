// The last look before a letter to the complainant leaves: whether they may be written to at all, in any part of the
// case, and where.
import { correspondentOf, type ComplainantText } from '../../domain/recommendation/complainant-text.js'
import type { PrismaClient } from '../generated/client.js'

export type ComplainantAddress =
  { readonly email: string } | { readonly refused: 'do-not-contact' | 'no-mail-address' }

/** Where the letter of this case goes. Whoever asked one body's case not to be contacted is not contacted by another's. */
export async function complainantAddress(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<ComplainantAddress> {
  const rows = await database.caseBody.findMany({
    where: { reference },
    select: { bodyId: true, complainantId: true, complainantSilent: true },
  })
  if (rows.some((r) => r.complainantSilent)) return { refused: 'do-not-contact' }
  const id = rows.find((r) => r.bodyId === bodyId)?.complainantId
  const text = id ? await database.text.findUnique({ where: { id } }) : null
  const email = text && correspondentOf(text.content as unknown as ComplainantText).email
  return email ? { email } : { refused: 'no-mail-address' }
}

/** A letter that may not be sent says so in its row. `at`: epoch milliseconds by the workflow's clock. */
export async function voidItem(database: PrismaClient, key: string, at: number): Promise<void> {
  await database.letterItem.updateMany({ where: { key, voidedAt: null }, data: { voidedAt: new Date(at) } })
}
