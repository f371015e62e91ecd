// The gateways, typed by hand from the statutes: what each provision does, for whom and how far, and whether its words alone
// settle it. What is not here no provision that was read permits: it must not claim to be checked.

export interface LegalGateway {
  readonly id: string
  readonly cited: readonly string[]
  /** `permits`, `bars`: what the provision does with this. */
  readonly effect: 'permits' | 'bars'
  /** Whether the words that were read settle it by themselves. */
  readonly settled: boolean
  readonly why: string
  /** What the limit of the gateway must speak of. */
  readonly limit: RegExp
}

export const LEGAL_GATEWAYS: readonly LegalGateway[] = [
  {
    id: 'outcome-to-cqc',
    cited: ['lga-s31b-1'],
    effect: 'permits',
    settled: false,
    why: 's31B(1) is a power to publish after weighing the public interest; that it lets an outcome be told to CQC which is not published no words say',
    limit: /outcome/,
  },
  {
    id: 'investigation-material-to-cqc',
    cited: ['lga-s32-2'],
    effect: 'bars',
    settled: true,
    why: 's32(2) forbids disclosure “except for the purposes of the investigation and of any report”',
    limit: /investigation|report/,
  },
  {
    id: 'statement-to-cqc',
    cited: ['lga-s34h-7-a'],
    effect: 'permits',
    settled: true,
    why: 's34H(7)(a) names the Care Quality Commission, and a copy of the statement',
    limit: /copy of the statement/,
  },
  {
    id: 'beyond-the-statement-to-cqc',
    cited: ['lga-s34k-1'],
    effect: 'permits',
    settled: false,
    why: 'none of (a) to (g) of s34K(1) names CQC or its functions',
    limit: /purpose/,
  },
  {
    id: 'assurance-to-the-ombudsman',
    cited: ['hsca-s79-3'],
    effect: 'permits',
    settled: false,
    why: 's79(3) was read only as consolidated to 2010; whether an answer is necessary or expedient is a judgement',
    limit: /function/,
  },
]
