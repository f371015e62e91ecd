// What CQC's register says has happened to the location of a running case, and what an officer decides about it. The
// news changes nothing by itself: the responsible body and the CQC location are separate facts.
import type { LocationNews } from '../cqc-directory/news.js'
import type { RecommendationState } from './state.js'

export const LOCATION_DECISIONS = ['keep', 'follow'] as const
export type LocationDecision = (typeof LOCATION_DECISIONS)[number]

/** News that a case was told, and what was decided; null while nobody has. */
export interface KnownNews extends LocationNews {
  readonly decided: LocationDecision | null
}

/** The news that wait for a decision. */
export const openNews = ({ locationNews = [], closedAt }: RecommendationState): readonly KnownNews[] =>
  closedAt === null ? locationNews.filter((news) => news.decided === null) : []

const sameSuccessors = (a: LocationNews, b: LocationNews) => a.successors.join() === b.successors.join()

/** Whether the case has not heard this: it is news, or CQC names other successors and nobody has decided yet. */
export function isNews(state: RecommendationState, news: LocationNews): boolean {
  if (state.closedAt !== null) return false
  const known = state.locationNews?.find(({ id }) => id === news.id)
  return known === undefined || (known.decided === null && !sameSuccessors(known, news))
}
