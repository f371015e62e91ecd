// May this be shared with CQC, and on what authority (memorandum 4.3): one row for each regime and matter. The memorandum
// itself is never a legal basis (1.2). Each row cites its provision as data, with the edition that was read and whether
// somebody has checked it.
import type { Citation, CitationStatus } from '../calendar/rule.js'
import type { BodyType } from '../people/bodies.js'

/** Who answers for the care decides, never who gave it: care that a council commissioned is the council's (s25(6)–(7)). */
export const REGIMES = ['council-care', 'private-care', 'nhs-care'] as const
export type Regime = (typeof REGIMES)[number]

/** `outcome`: what the Ombudsman decided and recommended, and what became of it. `other-material`: all else of the case. */
export const SHARED_MATTERS = ['outcome', 'other-material'] as const
export type SharedMatter = (typeof SHARED_MATTERS)[number]

export const GATEWAY_IDS = [
  'outcome-to-cqc',
  'investigation-material-to-cqc',
  'statement-to-cqc',
  'beyond-the-statement-to-cqc',
  'nhs-outcome-to-cqc',
  'nhs-material-to-cqc',
] as const
export type GatewayId = (typeof GATEWAY_IDS)[number]

export interface Gateway {
  readonly id: GatewayId
  readonly direction: 'the Ombudsman to CQC'
  readonly regime: Regime
  readonly matter: SharedMatter
  /** Which material this is, in words that complete “the sharing of …”. */
  readonly what: string
  readonly effect: 'permits' | 'bars'
  readonly citation: Citation
  /** How far it goes. */
  readonly limit: string
  /** What would be lawful instead, where it does not permit it by itself. */
  readonly instead: string | null
}

const act = (section: string, version: string, status: CitationStatus): Citation => ({
  text: `Local Government Act 1974 ${section}`,
  version,
  status,
})

const PART_3 = 'as consolidated to 2006'
const PART_3A = 'as now in force'

/** Recommended after a joint investigation: neither Part was found to say what may go to CQC of an NHS body's share in it. */
function nhs(id: GatewayId, matter: SharedMatter, what: string): Gateway {
  return {
    id,
    direction: 'the Ombudsman to CQC',
    regime: 'nhs-care',
    matter,
    what,
    effect: 'permits',
    citation: act('s32(2), s34K(1)', PART_3A, 'to be confirmed by Legal'),
    limit: 'what Legal has confirmed, with the purpose recorded',
    instead: 'share it with the Parliamentary and Health Service Ombudsman, under s34K(1)(c)',
  }
}

export const GATEWAYS: Record<GatewayId, Gateway> = {
  'outcome-to-cqc': {
    id: 'outcome-to-cqc',
    direction: 'the Ombudsman to CQC',
    regime: 'council-care',
    matter: 'outcome',
    what: 'the outcome of a case about care for which a council is responsible, published or not',
    effect: 'permits',
    citation: act('s32(2)', PART_3, 'checked'),
    limit: 'the outcome itself, by a named approver; no other material obtained in the investigation',
    instead: null,
  },
  'investigation-material-to-cqc': {
    id: 'investigation-material-to-cqc',
    direction: 'the Ombudsman to CQC',
    regime: 'council-care',
    matter: 'other-material',
    what: 'material obtained in the investigation of care for which a council is responsible',
    effect: 'bars',
    citation: act('s32(2)', PART_3, 'checked'),
    limit: 'only for the purposes of the investigation or the report',
    instead: 'share the outcome, under s32(2), with the reasons',
  },
  'statement-to-cqc': {
    id: 'statement-to-cqc',
    direction: 'the Ombudsman to CQC',
    regime: 'private-care',
    matter: 'outcome',
    what: 'the written statement about private care',
    effect: 'permits',
    citation: act('s34H(7)(a)', PART_3A, 'checked'),
    limit: 'a copy of the statement',
    instead: null,
  },
  'beyond-the-statement-to-cqc': {
    id: 'beyond-the-statement-to-cqc',
    direction: 'the Ombudsman to CQC',
    regime: 'private-care',
    matter: 'other-material',
    what: 'material about private care beyond the written statement',
    effect: 'permits',
    // None of (a) to (g) was found to permit it; the memorandum (4.3) asserts a power without naming one.
    citation: act('s34K(1)(a)–(g)', PART_3A, 'to be confirmed by Legal'),
    limit: 'what relates to CQC’s functions, with the purpose recorded',
    instead: 'share a copy of the statement, under s34H(7)(a)',
  },
  'nhs-outcome-to-cqc': nhs(
    'nhs-outcome-to-cqc',
    'outcome',
    'the outcome of a case about care for which an NHS body is responsible',
  ),
  'nhs-material-to-cqc': nhs(
    'nhs-material-to-cqc',
    'other-material',
    'material obtained in the investigation of care for which an NHS body is responsible',
  ),
}

/** The regime of the care for which a body of this type is responsible. */
export const regimeOf = (bodyType: BodyType): Regime => REGIME_OF[bodyType]

const REGIME_OF: Record<BodyType, Regime> = {
  council: 'council-care',
  provider: 'private-care',
  'nhs-body': 'nhs-care',
}
