// What `npm run calendar` does: shows the calendars and their versions, takes over a list of gov.uk's from a file, adds or
// removes a day or corrects a deadline rule with a reason, and prints what a new version did to the running cases.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { decide, type DecidePorts } from '../../api/calendars/decide.js'
import { DIVISION_NAMES, DIVISIONS, type Division } from '../../domain/calendar/calendar.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import { isDivision } from '../../domain/calendar/editions.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import type { Actor } from '../../domain/people/roles.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { readCalendarHistory, readCurrentEditions } from '../../prisma/read/calendars.js'
import { readWholeRedating } from '../../prisma/read/redating.js'
import { readRules } from '../../prisma/read/rules.js'
import type { CalendarChanged } from '../../temporal/desk-calendars.js'
import { printCalendars, printDays, printHistory, printReport } from './print.js'
import { printRule, printRules } from './print-rules.js'
import { correctionIn, isCorrection, RULE_OPTIONS, RULE_USAGE } from './rule-options.js'

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
${RULE_USAGE}
DIVISION is one of: ${DIVISIONS.join(', ')}`

/** A command line that cannot be understood; the message says what is wrong and how it is right. */
export class WrongCommand extends Error {}

/** Does what the command line says. Throws `WrongCommand`. `actor`: who sits at this machine. */
export async function runCalendarCommand(
  ports: DecidePorts,
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
      return answerTo(await decideDay(ports, 'add', rest, wanted(rest[2], 'NAME'), values.reason, actor))
    case 'remove':
      return answerTo(await decideDay(ports, 'remove', rest, '', values.reason, actor))
    case 'rules': {
      const rules = await readRules(database)
      return success(values.json ? JSON.stringify(rules, null, 2) : printRules(rules))
    }
    case 'rule':
      return correctRule(ports, wanted(rest[0], 'ID'), values, actor)
    case 'report': {
      const { division, version } = versionIn(rest[0])
      const report = await readWholeRedating(database, division, version)
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
      options: { reason: { type: 'string' }, json: { type: 'boolean', default: false }, ...RULE_OPTIONS },
    })
  } catch (error) {
    throw new WrongCommand(`${(error as Error).message}\n${USAGE}`)
  }
}

function importFile(ports: DecidePorts, file: string, actor: Actor) {
  const content: CalendarText = { about: 'file', name: path.basename(file), file: jsonIn(file) }
  return decided(ports, content, actor)
}

const decided = (ports: DecidePorts, content: CalendarText, actor: Actor) =>
  decide(ports, actor, content, { id: randomUUID(), bodyHash: requestHash(content) })

/** Shows the rule, or corrects it when an option says what is to be different. */
async function correctRule(
  ports: DecidePorts,
  id: string,
  values: ReturnType<typeof optionsOf>['values'],
  actor: Actor,
): Promise<Answer> {
  const rules = await readRules(ports.database)
  const found = rules.find(({ rule }) => rule.id === id)
  if (!found)
    throw new WrongCommand(
      `“${id.slice(0, 60)}” is no rule: give one of ${rules.map(({ rule }) => rule.id).join(', ')}`,
    )
  if (!isCorrection(values) && values.reason === undefined)
    return success(values.json ? JSON.stringify(found, null, 2) : printRule(found))
  if (!isCorrection(values)) throw new WrongCommand(`Say what is to be different.\n${RULE_USAGE}`)
  const { amount, disputed } = values
  if (amount !== undefined && !/^\d{1,4}$/.test(amount)) throw new WrongCommand('--amount is a whole number')
  if (disputed !== undefined && disputed !== 'yes' && disputed !== 'no')
    throw new WrongCommand('--disputed is yes or no')
  const reason = reasonIn(values.reason)
  const correction = correctionIn(values, found.rule)
  return answerTo(await decided(ports, { about: 'rule', rule: id, correction, reason }, actor))
}

function reasonIn(reason: string | undefined): string {
  if (reason?.trim()) return reason.trim()
  throw new WrongCommand(
    '--reason is missing: say why, so that somebody else can follow it, as in --reason "Proclaimed on 1 May 2027"',
  )
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongCommand(`${file} cannot be read as JSON: ${(error as Error).message}`)
  }
}

function decideDay(
  ports: DecidePorts,
  action: 'add' | 'remove',
  [divisionText, dateText]: readonly string[],
  name: string,
  reason: string | undefined,
  actor: Actor,
) {
  const because = reasonIn(reason)
  const division = divisionIn(divisionText)
  const content = { about: 'day', action, division, date: dateIn(dateText), name: name.trim() } as const
  return decided(ports, { ...content, reason: because }, actor)
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
