// What became of the body's own work: its evidence and answers have come, a recommendation is judged. Found by the
// difference that a step makes, whoever made it, and told in the digest of the next working morning: one letter a day.
import { nextWorkingDay } from '../calendar/calendar.js'
import type { LocalDate } from '../calendar/local-date.js'
import { instantAt, localDateOf } from '../calendar/london-time.js'
import { nextSendingMoment } from '../calendar/sending-hours.js'
import { PLAN } from './dates.js'
import { bodyRecipient, businessKey, recommendationWorkflowId } from './ids.js'
import type { DateWas } from './letter-item.js'
import type { Notice } from './letters.js'
import { obligationOf, type Obligation, type RecommendationState } from './state.js'
import type { Change } from './transition.js'

export const RESULT_KINDS = [
  'evidence-received',
  'answer-received',
  'judged-satisfied',
  'judged-late',
  'judged-incomplete',
  'judged-not-satisfied',
  'judgement-taken-back',
  'date-set',
] as const
export type ResultKind = (typeof RESULT_KINDS)[number]

/** One result that the body is told of. */
export interface Result {
  readonly kind: ResultKind
  /** The recommendation; 0 for an answer about the whole case, and for the date of the action plan. */
  readonly number: number
  readonly on: LocalDate
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
}

/** The digest in which a body reads which of its dates a new calendar has moved. */
export interface RedatedDigest {
  readonly version: string
  readonly on: LocalDate
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
  /** The dates that moved, as the body last knew them. */
  readonly was: readonly DateWas[]
}

/** The letter item that tells it: those of one kind and day are one item. */
export const resultKey = (
  { reference, bodyId }: Pick<RecommendationState, 'reference' | 'bodyId'>,
  { kind, on }: Pick<Result, 'kind' | 'on'>,
) => businessKey(recommendationWorkflowId(reference, bodyId), kind, on)

/** The digest of the next working morning, so that all cases of a recipient are in one letter. Epoch milliseconds. */
export function nextDigest(
  { calendar, sendingHours }: Pick<RecommendationState, 'calendar' | 'sendingHours'>,
  at: number,
): { readonly on: LocalDate; readonly at: number } {
  const soonest = nextSendingMoment(at, sendingHours, calendar)
  const moment =
    soonest > at ? soonest : instantAt(nextWorkingDay(calendar, localDateOf(at)), sendingHours.from)
  return { on: localDateOf(moment), at: moment }
}

const JUDGED_AS: Partial<Record<NonNullable<Obligation['judgement']>, ResultKind>> = {
  satisfied: 'judged-satisfied',
  'satisfied-late': 'judged-late',
  'satisfied-incomplete': 'judged-incomplete',
  'not-satisfied': 'judged-not-satisfied',
}

/** Of what was told by a letter of its own, or by none, the body also hears when it is taken back. */
const FINAL: readonly Obligation['judgement'][] = [
  'satisfied',
  'satisfied-late',
  'satisfied-incomplete',
  'not-satisfied',
  'ceased',
]

/** Answers about the whole case: to the follow-up question, and what the Act has a body tell. */
const ANSWERS: readonly string[] = ['follow-up-answered', 'action-notified']

/**
 * The state with what this step, taken at `at`, has to be told: added where something came about, dropped where it is no
 * longer so or a letter of this step says it. A case that has ended has said all in its last letter.
 */
export function withResults(
  before: RecommendationState,
  { state: after, facts, notices = [] }: Change,
  at: number,
): RecommendationState {
  const { results: _all, ...rest } = after
  const concluded = after.followUp !== null && before.followUp === null
  if (after.closedAt !== null || concluded) return rest
  const waiting = (after.results ?? []).filter((r) => isWaiting(before, r))
  const told = (number: number) => notices.some((n) => n.recommendations.includes(number) && isToBody(n))
  const day = nextDigest(after, at)
  const changes = after.obligations.flatMap((o) => {
    const was = obligationOf(before, o.number)
    return was ? [{ number: o.number, ...changeOf(was, o, waiting) }] : []
  })
  const answered = facts.some(({ event }) => ANSWERS.includes(event))
  const takenBack = before.followUp?.answered === true && !after.followUp?.answered
  const answer = {
    number: 0,
    drops: answered || takenBack,
    ...(answered && { now: 'answer-received' as const }),
  }
  const all = [...changes, answer]
  const left = waiting.filter((r) => !all.some((c) => c.number === r.number && c.drops))
  // A notice to the body lists everything that is due.
  const dated = notices.some(isToBody) ? [] : newlyDated(before, after)
  const come = all.flatMap(({ number, now }): Result[] =>
    now && !told(number) ? [{ kind: now, number, ...day }] : [],
  )
  const results = [...left, ...come, ...dated.map((number): Result => ({ kind: 'date-set', number, ...day }))]
  return results.length ? { ...rest, results } : rest
}

/** What had no date and has one now; 0 is the action plan. */
const newlyDated = (before: RecommendationState, after: RecommendationState): number[] => [
  ...(before.planDueOn === null && after.planDueOn !== null ? [PLAN] : []),
  ...after.obligations
    .filter((o) => o.dueOn !== null && obligationOf(before, o.number)?.dueOn === null)
    .map((o) => o.number),
]

const isToBody = ({ recipient }: Notice) => recipient.startsWith('body/')

/** Whether what a digest of this moment says has not left: its time is to come, or the digest could not leave yet. */
export const isWaiting = (state: RecommendationState, { at }: { readonly at: number }) =>
  at > state.playedUntil ||
  state.sends.some(
    (s) =>
      s.letterClass === 'reminder' &&
      s.recipient === bodyRecipient(state.bodyId) &&
      (s.plannedAt ?? s.at) <= at,
  )

interface ResultChange {
  /** What is to be told. */
  readonly now?: ResultKind
  /** What waits to be told of it is no longer so. */
  readonly drops: boolean
}

function changeOf(was: Obligation, is: Obligation, waiting: readonly Result[]): ResultChange {
  const version = (o: Obligation) => o.evidence?.version ?? 0
  const came = version(is) > version(was)
  const gone = version(is) < version(was) || is.settledAs !== was.settledAs
  if (is.judgement === was.judgement || came)
    return came ? { now: 'evidence-received', drops: true } : { drops: gone }
  const now = is.judgement ? JUDGED_AS[is.judgement] : takenBack(was, waiting)
  return now ? { now, drops: true } : { drops: true }
}

/** What the body has not read yet need not be taken back. */
function takenBack({ number, judgement }: Obligation, waiting: readonly Result[]): ResultKind | undefined {
  const unread = waiting.some((r) => r.number === number && r.kind.startsWith('judged-'))
  return FINAL.includes(judgement) && !unread ? 'judgement-taken-back' : undefined
}
