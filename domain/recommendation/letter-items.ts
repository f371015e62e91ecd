// The letters of a case as rows: notices that answer what was done, reminders that a ladder arms, and what a step makes
// of them. Which letters there are follows from the state (deadlines.ts).
import { localDateOf } from '../calendar/london-time.js'
import { workingDayOnOrAfter } from '../calendar/calendar.js'
import { armedItems, dueListFor, openDeadlines } from './deadlines.js'
import type { DueList, Found, LetterItem } from './letter-item.js'
import { businessKey, recommendationWorkflowId } from './ids.js'
import { LETTER_SUBJECTS, type LetterKind, type Notice } from './letters.js'
import { isWaiting, RESULT_KINDS } from './results.js'
import { sharedUnder } from './sharing.js'
import { awaitsPlan, owesPlan } from './stages.js'
import type { PendingSend, RecommendationState } from './state.js'
import { datesKnown, knownFirst, movedOf, movedSince } from './told-dates.js'

/** The letters in which a body reads that CQC reads its case. */
const SAYS_THAT_IT_IS_SHARED: readonly LetterKind[] = ['opening', 'shared-with-cqc']

/** The letters that say from what to what a date has moved. */
const SAYS_WHAT_MOVED: readonly LetterKind[] = ['date-changed', 'extension-agreed', 'recommendation-amended']

/** The letters that ask for something new: where that is an action plan they explain what one is. */
const ASKS: readonly LetterKind[] = [
  'opening',
  'recommendation-added',
  'recommendation-amended',
  'condition-met',
  'reopened',
]

/** The letters about the end of a case, which say what was found of each recommendation. */
const ENDS: readonly LetterKind[] = ['concluded', 'closed']

/** A notice as it is to leave, and what it takes to say the same again. */
interface NoticeToSend {
  readonly item: LetterItem
  readonly notice: Notice
}

/**
 * The notices of a step, and the state without what they say already: one that tells which dates moved also tells what
 * waits for the digest about an earlier calendar.
 */
export function noticesOf(
  before: RecommendationState,
  after: RecommendationState,
  wanted: readonly Notice[],
  at: number,
): { notices: NoticeToSend[]; state: RecommendationState } {
  const workflowId = recommendationWorkflowId(before.reference, before.bodyId)
  const waiting = after.redated && isWaiting(before, after.redated) ? after.redated.was : []
  const was = knownFirst(waiting, movedOf(datesKnown(openDeadlines(before)), openDeadlines(after)))
  const notices = wanted.flatMap((one, index): NoticeToSend[] => {
    const key = businessKey(workflowId, one.kind, before.seq + 1, index)
    const notice = SAYS_WHAT_MOVED.includes(one.kind) && !one.was ? { ...one, was } : one
    const item = noticeItem(key, notice, after, at)
    return item ? [{ item, notice }] : []
  })
  const { redated: _told, ...rest } = after
  return { notices, state: notices.some(({ notice }) => notice.was === was) ? rest : after }
}

/**
 * Notices answer something that a person has just done: they leave at once, also at night. Null when there is nothing to
 * say: no date of the recipient has moved.
 */
function noticeItem(key: string, notice: Notice, state: RecommendationState, at: number): LetterItem | null {
  const data = noticeData(notice, state, at)
  if (notice.kind === 'date-changed' && !data.moved?.length) return null
  return {
    key,
    recipient: notice.recipient,
    letterClass: 'notice',
    kind: notice.kind,
    localDate: localDateOf(at),
    at,
    data: {
      ...data,
      ...((notice.recipient === 'cqc' || SAYS_THAT_IT_IS_SHARED.includes(notice.kind)) && sharedUnder(state)),
      ...(notice.kind === 'potential-breach' && { potentialBreach: state.potentialBreach ?? [] }),
    },
  }
}

