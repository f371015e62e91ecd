// The report of a re-dating: what moved, from when to when and why, what did not, and who was told.
import { DIVISION_NAMES, type Division } from '../../domain/calendar/calendar.js'
import type { Edition } from '../../domain/calendar/edition.js'
import { inWords } from '../../domain/calendar/local-date.js'
import type { MovedDates, MovedDeadline } from '../../domain/recommendation/moved-dates.js'
import type { Redating } from '../../domain/recommendation/redate.js'
import type { PrismaClient } from '../generated/client.js'
import { readCalendarHistory, readEdition, type CalendarVersion } from './calendars.js'

/** A date that moved, of one case at one body; `why` is a sentence. */
export type MovedRow = MovedDates & {
  readonly reference: string
  readonly bodyId: string
  readonly why: string
}

export interface RedatingReport extends CalendarVersion {
  /** Null: no running case was to be told, or its process has not begun. */
  readonly startedAt: string | null
  /** Null: some cases have not answered yet. */
  readonly finishedAt: string | null
  readonly cases: {
    readonly answered: number
    /** In which a date moved; in which only a reminder did; in which nothing did. */
    readonly moved: number
    readonly onlyReminders: number
    readonly unmoved: number
    /** That still count with an older version. */
    readonly behind: number
  }
  readonly deadlines: { readonly moved: number; readonly unmoved: number }
  readonly moved: readonly MovedRow[]
  readonly told: readonly {
    readonly reference: string
    readonly bodyId: string
    readonly recipient: string
    readonly how: string
  }[]
}

/** The report of the re-dating by a version, or null when there is no such version. */
export async function readRedating(
  database: PrismaClient,
  division: Division,
  version: number,
): Promise<RedatingReport | null> {
  const [made] = await readCalendarHistory(database, division, version)
  const edition = await readEdition(database, division, version)
  if (!made || !edition) return null
  const [process, rows, behind] = await Promise.all([
    database.redating.findUnique({ where: { division_version: { division, version } } }),
    database.redatedCase.findMany({
      where: { division, version },
      orderBy: [{ reference: 'asc' }, { bodyId: 'asc' }],
    }),
    database.caseBody.count({
      where: { closedAt: null, calendarDivision: division, calendarVersion: { lt: version } },
    }),
  ])
  const moved = rows.flatMap(({ reference, bodyId, moved: deadlines }) =>
    (deadlines as unknown as MovedDeadline[]).map((deadline) => ({
      reference,
      bodyId,
      ...datesOf(deadline),
      why: reasonFor(deadline, edition),
    })),
  )
  const withMoved = rows.filter((row) => (row.moved as unknown[]).length > 0).length
  const onlyReminders = rows.filter(
    (row) => (row.moved as unknown[]).length === 0 && row.reminders > 0,
  ).length
  return {
    ...made,
    startedAt: process?.startedAt.toISOString() ?? null,
    finishedAt: process?.finishedAt?.toISOString() ?? null,
    cases: {
      answered: rows.length,
      moved: withMoved,
      onlyReminders,
      unmoved: rows.length - withMoved - onlyReminders,
      behind,
    },
    deadlines: { moved: moved.length, unmoved: rows.reduce((sum, row) => sum + row.unmoved, 0) },
    moved,
    told: rows.flatMap(({ reference, bodyId, told }) =>
      (told as unknown as Redating['told']).map(({ recipient, how }) => ({
        reference,
        bodyId,
        recipient,
        how,
      })),
    ),
  }
}

const datesOf = ({
  deadline,
  recommendations,
  old,
  metUntilOld,
  metUntilNew,
  new: now,
}: MovedDates): MovedDates => ({
  deadline,
  recommendations,
  old,
  new: now,
  metUntilOld,
  metUntilNew,
})

function reasonFor(deadline: MovedDeadline, { calendar }: Edition): string {
  const where = DIVISION_NAMES[calendar.id]
  const changes = deadline.days.map((date) => {
    const name = calendar.holidays.find((day) => day.date === date)?.name
    return name
      ? `${inWords(date)} is now a bank holiday in ${where} (${name})`
      : `${inWords(date)} is no longer a bank holiday in ${where}`
  })
  const corrected = deadline.why === 'rule-corrected' ? deadline.rules : []
  const rules = corrected.map(({ rule, version }) => `the rule ${rule} was corrected (version ${version})`)
  const because = [...rules, ...changes].join(' and ') || `the bank holidays in ${where} changed`
  if (deadline.new !== deadline.old)
    return deadline.why === 'rule-corrected'
      ? `It is counted anew: ${because}`
      : `It is counted in working days: ${because}`
  return `The date stays; it is treated as met until the end of ${inWords(deadline.metUntilNew)} instead of ${inWords(deadline.metUntilOld)}: ${because}`
}
