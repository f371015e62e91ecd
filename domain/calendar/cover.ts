// Who gets a letter while its addressee is away. Cover never swallows a letter: when everybody is away it goes to the
// person it was meant for.

import type { LocalDate } from './local-date.js'

export type Addressee = {
  readonly id: string
  /** Local dates, both included. */
  readonly away: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
  /** The id of the deputy. */
  readonly coveredBy: string | null
}

/** The id of the person who gets a letter meant for `wanted` on a day: the first of the chain of deputies who is there. */
export function addresseeOn(wanted: string, people: readonly Addressee[], on: LocalDate): string {
  const asked = new Set<string>()
  for (let id: string | null = wanted; id !== null && !asked.has(id);) {
    asked.add(id)
    const person = people.find((candidate) => candidate.id === id)
    if (!person) break
    if (!person.away.some(({ from, to }) => on >= from && on <= to)) return person.id
    id = person.coveredBy
  }
  return wanted
}