function noticeData(
  { kind, recipient, recommendations, was }: Notice,
  state: RecommendationState,
  leavesAt: number,
): DueList {
  const due = dueListFor(state, recipient, leavesAt)
  const moved = was ? movedSince(was, openDeadlines(state), state.calendar) : []
  const plan = ASKS.includes(kind) ? planAsked(state) : []
  const found = ENDS.includes(kind) && recipient.startsWith('body/') ? foundIn(state) : []
  return {
    recommendations,
    due: kind === 'date-changed' || kind === 'concluded' ? [] : due,
    ...(moved.length > 0 && { moved }),
    ...(plan.length > 0 && { plan }),
    ...(found.length > 0 && { found }),
    ...(kind === 'concluded' &&
      state.followUp && { askedOn: workingDayOnOrAfter(state.calendar, state.followUp.on) }),
  }
}

const planAsked = (state: RecommendationState): number[] =>
  owesPlan(state) ? state.obligations.filter((o) => awaitsPlan(state, o)).map((o) => o.number) : []

/** What became of each recommendation, those alike together. */
function foundIn({ obligations }: RecommendationState): Found[] {
  const found = new Map<Found['as'], number[]>()
  for (const { number, judgement, settledAs } of obligations) {
    const as = settledAs ?? judgement
    if (as) found.set(as, [...(found.get(as) ?? []), number])
  }
  return [...found].map(([as, recommendations]) => ({ as, recommendations }))
}

/** Notices that have not left and would say what is no longer so. */
export const outdatedNotices = (state: RecommendationState): string[] =>
  state.followUp
    ? []
    : state.sends.filter((s) => s.notices?.some(({ kind }) => kind === 'concluded')).map(({ key }) => key)

/** What of a digest is said again when it could not be delivered: results, but no reminder. */
const resultsBeside = (due: readonly LetterItem[], { recipient, localDate }: LetterItem): Notice[] =>
  due
    .filter((i) => i.recipient === recipient && i.localDate === localDate && isResult(i.kind))
    .map(({ kind, data: { recommendations } }) => ({ kind, recipient, recommendations }))

const isResult = (kind: LetterKind) => (RESULT_KINDS as readonly string[]).includes(kind)

/** What the post room is handed for a letter item that is due. */
export const pendingSend = (item: LetterItem, notices: readonly Notice[]): PendingSend => ({
  key: item.key,
  recipient: item.recipient,
  localDate: item.localDate,
  letterClass: item.letterClass,
  at: item.at,
  summary: `${LETTER_SUBJECTS[item.kind]} (to ${item.recipient})`,
  waitsForContact: false,
  ...(notices.length > 0 && { notices }),
})

/**
 * The reminders that leave at this moment, one send a recipient. After an outage several days may have come due at
 * once: only the latest letter to each recipient leaves, because the earlier ones would say what is no longer so.
 */
export function remindersAt(
  state: RecommendationState,
  at: number,
): { sends: PendingSend[]; missed: string[] } {
  const due = armedItems(state).filter((i) => i.at <= at)
  const latest = new Map(due.map((i) => [i.recipient, i]))
  return {
    sends: [...latest.values()].map((item) => pendingSend(item, resultsBeside(due, item))),
    missed: due.filter((i) => i.localDate !== latest.get(i.recipient)?.localDate).map((i) => i.key),
  }
}

/** Reminders that the step arms anew or changes, and those that it makes wrong. */
export function letterDifference(before: RecommendationState, state: RecommendationState) {
  // A reminder that is due but could not leave yet (mail server down) goes too when what it says is no longer so.
  const unsent = before.sends
    .filter((s) => s.letterClass === 'reminder')
    .map((s) => (s.plannedAt ?? s.at) - 1)
  const since = Math.min(before.playedUntil, ...unsent)
  const armedBefore = new Map(armedItems(before, since).map((i) => [i.key, JSON.stringify(i)]))
  const armedAfter = armedItems(state, since)
  const keysAfter = new Set(armedAfter.map((i) => i.key))
  return {
    arm: armedAfter.filter((i) => i.at > state.playedUntil && armedBefore.get(i.key) !== JSON.stringify(i)),
    void: [...armedBefore.keys()].filter((key) => !keysAfter.has(key)),
  }
}
