// The periods that statutes set, typed by hand from the words in statutes/, and what in each of them no statute says. The id is
// that of the rule which the product counts by; nothing else here comes from the product.

export type Unit = 'working days' | 'days' | 'weeks' | 'months'
/** `beginning with`: the day of the start is the first day of the period. All others leave it out. */
export type Counting = 'beginning with' | 'beginning on the day after' | 'after'

export interface Period {
  readonly rule: string
  readonly amount: number
  readonly unit: Unit
  /** How it is counted; more than one where the words can be read in several ways. */
  readonly counted: readonly Counting[]
  /** From what. */
  readonly from: string
  /** The period after whose end it begins. */
  readonly follows?: string
  readonly longer: 'agreed in writing' | 'agreed' | 'not possible'
  /** What a day that is no working day does to it; no statute that was read says so, but for the Commissioner's guidance. */
  readonly whenClosed: 'stays' | 'treated as met' | 'moves'
  /** Whose bank holidays matter. */
  readonly holidays: 'england' | 'any-part-of-the-uk'
  /** It is no last day but the first permitted one, or a day that is presumed. */
  readonly limit?: 'not before' | 'presumed on'
  /** Whether a holiday proclaimed while it runs makes it longer is disputed. */
  readonly isDisputed?: true
}

export interface LegalPeriod extends Period {
  /** The provisions that the rule must cite. */
  readonly cited: readonly string[]
  /** The provisions whose words say how long it is and how it is counted. */
  readonly saidIn: readonly string[]
  /** What of it stands in no statute: the rule must say so as its assumption. */
  readonly unsaid?: string
  /** Why it is not confirmed, though its words were read: the rule must not claim that it is checked. */
  readonly notConfirmed?: string
}

const ENGLAND = { whenClosed: 'treated as met', holidays: 'england' } as const

/** From a receipt, or such longer period as the Local Commissioner may agree in writing. */
const answer = (rule: string, months: number, cited: readonly string[], saidIn: string): LegalPeriod => ({
  ...ENGLAND,
  rule,
  amount: months,
  unit: 'months',
  counted: ['beginning with'],
  from: 'receipt',
  longer: 'agreed in writing',
  cited,
  saidIn: [saidIn],
})

/** "Beginning with the end of the period": its last day, or the day after it. */
const further = (rule: string, months: number, follows: string, saidIn: string): LegalPeriod => ({
  ...answer(rule, months, [saidIn], saidIn),
  counted: ['beginning with', 'beginning on the day after'],
  from: 'end of another period',
  follows,
  unsaid: 'whether the end of the period is its last day or the day after',
})

const ofCouncils: readonly LegalPeriod[] = [
  answer('report-response', 3, ['lga-s31-2'], 'lga-s31-2'),
  further('report-satisfaction', 3, 'report-response', 'lga-s31-2a-c'),
  answer('further-report-response', 3, ['lga-s31-2c', 'lga-s31-2'], 'lga-s31-2'),
  further('further-report-satisfaction', 3, 'further-report-response', 'lga-s31-2d-c'),
  answer('statement-form', 1, ['lga-s31-2g'], 'lga-s31-2g'),
  {
    ...ENGLAND,
    rule: 'statement-publication',
    amount: 2,
    unit: 'weeks',
    counted: ['beginning with'],
    from: 'first publication',
    longer: 'not possible',
    whenClosed: 'stays',
    cited: ['lga-s31-2f'],
    saidIn: ['lga-s31-2f'],
    unsaid: 'whether the day of the first edition counts',
  },
  {
    ...ENGLAND,
    rule: 'report-advertisement',
    amount: 2,
    unit: 'weeks',
    counted: ['after'],
    from: 'receipt',
    longer: 'not possible',
    cited: ['lga-s30-5'],
    saidIn: ['lga-s30-5'],
  },
  {
    ...ENGLAND,
    rule: 'report-opening',
    amount: 1,
    unit: 'weeks',
    counted: ['after'],
    from: 'public notice',
    longer: 'not possible',
    whenClosed: 'stays',
    cited: ['lga-s30-5'],
    saidIn: ['lga-s30-5'],
  },
  {
    ...ENGLAND,
    rule: 'report-inspection',
    amount: 3,
    unit: 'weeks',
    counted: ['beginning with'],
    from: 'opening for inspection',
    longer: 'not possible',
    whenClosed: 'stays',
    cited: ['lga-s30-4'],
    saidIn: ['lga-s30-4', 'lga-s30-5'],
    unsaid: 'that the date from which it begins is its first day',
  },
  {
    ...answer('report-consideration', 3, ['lga-s31-2'], 'lga-s31-2'),
    unsaid: 'by when the report is considered: the three months are for the notification',
  },
  {
    ...answer('report-referral', 3, ['lga-s31a-1a'], 'lga-s31-2'),
    unsaid: 'by when the authority itself considers it: s31A sets no period',
  },
]

