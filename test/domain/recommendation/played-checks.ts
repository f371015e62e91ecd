// What must hold of every letter and every state of a played case, whatever has happened to it.
import { isWorkingDay } from '../../../domain/calendar/calendar.js'
import type { Explanation } from '../../../domain/calendar/explanation.js'
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { USUAL_SENDING_HOURS, withinSendingHours } from '../../../domain/calendar/sending-hours.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import type { LetterItem } from '../../../domain/recommendation/letter-item.js'
import { otherDatesOf } from '../../../domain/recommendation/other-dates.js'
import { obligationOf, type RecommendationState } from '../../../domain/recommendation/state.js'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import { notAddingUp } from '../calendar/re-added.js'

/** A notice leaves at once, a reminder on a working day that is to come, within the hours of sending. */
export function checkArmed(item: LetterItem, state: RecommendationState, at: number): void {
  demand(
    item.localDate === localDateOf(item.at),
    `${item.key} is dated ${item.localDate}, which is not its moment`,
  )
  if (item.letterClass === 'notice')
    return demand(item.at === at, `the notice ${item.key} does not leave at once`)
  demand(item.at > state.playedUntil, `the reminder ${item.key} was armed for the past`)
  demand(isWorkingDay(state.calendar, item.localDate), `the reminder ${item.key} leaves on ${item.localDate}`)
  demand(
    withinSendingHours(item.at, USUAL_SENDING_HOURS, state.calendar),
    `the reminder ${item.key} leaves outside sending hours`,
  )
}

/** What explains a date gives that date and adds up to it, and the last one that is kept is the one that holds. */
export function checkDates(state: RecommendationState): void {
  const all = explainDeadlines(state)
  for (const one of [...all, ...otherDatesOf(state)]) checkParts(one)
  const explained = all.filter((e) => e.standing !== 'stopped')
  const said = new Set(
    explained.map((e) => `${e.deadline} ${e.due} ${e.overdueFrom ? addDays(e.overdueFrom, -1) : e.metUntil}`),
  )
  const open = new Set(openDeadlines(state).map((d) => `${d.kind} ${d.on} ${d.metUntil}`))
  demand([...open].join() === [...said].join(), `open are ${[...open].join()}, explained ${[...said].join()}`)
  for (const { on, number, dates } of [
    { on: state.planDueOn, number: 0, dates: state.planDates },
    ...state.obligations.map((o) => ({ on: o.dueOn, number: o.number, dates: o.dates })),
  ])
    demand(
      on === (dates.at(-1)?.on ?? null),
      `the date of ${number} is ${on ?? 'none'}, kept is ${dates.at(-1)?.on ?? 'none'}`,
    )
}

const addedUp = new Set<string>()

/** Its parts add up to its dates; what was checked in one state need not be checked in the next. */
function checkParts(explained: Explanation): void {
  const { rule, start, due, sentence } = explained
  const key = `${rule} ${start.on} ${due} ${sentence}`
  if (addedUp.has(key)) return
  addedUp.add(key)
  const wrong = notAddingUp(explained)
  demand(wrong.length === 0, wrong.join('; '))
}

/** A formal step is proposed about what the body owes: never about what has ended or waits for its condition. */
export function checkProposal(state: RecommendationState): void {
  const { there, missing } = proposalIn(state) ?? { there: [], missing: [] }
  const named = [...there, ...missing].flatMap((clause) => /recommendation (\d+)/.exec(clause)?.[1] ?? [])
  for (const number of new Set(named.map(Number))) {
    const { judgement, settledAs, condition } = obligationOf(state, number) ?? {}
    demand(
      !settledAs &&
        condition?.standing !== 'open' &&
        [undefined, null, 'more-needed', 'not-satisfied'].includes(judgement),
      `a formal step is proposed about recommendation ${number}, which is ${settledAs ?? judgement ?? 'not owed yet'}`,
    )
  }
}

/** The same rows, whatever their order. */
export function same<T>(
  what: string,
  rows: readonly T[],
  wanted: readonly T[],
  key: (row: T) => string,
): void {
  const sorted = (list: readonly T[]) => JSON.stringify([...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)))
  demand(
    sorted(rows) === sorted(wanted),
    `${what}: the rows say ${sorted(rows)}, the state says ${sorted(wanted)}`,
  )
}

/** Throws what is wrong unless it holds. */
export function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
