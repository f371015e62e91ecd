// What docs/time.md shows that comes from code: the picture of one period and the table of the shipped rules.

import { calendarOf, DIVISION_NAMES, type Calendars } from '../../domain/calendar/calendar.js'
import { computeDue } from '../../domain/calendar/deadline.js'
import { rungDates } from '../../domain/calendar/ladder.js'
import { STANDARD_LADDER } from '../../domain/calendar/ladders.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { isLength, lengthInWords, START_EVENTS, type DeadlineRule } from '../../domain/calendar/rule.js'
import { ruleOf, SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { periodPicture } from './period-picture.js'

export const PICTURE = 'docs/time-period.svg'
export const PAGE = 'docs/time.md'

const BEGIN = '<!-- The table is drawn from domain/calendar by embedded/commands/draw-period.ts. -->'
const END = '<!-- End of the table. -->'

/** The picture of the period that the page explains: twenty working days across Christmas 2026. */
export function exampleOf(calendars: Calendars): string {
  const rule = ruleOf('agreed-20-working-days-of-decision')
  const explained = computeDue({ rule, start: { on: parseLocalDate('2026-12-03') } }, calendars)
  const calendar = calendarOf(calendars, rule.calendar)
  const rungs = rungDates(STANDARD_LADDER, explained.due, calendar, { metUntil: explained.metUntil })
  return periodPicture(explained, rungs, calendar)
}

/** The page with its table of rules as the rules are now. Throws when the page lacks the two marks of the table. */
export function withRules(page: string, rules: readonly DeadlineRule[] = SHIPPED_RULES): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin)
    throw new Error(`${PAGE} lacks the marks between which its table of rules stands`)
  return `${page.slice(0, begin)}${BEGIN}\n${tableOf(rules)}\n${page.slice(end)}`
}

const tableOf = (rules: readonly DeadlineRule[]) =>
  [
    '| rule | what is due | how it is counted | bank holidays of | on a non-working day | authority | who can correct it |',
    '|---|---|---|---|---|---|---|',
    ...rules.map(
      (rule) =>
        `| \`${rule.id}\` | ${rule.name} | ${counted(rule)} | ${DIVISION_NAMES[rule.calendar]} | ${rule.onNonWorkingDay} | ` +
        `${rule.citation.text}, ${rule.citation.version} (${rule.citation.status}) | ${rule.owner} |`,
    ),
  ].join('\n')

function counted({ period, from, limit, otherReadings }: DeadlineRule): string {
  if (!isLength(period)) return `by ${period.fixed}`
  const length = `${lengthInWords(period)} ${period.counting} ${START_EVENTS[from]}`
  const doubt = (otherReadings ?? []).map(({ counting }) => `; doubtful: or ${counting} it`).join('')
  return `${limit === 'not before' ? 'not before ' : ''}${length}${doubt}`
}
