// What docs/time.md shows that comes from code: the picture of one period, the shipped ladders and limits, and the table of
// the shipped rules.

import { calendarOf, DIVISION_NAMES, type Calendars } from '../../domain/calendar/calendar.js'
import { computeDue } from '../../domain/calendar/deadline.js'
import { rungDates } from '../../domain/calendar/ladder.js'
import { ladderFor } from '../../domain/calendar/ladders.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { SHIPPED_POLICIES } from '../../domain/calendar/policies.js'
import { policyInBrief } from '../../domain/calendar/policy-correction.js'
import {
  citationInFull,
  isLength,
  lengthInWords,
  START_EVENTS,
  type DeadlineRule,
} from '../../domain/calendar/rule.js'
import { ruleOf, SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { periodPicture } from './period-picture.js'

export const PICTURE = 'docs/time-period.svg'
export const PAGE = 'docs/time.md'

const RULES = {
  begin: '<!-- The table is drawn from domain/calendar by tools/draw-period.ts. -->',
  end: '<!-- End of the table. -->',
}
const POLICIES = {
  begin: '<!-- The ladders are drawn from domain/calendar by tools/draw-period.ts. -->',
  end: '<!-- End of the ladders. -->',
}

/** The picture of the period that the page explains: twenty working days across Christmas 2026. */
export function exampleOf(calendars: Calendars): string {
  const rule = ruleOf('agreed-20-working-days-of-decision')
  const explained = computeDue({ rule, start: { on: parseLocalDate('2026-12-03') } }, calendars)
  const calendar = calendarOf(calendars, rule.calendar)
  const ladder = ladderFor('evidence', 'ordinary', calendar)
  const rungs = rungDates(ladder, explained.due, calendar, { metUntil: explained.metUntil })
  return periodPicture(explained, rungs, calendar)
}

/** The page with its tables as ladders, limits and rules are now. Throws when the page lacks the two marks of a table. */
export const withTables = (page: string): string =>
  between(between(page, POLICIES, policiesTable()), RULES, rulesTable(SHIPPED_RULES))

function between(page: string, marks: typeof RULES, table: string): string {
  const [begin, end] = [page.indexOf(marks.begin), page.indexOf(marks.end)]
  if (begin < 0 || end < begin) throw new Error(`${PAGE} lacks “${marks.begin}” or “${marks.end}” after it`)
  return `${page.slice(0, begin)}${marks.begin}\n${table}\n${page.slice(end)}`
}

const policiesTable = () =>
  [
    '| policy | what it is about | as shipped | authority | who can correct it |',
    '|---|---|---|---|---|',
    ...SHIPPED_POLICIES.map(
      (policy) =>
        `| \`${policy.id}\` | ${policy.name} | ${policyInBrief(policy)} | ` +
        `${citationInFull(policy.citation)} | ${policy.owner} |`,
    ),
  ].join('\n')

const rulesTable = (rules: readonly DeadlineRule[]) =>
  [
    '| rule | what is due | how it is counted | bank holidays of | on a non-working day | authority | who can correct it |',
    '|---|---|---|---|---|---|---|',
    ...rules.map(
      (rule) =>
        `| \`${rule.id}\` | ${rule.name} | ${counted(rule)} | ${DIVISION_NAMES[rule.calendar]} | ${rule.onNonWorkingDay} | ` +
        `${citationInFull(rule.citation)} | ${rule.owner} |`,
    ),
  ].join('\n')

function counted({ period, from, limit, otherReadings }: DeadlineRule): string {
  if (!isLength(period)) return `by ${period.fixed}`
  const length = `${lengthInWords(period)} ${period.counting} ${START_EVENTS[from]}`
  const doubt = (otherReadings ?? []).map(({ counting }) => `; doubtful: or ${counting} it`).join('')
  return `${limit === 'not before' ? 'not before ' : ''}${length}${doubt}`
}
