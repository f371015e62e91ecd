// A case as it is played by the domain alone, with the rows that its steps would write: what the tests of this folder
// share. After every step the rows must say what the state says; a letter lost or left over is found here.
import { isWorkingDay, type Calendar } from '../../../domain/calendar/calendar.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { USUAL_SENDING_HOURS, withinSendingHours } from '../../../domain/calendar/sending-hours.js'
import type { Explanation } from '../../../domain/calendar/explanation.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { armedItems, openDeadlines, overdueDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { LetterItem } from '../../../domain/recommendation/letter-item.js'
import { nextMoment } from '../../../domain/recommendation/next-moment.js'
import { otherDatesOf } from '../../../domain/recommendation/other-dates.js'
import { initialStates, openingNotices, type Opening } from '../../../domain/recommendation/opening.js'
import {
  refusalOf,
  TRANSITIONS,
  type Message,
  type TransitionName,
} from '../../../domain/recommendation/process.js'
import { redated, type Redating } from '../../../domain/recommendation/redate.js'
import { stageOf, waitingOn } from '../../../domain/recommendation/stages.js'
import { obligationOf, type RecommendationState } from '../../../domain/recommendation/state.js'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import { open, pass, standingOf, take, type Moved, type Step } from '../../../domain/recommendation/step.js'
import { tasksOf, type Task } from '../../../domain/recommendation/tasks.js'
import type { Refusal } from '../../../domain/refusal.js'
import { notAddingUp } from '../calendar/re-added.js'
import { addDays } from '../../../domain/calendar/local-date.js'

type StoredItem = LetterItem & { readonly fate: 'armed' | 'voided' | 'sent' }

export class PlayedCase {
  state: RecommendationState
  at: number
  readonly steps: Step[] = []
  private readonly items = new Map<string, StoredItem>()
  private readonly tasks = new Map<string, Task>()
  /** Reminders that had been sent when a new calendar came. */
  private readonly sentBefore = new Set<string>()

  /** Opens the case at this moment (epoch milliseconds). */
  constructor(initial: RecommendationState, at: number) {
    this.at = at
    this.state = initial
    const moved = open(initial, at, openingNotices(initial))
    this.write(initial, moved)
  }

  /** Sends a message now; returns the refusal, or undefined when it was taken. */
  send(name: TransitionName, message: Message): Refusal | undefined {
    const before = this.state
    const refusal = refusalOf(before, name, message, this.at)
    if (refusal) return refusal
    const moved = take(before, name, message, this.at)
    const stage = stageOf(moved.state)
    demand(
      (TRANSITIONS[name].leadsTo as readonly string[]).includes(stage),
      `${name} led from ${stageOf(before)} to ${stage}, which its table row does not name`,
    )
    demand(moved.step.facts.length > 0, `${name} left no fact`)
    this.write(before, moved)
    return undefined
  }

  /** A newer version of the calendar arrives now. */
  redate(calendar: Calendar): Redating {
    const before = this.state
    const { state, step, redating } = redated(before, calendar, this.at)
    demand(step !== null || redating.moved.length === 0, 'a date moved and nothing was written')
    demand(stageOf(state) === stageOf(before), 'a calendar moved the case to another stage')
    // What was sent stays sent: a reminder whose moment now lies ahead again is not armed anew.
    for (const { key, fate } of this.items.values()) if (fate === 'sent') this.sentBefore.add(key)
    if (step) this.write(before, { state, step })
    else this.become(state)
    return redating
  }

  /** Lets time pass to this moment; everything timed on the way is done when it is due. */
  letPass(until: number): void {
    for (let next = nextMoment(this.state); next && next.at <= until; next = nextMoment(this.state)) {
      demand(next.at > this.state.playedUntil, `the next moment ${next.summary} does not lie ahead`)
      this.passTo(Math.max(next.at, this.at))
      this.deliver()
    }
    this.at = until
  }

  /** Lets time pass to this moment with everything down on the way: what was due is done late and at once. */
  letPassUnattended(until: number): void {
    const next = nextMoment(this.state)
    if (next && next.at <= until) this.passTo(until)
    this.at = until
  }

  /** Time passes and nobody has noticed yet: the next step comes late. */
  sleepTo(until: number): void {
    this.at = until
  }

  /** Every letter that is due leaves. */
  deliver(): void {
    const due = this.state.sends.filter((s) => s.at <= this.at)
    for (const send of due)
      for (const item of this.items.values())
        if (item.fate === 'armed' && this.belongs(item, send.key, send.recipient, send.localDate))
          this.items.set(item.key, { ...item, fate: 'sent' })
    this.state = { ...this.state, sends: this.state.sends.filter((s) => s.at > this.at) }
  }

