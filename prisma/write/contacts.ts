// The directory as letters use it: bodies, their names, and the one current contact of each recipient.
import { normaliseName, type BodyType } from '../../domain/people/bodies.js'
import type { PrismaClient } from '../generated/client.js'
import { askForContact } from './letter-desk.js'

/** What an administrator or officer entered for a body or a contact; personal data, so it travels as a text's id. */
export interface DirectoryEntry {
  readonly body: {
    readonly id: string
    readonly type: BodyType
    readonly name: string
    readonly aliases: readonly string[]
  } | null
  readonly contact: { readonly name: string; readonly email: string; readonly role: string } | null
  /** Nobody is known who receives its letters: a task asks for a contact, unless somebody is in post. */
  readonly asksForContact?: true
}

/**
 * Adopts a stored directory entry: the body and its names if it has any, and the contact, who replaces the one before.
 * Repeatable: the contact's id is the text's. `at`: epoch milliseconds by the workflow's clock.
 */
export async function recordDirectoryEntry(
  database: PrismaClient,
  { textId, recipient, at }: { readonly textId: string; readonly recipient: string; readonly at: number },
): Promise<void> {
  const moment = new Date(at)
  const asks = await database.$transaction(async (tx) => {
    const text = await tx.text.findUniqueOrThrow({ where: { id: textId } })
    const { body, contact, asksForContact = false } = text.content as unknown as DirectoryEntry
    if (body) {
      await tx.body.createMany({
        data: { id: body.id, type: body.type, name: body.name },
        skipDuplicates: true,
      })
      const names = [body.name, ...body.aliases].map(normaliseName)
      await tx.bodyName.createMany({
        data: names.map((normalised) => ({ type: body.type, normalised, bodyId: body.id })),
        skipDuplicates: true,
      })
    }
    if (contact && !(await tx.contact.findUnique({ where: { id: textId } }))) {
      await tx.contact.updateMany({ where: { recipient, replacedAt: null }, data: { replacedAt: moment } })
      const room = recipient === 'cqc' ? 'cqc' : 'body'
      await tx.contact.create({ data: { id: textId, room, recipient, ...contact, namedAt: moment } })
      await tx.task.updateMany({
        where: { key: `name-contact/${recipient}`, doneAt: null },
        data: { doneAt: moment },
      })
    }
    await tx.text.updateMany({ where: { id: textId, adoptedAt: null }, data: { adoptedAt: moment } })
    return asksForContact
  })
  if (asks) await askForContact(database, recipient, at)
}

/** The running cases that have a letter for this recipient which has not left. */
export async function casesWithUnsentLetters(database: PrismaClient, recipient: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ workflow_id: string }[]>`
    SELECT DISTINCT c.workflow_id FROM letter_item i
    JOIN case_body c ON c.reference = i.reference AND c.body_id = i.body_id
    WHERE i.recipient = ${recipient} AND i.letter_id IS NULL AND i.voided_at IS NULL`
  return rows.map((row) => row.workflow_id)
}
