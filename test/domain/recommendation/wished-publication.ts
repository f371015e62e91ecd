// What is wished about the publication of an improvement: planned, withheld, and recorded when its day has come.
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { worded } from './wished-names.js'
import type { Wish } from './wishes.js'

/** One that is to be published on a day that has come. */
export const toBePublished = ({ obligations, playedUntil }: RecommendationState) =>
  obligations.find(({ publication }) => {
    const decision = publication?.decision
    return decision?.status === 'planned' && decision.on <= localDateOf(playedUntil)
  })?.number

export function wishedPublication(w: Wish, state: RecommendationState, number: number, today: LocalDate) {
  const due = toBePublished(state)
  if (due !== undefined && w.nth % 4 !== 0)
    return { recommendation: due, decision: 'published', on: addDays(today, -w.ago) }
  const ready = worded(state, false)
  return w.code % (ready === undefined ? 2 : 4) === 1
    ? { recommendation: number, decision: 'withhold', because: 'under-review' }
    : {
        recommendation: ready ?? number,
        decision: 'publish',
        on: addDays(today, Math.abs(w.ahead) % 30),
      }
}
