// Calendars and what they did to running cases, as text for a person at a terminal.
import { DIVISION_NAMES, type Division, type Years } from '../../domain/calendar/calendar.js'
import type { Edition, RuleVersion } from '../../domain/calendar/edition.js'
import { inWords, weekdayName } from '../../domain/calendar/local-date.js'
import { DEADLINE_LABELS } from '../../domain/recommendation/policy.js'
import { PROVISION_WORDS } from '../../domain/regulation-request/state.js'
import type { CalendarVersion } from '../../prisma/read/calendars.js'
import type { MovedRow, RedatingReport, ReportedKind, UnmovedRow } from '../../prisma/read/redating.js'

const inYears = (years: Years | null) => (years ? `${years.from}–${years.to}` : 'no year')

/** One line for each division. */
export function printCalendars(editions: readonly Edition[]): string {
  if (editions.length === 0) return 'There are no calendars yet: run `npm run migrate`.'
  return editions
    .map(({ calendar, byHand }) =>
      [
        calendar.version.padEnd(24),
        `${inYears(calendar.years)}, confirmed by gov.uk: ${inYears(calendar.verified)}`,
        `; ${calendar.source}`,
        byHand.length ? `; ${byHand.length} by hand` : '',
      ].join(''),
    )
    .join('\n')
}

/** The days of one calendar. */
export const printDays = ({ calendar, byHand }: Edition): string =>
  [
    `Bank holidays in ${DIVISION_NAMES[calendar.id]}, ${calendar.version} (${calendar.source})`,
    ...calendar.holidays.map(({ date, name, announced }) => {
      const hand = byHand.some((day) => day.date === date) ? ', by hand' : ''
      const news = announced ? `, announced on ${inWords(announced)}` : ''
      return `  ${date} ${weekdayName(date).padEnd(9)} ${name}${news}${hand}`
    }),
    ...byHand
      .filter(({ action }) => action === 'removed')
      .map(({ date, name }) => `  ${date} is removed by hand (${name})`),
  ].join('\n')

/** The versions of a division's calendar. */
export const printHistory = (division: Division, versions: readonly CalendarVersion[]): string =>
  [
    `Bank holidays in ${DIVISION_NAMES[division]}: the latest version first`,
    ...versions.flatMap((made) => [
      `${made.version}, ${made.at.slice(0, 10)}, by ${made.by} (${made.role})${made.madeFrom ? ` from ${made.madeFrom}` : ''}: ${made.source}`,
      ...made.added.map(({ date, name }) => `  added ${date} ${name}`),
      ...made.removed.map(({ date, name }) => `  removed ${date} ${name}`),
      ...made.corrected.map(correctedLine),
      ...(made.reason ? [`  why: ${made.reason}`] : []),
    ]),
  ].join('\n')

/** What a version did to the running cases: each date that moved, each that did not, and who was told. */
export function printReport(report: RedatingReport): string {
  const { cases, requests, deadlines, moved, unmoved, told } = report
  return [
    `${report.version}, made on ${report.at.slice(0, 10)} by ${report.by} (${report.role})${report.madeFrom ? ` from ${report.madeFrom}` : ''}`,
    ...report.added.map(({ date, name }) => `  added ${date} ${name}`),
    ...report.removed.map(({ date, name }) => `  removed ${date} ${name}`),
    ...report.corrected.map(correctedLine),
    ...(report.reason ? [`  why: ${report.reason}`] : []),
    standing(report),
    `Cases that answered: ${cases.answered}. A date moved in ${cases.moved}, only a reminder in ${cases.onlyReminders}, nothing in ${cases.unmoved}. Not answered yet: ${cases.behind}. Not told, because other bank holidays count in them: ${cases.otherCalendars}.`,
    `Requests of CQC’s own that answered: ${requests.answered}. The date moved in ${requests.moved}, only a reminder in ${requests.onlyReminders}, nothing in ${requests.unmoved}. Not answered yet: ${requests.behind}.`,
    `Dates that moved: ${deadlines.moved}. That stay and are only treated as met until another day: ${deadlines.onlyMetUntil}. Dates that did not move: ${deadlines.unmoved}.`,
    ...moved.map(movedLine),
    ...(unmoved.length ? ['Did not move:'] : []),
    ...unmoved.map((row) => `${aboutOf(row)}: ${row.on}. ${row.why}`),
    ...(told.length ? ['Told:'] : []),
    ...told.map(
      ({ reference, recipient, how, by, standing: now, on }) =>
        `  ${reference} ${recipient} ${HOW[how]} (${by}): ${now === 'sent' || now === 'waits' ? `${now} ${on}` : now}`,
    ),
  ].join('\n')
}

const LABELS: Record<ReportedKind, string> = {
  ...DEADLINE_LABELS,
  'regulation-17-3': `what CQC asks for by ${PROVISION_WORDS['regulation-17-3'].label}`,
  'regulation-16-3': `what CQC asks for by ${PROVISION_WORDS['regulation-16-3'].label}`,
}

const HOW = { 'at-once': 'at once', digest: 'in a digest', task: 'by a task' } as const

const correctedLine = ({ rule, version }: RuleVersion) => `  corrected rule ${rule} (version ${version})`

function standing({ startedAt, finishedAt }: RedatingReport): string {
  if (startedAt === null)
    return 'Running cases have not been told: no date can differ, or it begins in a moment.'
  return finishedAt === null
    ? `Running cases are being told since ${startedAt}.`
    : `Running cases were told from ${startedAt} to ${finishedAt}.`
}

function movedLine(row: MovedRow): string {
  const dates = row.old === row.new ? row.old : `${row.old} → ${row.new}`
  const met =
    row.metUntilOld === row.metUntilNew ? '' : ` (met until ${row.metUntilOld} → ${row.metUntilNew})`
  return `${aboutOf(row)}: ${dates}${met}. ${row.why}`
}

function aboutOf({ reference, bodyId, deadline, recommendations }: MovedRow | UnmovedRow): string {
  const about = recommendations.length ? ` for ${recommendations.join(', ')}` : ''
  return `  ${reference} ${bodyId}, ${LABELS[deadline]}${about}`
}
