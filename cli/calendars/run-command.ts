// What `npm run calendar` does: shows the calendars and their versions, takes over a list of gov.uk's from a file, adds or
// removes a day or corrects a rule or a policy with a reason, and prints what a new version did to the running cases.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseCommandLine, WrongUsage } from '../../command-line.mjs'
import type { DecidePorts } from '../../api/calendars/decide.js'
import { DIVISION_NAMES, DIVISIONS, type Division } from '../../domain/calendar/calendar.js'
import { readBankHolidays, type BankHolidayList } from '../../domain/calendar/bank-holidays-file.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import { isDivision } from '../../domain/calendar/editions.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import type { Policy } from '../../domain/calendar/policy.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import { utf8 } from '../../domain/outside/bytes.js'
import { LINE_AT_MOST, lineRefusal, shown, tidied } from '../../domain/outside/words.js'
import type { Actor } from '../../domain/people/roles.js'
import { readCalendarHistory, readCurrentEditions } from '../../prisma/read/calendars.js'
import { readPolicies, readRules } from '../../prisma/read/corrections.js'
import { readWholeRedating } from '../../prisma/read/redating.js'
import { printCalendars, printDays, printHistory, printReport } from './print.js'
import { answerTo, decided, reasonIn, refusal, success, WrongCommand, type Answer } from './answer.js'
import { correctPolicy, correctRule } from './correct.js'
import { POLICY_OPTIONS, POLICY_USAGE } from './policy-options.js'
import { printPolicies } from './print-policies.js'
import { printRules } from './print-rules.js'
import { RULE_OPTIONS, RULE_USAGE } from './rule-options.js'

export const USAGE = `npm run calendar                                             the current versions
npm run calendar -- show DIVISION                            the days of one
npm run calendar -- history DIVISION                         its versions: who, when, why
npm run calendar -- import FILE [--loses "WHY"]              takes over gov.uk’s bank-holidays.json; one that lacks a known
                                                             day is taken only with the reason why that is right
npm run calendar -- add DIVISION YYYY-MM-DD "NAME" --reason "WHY"
npm run calendar -- remove DIVISION YYYY-MM-DD --reason "WHY"
npm run calendar -- report DIVISION/VERSION [--json]         what moved in the running cases, what did not, who was told
${RULE_USAGE}
${POLICY_USAGE}
DIVISION is one of: ${DIVISIONS.join(', ')}`

/** What the command takes: its options belong to one subcommand or another, which ask for theirs. */
export const CALENDAR_COMMAND = {
  usage: USAGE,
  options: {
    reason: { type: 'string' },
    loses: { type: 'string' },
    seen: { type: 'string' },
    json: { type: 'boolean', default: false },
    ...RULE_OPTIONS,
    ...POLICY_OPTIONS,
  },
  positionals: [0, 4],
} as const

/** Does what the command line says. Throws `WrongCommand`. `actor`: who sits at this machine. */
export async function runCalendarCommand(
  ports: DecidePorts,
  args: readonly string[],
  actor: Actor,
): Promise<Answer> {
  const { values, positionals } = understood(args)
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
      return importFile(ports, wanted(rest[0], 'FILE'), values.loses, actor)
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
    case 'ladders':
    case 'limits': {
      const policies = (await readPolicies(database)).filter(({ now }) => isAbout(command, now))
      return success(values.json ? JSON.stringify(policies, null, 2) : printPolicies(policies))
    }
    case 'ladder':
    case 'limit':
      return correctPolicy(ports, { id: wanted(rest[0], 'ID'), isLimit: command === 'limit' }, values, actor)
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

const isAbout = (command: 'ladders' | 'limits', { about }: Policy) =>
  (about === 'extension') === (command === 'limits')

function understood(args: readonly string[]) {
  try {
    return parseCommandLine(CALENDAR_COMMAND, args)
  } catch (error) {
    throw error instanceof WrongUsage ? new WrongCommand(error.message) : error
  }
}

async function importFile(ports: DecidePorts, file: string, loses: string | undefined, actor: Actor) {
  const because = loses === undefined ? null : reasonIn(loses, '--loses')
  const lists = listsIn(file)
  if (!Array.isArray(lists)) return lists
  const content: CalendarText = {
    about: 'file',
    name: shown(path.basename(file), LINE_AT_MOST),
    lists,
    reason: because,
  }
  return answerTo(await decided(ports, content, actor))
}

/** The lists in the file, checked before anything of it is stored; else why they are none. */
function listsIn(file: string): BankHolidayList[] | Answer {
  try {
    return readBankHolidays(jsonIn(file))
  } catch (error) {
    if (error instanceof CalendarProblem) return refusal(`Refused, and nothing was changed. ${error.message}`)
    throw error
  }
}

function jsonIn(file: string): unknown {
  try {
    const text = utf8(readFileSync(file))
    if (text === undefined) throw new Error('it is not in UTF-8; save it in UTF-8')
    return JSON.parse(text)
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
  const content = { about: 'day', action, division, date: dateIn(dateText), name: nameIn(name) } as const
  return decided(ports, { ...content, reason: because }, actor)
}

/** The name of a holiday; of one that is removed, nothing. Throws `WrongCommand`. */
function nameIn(given: string): string {
  const name = tidied(given)
  const refused = name === '' ? undefined : lineRefusal('', name)
  if (refused) throw new WrongCommand(`NAME ${refused.problem}; right is: ${refused.remedy}`)
  return name
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
