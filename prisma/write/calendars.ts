// New versions of calendars, in one transaction: never changed afterwards, each knowing who made it, when and from what.
import type { Calendar, Division } from '../../domain/calendar/calendar.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import { redates, versionName, type Edition } from '../../domain/calendar/edition.js'
import type { Role } from '../../domain/people/roles.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { readCurrentEditions } from '../read/calendars.js'

// Any number, as long as it is the same in every process: one change at a time.
const LOCK = 4_620_014

/** Who changes calendars, and when by the workflow's clock (epoch milliseconds). */
export interface ChangedBy {
  /** The same for every try of the same change. */
  readonly changeId: string
  readonly actor: string
  readonly role: Role | 'system'
  /** The stored words of a person's decision. */
  readonly textId: string | null
  readonly at: number
}

/** A version that a change made, and whether running cases have to be told of it. */
export interface MadeVersion {
  readonly division: Division
  readonly version: number
  readonly redates: boolean
}

/**
 * Records what `next` makes of the current editions; a repeat of the same change returns what the first one made. What
 * `next` throws is thrown, and then nothing is recorded.
 */
export async function recordCalendarChange(
  database: PrismaClient,
  by: ChangedBy,
  next: (current: readonly Edition[]) => readonly Edition[],
): Promise<MadeVersion[]> {
  return database.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${LOCK})`
    const made = await tx.calendarEdition.findMany({ where: { changeId: by.changeId } })
    if (made.length) return made.map(madeVersion)
    const current = await readCurrentEditions(tx)
    const rows = next(current).map((edition) => rowOf(edition, before(current, edition), by))
    if (rows.length) await tx.calendarEdition.createMany({ data: rows })
    if (rows.length && by.textId)
      await tx.text.updateMany({
        where: { id: by.textId, adoptedAt: null },
        data: { adoptedAt: new Date(by.at) },
      })
    return rows.map(madeVersion)
  })
}

/** The stored words of a person's change. Throws when nobody adopted them in seven days and they were swept. */
export async function readCalendarText(database: PrismaClient, textId: string): Promise<CalendarText> {
  const text = await database.text.findUniqueOrThrow({ where: { id: textId }, select: { content: true } })
  return text.content as unknown as CalendarText
}

/** The first version of each division that has none. Repeating it changes nothing. `at`: epoch milliseconds. */
export async function fillCalendars(
  database: PrismaClient,
  calendars: readonly Calendar[],
  at: number,
): Promise<void> {
  const by: ChangedBy = { changeId: 'first', actor: 'system', role: 'system', textId: null, at }
  const rows = calendars.map((calendar) => {
    const version = versionName(calendar.id, 1)
    const edition = { division: calendar.id, number: 1, calendar: { ...calendar, version }, byHand: [] }
    return rowOf(edition, undefined, by)
  })
  await database.calendarEdition.createMany({ data: rows, skipDuplicates: true })
}

const before = (current: readonly Edition[], { division }: Edition) =>
  current.find((edition) => edition.division === division)

const madeVersion = (row: { division: string; version: number; redates: boolean }): MadeVersion => ({
  division: row.division as Division,
  version: row.version,
  redates: row.redates,
})

function rowOf(
  { division, number, calendar, byHand }: Edition,
  from: Edition | undefined,
  { changeId, actor, role, textId, at }: ChangedBy,
) {
  return {
    division,
    version: number,
    source: calendar.source,
    fromYear: calendar.years.from,
    toYear: calendar.years.to,
    verifiedFrom: calendar.verified?.from ?? null,
    verifiedTo: calendar.verified?.to ?? null,
    holidays: calendar.holidays as unknown as Prisma.InputJsonArray,
    byHand: byHand as unknown as Prisma.InputJsonArray,
    rules: (calendar.rules ?? []) as unknown as Prisma.InputJsonArray,
    policies: (calendar.policies ?? []) as unknown as Prisma.InputJsonArray,
    law: (calendar.law ?? []) as unknown as Prisma.InputJsonArray,
    beside: (calendar.beside ?? []) as unknown as Prisma.InputJsonArray,
    // Nobody's dates rest on the version before the first.
    redates: from !== undefined && redates(from.calendar, calendar),
    changeId,
    actor,
    role,
    textId,
    effectiveAt: new Date(at),
  }
}
