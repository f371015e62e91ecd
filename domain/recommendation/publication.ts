// Whether and when a service improvement is published under a body's name (LGSCO Statement of Reasons manual 3.2, 3.3):
// never before six weeks from the decision, and withheld where that is called for. A personal remedy never is.
import type { Calendars } from '../calendar/calendar.js'
import { computeDue } from '../calendar/deadline.js'
import type { Explanation } from '../calendar/explanation.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { ruleBy } from '../calendar/rules.js'
import type { Role } from '../people/roles.js'
import { invalid, type Refusal } from '../refusal.js'
import type { Stop, Warning } from './published-wording.js'
import { computed } from './transition.js'

/** The rule of the first day on which anything may be published: six weeks from the decision, as shipped. */
export const PUBLICATION = 'publication'

/** The grounds of the Ombudsman's Statement of Reasons manual (3.3, 4.4); “other”: as the reasons state them. */
export const WITHHELD_BECAUSE = [
  'under-review',
  'identifies-a-person',
  'sole-trader',
  'not-in-the-persons-interests',
  'agreed-at-their-request',
  'employment',
  'other',
] as const
export type WithheldBecause = (typeof WITHHELD_BECAUSE)[number]

/** The wording to be published, by the id of its text; who wrote and who overrode it, by their opaque ids. */
export interface PublishedWording {
  readonly textId: string
  readonly by: string
  readonly stops: readonly Stop[]
  readonly warnings: readonly Warning[]
  readonly overriddenBy: string | null
  /** Of the wording of a theme: every recommendation that it stands for. */
  readonly standsFor?: readonly number[]
}

export type PublicationDecision =
  | { readonly status: 'planned'; readonly on: LocalDate }
  /** A person has published it, on that day. */
  | { readonly status: 'published'; readonly on: LocalDate }
  | { readonly status: 'withheld'; readonly because: WithheldBecause }

export interface Publication {
  readonly wording: PublishedWording | null
  readonly decision: PublicationDecision | null
}

/** Something in the wording stops it and no second person has overridden that. */
export const isStopped = ({ stops, overriddenBy }: PublishedWording) =>
  stops.length > 0 && overriddenBy === null

/** Nobody has published it, or decided that it is not to be. */
export const awaitsPublication = ({ decision }: Publication) =>
  decision === null || decision.status === 'planned'

/**
 * The first day on which anything of this decision may be published, and why. Throws as `computeDue`: what is not known
 * permits no day.
 */
export const publishableFrom = (decisionDate: LocalDate, calendars: Calendars): Explanation =>
  computeDue({ rule: ruleBy(calendars, PUBLICATION), start: { on: decisionDate } }, calendars)

export const PUBLICATION_WISHES = ['publish', 'withhold', 'published'] as const

/** What an officer decides about publication, or records of it. */
export interface PublicationWish {
  readonly decision: (typeof PUBLICATION_WISHES)[number]
  /** The day of publication; needed to publish, and to record that it was. */
  readonly on?: LocalDate
  /** Needed to withhold. */
  readonly because?: WithheldBecause
}

/** The decision that a wish is which nothing refuses. */
export function decisionIn({ decision, on, because }: PublicationWish): PublicationDecision {
  if (decision === 'withhold') return { status: 'withheld', because: because as WithheldBecause }
  return { status: decision === 'publish' ? 'planned' : 'published', on: on as LocalDate }
}

/** What is published as yet: whether its wording is stopped, and what was decided. */
export interface PublicationStanding {
  /** What stops the wording and nobody has let pass; null without a wording. */
  readonly stops: readonly string[] | null
  readonly status: PublicationDecision['status'] | null
}

/**
 * Why a service improvement may not be published or withheld as it is wished, or cannot have been published: without a
 * wording that nothing stops, too early, at the wrong side of today, without a reason, against what was decided.
 * `today`: Europe/London.
 */
export function publicationRefusal(
  decisionDate: LocalDate,
  { stops, status }: PublicationStanding,
  { decision, on, because, textId }: PublicationWish & { readonly textId?: string | undefined },
  today: LocalDate,
  calendars: Calendars,
  role: Role,
): Refusal | undefined {
  if (decision === 'withhold') {
    if (!because)
      return invalid('/because', 'why it is withheld is not said', 'one of the reasons for withholding')
    if (!textId) return invalid('/reasons', 'withholding needs reasons', 'say why')
    return role === 'manager' || role === 'director' ? undefined : NEEDS_CONSENT
  }
  if (!stops)
    return invalid('/recommendation', 'there is no wording to publish', 'word what is published first')
  if (stops.length)
    return invalid(
      '/recommendation',
      `its wording is stopped: ${stops.join(', ')}`,
      'word it anew, or let a second person override with a reason',
    )
  const first = computed('/on', () => publishableFrom(decisionDate, calendars))
  if ('problem' in first) return first
  if (!on || on < first.due)
    return invalid('/on', on ? tooSoon(on, first) : 'the day is missing', `a date from ${inWords(first.due)}`)
  if (decision === 'published') return publishedRefusal(status, on, today)
  if (on >= today) return undefined
  return invalid('/on', `${inWords(on)} has passed`, `a date from ${inWords(today)}`)
}

const NEEDS_CONSENT: Refusal = {
  code: 'wrong-role',
  field: '/decision',
  problem: 'withholding needs a manager’s consent',
  remedy: 'ask a manager or the Director to decide it; nothing is published meanwhile',
}

const tooSoon = (on: LocalDate, { rule, citation, start, due }: Explanation) =>
  `${inWords(on)} is too soon after the decision of ${inWords(start.on)}: by the rule “${rule}” (${citation}) ` +
  `nothing is published before ${inWords(due)}`

/** Nobody publishes what is withheld, or what nobody has decided to publish. */
function publishedRefusal(
  status: PublicationStanding['status'],
  on: LocalDate,
  today: LocalDate,
): Refusal | undefined {
  if (status !== 'planned')
    return invalid(
      '/decision',
      status === null ? 'nobody has decided to publish it' : `it is ${status}`,
      status === 'published' ? 'nothing more is needed' : 'decide to publish it first',
    )
  return on <= today
    ? undefined
    : invalid(
        '/on',
        `${inWords(on)} is in the future`,
        `the day on which it was published, up to ${inWords(today)}`,
      )
}
