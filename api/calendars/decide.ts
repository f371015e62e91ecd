// A person's change of the calendars: a day, a rule or a whole file. Its words are stored first, then a short durable process
// makes the new version and has the running cases told.
import { CALENDAR_TEXT, type CalendarText } from '../../domain/calendar/calendar-text.js'
import type { Actor } from '../../domain/people/roles.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import type { CalendarChanged, CalendarDesk } from '../../temporal/desk-calendars.js'

export interface DecidePorts {
  readonly database: PrismaClient
  readonly calendarDesk: CalendarDesk
  /** Milliseconds added to the wall clock: 0, except in tests and rehearsals. */
  readonly clockShift: number
  /** Milliseconds after which it goes on by itself. */
  readonly patience: number
}

/** What became of the decision; undefined when it takes longer: repeated under the same id it says so then. */
export async function decide(
  { database, calendarDesk, clockShift, patience }: DecidePorts,
  { subject, role }: Actor,
  content: CalendarText,
  { id, bodyHash }: { readonly id: string; readonly bodyHash: string },
): Promise<CalendarChanged | undefined> {
  const text = { room: 'ombudsman', kind: CALENDAR_TEXT, content, storedBy: subject } as const
  const textId = await storeText(database, text)
  const change = { textId, actor: subject, role, clockShift }
  const outcome = await calendarDesk.changeCalendars(change, { id, bodyHash, waitMs: patience })
  // What the change rests on is adopted by now and stays; the words of a refusal or of a repeat go.
  if (outcome) await discardText(database, textId)
  return outcome
}
