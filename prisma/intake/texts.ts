// Words go in before ids travel: stored in one statement, inert until a record activity adopts them.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Organisation } from '../../domain/people/roles.js'
import { canonicalJson, sha256 } from '../write/canonical.js'
import type { PrismaClient } from '../generated/client.js'

export interface NewText {
  readonly room: Organisation
  readonly kind: string
  readonly content: unknown
  /** The subject of who stored it. */
  readonly storedBy: string
}

/** The row of a text that is about to be stored: a new id, a salt of its own, and the salted hash that the ledger keeps. */
export function textRow({ room, kind, content, storedBy }: NewText) {
  const salt = randomBytes(16).toString('hex')
  const json = canonicalJson(content)
  return { id: randomUUID(), room, kind, json, salt, hash: sha256(`${salt}\n${json}`), storedBy }
}

/** Stores a text in one statement and returns its id. */
export async function storeText(database: PrismaClient, text: NewText): Promise<string> {
  const { id, room, kind, json, salt, hash, storedBy } = textRow(text)
  await database.$executeRaw`
    INSERT INTO text (id, room, kind, content, salt, hash, stored_by)
    VALUES (${id}::uuid, ${room}, ${kind}, ${json}::jsonb, ${salt}, ${hash}, ${storedBy})`
  return id
}

/** Deletes a text that no record rests on, because its request was refused; one that was adopted stays. */
export async function discardText(database: PrismaClient, id: string): Promise<void> {
  await database.text.deleteMany({ where: { id, adoptedAt: null } })
}

/** Whether a record activity has adopted this text: what was asked with it is written. */
export async function isAdopted(database: PrismaClient, id: string): Promise<boolean> {
  return (await database.text.count({ where: { id, adoptedAt: { not: null } } })) > 0
}
