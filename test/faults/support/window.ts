// The one window of docs/letters.md in which a letter may leave twice, as it stands at one moment: what the mail server
// has taken and no row says so.
import type { PrismaClient } from '../../../prisma/generated/client.js'

/**
 * The Message-IDs of the letters to this address that are in the window now. While the process that sends them is dead,
 * these and no others may leave again.
 *
 * @param webUrl of the mail catcher
 */
export async function lettersInWindow(
  database: PrismaClient,
  webUrl: string,
  address: string,
): Promise<Set<string>> {
  const answer = await fetch(`${webUrl}/api/mails?to=${encodeURIComponent(address)}&limit=500`)
  const { mails } = (await answer.json()) as { mails: { messageId: string }[] }
  // Mails first: what arrives after this is not yet looked for.
  const unmarked = await database.letter.findMany({
    where: { address, sentAt: null, messageId: { in: mails.map(({ messageId }) => messageId) } },
    select: { messageId: true },
  })
  return new Set(unmarked.map(({ messageId }) => messageId))
}
