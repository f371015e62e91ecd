// The report of a re-dating, a page of cases at a time: what moved, from when to when and why, what did not and why, and who
// was told by which letter or task.
import type { Division } from '../../domain/calendar/calendar.js'
import type { MovedDates, MovedDeadline } from '../../domain/recommendation/moved-dates.js'
import type { DeadlineKind } from '../../domain/recommendation/policy.js'
import type { Told } from '../../domain/recommendation/redate.js'
import { whyMoved, whyUnmoved } from '../../domain/recommendation/redating-words.js'
import type { UnmovedDeadline } from '../../domain/recommendation/unmoved-dates.js'
import type { Provision } from '../../domain/regulation-request/state.js'
import { dayOf } from '../dates.js'
import type { PrismaClient } from '../generated/client.js'
import { readCalendarHistory, readEdition, type CalendarVersion } from './calendars.js'
import { cursorOf, keyOf, PAGE_AT_MOST, type Page } from './page.js'

/** What a date of the report is about: a deadline of a case, or the time of a request of CQC's own. */
export type ReportedKind = DeadlineKind | Provision

/** A case and its body; of a request of CQC's own its id and its location. */
type OfCase = { readonly reference: string; readonly bodyId: string }

/** A date that moved, or is treated as met until another day; `why` is a sentence. */
export type MovedRow = OfCase & MovedDates<ReportedKind> & { readonly why: string }

/** A date that did not, and why in a sentence. */
export type UnmovedRow = OfCase & Omit<UnmovedDeadline<ReportedKind>, 'why'> & { readonly why: string }

/** Somebody who was told: by a letter, at once or in a digest, or by a task. */
export type ToldRow = OfCase & {
  readonly recipient: string
  readonly how: Told['how']
  /** The kind of the letter or task. */
  readonly by: string
  /** A letter that waits for its day, has left, or was withdrawn before; a task that is open or done. */
  readonly standing: 'waits' | 'sent' | 'withdrawn' | 'open' | 'done'
  /** The day of the letter, or on which the task was raised. */
  readonly on: string
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
    /** Running cases that count by another division's bank holidays: they are not told. */
    readonly otherCalendars: number
  }
  /** Requests of CQC's own, counted apart: each has one date. */
  readonly requests: {
    readonly answered: number
    readonly moved: number
    readonly onlyReminders: number
    readonly unmoved: number
    readonly behind: number
  }
  readonly deadlines: {
    readonly moved: number
    /** That stay, and are only treated as met until another day. */
    readonly onlyMetUntil: number
    readonly unmoved: number
  }
  /** Of the cases of this page. */
  readonly moved: readonly MovedRow[]
  readonly unmoved: readonly UnmovedRow[]
  readonly told: readonly ToldRow[]
  /** The cursor of the next page of cases; null when this is the last. */
  readonly next: string | null
}

export type CasePage = Page<readonly [reference: string, bodyId: string]>

/** Whose dates are listed: the cases' alone, or also those of CQC's own requests. All are counted. */
export type Listed = 'cases' | 'cases and requests'

/** The report of the re-dating by a version, or null when there is no such version. */
export async function readRedating(
  database: PrismaClient,
  division: Division,
  version: number,
  { after, limit }: CasePage = { after: null, limit: PAGE_AT_MOST },
  listed: Listed = 'cases',
): Promise<RedatingReport | null> {
  const [made] = await readCalendarHistory(database, division, version)
  const edition = await readEdition(database, division, version)
  if (!made || !edition) return null
  const [process, found, counts] = await Promise.all([
    database.redating.findUnique({ where: { division_version: { division, version } } }),
    database.redatedCase.findMany({
      where: {
        division,
        version,
        ...(listed === 'cases' && { room: 'ombudsman' }),
        ...(after && {
          OR: [{ reference: { gt: after[0] } }, { reference: after[0], bodyId: { gt: after[1] } }],
        }),
      },
      orderBy: [{ reference: 'asc' }, { bodyId: 'asc' }],
      take: limit + 1,
    }),
    countCases(database, division, version),
  ])
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const days = made.added.length + made.removed.length > 0
  const { behind, otherCalendars, moved, onlyReminders, answered, ...others } = counts
  return {
    ...made,
    startedAt: process?.startedAt.toISOString() ?? null,
    finishedAt: process?.finishedAt?.toISOString() ?? null,
    cases: {
      answered,
      moved,
      onlyReminders,
      unmoved: answered - moved - onlyReminders,
      behind,
      otherCalendars,
    },
    requests: {
      answered: others.requests,
      moved: others.requestsMoved,
      onlyReminders: others.requestsReminded,
      unmoved: others.requests - others.requestsMoved - others.requestsReminded,
      behind: others.requestsBehind,
    },
    deadlines: {
      moved: others.movedDates,
      onlyMetUntil: others.onlyMetUntil,
      unmoved: others.unmovedDates,
    },
    moved: rows.flatMap(({ reference, bodyId, moved: dates }) =>
      (dates as unknown as MovedDeadline<ReportedKind>[]).map((date) => ({
        reference,
        bodyId,
        ...datesOf(date),
        why: whyMoved(date, edition.calendar),
      })),
    ),
    unmoved: rows.flatMap(({ reference, bodyId, unmoved }) =>
      (unmoved as unknown as UnmovedDeadline<ReportedKind>[]).map(({ why, ...date }) => ({
        reference,
        bodyId,
        ...date,
        why: whyUnmoved(why, days),
      })),
    ),
    told: await toldOf(database, rows),
    next: found.length > limit && last ? cursorOf([last.reference, last.bodyId]) : null,
  }
}

