// What the product keeps of CQC's public register: providers and locations, without any named person. Contains CQC
// information licensed under the Open Government Licence v3.0.
import type { LocalDate } from '../calendar/local-date.js'

/** Stands wherever the directory is shown (Open Government Licence v3.0). */
export const ATTRIBUTION = 'Contains CQC information licensed under the Open Government Licence v3.0.'

export const REGISTRATIONS = ['Registered', 'Deregistered'] as const
export type Registration = (typeof REGISTRATIONS)[number]

/** One registered place of care. What a source does not say is absent, and what was known of it stays. */
export interface LocationRecord {
  readonly id: string
  readonly name: string
  readonly providerId: string
  readonly registration: Registration
  readonly deregisteredOn: LocalDate | null
  readonly postcode: string | null
  readonly localAuthority: string | null
  readonly region: string | null
  /** By the care directory alone. */
  readonly listed?: {
    readonly alsoKnownAs: readonly string[]
    readonly address: string
    readonly website: string | null
    readonly serviceTypes: readonly string[]
    readonly specialisms: readonly string[]
    readonly checkedOn: LocalDate | null
  }
  /** By CQC's API alone. */
  readonly registered?: {
    readonly type: string | null
    readonly careHome: boolean | null
    readonly beds: number | null
    readonly inspectedOn: LocalDate | null
    readonly rating: string | null
    readonly ratedOn: LocalDate | null
    readonly predecessors: readonly string[]
    readonly successors: readonly string[]
  }
}

export interface ProviderRecord {
  readonly id: string
  readonly name: string
  readonly registration: Registration
  readonly deregisteredOn: LocalDate | null
}

/** What a row or an answer says that cannot be kept. */
export interface FieldFault {
  readonly field: string
  readonly problem: string
  readonly remedy: string
}
