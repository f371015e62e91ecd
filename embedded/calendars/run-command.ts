// What `npm run calendar` does: shows the calendars and their versions, takes over a list of gov.uk's from a file, adds or
// removes a day with a reason, and prints what a new version did to the running cases.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { decideDay, type DecideDayPorts } from '../../api/calendars/decide-day.js'
import { DIVISION_NAMES, DIVISIONS, type Division } from '../../domain/calendar/calendar.js'
import { CALENDAR_TEXT, type CalendarText } from '../../domain/calendar/calendar-text.js'
import { isDivision } from '../../domain/calendar/editions.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import type { Actor } from '../../domain/people/roles.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { storeText } from '../../prisma/intake/texts.js'
import { readCalendarHistory, readCurrentEditions } from '../../prisma/read/calendars.js'
import { readRedating } from '../../prisma/read/redating.js'
import type { CalendarChanged } from '../../temporal/desk-calendars.js'
import { printCalendars, printDays, printHistory, printReport } from './print.js'

export interface Answer {
  readonly exitCode: 0 | 1 | 2
  readonly out: string
}

export const USAGE = `npm run calendar                                             the current versions
npm run calendar -- show DIVISION                            the days of one
npm run calendar -- history DIVISION                         its versions: who, when, why
npm run calendar -- import FILE                              takes over gov.uk’s bank-holidays.json
npm run calendar -- add DIVISION YYYY-MM-DD "NAME" --reason "WHY"
npm run calendar -- remove DIVISION YYYY-MM-DD --reason "WHY"
npm run calendar -- report DIVISION/VERSION [--json]         what moved in the running cases, what did not, who was told
DIVISION is one of: ${DIVISIONS.join(', ')}`

/** A command line that cannot be understood; the message says what is wrong and how it is right. */
export class WrongCommand extends Error {}

/** Does what the command line says. Throws `WrongCommand`. `actor`: who sits at this machine. */
export async function runCalendarCommand(
  ports: DecideDayPorts,
  args: readonly string[],
  actor: Actor,
): Promise<Answer> {
  const { values, positionals } = optionsOf(args)
  const [command = 'list', ...rest] = positionals
  const { database } = ports
  switch (command) {
    case 'list':
      return success(printCalendars(await readCurrentEditions(database)))
    case 'show': {
      const division = divisionIn(rest[0])
      const edition = (await readCurrentEditions(database)).find((known) => known.division === division)
      return edition ? success(printDays(edition)) : refusal(`There is no calendar of ${division} yet.`)
    }
    case 'history': {
      const division = divisionIn(rest[0])
      return success(printHistory(division, await readCalendarHistory(database, division)))
    }
    case 'import':
      return answerTo(await importFile(ports, wanted(rest[0], 'FILE'), actor))
    case 'add':
      return answerTo(await decide(ports, 'add', rest, wanted(rest[2], 'NAME'), values.reason, actor))
    case 'remove':
      return answerTo(await decide(ports, 'remove', rest, '', values.reason, actor))
    case 'report': {
      const { division, version } = versionIn(rest[0])
      const report = await readRedating(database, division, version)
      if (!report) return refusal(`There is no calendar ${division}/${version}.`)
      return success(values.json ? JSON.stringify(report, null, 2) : printReport(report))
    }
    default:
      throw new WrongCommand(`There is no command “${command}”.\n${USAGE}`)
  }
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reason: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new WrongCommand(`${(error as Error).message}\n${USAGE}`)
  }
}

async function importFile(
  { database, calendarDesk, clockShift, patience }: DecideDayPorts,
  file: string,
  { subject, role }: Actor,
) {
  const content: CalendarText = { about: 'file', name: path.basename(file), file: jsonIn(file) }
  const text = { room: 'ombudsman', kind: CALENDAR_TEXT, content, storedBy: subject } as const
  const change = { textId: await storeText(database, text), actor: subject, role, clockShift }
  const id = randomUUID()
  return calendarDesk.changeCalendars(change, { id, bodyHash: id, waitMs: patience })
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongCommand(`${file} cannot be read as JSON: ${(error as Error).message}`)
  }
}

function decide(
  ports: DecideDayPorts,
  action: 'add' | 'remove',
  [divisionText, dateText]: readonly string[],
  name: string,
  reason: string | undefined,
  actor: Actor,
) {
  if (!reason?.trim())
    throw new WrongCommand(
      '--reason is missing: say why, so that somebody else can follow it, as in --reason "Proclaimed on 1 May 2027"',
    )
  const division = divisionIn(divisionText)
  const decision = { action, division, date: dateIn(dateText), name: name.trim(), reason: reason.trim() }
  return decideDay(ports, actor, decision, { id: randomUUID(), bodyHash: requestHash(decision) })
}

function answerTo(outcome: CalendarChanged | undefined): Answer {
  switch (outcome?.status) {
    case 'changed': {
      const lines = outcome.versions.map(({ division, version, redates }) =>
        redates
          ? `${division}/${version}: running cases are told. What moves: npm run calendar -- report ${division}/${version}`
          : `${division}/${version}: no date moves.`,
      )
      return success(lines.join('\n'))
    }
    case 'unchanged':
      return success('Nothing to change: the calendars say the same already.')
    case 'refused':
      return refusal(`Refused, and nothing was changed. ${outcome.problem}`)
    case 'reused':
    case undefined:
      return refusal('No worker answered in time. It goes on by itself: look again with npm run calendar.')
  }
}

function wanted(value: string | undefined, what: string): string {
  if (value?.trim()) return value
  throw new WrongCommand(`${what} is missing.\n${USAGE}`)
}

function divisionIn(text: string | undefined): Division {
  const division = wanted(text, 'DIVISION')
  if (isDivision(division)) return division
  throw new WrongCommand(
    `“${division}” is no division: give one of ${DIVISIONS.map((d) => `${d} (${DIVISION_NAMES[d]})`).join(', ')}`,
  )
}

function dateIn(text: string | undefined): LocalDate {
  try {
    return parseLocalDate(wanted(text, 'YYYY-MM-DD'), 'date')
  } catch (error) {
    if (error instanceof CalendarProblem) throw new WrongCommand(error.message)
    throw error
  }
}

function versionIn(text: string | undefined): { division: Division; version: number } {
  const [division = '', number = ''] = wanted(text, 'DIVISION/VERSION').split('/')
  if (!/^[1-9]\d{0,8}$/.test(number))
    throw new WrongCommand(`“${text ?? ''}” is no version: write it as in england/3`)
  return { division: divisionIn(division), version: Number(number) }
}

const success = (out: string): Answer => ({ exitCode: 0, out })
const refusal = (out: string): Answer => ({ exitCode: 1, out })