/** Every page as one, for who prints it. */
export async function readWholeRedating(
  database: PrismaClient,
  division: Division,
  version: number,
): Promise<RedatingReport | null> {
  const pageFrom = (after: CasePage['after']) =>
    readRedating(database, division, version, { after, limit: PAGE_AT_MOST }, 'cases and requests')
  const first = await pageFrom(null)
  const pages = first ? [first] : []
  for (let next = first?.next; next; next = pages.at(-1)?.next) {
    const page = await pageFrom(keyOf(next, 2) as CasePage['after'])
    if (page) pages.push(page)
  }
  return (
    first && {
      ...first,
      moved: pages.flatMap(({ moved }) => moved),
      unmoved: pages.flatMap(({ unmoved }) => unmoved),
      told: pages.flatMap(({ told }) => told),
      next: null,
    }
  )
}

interface Counts {
  readonly answered: number
  readonly moved: number
  readonly onlyReminders: number
  readonly movedDates: number
  readonly onlyMetUntil: number
  readonly unmovedDates: number
  readonly behind: number
  readonly otherCalendars: number
  readonly requests: number
  readonly requestsMoved: number
  readonly requestsReminded: number
  readonly requestsBehind: number
}

/** What the whole report counts, in one statement. */
async function countCases(database: PrismaClient, division: Division, version: number): Promise<Counts> {
  const [counts] = await database.$queryRaw<[Counts]>`
    SELECT c.*, d.*, b.*, r.*, o.* FROM (
      SELECT count(*)::int AS answered,
        (count(*) FILTER (WHERE moved <> '[]'))::int AS moved,
        (count(*) FILTER (WHERE moved = '[]' AND reminders > 0))::int AS "onlyReminders",
        coalesce(sum(jsonb_array_length(unmoved)), 0)::int AS "unmovedDates"
      FROM redated_case WHERE division = ${division} AND version = ${version} AND room = 'ombudsman'
    ) c, (
      SELECT (count(*) FILTER (WHERE m ->> 'old' <> m ->> 'new'))::int AS "movedDates",
        (count(*) FILTER (WHERE m ->> 'old' = m ->> 'new'))::int AS "onlyMetUntil"
      FROM redated_case, jsonb_array_elements(moved) m
      WHERE division = ${division} AND version = ${version} AND room = 'ombudsman'
    ) d, (
      SELECT (count(*) FILTER (WHERE calendar_division = ${division} AND calendar_version < ${version}))::int AS behind,
        (count(*) FILTER (WHERE calendar_division <> ${division}))::int AS "otherCalendars"
      FROM case_body WHERE closed_at IS NULL
    ) b, (
      SELECT count(*)::int AS requests, (count(*) FILTER (WHERE moved <> '[]'))::int AS "requestsMoved",
        (count(*) FILTER (WHERE moved = '[]' AND reminders > 0))::int AS "requestsReminded"
      FROM redated_case WHERE division = ${division} AND version = ${version} AND room = 'cqc'
    ) r, (
      SELECT count(*)::int AS "requestsBehind" FROM regulation_request
      WHERE closed_at IS NULL AND ${division}::text = 'england' AND calendar_version < ${version}
    ) o`
  return counts
}

type Row = OfCase & { readonly told: unknown; readonly answeredAt: Date }

/** Who was told in these cases, with what became of each letter and task since. */
async function toldOf(database: PrismaClient, rows: readonly Row[]): Promise<ToldRow[]> {
  const told = rows.flatMap(({ reference, bodyId, told: said, answeredAt }) =>
    (said as Told[]).map((one) => ({ reference, bodyId, answeredAt, one })),
  )
  const keys = told.map(({ one }) => (one.how === 'task' ? one.task : one.letter))
  const [letters, tasks] = await Promise.all([
    database.letterItem.findMany({ where: { key: { in: keys } }, include: { letter: true } }),
    database.task.findMany({ where: { key: { in: keys } } }),
  ])
  return told.flatMap(({ reference, bodyId, answeredAt, one }): ToldRow[] => {
    const { recipient, how } = one
    if (how === 'task') {
      const task = tasks.find(({ key }) => key === one.task)
      const standing = task?.doneAt ? 'done' : 'open'
      return task
        ? [{ reference, bodyId, recipient, how, by: task.kind, standing, on: dayOf(answeredAt) }]
        : []
    }
    const item = letters.find(({ key }) => key === one.letter)
    if (!item) return []
    const standing = item.letter?.sentAt ? 'sent' : item.voidedAt ? 'withdrawn' : 'waits'
    return [{ reference, bodyId, recipient, how, by: item.kind, standing, on: dayOf(item.localDate) }]
  })
}

const datesOf = ({
  deadline,
  recommendations,
  old,
  metUntilOld,
  metUntilNew,
  new: now,
}: MovedDates<ReportedKind>): MovedDates<ReportedKind> => ({
  deadline,
  recommendations,
  old,
  new: now,
  metUntilOld,
  metUntilNew,
})
