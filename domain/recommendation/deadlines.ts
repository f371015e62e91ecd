// The dates that a case is under, and the letters they bring. Both follow from the state alone, so whatever a message
// changes (a date, an answer, a withdrawal) also moves or voids every reminder that depended on it.
import { workingDayOnOrAfter } from '../calendar/calendar.js'
import { metOnEveryReading } from '../calendar/explanation.js'
import { isPausedOn, rungDates, type Recipient as RungRecipient } from '../calendar/ladder.js'
import { endOfDay, instantAt } from '../calendar/london-time.js'
import { compareDates, type LocalDate } from '../calendar/local-date.js'
import { expectedBy, explanationOf, isOwed, PLAN, stoppedBy, termOf } from './dates.js'
import { dueAmong, dueListAmong, type DueInCase } from './due.js'
import { bodyRecipient, businessKey, recommendationWorkflowId, type Recipient } from './ids.js'
import { redatedItem, resultItems } from './digest-items.js'
import type { LetterItem, ToldDate } from './letter-item.js'
import type { LetterKind } from './letters.js'
import { EXPECTATIONS, ladderOf, type DeadlineKind } from './policy.js'
import { sharedUnder } from './sharing.js'
import { statutoryDeadlines } from './statutory/clocks.js'
import { awaitsAssurance, awaitsPlan, isAskedToLog, stageOf, wantsAssurance } from './stages.js'
import { asksBody, isSettled, type RecommendationState } from './state.js'
import { toldDate } from './told-dates.js'

/** One date that somebody is to meet, for all recommendations that share it. */
export interface OpenDeadline {
  readonly kind: DeadlineKind
  readonly on: LocalDate
  /** The day until whose end it is treated as met: the next working day when `on` is none. */
  readonly metUntil: LocalDate
  readonly waitsFor: 'body' | 'cqc'
  readonly recommendations: readonly number[]
  /** The day on which CQC or the body was asked, for what is only hoped for; null for a date that was set or agreed. */
  readonly countedFrom: LocalDate | null
}

const known = new WeakMap<RecommendationState, readonly OpenDeadline[]>()

/**
 * Every deadline that is open now, earliest first: not while the case is closed or a take-over is unconfirmed, and none
 * whose clock stands still.
 */
export function openDeadlines(state: RecommendationState): readonly OpenDeadline[] {
  const found = known.get(state)
  if (found) return found
  const deadlines = computed(state)
  known.set(state, deadlines)
  return deadlines
}

function computed(state: RecommendationState): OpenDeadline[] {
  if (state.closedAt !== null || state.paused) return []
  const deadlines = [
    ...planDeadline(state),
    ...evidenceDeadlines(state),
    ...expectedDeadlines(state),
    ...followUpDeadline(state),
    ...statutoryDeadlines(state),
  ]
  return deadlines.sort((a, b) => compareDates(a.on, b.on))
}

/** The dates of this number while it is owed and its clock runs. */
function running(state: RecommendationState, number: number) {
  if (!termOf(state, number) || !isOwed(state, number) || stoppedBy(state, number)) return null
  const explanation = explanationOf(state, number)
  return explanation && { on: explanation.due, metUntil: metOnEveryReading(explanation) }
}

function planDeadline(state: RecommendationState): OpenDeadline[] {
  const dates = stageOf(state) === 'awaiting-plan' ? running(state, PLAN) : null
  if (!dates) return []
  const asked = state.obligations.filter((o) => awaitsPlan(state, o))
  const recommendations = asked.map((o) => o.number)
  return [{ kind: 'plan', ...dates, waitsFor: 'body', recommendations, countedFrom: null }]
}

function evidenceDeadlines(state: RecommendationState): OpenDeadline[] {
  const owed = state.obligations.flatMap((o) => {
    const dates = running(state, o.number)
    return dates ? [{ number: o.number, ...dates }] : []
  })
  return groupBy(owed, (o) => o.on).map(([on, [first, ...others]]) => ({
    kind: 'evidence',
    on,
    metUntil: first.metUntil,
    waitsFor: 'body',
    recommendations: [first, ...others].map((o) => o.number),
    countedFrom: null,
  }))
}