  /** What was sent, or is on its way: `day recipient kind`, in the order of time. */
  letters(): string[] {
    return [...this.items.values()]
      .filter((i) => i.fate === 'sent')
      .sort((a, b) => a.at - b.at)
      .map((i) => `${i.localDate} ${i.recipient} ${i.kind}`)
  }

  events(): string[] {
    return this.steps.flatMap((s) => s.facts.map((f) => f.event))
  }

  private belongs(item: LetterItem, key: string, recipient: string, localDate: string): boolean {
    if (item.letterClass === 'notice') return item.key === key
    return item.recipient === recipient && item.localDate === localDate && item.at <= this.at
  }

  private passTo(at: number): void {
    const before = this.state
    this.at = at
    const { state, step } = pass(before, at)
    demand(state.playedUntil === at, 'time was not noted as played')
    demand(stageOf(state) === stageOf(before), 'time alone moved the case to another stage')
    if (step) this.write(before, { state, step })
    else this.become(state)
  }

  private write(before: RecommendationState, { state, step }: Moved): void {
    demand(
      step.afterSeq === before.seq,
      `the step follows ${step.afterSeq}, the ledger stands at ${before.seq}`,
    )
    demand(state.seq === before.seq + step.facts.length, 'the ledger’s number does not fit the facts')
    demand(state.playedUntil === this.at, 'what lies behind was not noted as played')
    demand(new Set(step.arm.map((i) => i.key)).size === step.arm.length, 'one step arms a letter twice')
    this.steps.push(step)
    for (const item of step.arm) {
      checkArmed(item, state, this.at)
      if (this.items.get(item.key)?.fate !== 'sent') this.items.set(item.key, { ...item, fate: 'armed' })
    }
    for (const key of step.void) {
      const item = this.items.get(key)
      if (item?.fate === 'armed') this.items.set(key, { ...item, fate: 'voided' })
    }
    for (const task of step.openTasks) this.tasks.set(task.key, task)
    for (const key of step.doneTasks) this.tasks.delete(key)
    demand(step.view.stage === stageOf(state), 'the row’s stage is not the state’s')
    demand(step.view.waitingOn === waitingOn(state), 'the row’s next mover is not the state’s')
    demand(step.view.overdue === overdueDeadlines(state).length > 0, 'the row’s overdue is not the state’s')
    demand(standingOf(state).overdue === step.view.overdue, 'search attributes and row disagree')
    this.become(state)
  }

  private become(state: RecommendationState): void {
    this.state = state
    this.compareLetters()
    checkDates(state)
    checkProposal(state)
    same('tasks', [...this.tasks.values()], tasksOf(state), (t) => t.key)
    if (state.closedAt !== null) {
      demand(armedItems(state).length === 0, 'a closed case still reminds')
      demand(nextMoment({ ...state, sends: [] }) === null, 'a closed case still waits for a moment')
    }
  }

  private compareLetters(): void {
    const { state } = this
    const reminders = [...this.items.values()].filter(
      (i) => i.letterClass === 'reminder' && i.fate === 'armed',
    )
    const ahead = reminders.filter((i) => i.at > state.playedUntil).map(({ fate: _, ...item }) => item)
    const toCome = armedItems(state).filter(({ key }) => !this.sentBefore.has(key))
    same('reminders', ahead, toCome, (i) => i.key)
    for (const item of reminders.filter((i) => i.at <= state.playedUntil))
      demand(
        state.sends.some((s) => s.recipient === item.recipient && s.localDate === item.localDate),
        `the reminder ${item.key} is due, and nothing sends it`,
      )
  }
}

/** The states of a case, one for each responsible body, seen on the day of this moment (epoch milliseconds). */
export const statesOf = (opening: Opening, at: number) => initialStates(opening, localDateOf(at))

function checkArmed(item: LetterItem, state: RecommendationState, at: number): void {
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
function checkDates(state: RecommendationState): void {
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
function checkProposal(state: RecommendationState): void {
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
function same<T>(what: string, rows: readonly T[], wanted: readonly T[], key: (row: T) => string): void {
  const sorted = (list: readonly T[]) => JSON.stringify([...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)))
  demand(
    sorted(rows) === sorted(wanted),
    `${what}: the rows say ${sorted(rows)}, the state says ${sorted(wanted)}`,
  )
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
