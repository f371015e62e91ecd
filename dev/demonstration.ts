// What a newcomer finds when all is ready for the first time: two plainly fictional bodies and the people that letters
// go to. Written through the same process as every other directory entry; each step is repeatable, for it runs at
// every start.
import { randomUUID } from 'node:crypto'
import type { DirectoryEntry } from '../prisma/write/contacts.js'
import { createDatabase } from '../prisma/client.js'
import { storeText } from '../prisma/intake/texts.js'
import { connectTemporal } from '../temporal/connect.js'
import { createDesk } from '../temporal/desk.js'
import { readConfiguration } from '../configuration.js'
import type { Environment } from './run-record.js'

/** @param product the environment of the running product, as its own processes have it */
export type DemonstrationStep = (product: Environment) => Promise<void>

/** Run in order, after the API is ready. */
export const demonstration: readonly DemonstrationStep[] = [fillDirectory]

const ENTRIES: readonly { readonly recipient: string; readonly entry: DirectoryEntry }[] = [
  {
    recipient: 'body/example-care-home',
    entry: {
      body: {
        id: 'example-care-home',
        type: 'provider',
        name: 'Example Care Home (fictional)',
        aliases: ['Example Care Home'],
      },
      contact: { name: 'Chris Fictional', email: 'care-home@example.org', role: 'registered manager' },
    },
  },
  {
    recipient: 'body/example-council',
    entry: {
      body: {
        id: 'example-council',
        type: 'council',
        name: 'Example Borough Council (fictional)',
        aliases: ['Example Borough Council'],
      },
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
async function fillDirectory(product: Environment): Promise<void> {
  const { database: db, temporal } = readConfiguration(product)
  const database = createDatabase(db.url, { max: 1 })
  const { client, close } = connectTemporal(temporal)
  try {
    const desk = createDesk(client, temporal.taskQueue)
    const named = await database.contact.findMany({
      where: { replacedAt: null },
      select: { recipient: true },
    })
    const missing = ENTRIES.filter(({ recipient }) => !named.some((c) => c.recipient === recipient))
    for (const { recipient, entry } of missing) {
      const room = recipient === 'cqc' ? 'cqc' : 'body'
      const text = { room, kind: 'directory', content: entry, storedBy: 'demonstration' } as const
      const textId = await storeText(database, text)
      await desk.startContacts({ textId, recipient, namesContact: true }, randomUUID(), textId, PATIENCE)
    }
  } finally {
    await close()
    await database.$disconnect()
  }
}
