// How far the list of bank holidays at an address was read: with its ETag an unchanged list costs one short question.
import type { PrismaClient } from '../generated/client.js'

/** The ETag of the list that was taken over last, or null. */
export async function readSource(database: PrismaClient, address: string): Promise<string | null> {
  const source = await database.calendarSource.findUnique({ where: { address } })
  return source?.etag ?? null
}

/** Notes that the list was taken over. `at`: epoch milliseconds. */
export async function writeSource(
  database: PrismaClient,
  address: string,
  etag: string | null,
  at: number,
): Promise<void> {
  const content = { etag, readAt: new Date(at) }
  await database.calendarSource.upsert({
    where: { address },
    update: content,
    create: { address, ...content },
  })
}
