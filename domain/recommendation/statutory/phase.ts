// Where a statutory track stands, and what the body still owes under it. All of it follows from the state of the case.
import { laterOf, type LocalDate } from '../../calendar/local-date.js'
import { isEvidenced } from '../stages.js'
import { isDormant, isSettled, type Obligation, type RecommendationState } from '../state.js'
import type { StatutoryDocument, StatutoryState } from './state.js'

/** `none`: a statement instead of a report has only the agreed deadlines and their ladder. */
export const PHASES = [
  'none',
  'report',
  'further-report',
  'written-statement',
  'notice',
  'own-publication',
  'ended',
] as const
export type Phase = (typeof PHASES)[number]

export function phaseOf({ form, round, notice }: StatutoryState): Phase {
  if (form === 'statement') return 'none'
  if (notice) return notice.doneOn ? 'ended' : notice.by === 'ombudsman' ? 'own-publication' : 'notice'
  if (form === 'written-statement') return 'written-statement'
  return round === 1 ? 'report' : 'further-report'
}

/** While the body is to say what it does and to have done it. */
export const isAnswering = (phase: Phase) =>
  phase === 'report' || phase === 'further-report' || phase === 'written-statement'

/** The track of an open case whose clocks can run; null when there is none, or it waits for a person to confirm it. */
export const trackOf = (state: RecommendationState): StatutoryState | null =>
  state.statutory && state.closedAt === null && !state.followUp && !state.paused ? state.statutory : null

/**
 * What the body owes by the paper that was issued: neither what has ended otherwise than in failure, nor what waits for its
 * condition, nor what came to be owed only after that paper.
 */
export const owedByPaper = ({ statutory, obligations }: RecommendationState): readonly Obligation[] =>
  obligations.filter(
    (o) =>
      !(statutory && o.owedSince && o.owedSince > statutory.issuedOn) &&
      !isDormant(o) &&
      (!isSettled(o) || o.judgement === 'not-satisfied'),
  )

/** Nothing is left that the paper asked for: then no statutory clock runs and no step is proposed. */
export const isComplied = (state: RecommendationState) => owedByPaper(state).length === 0

/** What the body has not shown to be done: without evidence that may satisfy, or judged not satisfied. */
export const unconfirmed = (state: RecommendationState): readonly Obligation[] =>
  owedByPaper(state).filter((o) => !isEvidenced(o) || o.judgement === 'not-satisfied')

/** A report can take the place of a statement instead of one: only a council has either (LGA 1974 s30(1), (1B)). */
export const mayBeReported = ({ bodyType, statutory }: RecommendationState) =>
  bodyType === 'council' && (statutory?.form ?? 'statement') === 'statement'

/**
 * The day on which the body had told what it has done or will do: by the notification that was recorded, or when its
 * action plan and its evidence together had spoken of every recommendation. Null while it has not.
 */
export function notifiedOn(state: RecommendationState): LocalDate | null {
  if (state.statutory?.notification) return state.statutory.notification.on
  const outstanding = owedByPaper(state)
  const [first, ...rest] = outstanding.flatMap((o) => o.answeredOn ?? [])
  return first !== undefined && rest.length + 1 === outstanding.length ? rest.reduce(laterOf, first) : null
}

/** The paper whose receipt matters now, and since when it can have been received; null when none does. */
export function documentOf(
  track: StatutoryState,
): { readonly document: StatutoryDocument; readonly issuedOn: LocalDate } | null {
  const phase = phaseOf(track)
  if (phase === 'notice' && track.notice && !track.notice.form)
    return { document: 'notice', issuedOn: track.notice.requiredOn }
  if (!isAnswering(phase)) return null
  return { document: phase === 'further-report' ? 'further-report' : 'decision', issuedOn: track.issuedOn }
}

/** The receipt that is recorded or assumed of that paper. */
export const receiptIn = (track: StatutoryState) =>
  phaseOf(track) === 'notice' ? (track.notice?.receipt ?? null) : track.receipt
