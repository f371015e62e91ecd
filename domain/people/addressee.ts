// Who gets a letter that is meant for somebody of a body: the person named in that capacity, or whoever covers for them.
// Cover never swallows a letter: when everybody is away it goes to the person it was meant for.
import { addresseeOn } from '../calendar/cover.js'
import type { LocalDate } from '../calendar/local-date.js'
import { CAPACITIES, REGISTERED, type Capacity } from '../recommendation/ids.js'

/** Somebody in the directory, or a mailbox. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly capacity: Capacity
  /** Local dates, both included; null while there. */
  readonly away: { readonly from: LocalDate; readonly to: LocalDate } | null
}

/**
 * Who stands in, in this order, where nobody is named in a capacity or who is named is away: in the end anybody who is named.
 * At a provider the nominated individual is the one who supervises those who manage.
 */
const COVERED_BY: Record<Capacity, readonly Capacity[]> = {
  contact: ['deputy', 'senior-officer', ...REGISTERED, 'head-office'],
  deputy: ['contact', 'senior-officer', ...REGISTERED, 'head-office'],
  'senior-officer': ['nominated-individual', 'head-office', 'deputy', 'contact', 'registered-manager'],
  'registered-manager': ['nominated-individual', 'head-office', 'contact', 'deputy', 'senior-officer'],
  'nominated-individual': ['registered-manager', 'head-office', 'senior-officer', 'contact', 'deputy'],
  'head-office': ['senior-officer', 'nominated-individual', 'contact', 'deputy', 'registered-manager'],
}

/** The person who gets a letter for this capacity on a day; null when nobody is named who could. */
export function addresseeFor(capacity: Capacity, people: readonly Person[], on: LocalDate): Person | null {
  const chain = [capacity, ...COVERED_BY[capacity]].flatMap((c) => people.filter((p) => p.capacity === c))
  const [wanted] = chain
  if (!wanted) return null
  const covered = chain.map(({ id, away }, index) => ({
    id,
    away: away ? [away] : [],
    coveredBy: chain[index + 1]?.id ?? null,
  }))
  const id = addresseeOn(wanted.id, covered, on)
  return chain.find((p) => p.id === id) ?? wanted
}

/** The registered person of a provider on a day, for what binds that person and nobody else; null when nobody is named so. */
export const registeredPersonOf = (people: readonly Person[], on: LocalDate): Person | null =>
  addresseeFor(
    REGISTERED[0],
    people.filter((p) => REGISTERED.some((c) => c === p.capacity)),
    on,
  )

/** Every capacity whose letters this person gets on a day: they make one letter. */
export const capacitiesOf = (person: Person, people: readonly Person[], on: LocalDate): Capacity[] =>
  CAPACITIES.filter((capacity) => addresseeFor(capacity, people, on)?.id === person.id)
