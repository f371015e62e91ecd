// The dates that a case is under, and the letters they bring. Both follow from the state alone, so whatever a message
// changes (a date, an answer, a withdrawal) also moves or voids every reminder that depended on it.
import { addWorkingDays, workingDayOnOrAfter } from '../calendar/calendar.js'
import { rungDates } from '../calendar/ladder.js'
import { USUAL_SENDING_HOURS } from '../calendar/sending-hours.js'
import { endOfDay, instantAt } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import { bodyRecipient, businessKey, recommendationWorkflowId, type Recipient } from './ids.js'
import type { LetterKind } from './letters.js'
import {
  ASSURANCE_SOUGHT_WITHIN,
  CQC_ANSWERS_WITHIN,
  CQC_LOGS_WITHIN,
  FOLLOW_UP_ANSWERED_WITHIN,
  LADDERS,
  type DeadlineKind,
} from './policy.js'
import { awaitsAssurance, isEvidenced, stageOf, wantsAssurance } from './stages.js'
import { isSettled, type LetterClass, type Obligation, type RecommendationState } from './state.js'

/** One date that somebody is to meet, for all recommendations that share it. */
export interface OpenDeadline {
  readonly kind: DeadlineKind
  readonly on: LocalDate
  /** The day until whose end it is treated as met: the next working day when `on` is none. */
  readonly metUntil: LocalDate
  readonly waitsFor: 'body' | 'cqc'
  readonly recommendations: readonly number[]
}

/** A letter item to be sent at a moment; `key` is its business key. */
export interface ArmedItem {
  readonly key: string
  readonly recipient: Recipient
  readonly letterClass: LetterClass
  readonly kind: LetterKind
  readonly localDate: LocalDate
  readonly at: number
  readonly data: {
    readonly deadline: DeadlineKind
    readonly dueOn: LocalDate
    readonly recommendations: readonly number[]
  }
}

/** Every deadline that is open now, earliest first. None while the case is closed or a take-over is unconfirmed. */
export function openDeadlines(state: RecommendationState): OpenDeadline[] {
  if (state.closedAt !== null || state.paused) return []
  const deadlines = [
    ...planDeadline(state),
    ...evidenceDeadlines(state),
    ...assuranceDeadlines(state),
    ...followUpDeadline(state),
  ]
  return deadlines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function deadline(
  state: RecommendationState,
  kind: DeadlineKind,
  waitsFor: 'body' | 'cqc',
  on: LocalDate,
  recommendations: readonly number[],
): OpenDeadline {
  return { kind, on, metUntil: workingDayOnOrAfter(state.calendar, on), waitsFor, recommendations }
}

function planDeadline(state: RecommendationState): OpenDeadline[] {
  if (stageOf(state) !== 'awaiting-plan' || !state.planDueOn) return []
  const asked = state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))
  return [deadline(state, 'plan', 'body', state.planDueOn, numbersOf(asked))]
}

function evidenceDeadlines(state: RecommendationState): OpenDeadline[] {
  const owed = state.obligations.filter((o) => !isSettled(o) && !isEvidenced(o) && o.dueOn !== null)
  return groupBy(owed, (o) => o.dueOn as LocalDate).map(([on, group]) =>
    deadline(state, 'evidence', 'body', on, numbersOf(group)),
  )
}

function assuranceDeadlines(state: RecommendationState): OpenDeadline[] {
  const result: OpenDeadline[] = []
  const plan = state.plan
  if (state.cqcPart === 'runs' && plan?.acceptedOn && !plan.loggedOn) {
    const on = addWorkingDays(state.calendar, plan.logAskedOn ?? plan.acceptedOn, CQC_LOGS_WITHIN)
    result.push(deadline(state, 'cqc-log', 'cqc', on, []))
  }
  // Grouped by the day counted to, not from: of two days apart by a weekend the same day may follow.
  const unsought = state.obligations.filter((o) => awaitsAssurance(state, o) && o.assuranceSoughtOn === null)
  const seekBy = (o: Obligation) =>
    addWorkingDays(
      state.calendar,
      o.bodyAskedOn ?? (o.evidence?.receivedOn as LocalDate),
      ASSURANCE_SOUGHT_WITHIN,
    )
  for (const [on, group] of groupBy(unsought, seekBy))
    result.push(deadline(state, 'seek-assurance', 'body', on, numbersOf(group)))
  // CQC's answer is chased also after the Ombudsman has judged: it is intelligence that both bodies asked for (4.8).
  const sought = state.obligations.filter(
    (o) => wantsAssurance(state, o) && o.assuranceSoughtOn !== null && o.assuranceAnswer === null,
  )
  const answerBy = (o: Obligation) =>
    addWorkingDays(state.calendar, o.cqcAskedOn ?? (o.assuranceSoughtOn as LocalDate), CQC_ANSWERS_WITHIN)
  for (const [on, group] of groupBy(sought, answerBy))
    result.push(deadline(state, 'cqc-assurance', 'cqc', on, numbersOf(group)))
  return result
}

