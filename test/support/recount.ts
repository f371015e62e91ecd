// A recount of the dates of a case by walking days, which shares no code with the product: what re-dating is held to, in
// the tests and in the benchmark. It knows the rules only as docs/processes/recommendation.md and redating.md tell them.
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { dueByWords, endOfMonthsFrom, isOpenDay, step, type Given } from './recount-words.js'

export interface CountedDeadline {
  readonly on: string
  readonly metUntil: string
}

export interface Recount {
  /** By kind and recommendation, 0 for the whole case: `evidence:1`. */
  readonly deadlines: ReadonlyMap<string, CountedDeadline>
  /** The day on which each reminder leaves at nine, by kind, recommendation and rung: `evidence:1:before-10`. */
  readonly reminders: ReadonlyMap<string, string>
}

/** Working days before and after, by how serious the case is; another ladder's rungs bear its name. */
const LADDERS = {
  ordinary: {
    asked: { name: '', before: [10, 5, 1], after: [1, 5, 10] },
    statutory: { name: 'statutory-', before: [20, 10, 5, 1], after: [1] },
    duty: { name: 'duty-', before: [5, 1], after: [1, 5] },
    chase: { name: '', before: [], after: [1, 5, 10] },
  },
  serious: {
    asked: { name: 'serious-', before: [10, 5, 1], after: [1, 3] },
    statutory: { name: 'statutory-serious-', before: [20, 10, 5, 3, 1], after: [1] },
    duty: { name: 'duty-serious-', before: [5, 3, 1], after: [1, 3] },
    chase: { name: 'serious-', before: [], after: [1, 3, 5] },
  },
}

/** What a recount needs of a case: facts, no dates that were computed. */
export type Facts = Pick<
  RecommendationState,
  | 'closedAt'
  | 'paused'
  | 'obligations'
  | 'plan'
  | 'planDueOn'
  | 'followUp'
  | 'cqcPart'
  | 'clarifications'
  | 'quiet'
  | 'severity'
  | 'planTerm'
>

/** What a case was begun with, where that is more than dates. */
export interface BegunWith {
  /** The words of a recommendation's date, by its number: its date is counted from them. */
  readonly given?: ReadonlyMap<number, Given>
  /** When the council received the report, from which the statutory periods run (LGA 1974 s31(2), (2A)(c)). */
  readonly reportReceived?: string
}

