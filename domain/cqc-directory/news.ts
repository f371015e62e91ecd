// What a change in CQC's register means for a case: its location was deregistered, another provider runs it, or a newer care
// directory does not list it any more. Each
// piece of news has an id of its own, so that it arrives once however often it is read.
import type { LocalDate } from '../calendar/local-date.js'
import type { LocationRecord } from './records.js'

export const NEWS_KINDS = [
  'deregistered',
  'provider-changed',
  'not-listed',
  'not-in-register',
  'not-named',
  'matched',
] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** Stands where a case names the service and no location. */
export const NOT_NAMED = 'not-named'

/** Ids and dates only: it travels to running cases. */
export interface LocationNews {
  /** `<location>:deregistered:<day>`, `<location>:provider-changed:<new provider>` or `<location>:not-listed:<day>`. */
  readonly id: string
  readonly kind: NewsKind
  readonly location: string
  /** The day of deregistration as CQC states it, else the day on which the change was found; Europe/London. */
  readonly since: LocalDate
  /** The locations that CQC names as its successors, or that a service which is named may be; more may come later. */
  readonly successors: readonly string[]
}

/** The share of the known locations that a file must name before what it leaves out counts as gone: an extract says nothing. */
export const WHOLE_FROM = 0.9

/** What was known of the location before. */
export type KnownLocation = Pick<LocationRecord, 'registration' | 'providerId'>

/** The news in a record that was read on a day; none while the location runs on under its provider. */
export function newsIn(before: KnownLocation | null, now: LocationRecord, today: LocalDate): LocationNews[] {
  const successors = now.registered?.successors ?? []
  const news = (kind: NewsKind, what: string, since: LocalDate): LocationNews => ({
    id: `${now.id}:${kind}:${what}`,
    kind,
    location: now.id,
    since,
    successors,
  })
  if (now.registration === 'Deregistered') {
    const since = now.deregisteredOn ?? today
    return [news('deregistered', now.deregisteredOn ?? 'undated', since)]
  }
  return before && before.providerId !== now.providerId
    ? [news('provider-changed', now.providerId, today)]
    : []
}