/** What follows from what has happened, and is only hoped for. */
function expectedDeadlines(state: RecommendationState): OpenDeadline[] {
  const result: OpenDeadline[] = []
  const expect = (
    kind: keyof typeof EXPECTATIONS,
    waitsFor: 'body' | 'cqc',
    from: LocalDate,
    recommendations: readonly number[],
  ) => {
    const expected = expectedBy(state, EXPECTATIONS[kind], from)
    const [due, metUntil] = [expected.due, metOnEveryReading(expected)]
    const same = result.findIndex((d) => d.kind === kind && d.on === due)
    const found = result[same]
    // Of two days apart by a weekend the same day may follow: one date is one deadline.
    if (found) result[same] = { ...found, recommendations: [...found.recommendations, ...recommendations] }
    else result.push({ kind, on: due, metUntil, waitsFor, recommendations, countedFrom: from })
  }
  const { plan } = state
  if (state.cqcPart === 'runs' && plan?.acceptedOn && !plan.loggedOn)
    expect('cqc-log', 'cqc', plan.logAskedOn ?? plan.acceptedOn, [])
  for (const o of state.obligations)
    if (isAskedToLog(state, o) && o.logAskedOn && !isSettled(o))
      expect('cqc-log-recommendation', 'cqc', o.logAskedOn, [o.number])
  for (const o of state.obligations)
    if (awaitsAssurance(state, o) && o.assuranceSoughtOn === null && o.bodyAskedOn)
      expect('seek-assurance', 'body', o.bodyAskedOn, [o.number])
  // CQC's answer is chased also after the Ombudsman has judged: it is intelligence that both bodies asked for (4.8).
  for (const o of state.obligations)
    if (wantsAssurance(state, o) && o.assuranceSoughtOn && o.cqcAskedOn && o.assuranceAnswer === null)
      expect('cqc-assurance', 'cqc', o.cqcAskedOn, [o.number])
  return result
}

function followUpDeadline(state: RecommendationState): OpenDeadline[] {
  if (!state.followUp || state.followUp.answered || !asksBody(state.followUp)) return []
  const asked = workingDayOnOrAfter(state.calendar, state.followUp.on)
  const expected = expectedBy(state, EXPECTATIONS['follow-up'], asked)
  const metUntil = metOnEveryReading(expected)
  return [
    {
      kind: 'follow-up',
      on: expected.due,
      metUntil,
      waitsFor: 'body',
      recommendations: [],
      countedFrom: asked,
    },
  ]
}

/** When the follow-up question is put: the morning of its date, or of the next working day. Epoch milliseconds. */
export function followUpAskedAt(state: RecommendationState): number | null {
  if (!state.followUp) return null
  const on = workingDayOnOrAfter(state.calendar, state.followUp.on)
  return instantAt(on, state.sendingHours.from)
}

/** From the first instant after the day until whose end it is treated as met. */
export const isOverdue = (deadline: OpenDeadline, at: number) => at >= endOfDay(deadline.metUntil)

/** The date that the case is under: the body's earliest, and only without one what is hoped of CQC, which holds nothing. */
export const firstDeadline = (state: RecommendationState): OpenDeadline | undefined =>
  openDeadlines(state).find((d) => d.waitsFor === 'body') ?? openDeadlines(state)[0]

/** The body's deadlines that have passed by what the case has lived through. CQC's expectation binds it to nothing. */
export const overdueDeadlines = (state: RecommendationState) =>
  openDeadlines(state).filter((d) => d.waitsFor === 'body' && isOverdue(d, state.playedUntil))

