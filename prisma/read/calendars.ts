// The calendars as they are stored: the current version of each division, and who made which version from which.
import {
  DIVISIONS,
  type Calendar,
  type Calendars,
  type Division,
  type Holiday,
} from '../../domain/calendar/calendar.js'
import { changeWithBeside } from '../../domain/calendar/calendar-change.js'
import {
  correctedBetween,
  lawBetween,
  policiesBetween,
  ruleVersion,
  versionName,
  type DayByHand,
  type Edition,
  type RuleVersion,
} from '../../domain/calendar/edition.js'
import { calendarsOf } from '../../domain/calendar/editions.js'
import type { LawEntry } from '../../domain/law/law.js'
import type { Policy } from '../../domain/calendar/policy.js'
import type { DeadlineRule } from '../../domain/calendar/rule.js'
import type { CalendarEdition, Prisma, PrismaClient } from '../generated/client.js'

type Reader = Pick<PrismaClient | Prisma.TransactionClient, '$queryRaw' | 'calendarEdition' | 'text'>
type Row = Pick<
  CalendarEdition,
  | 'division'
  | 'version'
  | 'source'
  | 'fromYear'
  | 'toYear'
  | 'verifiedFrom'
  | 'verifiedTo'
  | 'holidays'
  | 'byHand'
  | 'rules'
  | 'policies'
  | 'law'
  | 'beside'
>

/** The current edition of each division that has one, in the order of `DIVISIONS`. One round trip. */
export async function readCurrentEditions(database: Reader): Promise<Edition[]> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT DISTINCT ON (division) division, version, source, from_year AS "fromYear", to_year AS "toYear",
      verified_from AS "verifiedFrom", verified_to AS "verifiedTo", holidays, by_hand AS "byHand", rules, policies,
      law, beside
    FROM calendar ORDER BY division, version DESC`
  const place = ({ division }: Edition) => DIVISIONS.indexOf(division)
  return rows.map(editionOf).sort((a, b) => place(a) - place(b))
}

/** The current calendars by division. One round trip. */
export const readCurrentCalendars = async (database: Reader): Promise<Calendars> =>
  calendarsOf(await readCurrentEditions(database))

/** One edition, or null when there is none. */
export async function readEdition(
  database: Reader,
  division: Division,
  version: number,
): Promise<Edition | null> {
  const row = await database.calendarEdition.findUnique({
    where: { division_version: { division, version } },
  })
  return row && editionOf(row)
}

/** A version as people look it up: who made it, when and why, and what it added and removed. */
export interface CalendarVersion {
  readonly version: string
  /** The version that it was made from; null for the first. */
  readonly madeFrom: string | null
  readonly source: string
  readonly added: readonly Holiday[]
  readonly removed: readonly Holiday[]
  /** The rules, policies and entries of the law that it corrected. */
  readonly corrected: readonly RuleVersion[]
  readonly by: string
  readonly role: string
  /** The reason that a person gave. */
  readonly reason: string | null
  readonly at: string
}

/** The versions of a division's calendar, the latest first; `version` limits it to one. */
export async function readCalendarHistory(
  database: Reader,
  division: Division,
  version?: number,
): Promise<CalendarVersion[]> {
  const rows = await database.calendarEdition.findMany({
    where: { division, ...(version !== undefined && { version: { in: [version, version - 1] } }) },
    orderBy: { version: 'desc' },
  })
  const reasons = await readReasons(database, rows)
  return rows.flatMap((row, index) => {
    if (version !== undefined && row.version !== version) return []
    const before = rows[index + 1]
    const { calendar } = editionOf(row)
    const from = before ? editionOf(before).calendar : calendar
    return [
      {
        version: versionName(division, row.version),
        madeFrom: before ? versionName(division, before.version) : null,
        source: row.source,
        ...changeWithBeside(from, calendar),
        corrected: [
          ...correctedBetween(from, calendar),
          ...policiesBetween(from, calendar),
          ...lawBetween(from, calendar),
        ].map(ruleVersion),
        by: row.actor,
        role: row.role,
        reason: reasons.get(row.textId ?? '') ?? null,
        at: row.effectiveAt.toISOString(),
      },
    ]
  })
}

/** The reasons that people gave for these versions, by the id of their words. */
export async function readReasons(
  database: Reader,
  rows: readonly { readonly textId: string | null }[],
): Promise<ReadonlyMap<string, string | null>> {
  const textIds = rows.flatMap(({ textId }) => (textId === null ? [] : [textId]))
  const texts = textIds.length ? await database.text.findMany({ where: { id: { in: textIds } } }) : []
  return new Map(texts.map(({ id, content }) => [id, reasonIn(content)]))
}

function reasonIn(content: unknown): string | null {
  const { reason } = (content ?? {}) as { readonly reason?: unknown }
  return typeof reason === 'string' ? reason : null
}

function editionOf(row: Row): Edition {
  const division = row.division as Division
  const rules = row.rules as unknown as DeadlineRule[]
  const policies = row.policies as unknown as Policy[]
  const law = row.law as unknown as LawEntry[]
  const beside = row.beside as unknown as Calendar[]
  return {
    division,
    number: row.version,
    calendar: {
      id: division,
      version: versionName(division, row.version),
      source: row.source,
      years: { from: row.fromYear, to: row.toYear },
      verified:
        row.verifiedFrom === null || row.verifiedTo === null
          ? null
          : { from: row.verifiedFrom, to: row.verifiedTo },
      holidays: row.holidays as unknown as Holiday[],
      ...(rules.length > 0 && { rules }),
      ...(policies.length > 0 && { policies }),
      ...(law.length > 0 && { law }),
      ...(beside.length > 0 && { beside }),
    },
    byHand: row.byHand as unknown as DayByHand[],
  }
}
