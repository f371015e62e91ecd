// What is wished about the publication of an improvement: planned, withheld, and recorded when its day has come.
import { addDays, laterOf, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { calendarsOf } from '../../../domain/recommendation/dates.js'
import { publishableFrom } from '../../../domain/recommendation/publication.js'
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
  const first = publishableFrom(state.decisionDate, calendarsOf(state)).due
  return w.code % (ready === undefined ? 2 : 4) === 1
    ? { recommendation: number, decision: 'withhold', because: 'under-review' }
    : {
        recommendation: ready ?? number,
        decision: 'publish',
        on: addDays(w.code % 5 === 0 ? today : laterOf(today, first), Math.abs(w.ahead) % 20),
      }
}
