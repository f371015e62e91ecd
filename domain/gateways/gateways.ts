// May this be shared, on what authority and how far: one row for each regime and matter, as data that Legal corrects (docs/gateways.md).
// The memorandum itself is never a legal basis (1.2), and a prohibition with exceptions is no power to share: what nobody has
// confirmed says so.
import type { Citation, CitationStatus } from '../calendar/rule.js'
import {
  asCorrected,
  READ_MATTERS,
  REGIMES,
  type Gateway,
  type Law,
  type ReadMatter,
  type Regime,
} from '../law/law.js'
import type { BodyType } from '../people/bodies.js'

const DECIDED_IDS = [
  'outcome-to-cqc',
  'investigation-material-to-cqc',
  'statement-to-cqc',
  'beyond-the-statement-to-cqc',
  'nhs-outcome-to-cqc',
  'nhs-material-to-cqc',
] as const

type DecidedId = (typeof DECIDED_IDS)[number]
type ReadId = `${Regime}-${ReadMatter}-to-cqc`
export type GatewayId = DecidedId | ReadId | 'assurance-to-the-ombudsman'

const LGA = 'Local Government Act 1974'
const TO_2006 = 'as consolidated to 2006'
const NOW = 'as now in force'
const AS_THE_MANUAL_CITES =
  'as LGSCO’s Statement of Reasons manual, 3.1, cites it; the section itself was not read'

const cited = (text: string, version: string, status: CitationStatus): Citation => ({ text, version, status })
const unconfirmed = (text: string, version: string) => cited(text, version, 'to be confirmed by Legal')

/** What a person decides to share, or that is refused. */
type Decided = Omit<Gateway, 'about' | 'id' | 'version' | 'direction' | 'owner'>

const TO_THE_OTHER_OMBUDSMAN = {
  what: 'share it with the Parliamentary and Health Service Ombudsman',
  under: 'lga-s34k-1-c',
}

/** Recommended after a joint investigation: neither Part was found to say what may go to CQC of an NHS body's share in it. */
const ofNhs = (matter: 'outcome' | 'other-material', name: string): Decided => ({
  regime: 'nhs-care',
  matter,
  name,
  effect: 'permits',
  citation: unconfirmed(`${LGA} s32(2), s34K(1)`, NOW),
  limit: 'what Legal has confirmed, with the purpose recorded',
  instead: TO_THE_OTHER_OMBUDSMAN,
})

const DECIDED: Record<DecidedId, Decided> = {
  'outcome-to-cqc': {
    regime: 'council-care',
    matter: 'outcome',
    name: 'the outcome of a case about care for which a council is responsible, published or not',
    effect: 'permits',
    // The power to publish. s32(2) is a prohibition with exceptions and none of it.
    citation: unconfirmed(`${LGA} s31B(1)(a), (d)`, AS_THE_MANUAL_CITES),
    limit: 'the outcome itself, by a named approver; no other material obtained in the investigation',
  },
  'investigation-material-to-cqc': {
    regime: 'council-care',
    matter: 'other-material',
    name: 'material obtained in the investigation of care for which a council is responsible',
    effect: 'bars',
    citation: cited(`${LGA} s32(2)`, TO_2006, 'checked'),
    limit: 'only for the purposes of the investigation or the report',
    instead: { what: 'share the outcome, with the reasons', under: 'outcome-to-cqc' },
  },
  'statement-to-cqc': {
    regime: 'private-care',
    matter: 'outcome',
    name: 'the written statement about private care',
    effect: 'permits',
    citation: cited(`${LGA} s34H(7)(a)`, NOW, 'checked'),
    limit: 'a copy of the statement',
  },
  'beyond-the-statement-to-cqc': {
    regime: 'private-care',
    matter: 'other-material',
    name: 'material about private care beyond the written statement',
    effect: 'permits',
    // None of (a) to (g) was found to permit it.
    citation: unconfirmed(`${LGA} s34K(1)(a)–(g)`, NOW),
    limit: 'what relates to CQC’s functions, with the purpose recorded',
    instead: { what: 'share a copy of the statement', under: 'statement-to-cqc' },
  },
  'nhs-outcome-to-cqc': ofNhs(
    'outcome',
    'the outcome of a case about care for which an NHS body is responsible',
  ),
  'nhs-material-to-cqc': ofNhs(
    'other-material',
    'material obtained in the investigation of care for which an NHS body is responsible',
  ),
}

