// What a first look needs: two plainly fictional bodies and the people that letters go to. Written through the same
// process as every other directory entry; repeating it changes nothing.
import { randomUUID } from 'node:crypto'
import type { DirectoryEntry } from '../prisma/write/contacts.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import { storeText } from '../prisma/intake/texts.js'
import type { Desk } from '../temporal/desk.js'

const ENTRIES: readonly { readonly recipient: string; readonly entry: DirectoryEntry }[] = [
  {
    recipient: 'body/example-care-home',
    entry: {
      body: { id: 'example-care-home', type: 'provider', name: 'Example Care Home (fictional)', aliases: [] },
      contact: { name: 'Chris Fictional', email: 'care-home@example.org', role: 'registered manager' },
    },
  },
  {
    recipient: 'body/example-council',
    entry: {
      body: { id: 'example-council', type: 'council', name: 'Example Borough Council (fictional)', aliases: [] },
      contact: { name: 'Sam Fictional', email: 'link-officer@example.org', role: 'link officer' },
    },
  },
  {
    recipient: 'cqc',
    entry: {
      body: null,
      contact: { name: 'Alex Fictional', email: 'cqc@example.org', role: 'named contact' },
    },
  },
]

/** How long a start waits for the worker to write one entry, in milliseconds. */
const PATIENCE = 10_000

/** Names the demonstration bodies and contacts where nobody is named yet. */
export async function fillDirectory(database: PrismaClient, desk: Desk): Promise<void> {
  const named = await database.contact.findMany({ where: { replacedAt: null }, select: { recipient: true } })
  const missing = ENTRIES.filter(({ recipient }) => !named.some((c) => c.recipient === recipient))
  for (const { recipient, entry } of missing) {
    const textId = await storeText(database, {
      room: recipient === 'cqc' ? 'cqc' : 'body',
      kind: 'contact',
      content: entry,
      storedBy: 'demonstration',
    })
    await desk.startContacts({ textId, recipient, namesContact: true }, randomUUID(), textId, PATIENCE)
  }
}
