// The whole law that the product is shipped with: what it cites and the gateways, by id. Legal corrects it as data: a corrected
// entry is part of the edition of England's calendar that every case carries (docs/decisions/0035).
import { CalendarProblem } from '../calendar/problem.js'
import type { Citation } from '../calendar/rule.js'
import { SHIPPED_GATEWAYS } from '../gateways/gateways.js'
import { asCorrected, type Law, type LawEntry } from './law.js'
import { SHIPPED_PROVISIONS } from './provisions.js'

export const SHIPPED_LAW: readonly LawEntry[] = [...SHIPPED_GATEWAYS, ...SHIPPED_PROVISIONS]

/** An entry as it holds now, by its id. Throws `unknown-law` and names those that there are. */
export function lawBy(law: Law, id: string): LawEntry {
  const shipped = SHIPPED_LAW.find((entry) => entry.id === id)
  if (shipped) return asCorrected(shipped, law)
  throw new CalendarProblem(
    'unknown-law',
    'entry',
    `entry: there is no “${id.slice(0, 60)}”; there are ${SHIPPED_LAW.map((entry) => entry.id).join(', ')}`,
  )
}

/** The provision that an entry cites, as it holds now. Throws `unknown-law`. */
export const citedBy = (law: Law, id: string): Citation => lawBy(law, id).citation