const ofProviders: readonly LegalPeriod[] = [
  answer('written-statement-response', 1, ['lga-s34i-2'], 'lga-s34i-8'),
  further('written-statement-satisfaction', 1, 'written-statement-response', 'lga-s34i-3-c'),
  answer('adverse-findings-notice-form', 1, ['lga-s34i-6'], 'lga-s34i-6'),
]

const toCqc = (rule: 'regulation-17-3' | 'regulation-16-3'): LegalPeriod => ({
  ...ENGLAND,
  rule,
  amount: 28,
  unit: 'days',
  counted: ['beginning on the day after'],
  from: 'receipt',
  longer: 'not possible',
  cited: [rule],
  saidIn: [rule],
})

const ONE_MONTH_OF_A_TIME =
  'whether a month “beginning with the relevant time” ends on the corresponding day, as the Information Commissioner’s guidance counted before Article 12A, or on the day before: no text that settles it was read'

const subjectAccess = (rule: string, months: number, ...saidIn: readonly string[]): LegalPeriod => ({
  rule,
  amount: months,
  unit: 'months',
  counted: ['beginning with', 'after'],
  from: 'request',
  longer: 'not possible',
  whenClosed: 'moves',
  holidays: 'england',
  cited: saidIn,
  saidIn,
  unsaid: ONE_MONTH_OF_A_TIME,
  notConfirmed: ONE_MONTH_OF_A_TIME,
})

const ofRequests: readonly LegalPeriod[] = [
  toCqc('regulation-17-3'),
  toCqc('regulation-16-3'),
  {
    rule: 'foi-response',
    amount: 20,
    unit: 'working days',
    counted: ['after'],
    from: 'request',
    longer: 'not possible',
    whenClosed: 'treated as met',
    holidays: 'any-part-of-the-uk',
    isDisputed: true,
    cited: ['foia-s10-1'],
    saidIn: ['foia-s10-1', 'foia-s10-6'],
  },
  {
    rule: 'foi-response-public-interest',
    amount: 40,
    unit: 'working days',
    counted: ['after'],
    from: 'request',
    longer: 'not possible',
    whenClosed: 'treated as met',
    holidays: 'any-part-of-the-uk',
    isDisputed: true,
    cited: ['foia-s10-3'],
    saidIn: [],
    unsaid: 'any number of days: it is what is reasonable in the circumstances',
    notConfirmed: 's10(3) sets no number; the Information Commissioner’s was not read',
  },
  subjectAccess('subject-access-response', 1, 'uk-gdpr-12a-1'),
  subjectAccess('subject-access-extension-notice', 1, 'uk-gdpr-12a-4'),
  subjectAccess('subject-access-response-extended', 3, 'uk-gdpr-12a-3'),
]

const presumed = (rule: string, days: number, unit: Unit) =>
  ({
    rule,
    amount: days,
    unit,
    counted: ['after'],
    from: 'sending',
    longer: 'not possible',
    whenClosed: 'stays',
    holidays: 'england',
    limit: 'presumed on',
  }) as const

const IS_IT_A_NOTICE =
  's93(1) speaks of a notice “required under this Part”: no text was read that makes CQC’s request under the Regulations one'
const NO_DAYS =
  's7 names no number of days, and the Practice Direction of 1985 was read only as others quote it; the Court of Appeal is reported to have held that s7 is for Acts that speak of the post (Khan v D’Aubigny [2025] EWCA Civ 11, not read)'

const ofReceipt: readonly LegalPeriod[] = [
  {
    ...presumed('receipt-of-cqc-e-mail', 1, 'working days'),
    cited: [],
    saidIn: ['hsca-s93-2a'],
    unsaid: IS_IT_A_NOTICE,
    notConfirmed: IS_IT_A_NOTICE,
  },
  {
    ...presumed('receipt-of-cqc-post', 3, 'days'),
    cited: [],
    saidIn: ['hsca-s93-2'],
    unsaid: IS_IT_A_NOTICE,
    notConfirmed: IS_IT_A_NOTICE,
  },
  ...(
    [
      ['receipt-by-first-class-post', 2],
      ['receipt-by-second-class-post', 4],
    ] as const
  ).map(([rule, days]) => ({
    ...presumed(rule, days, 'working days'),
    cited: ['interpretation-s7'],
    saidIn: [],
    unsaid: NO_DAYS,
    notConfirmed: NO_DAYS,
  })),
]

export const LEGAL_PERIODS: readonly LegalPeriod[] = [
  ...ofCouncils,
  ...ofProviders,
  ...ofRequests,
  ...ofReceipt,
]

/** Readings that the product shows beside those of the law, later ones, so that nothing formal comes too early. */
export const ALSO_SHOWN: Readonly<Record<string, Counting>> = {
  'statement-form': 'after',
  'adverse-findings-notice-form': 'after',
}
