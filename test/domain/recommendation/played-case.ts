// A case as it is played by the domain alone, with the rows that its steps would write: what the tests of this folder
// share. After every step the rows must say what the state says; a letter lost or left over is found here.
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import type { LocationNews } from '../../../domain/cqc-directory/news.js'
import { armedItems, overdueDeadlines } from '../../../domain/recommendation/deadlines.js'
import { officeOf } from '../../../domain/recommendation/ids.js'
import type { LetterItem } from '../../../domain/recommendation/letter-item.js'
import { isNews } from '../../../domain/recommendation/location-news.js'
import { told } from '../../../domain/recommendation/location-told.js'
import { nextMoment } from '../../../domain/recommendation/next-moment.js'
import { initialStates, openingNotices, type Opening } from '../../../domain/recommendation/opening.js'
import {
  refusalOf,
  TRANSITIONS,
  type Message,
  type TransitionName,
} from '../../../domain/recommendation/process.js'
import { redated, type Redating } from '../../../domain/recommendation/redate.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { waitingOn } from '../../../domain/recommendation/whose-move.js'
import type { PendingSend, RecommendationState } from '../../../domain/recommendation/state.js'
import { open, pass, take, type Moved, type Step } from '../../../domain/recommendation/step.js'
import { standingOf } from '../../../domain/recommendation/standing.js'
import { tasksOf, type Task } from '../../../domain/recommendation/tasks.js'
import { sentAgain, undeliverable } from '../../../domain/recommendation/undelivered.js'
import type { Refusal } from '../../../domain/refusal.js'
import { checkArmed, checkDates, checkProposal, demand, same } from './played-checks.js'

/** A letter that was sent or refused has left: it is not written again. */
type StoredItem = LetterItem & { readonly fate: 'armed' | 'voided' | 'sent' | 'refused' }

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
    for (const { key, fate } of this.items.values()) if (hasLeft(fate)) this.sentBefore.add(key)
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
    for (const send of this.due()) this.leave(send, 'sent')
  }

  /** One of the letters that are due, if any is, is refused by its recipient's server. */
  refuseDelivery(nth: number): void {
    const due = this.due()
    const send = due[nth % due.length]
    if (!send) return
    this.leave(send, 'refused')
    this.write(this.state, undeliverable(this.state, send, 'no-such-mailbox', this.at))
  }

  /** The address is put right of somebody whom a letter could not reach, if there is anybody. */
  nameContact(nth: number): void {
    const { undelivered } = this.state
    const letter = undelivered[nth % undelivered.length]
    if (letter) this.write(this.state, sentAgain(this.state, officeOf(letter.recipient).office, this.at))
  }

  /** CQC's register says something of the location; what the case knows it does not hear again. */
  hear(news: LocationNews): void {
    if (isNews(this.state, news)) this.write(this.state, told(this.state, news, this.at))
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

  private due() {
    return this.state.sends.filter((s) => s.at <= this.at)
  }

  private leave({ key, recipient, localDate }: PendingSend, fate: 'sent' | 'refused'): void {
    for (const item of this.items.values())
      if (item.fate === 'armed' && this.belongs(item, key, recipient, localDate))
        this.items.set(item.key, { ...item, fate })
    this.state = { ...this.state, sends: this.state.sends.filter((s) => s.key !== key) }
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
      if (!hasLeft(this.items.get(item.key)?.fate)) this.items.set(item.key, { ...item, fate: 'armed' })
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

const hasLeft = (fate: StoredItem['fate'] | undefined) => fate === 'sent' || fate === 'refused'

/** The states of a case, one for each responsible body, seen on the day of this moment (epoch milliseconds). */
export const statesOf = (opening: Opening, at: number) => initialStates(opening, localDateOf(at))
