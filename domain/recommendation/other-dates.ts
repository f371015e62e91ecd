// Dates of a case with which nobody is late, explained whole as its deadlines are: the first day on which anything may be
// published, the entry as a delayed remedy, the answer that is expected to a question.
import type { Explanation } from '../calendar/explanation.js'
import { compareDates } from '../calendar/local-date.js'
import { localDateOf } from '../calendar/london-time.js'
import { whereCovered } from '../calendar/problem.js'
import { expectedBy } from './dates.js'
import { delayedBy, isOutstanding } from './delayed-remedy.js'
import { answerExpectedBy, questionsToTheBody } from './next-moment.js'
import { PUBLICATION } from './publication.js'
import { checkPublishable } from './published-themes.js'
import { isSettled, type RecommendationState } from './state.js'

/** An explanation whose rule says what the date is of, and what it is about. */
export type OtherDate = Explanation & {
  /** The recommendations; 0 is the action plan. */
  readonly recommendations: readonly number[]
}

/** Those that matter to the case now, the earliest first. Throws as `computeDue`. */
export const otherDatesOf = (state: RecommendationState): OtherDate[] =>
  [...publication(state), ...delayedRemedy(state), ...answers(state)].sort((a, b) =>
    compareDates(a.due, b.due),
  )

/** While it is too soon for what may be published. Of a day that is not known any more it is not: that has long passed. */
function publication(state: RecommendationState): OtherDate[] {
  const explanation = whereCovered(() => expectedBy(state, PUBLICATION, state.decisionDate))
  const isTooSoon = explanation && localDateOf(state.playedUntil) < explanation.due
  if (!isTooSoon || state.closedAt !== null) return []
  return dated(
    explanation,
    state.obligations.filter(
      ({ number, publication }) =>
        checkPublishable(state, number) === undefined &&
        (!publication?.decision || publication.decision.status === 'planned'),
    ),
  )
}

/** While something is owed and the twelve months are not over. */
function delayedRemedy(state: RecommendationState): OtherDate[] {
  const explanation = isOutstanding(state) ? delayedBy(state) : null
  if (!explanation || state.delayed || localDateOf(state.playedUntil) > explanation.due) return []
  return dated(
    explanation,
    state.obligations.filter((o) => !isSettled(o)),
  )
}

const answers = (state: RecommendationState): OtherDate[] =>
  questionsToTheBody(state).map((question) => ({
    ...answerExpectedBy(state, question),
    recommendations: question.about,
  }))

const dated = (explanation: Explanation, about: RecommendationState['obligations']): OtherDate[] =>
  about.length ? [{ ...explanation, recommendations: about.map((o) => o.number) }] : []