/** Every reminder after `since` (epoch milliseconds), in the order of time; without it: every one still to come. */
export function armedItems(state: RecommendationState, since = state.playedUntil): LetterItem[] {
  const items = openDeadlines(state)
    .filter((d) => !hadPassed(state, d))
    .flatMap((d) => ladderItems(state, d))
  const askedAt = followUpAskedAt(state)
  const asked = state.followUp && asksBody(state.followUp)
  if (state.followUp && asked && askedAt !== null && !state.paused && state.closedAt === null) {
    const on = workingDayOnOrAfter(state.calendar, state.followUp.on)
    if (!isQuiet(state, 'all', on))
      items.push(
        item(
          state,
          'follow-up',
          bodyRecipient(state.bodyId),
          'follow-up',
          on,
          askedAt,
          { dueOn: state.followUp.on },
          [],
        ),
      )
  }
  items.push(...redatedItem(state, openDeadlines(state)), ...resultItems(state, dueListFor))
  return items
    .map((i) => lateOr(i, state))
    .filter((i) => i.at > since)
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

function lateOr(item: LetterItem, { late }: RecommendationState): LetterItem {
  const moment = late?.[item.key]
  return moment ? { ...item, localDate: moment.on, at: moment.at } : item
}

/** What is asked of the body and of CQC, with a date or without: the one source of every list of it. */
export const dueItems = (state: RecommendationState): DueInCase[] => dueAmong(state, openDeadlines(state))

/** What is asked of a recipient, for a letter that lists it and leaves at that moment. */
export const dueListFor = (state: RecommendationState, recipient: Recipient, leavesAt: number) =>
  dueListAmong(dueItems(state), recipient, { leavesAt, calendar: state.calendar })

/** Whether it was over when the case was taken over: nobody is written to about that; a task tells the manager. */
const hadPassed = (state: RecommendationState, d: OpenDeadline) =>
  state.takenOver && isOverdue(d, state.openedAt)

function ladderItems(state: RecommendationState, d: OpenDeadline): LetterItem[] {
  const ladder = ladderOf(d.kind, state, restsOnStatute(state, d))
  const rungs = rungDates(ladder, d.on, state.calendar, { metUntil: d.metUntil, hours: state.sendingHours })
  return rungs.flatMap(({ rung, on, at }) => {
    const about = notQuiet(state, d, on)
    if (!about) return []
    const recipient = recipientOf(state, d, rung.to)
    const told = toldDate(d, state.calendar)
    return [item(state, rung.letter as LetterKind, recipient, d.kind, on, at, told, about, rung.id)]
  })
}

/** Whether an agreed date rests on a period that the law sets, or one of those that fall together. */
const restsOnStatute = (state: RecommendationState, { kind, recommendations }: OpenDeadline): boolean =>
  (kind === 'plan' ? [PLAN] : kind === 'evidence' ? recommendations : []).some((number) => {
    const basis = termOf(state, number)?.basis
    return basis?.kind === 'rule' && !basis.rule.startsWith('agreed-')
  })

function recipientOf(state: RecommendationState, { waitsFor }: OpenDeadline, to: RungRecipient): Recipient {
  if (to === 'manager') return 'manager'
  if (waitsFor === 'cqc') return 'cqc'
  const body = bodyRecipient(state.bodyId)
  return to === 'contact' ? body : `${body}/${to === 'deputy' ? 'deputy' : 'senior-officer'}`
}

/** Whether a person has paused the reminders of this day: all of them, or those of a number. */
const isQuiet = (state: RecommendationState, number: number | 'all', on: LocalDate) =>
  state.quiet.some(
    (q) => (q.number === 'all' || q.number === number) && isPausedOn({ from: q.since, until: q.until }, on),
  )

/** The recommendations that a reminder of this day may name; null when all of it is paused. */
function notQuiet(state: RecommendationState, d: OpenDeadline, on: LocalDate): readonly number[] | null {
  const quiet = (number: number | 'all') => isQuiet(state, number, on)
  if (quiet('all') || (d.kind === 'plan' && quiet(PLAN))) return null
  if (d.kind !== 'evidence') return d.recommendations
  const about = d.recommendations.filter((number) => !quiet(number))
  return about.length ? about : null
}

function item(
  state: RecommendationState,
  kind: LetterKind,
  recipient: Recipient,
  deadlineKind: DeadlineKind,
  localDate: LocalDate,
  at: number,
  told: ToldDate,
  recommendations: readonly number[],
  rung = 'on',
): LetterItem {
  const workflowId = recommendationWorkflowId(state.reference, state.bodyId)
  return {
    key: businessKey(workflowId, deadlineKind, told.dueOn, rung),
    recipient,
    letterClass: 'reminder',
    kind,
    localDate,
    at,
    data: {
      deadline: deadlineKind,
      ...told,
      recommendations,
      ...(recipient === 'cqc' && sharedUnder(state)),
    },
  }
}

function groupBy<T, K extends string>(items: readonly T[], key: (item: T) => K): [K, [T, ...T[]]][] {
  const groups = new Map<K, [T, ...T[]]>()
  for (const i of items) groups.set(key(i), [...(groups.get(key(i)) ?? []), i] as [T, ...T[]])
  return [...groups]
}
