// Which wording stands for which recommendations: each service improvement has its own, until there are so many that they
// may be grouped by theme (LGSCO Compliance Manual, chapter 2). What is decided of one of a theme is decided of all.
import { invalid, type Refusal } from '../refusal.js'
import { isStopped, type Publication, type PublishedWording } from './publication.js'
import { obligationOf, type RecommendationState } from './state.js'

/** Of a body that owes more improvements than this, several may have one wording. */
export const ONE_BY_ONE_UP_TO = 5

export const publicationOf = (state: RecommendationState, number: number): Publication =>
  obligationOf(state, number)?.publication ?? { wording: null, decision: null }

/** Only a service improvement of this body that was not withdrawn is published. */
export function checkPublishable(state: RecommendationState, number: number): Refusal | undefined {
  const obligation = obligationOf(state, number)
  const improvements = state.obligations.filter((o) => o.kind === 'service-improvement').map((o) => o.number)
  const remedy = improvements.length
    ? `one of ${improvements.join(', ')}`
    : 'nothing of this case is published'
  if (!obligation)
    return invalid('/recommendation', `there is no recommendation ${number} for this body`, remedy)
  if (obligation.kind === 'personal-remedy')
    return invalid('/recommendation', 'the text of a personal remedy is never published', remedy)
  if (obligation.settledAs === undefined) return undefined
  return invalid('/recommendation', `recommendation ${number} is ${obligation.settledAs}`, remedy)
}

/** The recommendations that have this one's wording now. */
export function themeOf(state: RecommendationState, number: number): readonly number[] {
  const standsFor = publicationOf(state, number).wording?.standsFor
  if (!standsFor) return [number]
  const words = standsFor.join()
  return standsFor.filter((n) => publicationOf(state, n).wording?.standsFor?.join() === words)
}

/** Those of them that are still published. */
export const stillOf = (state: RecommendationState, number: number): readonly number[] =>
  themeOf(state, number).filter((n) => !checkPublishable(state, n))

/** What stops a wording, and what of its theme is no more as it was when it was worded. */
export const stopsOf = (
  state: RecommendationState,
  number: number,
  wording: PublishedWording,
): readonly string[] => [
  ...(isStopped(wording) ? wording.stops : []),
  ...lostOf(wording.standsFor ?? [], stillOf(state, number)).map(brokenBy),
]

/** Those for which a wording stood and that are published no more, or have another wording since. */
export const lostOf = (standsFor: readonly number[], still: readonly number[]): readonly number[] =>
  standsFor.filter((n) => !still.includes(n))

/** That a wording cannot be published because of one of them. */
export const brokenBy = (lost: number) =>
  `it stands for recommendation ${lost} too, which has another wording or is published no more`

/** A theme is for what would be too many wordings, each of an improvement that is published. */
export function checkTheme(
  state: RecommendationState,
  recommendation: number,
  also: readonly number[],
): Refusal | undefined {
  const published = state.obligations.map((o) => o.number).filter((n) => !checkPublishable(state, n))
  return themeRefusal(published, recommendation, also)
}

/** The same of what is published of a body. */
export function themeRefusal(
  published: readonly number[],
  recommendation: number,
  also: readonly number[],
): Refusal | undefined {
  if (also.length === 0) return undefined
  const field = '/theme/also'
  if (published.length <= ONE_BY_ONE_UP_TO)
    return invalid(
      field,
      `of ${published.length} service improvements each is worded by itself`,
      `leave “theme” out: more than ${ONE_BY_ONE_UP_TO} may be grouped`,
    )
  const others = published.filter((n) => n !== recommendation)
  const wrong = also.find((n, i) => !others.includes(n) || also.indexOf(n) !== i)
  if (wrong === undefined) return undefined
  return invalid(
    field,
    `${wrong} is not another service improvement, or stands twice`,
    `some of ${others.join(', ')}, each once`,
  )
}
