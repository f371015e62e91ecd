// What of a case is shared with CQC, on which authority (domain/gateways). CQC's part runs only while the outcome is.
import type { LocalDate } from '../calendar/local-date.js'
import { regimeOf, type GatewayId, type SharedMatter } from '../gateways/gateways.js'
import { gatewayFor, verdictOf } from '../gateways/verdict.js'
import type { BodyType } from '../people/bodies.js'
import type { Actor } from '../people/roles.js'
import type { RecommendationState } from './state.js'

/** One decision to share with CQC that holds. */
export interface Share {
  readonly matter: SharedMatter
  readonly gateway: GatewayId
  /** Who approved it, by an opaque id; nobody, where the system took over a decision made elsewhere. */
  readonly approver: Pick<Actor, 'subject' | 'role'> | null
  readonly on: LocalDate
  /** When Legal confirmed a provision that is not confirmed in general. */
  readonly confirmedOn?: LocalDate
}

/** The share of the outcome that the officer decides by starting the case; none where a person must be asked first. */
export function sharedAtStart(
  bodyType: BodyType,
  approver: Share['approver'],
  on: LocalDate,
): readonly [Share] | undefined {
  const gateway = gatewayFor(regimeOf(bodyType), 'outcome')
  return verdictOf(gateway) === 'open'
    ? [{ matter: 'outcome', gateway: gateway.id, approver, on }]
    : undefined
}

export const shareOf = ({ shares }: Pick<RecommendationState, 'shares'>, matter: SharedMatter) =>
  shares?.find((share) => share.matter === matter)

/** For a letter that says under which gateway CQC reads the case. */
export function sharedUnder(state: Pick<RecommendationState, 'shares'>): {
  readonly sharedUnder?: GatewayId
} {
  const share = shareOf(state, 'outcome')
  return share ? { sharedUnder: share.gateway } : {}
}
