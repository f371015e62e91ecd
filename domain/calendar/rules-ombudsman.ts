// The deadlines of the Ombudsman's side: the statutory chains of the Local Government Act 1974 for reports and for
// written statements, and the Ombudsman's own times for publication and delayed remedies.

import type { Citation, CitationStatus, DeadlineRule } from './rule.js'

// ss30 and 31 were read as consolidated to 2006, s34H as now in force, s34I as inserted in 2010; later amendments exist.
const act = (section: string, version: string, status: CitationStatus = 'checked'): Citation => ({
  text: `Local Government Act 1974 ${section}`,
  version,
  status,
})
const PART_3 = 'as consolidated to 2006'
const PART_3A = 'as inserted in 2010'

const EITHER_END =
  'a further period "beginning with the end of that period" may begin with its last day or on the day after'

/** What the statutory periods have in common: England, never moved by a bank holiday, longer only if agreed in writing. */
const STATUTORY = {
  version: 1,
  limit: 'not later than',
  calendar: 'england',
  onNonWorkingDay: 'treated as met',
  onClarification: 'runs on',
  extension: 'agreed in writing',
  owner: 'Legal',
} as const

const response = (id: string, name: string, months: number, citation: Citation): DeadlineRule => ({
  ...STATUTORY,
  id,
  name,
  period: { amount: months, unit: 'months', counting: 'beginning with' },
  from: 'receipt',
  citation,
})

const satisfaction = (
  id: string,
  name: string,
  follows: string,
  months: number,
  citation: Citation,
): DeadlineRule => ({
  ...STATUTORY,
  id,
  name,
  period: { amount: months, unit: 'months', counting: 'beginning with' },
  from: 'end of another period',
  follows,
  otherReadings: [
    {
      counting: 'beginning on the day after',
      why: 'the further period begins on the day after the earlier one ends',
    },
  ],
  citation,
  assumption: EITHER_END,
})

/** "Within the period of one month beginning with the date on which they received the notice". */
const form = (id: string, name: string, citation: Citation): DeadlineRule => ({
  ...STATUTORY,
  id,
  name,
  period: { amount: 1, unit: 'months', counting: 'beginning with' },
  from: 'receipt',
  otherReadings: [{ counting: 'of', why: 'the day on which the notice was received is left out' }],
  citation,
  assumption: 'the day on which the notice was received counts as the first of the month',
})

export const OMBUDSMAN_RULES: readonly DeadlineRule[] = [
  response(
    'report-response',
    'the council to say what it has done or will do about the report',
    3,
    act('s31(2)', PART_3),
  ),
  satisfaction(
    'report-satisfaction',
    'the Ombudsman to be satisfied that the council has done it',
    'report-response',
    3,
    act('s31(2A)(c)', PART_3),
  ),
  response(
    'further-report-response',
    'the council to say what it has done or will do about the further report',
    3,
    act('s31(2C) with s31(2)', PART_3),
  ),
  satisfaction(
    'further-report-satisfaction',
    'the Ombudsman to be satisfied that the council has done what the further report asks',
    'further-report-response',
    3,
    act('s31(2D)(c)', PART_3),
  ),
  form(
    'statement-form',
    'the council to agree the form of the statement it must publish',
    act('s31(2G)(b)', PART_3),
  ),
  {
    ...STATUTORY,
    id: 'statement-publication',
    name: 'the second edition of the newspaper with the statement',
    period: { amount: 2, unit: 'weeks', counting: 'beginning with' },
    from: 'first publication',
    onNonWorkingDay: 'stays',
    extension: 'not possible',
    citation: act('s31(2F)', PART_3),
    assumption: 'the fortnight in which both editions must fall includes the day of the first',
  },
  {
    ...STATUTORY,
    id: 'report-advertisement',
    name: 'the council to advertise that the report can be inspected',
    period: { amount: 2, unit: 'weeks', counting: 'of' },
    from: 'receipt',
    extension: 'not possible',
    citation: act('s30(5)', PART_3),
  },
  {
    ...STATUTORY,
    id: 'report-opening',
    name: 'the report to be open to inspection',
    period: { amount: 1, unit: 'weeks', counting: 'of' },
    from: 'public notice',
    onNonWorkingDay: 'stays',
    extension: 'not possible',
    citation: act('s30(5)', PART_3),
  },
  {
    ...STATUTORY,
    id: 'report-inspection',
    name: 'the report to stay open to inspection',
    period: { amount: 3, unit: 'weeks', counting: 'beginning with' },
    from: 'opening for inspection',
    onNonWorkingDay: 'stays',
    extension: 'not possible',
    citation: act('s30(4)', PART_3),
    assumption: 'the day on which the report is first open counts as the first of the three weeks',
  },
  {
    ...STATUTORY,
    id: 'report-inspection-told',
    name: 'the council to say that the report was open to inspection throughout',
    period: { amount: 10, unit: 'working days', counting: 'after' },
    from: 'end of another period',
    follows: 'report-inspection',
    extension: 'not possible',
    citation: {
      text: 'the Ombudsman’s own time limit, for the Local Government Act 1974 s30(4)',
      version: 'assumed in 2026',
      status: 'policy',
    },
    owner: 'Compliance team',
  },
  {
    ...response(
      'report-consideration',
      'the council to lay the report before the authority and consider it',
      3,
      act('s31(2)', PART_3),
    ),
    assumption:
      'the Act sets no day of its own: a report is considered before the council must say what it does about it',
  },
  {
    ...response(
      'report-referral',
      'the authority itself to consider a further report on which no action, or other action, is proposed',
      3,
      act('s31A(1A)', 'as in force in 2010'),
    ),
    assumption:
      'the Act sets no day of its own: the authority considers it before the council must say what it does about it',
  },
  response(
    'written-statement-response',
    'the provider to say what it has done or will do about the statement',
    1,
    act('s34I(2) and (8)', PART_3A),
  ),
  satisfaction(
    'written-statement-satisfaction',
    'the Ombudsman to be satisfied that the provider has done it',
    'written-statement-response',
    1,
    act('s34I(3)(c)', PART_3A),
  ),
  form(
    'adverse-findings-notice-form',
    'the provider to agree the form of the adverse findings notice',
    act('s34I(6)(b)', PART_3A),
  ),
  {
    ...STATUTORY,
    id: 'publication',
    name: 'publication of the decision',
    period: { amount: 6, unit: 'weeks', counting: 'after' },
    from: 'decision',
    limit: 'not before',
    onNonWorkingDay: 'stays',
    extension: 'agreed',
    citation: {
      text: "LGSCO's Statement of Reasons manual 3.2",
      version: 'as published in 2025',
      status: 'policy',
    },
    owner: 'Compliance team',
  },
  {
    ...STATUTORY,
    id: 'delayed-remedy',
    name: 'an entry as a delayed remedy, if anything is outstanding',
    period: { amount: 12, unit: 'months', counting: 'of' },
    from: 'decision',
    onNonWorkingDay: 'stays',
    extension: 'not possible',
    citation: { text: "LGSCO's Compliance Manual", version: 'March 2025', status: 'policy' },
    owner: 'Compliance team',
  },
]
