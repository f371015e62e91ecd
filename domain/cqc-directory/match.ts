// Which location of CQC's register a decision means that names the care service and not its id: compared by name, postcode
// and provider. Only what is certain is taken; what is doubtful a person confirms.
import { normaliseName } from '../people/bodies.js'

export interface Candidate {
  readonly id: string
  /** Its name as names are compared. */
  readonly normalised: string
  readonly postcode: string | null
  /** Its provider's name as it is written; null while only the location was read. */
  readonly provider: string | null
}

export interface Sought {
  /** As the decision names the service, perhaps with its postcode. */
  readonly careService: string
  /** The names of the providers that are responsible in the case. */
  readonly providers: readonly string[]
}

export type LocationMatch =
  | { readonly certainty: 'certain'; readonly id: string }
  | { readonly certainty: 'doubtful'; readonly ids: readonly string[] }
  | { readonly certainty: 'none' }

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?) *(\d[a-z]{2})\b/i
const CANDIDATES_AT_MOST = 10

/** The name as names are compared, and the postcode in it, if there is one. */
export function soughtName(careService: string): { readonly name: string; readonly postcode: string | null } {
  const found = POSTCODE.exec(careService)
  return {
    name: normaliseName(careService.replace(POSTCODE, ' ')),
    postcode: found ? `${found[1] ?? ''} ${found[2] ?? ''}`.toUpperCase() : null,
  }
}

/** Certain: one location alone has that name, and its postcode or its provider agrees. */
export function matchLocation(sought: Sought, candidates: readonly Candidate[]): LocationMatch {
  const { name, postcode } = soughtName(sought.careService)
  const providers = sought.providers.map(normaliseName)
  const same = candidates.filter((c) => c.normalised === name)
  const agreeing = same.filter(
    (c) =>
      (postcode !== null && c.postcode?.toUpperCase() === postcode) ||
      (c.provider !== null && providers.includes(normaliseName(c.provider))),
  )
  const [only] = agreeing
  if (only && agreeing.length === 1) return { certainty: 'certain', id: only.id }
  const ids = [...same, ...candidates.filter((c) => c.normalised !== name)].map((c) => c.id)
  return ids.length ? { certainty: 'doubtful', ids: ids.slice(0, CANDIDATES_AT_MOST) } : { certainty: 'none' }
}
