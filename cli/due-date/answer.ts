// What `npm run due-date` answers: the dates of a rule or of the words of a decision, each with its reasons, as text for
// a person or as JSON.

import { parseCommandLine, WrongUsage } from '../../command-line.mjs'
import { computeDue } from '../../domain/calendar/deadline.js'
import type { Explanation } from '../../domain/calendar/explanation.js'
import { inWords, parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import { ruleBy, SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { readWording, understood, type FoundDeadline } from '../../domain/calendar/wording.js'
import { deadlineOf, type KnownDays } from '../../domain/calendar/wording-deadline.js'
import type { CountedBy } from './counted-by.js'

export interface Answer {
  readonly exitCode: 0 | 1 | 2
  readonly out: string
  readonly error: string
}

const USAGE = `npm run --silent due-date -- --rule ID --from YYYY-MM-DD [--json]
npm run --silent due-date -- --wording "within one month of our final decision" --from YYYY-MM-DD [--received YYYY-MM-DD] [--json]

Says when something is due, and why.
--from is the day of the event that the rule or the words name (the decision, the receipt, the sending of a notice, the end of another period);
words that name both the decision and its receipt need both days, the receipt as --received.
The rules (what was corrected in a running product: npm run calendar -- rules):
${SHIPPED_RULES.map(({ id, name }) => `  ${id.padEnd(34)} ${name}`).join('\n')}`

/** What the command takes. */
export const DUE_DATE_COMMAND = {
  usage: USAGE,
  options: {
    rule: { type: 'string' },
    wording: { type: 'string' },
    from: { type: 'string' },
    received: { type: 'string' },
    json: { type: 'boolean' },
  },
} as const

/** Nothing runs here that would know of later holidays and corrections; the answer says so. */
const AS_SHIPPED =
  '  note: counted by the rules and bank holidays as shipped, because no product answered; what was proclaimed or corrected since is not in it\n'

const SEVERAL =
  'deadline: the words give several times, so there is no single date; ask for each action by itself, with its own words'

/** The answer to a command line. Never throws for what a person may type. */
export function dueDateAnswer(args: readonly string[], { calendars, asShipped }: CountedBy): Answer {
  const asJson = args.includes('--json')
  const note = asShipped ? AS_SHIPPED : ''
  try {
    const { rule, wording, from, received } = parseCommandLine(DUE_DATE_COMMAND, args).values
    if (from === undefined || (rule === undefined) === (wording === undefined))
      return wrongUse('Say what to count, by --rule or by --wording, and --from which day.')
    const on = parseLocalDate(from, 'from')
    if (rule !== undefined) {
      if (received !== undefined) return wrongUse('--received goes with --wording: a rule has one day.')
      const explanation = computeDue({ rule: ruleBy(calendars, rule), start: { on } }, calendars)
      return success(asJson ? json({ ...explanation, asShipped }) : `${text(explanation)}${note}`)
    }
    const words = wording ?? ''
    const found = understood(readWording(words))
    const days = daysOf(found, on, received)
    const deadlines = found.map((one) => ({
      words: one.words,
      ...computeDue(deadlineOf(one, days, calendars), calendars),
    }))
    const [only] = deadlines
    if (only && deadlines.length === 1)
      return success(
        asJson ? json({ ...only, words, deadlines, asShipped }) : `“${only.words}”\n${text(only)}${note}`,
      )
    // As where a case is started: a person says which of them is whose.
    return failure(
      SEVERAL,
      asJson
        ? json({
            due: null,
            metUntil: null,
            problem: { code: 'several-deadlines', field: 'deadline', message: SEVERAL },
            words,
            deadlines,
            asShipped,
          })
        : deadlines.map((one) => `“${one.words}”\n${text(one)}${note}`).join('\n'),
    )
  } catch (error) {
    if (error instanceof WrongUsage) return { exitCode: 2, out: '', error: `${error.message}\n` }
    if (!(error instanceof CalendarProblem)) throw error
    const { code, field, message } = error
    return failure(
      message,
      asJson ? json({ due: null, metUntil: null, problem: { code, field, message } }) : '',
    )
  }
}

/** One day can be that of one event: words that name two events need two days. */
function daysOf(found: readonly FoundDeadline[], on: LocalDate, received: string | undefined): KnownDays {
  if (received !== undefined) return { decision: on, receipt: parseLocalDate(received, 'received') }
  if (new Set(found.map(({ from }) => from)).size === 1) return { decision: on, receipt: on }
  throw new CalendarProblem(
    'start-unknown',
    'received',
    'received: the words name both the decision and its receipt; give the day of the decision as --from and that of the receipt as --received',
  )
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const success = (out: string): Answer => ({ exitCode: 0, out, error: '' })
const wrongUse = (problem: string): Answer => ({ exitCode: 2, out: '', error: `${problem}\n\n${USAGE}\n` })
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