/** The provision that would have to permit what goes beyond the outcome; in none was it found. */
const BEYOND: Record<Regime, string> = {
  'council-care': `${LGA} s32(2)`,
  'private-care': `${LGA} s34K(1)(a)–(g)`,
  'nhs-care': `${LGA} s32(2), s34K(1)`,
}

const CARE: Record<Regime, string> = {
  'council-care': 'care for which a council is responsible',
  'private-care': 'private care',
  'nhs-care': 'care for which an NHS body is responsible',
}

const READ: Record<ReadMatter, Pick<Gateway, 'name' | 'limit' | 'orAgreement'>> = {
  plan: { name: 'the body’s action plan', limit: 'the plan as the body sent it', orAgreement: true },
  progress: {
    name: 'how far the action plan is carried out',
    limit: 'the stage, the dates and what is overdue',
    orAgreement: true,
  },
  evidence: { name: 'what the body tells of its evidence', limit: 'that it came, when and for what' },
  files: { name: 'the files that the body sent', limit: 'those that the scanner has let pass' },
  judgements: { name: 'what the Ombudsman judges of it', limit: 'the judgement and its day' },
}

const readId = (regime: Regime, matter: ReadMatter): ReadId => `${regime}-${matter}-to-cqc`

const KEPT = { about: 'gateway', version: 1, owner: 'Legal' } as const
const TO_CQC = { ...KEPT, direction: 'the Ombudsman to CQC' } as const

const READ_GATEWAYS: readonly Gateway[] = REGIMES.flatMap((regime) =>
  READ_MATTERS.map((matter): Gateway => ({
    ...TO_CQC,
    ...READ[matter],
    id: readId(regime, matter),
    regime,
    matter,
    name: `${READ[matter].name}, of ${CARE[regime]}`,
    effect: 'permits',
    citation: unconfirmed(BEYOND[regime], regime === 'council-care' ? TO_2006 : NOW),
  })),
)

/** Every gateway that the product is shipped with, in the order in which it is listed. */
export const SHIPPED_GATEWAYS: readonly Gateway[] = [
  ...DECIDED_IDS.map((id): Gateway => ({ ...TO_CQC, id, ...DECIDED[id] })),
  ...READ_GATEWAYS,
  {
    ...KEPT,
    id: 'assurance-to-the-ombudsman',
    direction: 'CQC to the Ombudsman',
    regime: 'any',
    matter: 'assurance',
    name: 'what CQC answers about an action that was carried out, and the regulatory activity that followed',
    effect: 'permits',
    citation: unconfirmed('Health and Social Care Act 2008 s79(3)(e), (f)', NOW),
    limit: 'what is necessary or expedient for a function; what CQC was told in confidence is protected',
  },
]

export const GATEWAY_IDS = SHIPPED_GATEWAYS.map(({ id }) => id as GatewayId)

/** A gateway as it holds now. Throws for an id that no table has. */
export function gatewayBy(law: Law, id: GatewayId): Gateway {
  const shipped = SHIPPED_GATEWAYS.find((gateway) => gateway.id === id)
  if (!shipped) throw new RangeError(`no gateway is known as ${id}`)
  return asCorrected(shipped, law)
}

/** On what CQC reads this of a case whose outcome is shared, as it holds now. */
export const readGateway = (law: Law, regime: Regime, matter: ReadMatter): Gateway =>
  gatewayBy(law, readId(regime, matter))

/** The regime of the care for which a body of this type is responsible. */
export const regimeOf = (bodyType: BodyType): Regime => REGIME_OF[bodyType]

const REGIME_OF: Record<BodyType, Regime> = {
  council: 'council-care',
  provider: 'private-care',
  'nhs-body': 'nhs-care',
}
