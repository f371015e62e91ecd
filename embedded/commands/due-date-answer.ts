// What `npm run due-date` answers: the dates of a rule or of the words of a decision, each with its reasons, as text for
// a person or as JSON.

import { parseArgs } from 'node:util'
import type { Calendars } from '../../domain/calendar/calendar.js'
import { computeDue } from '../../domain/calendar/deadline.js'
import type { Explanation } from '../../domain/calendar/explanation.js'
import { inWords, parseLocalDate } from '../../domain/calendar/local-date.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import { ruleOf, SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { readWording, understood } from '../../domain/calendar/wording.js'
import { deadlineOf } from '../../domain/calendar/wording-deadline.js'

export interface Answer {
  readonly exitCode: 0 | 1
  readonly out: string
  readonly error: string
}

const USAGE = `Say what to count and from which day:
  npm run --silent due-date -- --rule ID --from YYYY-MM-DD [--json]
  npm run --silent due-date -- --wording "within one month of our final decision" --from YYYY-MM-DD [--json]
--from is the day of the event that the rule or the words name (the decision, the receipt, the end of another period).
The rules as they were shipped (what was corrected in a running product: npm run calendar -- rules):
${SHIPPED_RULES.map(({ id, name }) => `  ${id.padEnd(34)} ${name}`).join('\n')}`

/** This command needs no database, so it cannot know of corrections; it says so. */
const AS_SHIPPED =
  '  note: counted by the rule as shipped; whether it was corrected says npm run calendar -- rules\n'

/** The answer to a command line. Never throws for what a person may type. */
export function dueDateAnswer(args: readonly string[], calendars: Calendars): Answer {
  const asJson = args.includes('--json')
  try {
    const { rule, wording, from } = optionsOf(args)
    if (from === undefined || (rule === undefined) === (wording === undefined)) return failure(USAGE)
    const on = parseLocalDate(from, 'from')
    if (rule !== undefined) {
      const explanation = computeDue({ rule: ruleOf(rule), start: { on } }, calendars)
      return success(asJson ? json(explanation) : `${text(explanation)}${AS_SHIPPED}`)
    }
    const words = wording ?? ''
    const deadlines = understood(readWording(words)).map((found) => ({
      words: found.words,
      ...computeDue(deadlineOf(found, { decision: on, receipt: on }), calendars),
    }))
    // As on the Ombudsman's own worklist: of several deadlines the longest stands for all.
    const last = deadlines.reduce((a, b) => (b.due > a.due ? b : a))
    return success(
      asJson
        ? json({ ...last, words, deadlines })
        : deadlines.map((one) => `“${one.words}”\n${text(one)}`).join('\n'),
    )
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    const { code, field, message } = error
    return failure(
      message,
      asJson ? json({ due: null, metUntil: null, problem: { code, field, message } }) : '',
    )
  }
}

function optionsOf(args: readonly string[]): { rule?: string; wording?: string; from?: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rule: { type: 'string' },
        wording: { type: 'string' },
        from: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    return values
  } catch {
    return {}
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const success = (out: string): Answer => ({ exitCode: 0, out, error: '' })
const failure = (error: string, out = ''): Answer => ({ exitCode: 1, out, error: `${error}\n` })

function text({ sentence, rule, ruleVersion, metUntil, due, skipped, notes }: Explanation): string {
  const lines = [
    sentence,
    `  rule: ${rule}, version ${ruleVersion}`,
    ...(metUntil === due ? [] : [`  treated as met until the end of ${inWords(metUntil)}`]),
    ...skipped.map(({ date, reason }) => `  not counted: ${date} ${reason}`),
    ...notes.map((note) => `  note: ${note}`),
  ]
  return `${lines.join('\n')}\n`
}
