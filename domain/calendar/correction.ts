// What the corrections of rules and of policies have in common: which field is different now, in words, and that nobody
// corrects a version that they have not seen.

import { CalendarProblem } from './problem.js'

/** One field that differs between two versions, in words; null: there was or is none. */
export type Changed<Field extends string> = {
  readonly field: Field
  readonly from: string | null
  readonly to: string | null
}

type InWords<Field extends string> = Readonly<Partial<Record<Field, string | null>>>

/** The fields whose words differ. */
export const changesIn = <Field extends string>(
  fields: readonly Field[],
  was: InWords<Field>,
  is: InWords<Field>,
): Changed<Field>[] =>
  fields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, from: was[field] ?? null, to: is[field] ?? null }))

/** The next edition's `rules` or `policies` when one of them has a new version. */
export const withVersion = <T extends { readonly id: string }>(all: readonly T[] = [], next: T): T[] => [
  ...all.filter(({ id }) => id !== next.id),
  next,
]

/** Throws `changed-since` when somebody else made another version than the one that was seen. */
export function checkSeen({ id, version }: { readonly id: string; readonly version: number }, seen?: number) {
  if (seen === undefined || seen === version) return
  throw new CalendarProblem(
    'changed-since',
    'seenVersion',
    `seenVersion: ${id} is at version ${version} now, not ${seen}: read it again and decide on what it says now`,
  )
}
