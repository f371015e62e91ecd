// What a database holds from its first day on, besides its tables: the bank holidays.
import { createDatabase } from './client.js'
import { ensureCalendars } from './write/first-calendars.js'

/** Fills what is empty. Repeating it changes nothing. */
export async function fillEmptyTables(ownerUrl: string): Promise<void> {
  const database = createDatabase(ownerUrl, { max: 1 })
  try {
    await ensureCalendars(database, Date.now())
  } finally {
    await database.$disconnect()
  }
}
