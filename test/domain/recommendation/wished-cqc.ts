// What is wished about CQC's part: whether the case is shared with it, what it did, which location is meant.
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { SHARED_MATTERS } from '../../../domain/gateways/gateways.js'
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

export const wishedLocation = (w: Wish, state: RecommendationState) => ({
  news: openNews(state)[0]?.id ?? 'none',
  decision: pick(LOCATION_DECISIONS, w.code),
})