/** `begunWith`: where dates were given as words or papers they follow from those, and the case's own are not looked at. */
export function recount(
  facts: Facts,
  holidays: ReadonlySet<string>,
  { given, reportReceived }: BegunWith = {},
): Recount {
  const opens = (date: string) => isOpenDay(date, holidays)
  const onOrAfter = (date: string): string => (opens(date) ? date : onOrAfter(step(date, 1)))
  const count = (date: string, workingDays: number): string => {
    let day = date
    for (let left = Math.abs(workingDays); left > 0;) {
      day = step(day, Math.sign(workingDays))
      if (opens(day)) left -= 1
    }
    return day
  }

  const deadlines = new Map<string, CountedDeadline>()
  const reminders = new Map<string, string>()
  const isStopped = (number: number) =>
    facts.clarifications.some((c) => c.answered === null && c.about.includes(number))
  const remind = (key: string, rung: string, on: string) => {
    const [kind, number] = key.split(':')
    const isQuiet = facts.quiet.some(
      (q) =>
        (q.number === 'all' || `${q.number}` === (kind === 'plan' ? '0' : kind === 'evidence' && number)) &&
        on >= q.since &&
        (q.until === null || on < q.until),
    )
    if (!isQuiet) reminders.set(`${key}:${rung}`, on)
  }
  const set = (
    key: string,
    on: string,
    ladder: keyof (typeof LADDERS)['ordinary'] = 'chase',
    metUntil: string = onOrAfter(on),
  ) => {
    deadlines.set(key, { on, metUntil })
    const { name, before, after } = LADDERS[facts.severity][ladder]
    for (const days of before) remind(key, `${name}before-${days}`, count(on, -days))
    for (const days of after) remind(key, `${name}after-${days}`, count(metUntil, days))
  }
  type Term = Facts['planTerm']
  const ladderOf = (terms: readonly Term[]) =>
    terms.some((term) => term?.basis.kind === 'rule' && !term.basis.rule.startsWith('agreed-'))
      ? 'statutory'
      : 'asked'
  if (facts.closedAt !== null || facts.paused) return { deadlines, reminders }

  const { plan, followUp, cqcPart } = facts
  // What was withdrawn or not needed, and what waits for its condition, is owed by nobody.
  const obligations = facts.obligations
    .filter((o) => o.settledAs === undefined && o.condition?.standing !== 'open')
    .map((o) => {
      const words = given?.get(o.number)
      return words ? { ...o, dueOn: dueByWords(words, holidays) } : o
    })
  const isSettled = (judgement: string | null) => judgement !== null && judgement !== 'more-needed'
  const open = obligations.filter((o) => !isSettled(o.judgement))
  const isEvidenced = (o: (typeof obligations)[number]) =>
    o.evidence !== null && o.judgement !== 'more-needed'
  // Of what was asked since the plan came an accepted one says nothing.
  const asked = open.filter(
    (o) =>
      o.requires === 'action-plan' &&
      !(plan?.acceptedFor ?? []).includes(o.number) &&
      (plan?.status !== 'accepted' || (plan.unanswered ?? []).includes(o.number)),
  )
  if (!followUp && plan?.status !== 'under-review' && facts.planDueOn && !isStopped(0))
    for (const o of asked) set(`plan:${o.number}`, facts.planDueOn, ladderOf([facts.planTerm]))
  const owed = open.filter((o) => !isEvidenced(o) && !isStopped(o.number))
  for (const o of owed) {
    // What falls on one day is one deadline, and goes by the stricter ladder.
    const together = owed.filter(({ dueOn }) => dueOn === o.dueOn).map(({ term }) => term)
    if (o.dueOn) set(`evidence:${o.number}`, o.dueOn, ladderOf(together))
  }
  if (reportReceived !== undefined) {
    const answer = endOfMonthsFrom(reportReceived, 3)
    set('statutory-response:0', answer, 'statutory')
    // The report is advertised within two weeks (s30(5)) and laid before the council within the same three months (s31(2A)).
    set('statutory-advertisement:0', step(reportReceived, 14), 'duty')
    set('statutory-consideration:0', answer, 'duty')
    // Read so that it begins with that day, or on the one after it.
    const [early = '', late = ''] = [answer, step(answer, 1)].map((first) => endOfMonthsFrom(first, 3)).sort()
    set('statutory-satisfaction:0', early, 'statutory', [early, late].map(onOrAfter).sort().at(-1))
  }
  if (cqcPart === 'runs') {
    if (plan?.acceptedOn && !plan.loggedOn) set('cqc-log:0', count(plan.logAskedOn ?? plan.acceptedOn, 10))
    // CQC logs by itself only the improvements for which no plan is asked; also what waits for its condition: the log is of
    // what was recommended (memorandum 4.7), not of what is owed.
    const toLog = facts.obligations.filter(
      (o) => o.kind === 'service-improvement' && o.requires === 'evidence',
    )
    for (const o of toLog.filter((one) => one.settledAs === undefined && !isSettled(one.judgement)))
      if (o.logAskedOn && !o.loggedOn) set(`cqc-log-recommendation:${o.number}`, count(o.logAskedOn, 10))
    for (const o of obligations.filter((one) => one.assurance && one.assuranceAnswer === null)) {
      if (o.assuranceSoughtOn)
        set(`cqc-assurance:${o.number}`, count(o.cqcAskedOn ?? o.assuranceSoughtOn, 20))
      else if (open.includes(o) && isEvidenced(o) && o.evidence)
        set(`seek-assurance:${o.number}`, count(o.bodyAskedOn ?? o.evidence.receivedOn, 10))
    }
  }
  if (followUp && followUp.kind !== 'spot-check') {
    const question = onOrAfter(followUp.on)
    if (!followUp.answered) set('follow-up:0', count(question, 10))
    remind('follow-up:0', 'on', question)
  }
  return { deadlines, reminders }
}

/** The deadlines that differ: `evidence:1 2022-09-19/2022-09-19 → 2022-09-19/2022-09-20`. */
export function differences(before: Recount, after: Recount): string[] {
  return [...before.deadlines].flatMap(([key, was]) => {
    const is = after.deadlines.get(key)
    if (!is || (is.on === was.on && is.metUntil === was.metUntil)) return []
    return [`${key} ${was.on}/${was.metUntil} → ${is.on}/${is.metUntil}`]
  })
}

/** Nine o'clock in London on a day, epoch milliseconds. */
export function nineIn(day: string): number {
  const noon = new Date(`${day}T12:00:00Z`)
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'shortOffset' })
  return Date.parse(`${day}T0${zone.format(noon).includes('+1') ? 8 : 9}:00:00Z`)
}

/**
 * The reminders that leave after a moment under the new holidays. One that had not left and would now lie behind leaves
 * on the day on which it was to leave before, or on the next working day.
 */
export function remindersAhead(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  holidays: ReadonlySet<string>,
  at: number,
): string[] {
  const opens = (day: string): boolean => isOpenDay(day, holidays)
  const onOrAfter = (day: string): string => (opens(day) ? day : onOrAfter(step(day, 1)))
  return [...is]
    .flatMap(([key, day]) => {
      if (nineIn(day) > at) return [`${key} ${day}`]
      const before = was.get(key)
      return before !== undefined && nineIn(before) > at ? [`${key} ${onOrAfter(before)}`] : []
    })
    .sort()
}
