// Whether and when a service improvement is published under a body's name (LGSCO Statement of Reasons manual 3.2, 3.3):
// never before six weeks from the decision, and withheld where that is called for. A personal remedy never is.
import { addDays, inWords, type LocalDate } from '../calendar/local-date.js'
import { invalid, type Refusal } from '../refusal.js'
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

/** What an officer decides about publication. */
export interface PublicationWish {
  readonly decision: 'publish' | 'withhold'
  /** The day of publication; needed to publish. */
  readonly on?: LocalDate
  /** Needed to withhold. */
  readonly because?: WithheldBecause
}

/** The decision that a wish is which nothing refuses. */
export const decisionIn = ({ decision, on, because }: PublicationWish): PublicationDecision =>
  decision === 'publish'
    ? { status: 'planned', on: on as LocalDate }
    : { status: 'withheld', because: because as WithheldBecause }

/**
 * Why a service improvement may not be published, or withheld, as it is wished: without a wording that nothing stops, too
 * early, in the past, without a reason. `stops`: what stops its wording and nobody has let pass; `today`: Europe/London.
 */
export function publicationRefusal(
  decisionDate: LocalDate,
  wording: { readonly stops: readonly string[] } | null,
  { decision, on, because, textId }: PublicationWish & { readonly textId?: string | undefined },
  today: LocalDate,
): Refusal | undefined {
  if (decision === 'withhold') {
    if (!because)
      return invalid('/because', 'why it is withheld is not said', 'one of the reasons for withholding')
    return textId ? undefined : invalid('/reasons', 'withholding needs reasons', 'say why')
  }
  if (!wording)
    return invalid('/recommendation', 'there is no wording to publish', 'word what is published first')
  if (wording.stops.length)
    return invalid(
      '/recommendation',
      `its wording is stopped: ${wording.stops.join(', ')}`,
      'word it anew, or let a second person override with a reason',
    )
  const first = publishableFrom(decisionDate)
  if (!on || on < first)
    return invalid(
      '/on',
      on ? `${inWords(on)} is within six weeks of the decision` : 'the day is missing',
      `a date from ${inWords(first)}`,
    )
  if (on >= today) return undefined
  return invalid('/on', `${inWords(on)} has passed`, `a date from ${inWords(today)}`)
}
