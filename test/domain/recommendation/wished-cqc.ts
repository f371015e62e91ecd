// What is wished about CQC's part: whether the case is shared with it, what it did, which location is meant.
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { NEWS_KINDS, NOT_NAMED, type LocationNews } from '../../../domain/cqc-directory/news.js'
import { SHARED_MATTERS } from '../../../domain/law/law.js'
import { LOCATION_DECISIONS, openNews } from '../../../domain/recommendation/location-news.js'
import { ACTIVITY_KINDS, ACTIVITY_STANDINGS } from '../../../domain/recommendation/regulatory-activity.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import type { Wish } from './wishes.js'

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

export const wishedActivity = (w: Wish, at: number, date: LocalDate) => ({
  standing: pick(ACTIVITY_STANDINGS, w.nth),
  kind: pick(ACTIVITY_KINDS, w.code),
  ...(w.code % 5 !== 0 && { on: w.nth % 2 === 0 ? addDays(localDateOf(at), -w.ago) : date }),
})

export const wishedSharing = (w: Wish, at: number) => ({
  decision: w.code % 3 === 0 ? 'end' : 'share',
  matter: pick(SHARED_MATTERS, w.nth),
  ...(w.who % 2 === 0 && { confirmedOn: addDays(localDateOf(at), -w.ago) }),
})

const LOCATIONS = ['1-100000001', '1-100000002', '1-100000003']

/** Mostly to a successor that CQC names. */
export function wishedLocation(w: Wish, state: RecommendationState) {
  const news = openNews(state)[0]
  const decision = pick(LOCATION_DECISIONS, w.code)
  return {
    news: news?.id ?? 'none',
    decision,
    ...(decision === 'follow' && { successor: pick([...(news?.successors ?? []), ...LOCATIONS], w.nth) }),
  }
}

/** What CQC's register may say of the location on a day, again and with other successors too. */
export function newsOn(today: LocalDate, nth: number): LocationNews {
  const kind = pick(NEWS_KINDS, nth)
  const location = kind === 'not-named' || kind === 'matched' ? NOT_NAMED : '1-100000000'
  return {
    id: `${location}:${kind}:${nth % 4}`,
    kind,
    location,
    since: today,
    successors: LOCATIONS.slice(0, kind === 'matched' ? 1 : nth % 3),
  }
}
