// Every provision that the oracle has read, by its id.
import type { Provision } from './statute.js'
import { CARE_AND_INFORMATION } from './statutes/care-and-information.js'
import { PART_3 } from './statutes/local-government-act-1974-part-3.js'
import { PART_3A } from './statutes/local-government-act-1974-part-3a.js'

export const PROVISIONS: readonly Provision[] = [...PART_3, ...PART_3A, ...CARE_AND_INFORMATION]

/** A provision by its id. Throws for one that was not read. */
export function provision(id: string): Provision {
  const read = PROVISIONS.find((p) => p.id === id)
  if (!read) throw new Error(`no provision ${id} was read`)
  return read
}
