// One function owns each id of the recommendation process. Business keys start with the workflow's id, so that one
// word in a log finds the case, its ledger rows, its letters and its tasks.
import type { Organisation } from '../people/roles.js'

/** An Ombudsman's reference: `24 019 903`, with an optional letter for a joint or split case. */
export const REFERENCE = /^\d{2} \d{3} \d{3}[a-z]?$/

/** The reference as it stands in addresses and ids: hyphens for spaces. */
export const hyphenated = (reference: string) => reference.replaceAll(' ', '-')

/** The reference as people write it, from an address. */
export const spaced = (reference: string) => reference.replaceAll('-', ' ')

/** One durable workflow per case and responsible body. */
export const recommendationWorkflowId = (reference: string, bodyId: string) =>
  `recommendation/${hyphenated(reference)}/${bodyId}`

/** The business key of something in a case: a letter item, a task. */
export const businessKey = (workflowId: string, ...parts: (string | number)[]) =>
  `${workflowId}:${parts.join(':')}`

/** Letters to a body go to whoever is its current contact. */
export const bodyRecipient = (bodyId: string): `body/${string}` => `body/${bodyId}`

/**
 * `body/<body id>` is its contact; with `/deputy` or `/senior-officer` it is another of its people;
 * `complainant/<reference>/<body id>` is the complainant of that case, `registered-person/<id>` whom a request of CQC's own
 * asks.
 */
export type Recipient =
  `body/${string}` | `complainant/${string}` | `registered-person/${string}` | 'cqc' | 'manager'

export const isComplainant = (recipient: string) => recipient.startsWith('complainant/')

export const isRegisteredPerson = (recipient: string) => recipient.startsWith('registered-person/')

/** In whose room a recipient's letters, contacts and directory entries stand. */
export const roomOf = (recipient: string): Organisation =>
  recipient === 'cqc' || isRegisteredPerson(recipient)
    ? 'cqc'
    : recipient.startsWith('body/')
      ? 'body'
      : 'ombudsman'

/** Whom of a recipient's people a letter is for. */
export const CAPACITIES = [
  'contact',
  'deputy',
  'senior-officer',
  'registered-manager',
  'nominated-individual',
  'head-office',
] as const
export type Capacity = (typeof CAPACITIES)[number]

/** Whom the Regulations bind at a provider, the first one first (SI 2014/2936). */
export const REGISTERED = [
  'registered-manager',
  'nominated-individual',
] as const satisfies readonly Capacity[]

const BESIDE_THE_CONTACT = new RegExp(`^(.+)/(${CAPACITIES.filter((c) => c !== 'contact').join('|')})$`)

/** The directory's entry that a letter's recipient belongs to, and whom of its people it is for. */
export function officeOf(recipient: string): { readonly office: string; readonly capacity: Capacity } {
  const [, office, capacity] = BESIDE_THE_CONTACT.exec(recipient) ?? []
  return office === undefined
    ? { office: recipient, capacity: 'contact' }
    : { office, capacity: capacity as Capacity }
}
