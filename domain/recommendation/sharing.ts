// What of a case is shared with CQC, on which authority (domain/gateways), and what CQC reads besides, each on a row of its own.
// CQC's part runs only while the outcome is shared.
import type { LocalDate } from '../calendar/local-date.js'
import { citationInWords } from '../calendar/rule.js'
import { gatewayBy, regimeOf, type GatewayId } from '../gateways/gateways.js'
import { gatewayFor, verdictOf, type Verdict } from '../gateways/verdict.js'
import type { Gateway, Law, SharedMatter } from '../law/law.js'
import type { BodyType } from '../people/bodies.js'
import type { Actor } from '../people/roles.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import type { RecommendationState } from './state.js'

/** One decision to share with CQC that holds. */
export interface Share {
  readonly matter: SharedMatter
  readonly gateway: GatewayId
  /** The version of the gateway that was decided on, with its provision and limit as they were read then. */
  readonly version: number
  readonly basis: string
  readonly limit: string
  /** Who approved it, by an opaque id; nobody, where the system took over a decision made elsewhere. */
  readonly approver: Pick<Actor, 'subject' | 'role'> | null
  readonly on: LocalDate
  /** When Legal confirmed a provision that is not confirmed in general. */
  readonly confirmedOn?: LocalDate
}

/** What a case knows of its sharing with CQC. */
export interface SharingState {
  /** What is shared and on which authority; absent while nothing is. */
  readonly shares?: readonly Share[]
  /** Whoever started the case wished its outcome to be shared, and no provision is confirmed for it: a manager decides. */
  readonly sharingWished?: true
  /** Of which Fundamental Standards the decision finds a potential breach. */
  readonly potentialBreach?: readonly FundamentalStandard[]
}

/** The share of the outcome that the officer decides by starting the case; none where a person must be asked first. */
export function sharedAtStart(
  law: Law,
  bodyType: BodyType,
  approver: Share['approver'],
  on: LocalDate,
): readonly [Share] | undefined {
  const gateway = gatewayFor(law, regimeOf(bodyType), 'outcome')
  return verdictOf(gateway) === 'open'
    ? [shareThrough(gateway, { matter: 'outcome', approver, on })]
    : undefined
}

/** A share with its gateway as it is read on that day. */
export const shareThrough = (
  gateway: Gateway,
  decided: Pick<Share, 'matter' | 'approver' | 'on' | 'confirmedOn'>,
): Share => ({
  ...decided,
  gateway: gateway.id as GatewayId,
  version: gateway.version,
  basis: citationInWords(gateway.citation),
  limit: gateway.limit,
})

export const shareOf = ({ shares }: Pick<RecommendationState, 'shares'>, matter: SharedMatter) =>
  shares?.find((share) => share.matter === matter)

/** A share whose gateway no longer permits it by itself, as Legal reads it now: a person decides what follows. */
export const sharesInDoubt = ({
  shares = [],
  calendar,
}: Pick<RecommendationState, 'shares' | 'calendar'>): readonly (Share & { readonly verdict: Verdict })[] =>
  shares
    .map((share) => ({ ...share, verdict: verdictOf(gatewayBy(calendar, share.gateway)) }))
    .filter(({ verdict, confirmedOn }) => verdict === 'barred' || (verdict === 'ask' && !confirmedOn))

/** For a letter that says under which gateway CQC reads the case. */
export function sharedUnder(state: Pick<RecommendationState, 'shares' | 'plan'>): SharedUnder {
  const share = shareOf(state, 'outcome')
  const agreedOn = state.plan?.mayBePassedOn
  return share ? { sharedUnder: share.gateway, ...(agreedOn && { agreedOn }) } : {}
}

/** What a letter says of the sharing: the gateway, and when the body agreed that its plan and progress are passed on. */
export interface SharedUnder {
  readonly sharedUnder?: GatewayId
  readonly agreedOn?: LocalDate
}
