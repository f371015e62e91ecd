// Whether and when a service improvement is published under a body's name (LGSCO Statement of Reasons manual 3.2, 3.3):
// never before six weeks from the decision, and withheld where that is called for. A personal remedy never is.
import { addDays, type LocalDate } from '../calendar/local-date.js'
import type { Stop, Warning } from './published-wording.js'

/** Days from the decision before which nothing is published: six weeks. */
export const PUBLISHED_AFTER = 42

export const WITHHELD_BECAUSE = ['under-review', 'identifies-a-person', 'sole-trader'] as const
export type WithheldBecause = (typeof WITHHELD_BECAUSE)[number]

/** The wording to be published, by the id of its text; who wrote and who overrode it, by their opaque ids. */
export interface PublishedWording {
  readonly textId: string
  readonly by: string
  readonly stops: readonly Stop[]
  readonly warnings: readonly Warning[]
  readonly overriddenBy: string | null
}

export type PublicationDecision =
  | { readonly status: 'planned'; readonly on: LocalDate }
  | { readonly status: 'withheld'; readonly because: WithheldBecause }

export interface Publication {
  readonly wording: PublishedWording | null
  readonly decision: PublicationDecision | null
}

/** Something in the wording stops it and no second person has overridden that. */
export const isStopped = ({ stops, overriddenBy }: PublishedWording) =>
  stops.length > 0 && overriddenBy === null

/** The first day on which anything of this decision may be published. */
export const publishableFrom = (decisionDate: LocalDate): LocalDate => addDays(decisionDate, PUBLISHED_AFTER)
