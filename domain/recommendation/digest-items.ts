// What a body reads in its digest beside reminders: which dates a new calendar has moved, and what became of its own work
// (results.ts). They follow from the state, so whatever makes one wrong also voids it.
import type { OpenDeadline } from './deadlines.js'
import { bodyRecipient, businessKey, recommendationWorkflowId, type Recipient } from './ids.js'
import type { DueList, LetterItem } from './letter-item.js'
import { resultKey, type Result, type ResultKind } from './results.js'
import type { RecommendationState } from './state.js'
import { movedSince } from './told-dates.js'

/** A new calendar moved what the body owes: it reads so in its next digest, as long as anything differs from what it knew. */
export function redatedItem(state: RecommendationState, open: readonly OpenDeadline[]): LetterItem[] {
  if (!state.redated || state.paused || state.closedAt !== null) return []
  const { version, on, at, was } = state.redated
  const moved = movedSince(was, open, state.calendar)
  if (moved.length === 0) return []
  return [
    {
      key: businessKey(recommendationWorkflowId(state.reference, state.bodyId), 'date-changed', version),
      recipient: bodyRecipient(state.bodyId),
      letterClass: 'reminder',
      kind: 'date-changed',
      localDate: on,
      at,
      data: { recommendations: [], due: [], moved },
    },
  ]
}

/** What became of the body's work: one item for each kind and day, whatever the number of recommendations. */
export function resultItems(
  state: RecommendationState,
  dueListFor: (state: RecommendationState, recipient: Recipient, leavesAt: number) => DueList['due'],
): LetterItem[] {
  const recipient = bodyRecipient(state.bodyId)
  const groups = new Map<string, Result[]>()
  for (const result of state.results ?? []) {
    const key = resultKey(state, result)
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  return [...groups].flatMap(([key, results]): LetterItem[] => {
    const [first] = results
    if (!first) return []
    const { kind, on, at } = first
    const numbers = results.map((r) => r.number).sort((a, b) => a - b)
    const due = dueIn(kind, numbers, () => dueListFor(state, recipient, at))
    if (kind === 'date-set' && due.length === 0) return []
    const recommendations = numbers.filter((number) => number !== 0)
    return [
      { key, recipient, letterClass: 'reminder', kind, localDate: on, at, data: { recommendations, due } },
    ]
  })
}

/** Whoever reads that a judgement is taken back reads also what is due again; a date that is set is listed alone. */
function dueIn(kind: ResultKind, numbers: readonly number[], list: () => DueList['due']): DueList['due'] {
  if (kind === 'judgement-taken-back') return list()
  if (kind !== 'date-set') return []
  return list().flatMap((d) => {
    if (d.dueOn === null) return []
    if (d.deadline === 'plan') return numbers.includes(0) ? [d] : []
    const recommendations = d.recommendations.filter((number) => numbers.includes(number))
    return d.deadline === 'evidence' && recommendations.length ? [{ ...d, recommendations }] : []
  })
}