function followUpDeadline(state: RecommendationState): OpenDeadline[] {
  if (!state.followUp || state.followUp.answered) return []
  const asked = workingDayOnOrAfter(state.calendar, state.followUp.on)
  const on = addWorkingDays(state.calendar, asked, FOLLOW_UP_ANSWERED_WITHIN)
  return [deadline(state, 'follow-up', 'body', on, [])]
}

/** When the follow-up question is put: the morning of its date, or of the next working day. Epoch milliseconds. */
export function followUpAskedAt(state: RecommendationState): number | null {
  if (!state.followUp) return null
  const on = workingDayOnOrAfter(state.calendar, state.followUp.on)
  return instantAt(on, USUAL_SENDING_HOURS.from)
}

/** From the first instant after the day until whose end it is treated as met. */
export const isOverdue = (deadline: OpenDeadline, at: number) => at >= endOfDay(deadline.metUntil)

/** The body's deadlines that have passed by what the case has lived through. CQC's expectation binds it to nothing. */
export const overdueDeadlines = (state: RecommendationState) =>
  openDeadlines(state).filter((d) => d.waitsFor === 'body' && isOverdue(d, state.playedUntil))

/** Every reminder after `since` (epoch milliseconds), in the order of time; without it: every one still to come. */
export function armedItems(state: RecommendationState, since = state.playedUntil): ArmedItem[] {
  const items = openDeadlines(state)
    .filter((d) => !hadPassed(state, d))
    .flatMap((d) => ladderItems(state, d))
  const askedAt = followUpAskedAt(state)
  if (state.followUp && askedAt !== null && !state.paused && state.closedAt === null) {
    const on = workingDayOnOrAfter(state.calendar, state.followUp.on)
    items.push(
      item(state, 'follow-up', bodyRecipient(state.bodyId), 'follow-up', on, askedAt, state.followUp.on, []),
    )
  }
  return items.filter((i) => i.at > since).sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

/** Whether it was over when the case was taken over: nobody is written to about that; a task tells the manager. */
const hadPassed = (state: RecommendationState, d: OpenDeadline) =>
  state.takenOver && isOverdue(d, state.openedAt)

function ladderItems(state: RecommendationState, d: OpenDeadline): ArmedItem[] {
  return rungDates(LADDERS[d.kind], d.on, state.calendar, { metUntil: d.metUntil }).map(
    ({ rung, on, at }) => {
      const recipient: Recipient =
        rung.to === 'manager' ? 'manager' : d.waitsFor === 'cqc' ? 'cqc' : bodyRecipient(state.bodyId)
      return item(
        state,
        rung.letter as LetterKind,
        recipient,
        d.kind,
        on,
        at,
        d.on,
        d.recommendations,
        rung.id,
      )
    },
  )
}

function item(
  state: RecommendationState,
  kind: LetterKind,
  recipient: Recipient,
  deadlineKind: DeadlineKind,
  localDate: LocalDate,
  at: number,
  dueOn: LocalDate,
  recommendations: readonly number[],
  rung = 'on',
): ArmedItem {
  const workflowId = recommendationWorkflowId(state.reference, state.bodyId)
  return {
    key: businessKey(workflowId, deadlineKind, dueOn, rung),
    recipient,
    letterClass: 'reminder',
    kind,
    localDate,
    at,
    data: { deadline: deadlineKind, dueOn, recommendations },
  }
}

/**
 * The earliest moment at which something is to be done by itself (epoch milliseconds), and what, in words for the
 * timer; null when nothing is.
 */
export function nextMoment(state: RecommendationState): { at: number; summary: string } | null {
  const moments = [
    ...armedItems(state).map((i) => ({
      at: i.at,
      summary: `${i.kind} about ${i.data.deadline} due ${i.data.dueOn}`,
    })),
    ...openDeadlines(state)
      .filter((d) => d.waitsFor === 'body' && !isOverdue(d, state.playedUntil))
      .map((d) => ({ at: endOfDay(d.metUntil), summary: `${d.kind} due ${d.on} passes` })),
    ...state.sends.filter((s) => s.at > state.playedUntil).map((s) => ({ at: s.at, summary: s.summary })),
  ]
  return moments.reduce<{ at: number; summary: string } | null>(
    (first, m) => (first === null || m.at < first.at ? m : first),
    null,
  )
}

const numbersOf = (obligations: readonly Obligation[]) => obligations.map((o) => o.number)

function groupBy<T, K extends string>(items: readonly T[], key: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>()
  for (const i of items) groups.set(key(i), [...(groups.get(key(i)) ?? []), i])
  return [...groups]
}
