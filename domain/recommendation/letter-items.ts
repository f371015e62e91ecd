// The letters of a case as rows: notices that answer what was done, reminders that a ladder arms, and what a step makes
// of them. Which letters there are follows from the state (deadlines.ts).
import { localDateOf } from '../calendar/london-time.js'
import { armedItems, dueListFor } from './deadlines.js'
import type { LetterItem } from './letter-item.js'
import { LETTER_SUBJECTS, type LetterKind, type Notice } from './letters.js'
import { sharedUnder } from './sharing.js'
import type { PendingSend, RecommendationState } from './state.js'

/** The letters in which a body reads that CQC reads its case. */
const SAYS_THAT_IT_IS_SHARED: readonly LetterKind[] = ['opening', 'shared-with-cqc']

/** Notices answer something that a person has just done: they leave at once, also at night. */
export const noticeItem = (
  key: string,
  notice: Notice,
  state: RecommendationState,
  at: number,
): LetterItem => ({
  key,
  recipient: notice.recipient,
  letterClass: 'notice',
  kind: notice.kind,
  localDate: localDateOf(at),
  at,
  data: {
    recommendations: notice.recommendations,
    due: dueListFor(state, notice.recipient),
    ...((notice.recipient === 'cqc' || SAYS_THAT_IT_IS_SHARED.includes(notice.kind)) && sharedUnder(state)),
    ...(notice.kind === 'potential-breach' && { potentialBreach: state.potentialBreach ?? [] }),
  },
})

/** What the post room is handed for a letter item that is due. */
export const pendingSend = (item: LetterItem): PendingSend => ({
  key: item.key,
  recipient: item.recipient,
  localDate: item.localDate,
  letterClass: item.letterClass,
  at: item.at,
  summary: `${LETTER_SUBJECTS[item.kind]} (to ${item.recipient})`,
  waitsForContact: false,
  ...(item.letterClass === 'notice' && {
    notice: { kind: item.kind, recipient: item.recipient, recommendations: item.data.recommendations },
  }),
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
    sends: [...latest.values()].map(pendingSend),
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
