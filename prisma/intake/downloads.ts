// Who takes a file out of the product is written down before the first byte leaves.
import type { Actor } from '../../domain/people/roles.js'
import type { PrismaClient } from '../generated/client.js'

/** Writes the download down; it counts also when the connection breaks afterwards. */
export async function logDownload(database: PrismaClient, fileId: string, actor: Actor): Promise<void> {
  await database.fileDownload.create({ data: { fileId, actor: actor.subject, role: actor.role } })
}
