// Every provision that letters, pages and answers of the product cite, with the edition that was read and whether somebody has
// checked it. What a deadline rule rests on stands with the rule.
import type { CitationStatus } from '../calendar/rule.js'
import { asCorrected, type Law, type Provision } from './law.js'

const LGA = 'Local Government Act 1974'
const HSCA = 'Health and Social Care Act 2008'
const REGULATIONS = 'the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014'

const TO_2006 = 'as consolidated to 2006'
const SINCE_2008 = 'as substituted by the Act of 2007, in force since 2008'
const IN_2010 = 'as inserted in 2010'
const NOW = 'as now in force'
const UNREAD = 'not read in any edition'

type Row = readonly [text: string, name: string, version: string, status?: CitationStatus]

const UNCONFIRMED = 'to be confirmed by Legal'
const READ_ONCE = 'read once'

const ROWS = {
  'lga-s25-6': [
    `${LGA} s25(6)–(7)`,
    'care that a council commissioned is the council’s',
    UNREAD,
    UNCONFIRMED,
  ],
  'lga-s30-1': [`${LGA} s30(1)`, 'the report to a council', SINCE_2008],
  'lga-s30-1b': [`${LGA} s30(1B)`, 'the statement instead of a report', SINCE_2008],
  'lga-s30-4': [`${LGA} s30(4)`, 'a report is open to inspection for three weeks', TO_2006],
  'lga-s30-5': [`${LGA} s30(5)`, 'the public notice that a report can be inspected', TO_2006],
  'lga-s30-7': [`${LGA} s30(7)`, 'the direction that a report is not made public', TO_2006],
  'lga-s31-2': [`${LGA} s31(2)`, 'the council considers the report and tells what it does about it', TO_2006],
  'lga-s31-2a-a': [`${LGA} s31(2A)(a)`, 'a further report: nothing was told in time', TO_2006],
  'lga-s31-2a-b': [`${LGA} s31(2A)(b)`, 'a further report: not satisfied with the action', TO_2006],
  'lga-s31-2a-c': [`${LGA} s31(2A)(c)`, 'a further report: not confirmed in time', TO_2006],
  'lga-s31-2c': [`${LGA} s31(2C)`, 'the same periods run from a further report', TO_2006],
  'lga-s31-2d-a': [`${LGA} s31(2D)(a)`, 'a statement: nothing told in time, or no action decided', TO_2006],
  'lga-s31-2d-b': [`${LGA} s31(2D)(b)`, 'a statement: not satisfied with the action', TO_2006],
  'lga-s31-2d-c': [`${LGA} s31(2D)(c)`, 'a statement: not confirmed in time', TO_2006],
  'lga-s31-2e-c': [`${LGA} s31(2E)(c)`, 'the council’s own reasons in the statement', TO_2006],
  'lga-s31-2f': [`${LGA} s31(2F)`, 'any two editions of a newspaper within a fortnight', TO_2006],
  'lga-s31-2g': [`${LGA} s31(2G)`, 'the Ombudsman publishes what the council did not', TO_2006],
  'lga-s31-2h': [`${LGA} s31(2H)`, 'the council reimburses the expense', TO_2006],
  'lga-s31a-1a': [
    `${LGA} s31A(1A)`,
    'the authority itself considers a further report',
    'as in force in 2010',
  ],
  'lga-s34h': [`${LGA} s34H`, 'the written statement about private care', NOW],
  'lga-s34h-8': [`${LGA} s34H(8)–(9)`, 'a written statement names the provider', NOW],
  'lga-s34i-2': [`${LGA} s34I(2)`, 'the provider tells what it does about the statement', IN_2010],
  'lga-s34i-3-a': [`${LGA} s34I(3)(a)`, 'a notice: nothing told in time, or no action decided', IN_2010],
  'lga-s34i-3-b': [`${LGA} s34I(3)(b)`, 'a notice: not satisfied with the action', IN_2010],
  'lga-s34i-3-c': [`${LGA} s34I(3)(c)`, 'a notice: not confirmed in time', IN_2010],
  'lga-s34i-5': [`${LGA} s34I(5)`, 'the notice is published as the Ombudsman directs', IN_2010],
  'lga-s34i-6': [`${LGA} s34I(6)`, 'the Ombudsman publishes what the provider did not', IN_2010],
  'lga-s34i-7': [`${LGA} s34I(7)`, 'the provider pays the expense', IN_2010],
  'lga-s34k-1-c': [
    `${LGA} s34K(1)(c)`,
    'consultation with the Parliamentary and Health Service Ombudsman',
    NOW,
  ],
  'lgha-s5': [
    'Local Government and Housing Act 1989 s5, s5A',
    'the monitoring officer’s own duty',
    UNREAD,
    UNCONFIRMED,
  ],
  'hsca-s93': [
    `${HSCA} s93, s94`,
    'when a notice of CQC’s counts as received; it speaks of notices “required under this Part”',
    'as in force in 2025',
    UNCONFIRMED,
  ],
  'regulation-17-2': [
    `Regulation 17(2)(a) and (b) of ${REGULATIONS}`,
    'what a governance report is about',
    'as made in 2014',
    READ_ONCE,
  ],
  'regulation-17-3': [
    `Regulation 17(3) of ${REGULATIONS}`,
    'the governance report on request',
    'as made in 2014',
  ],
  'regulation-16-3': [
    `Regulation 16(3) of ${REGULATIONS}`,
    'the summary of complaints on request',
    'as made in 2014',
  ],
  'regulations-9-20a': [
    `Regulations 9 to 20A of ${REGULATIONS}`,
    'the Fundamental Standards',
    'as amended to 2015, which inserted 20A',
    READ_ONCE,
  ],
} as const satisfies Record<string, Row>
export type ProvisionId = keyof typeof ROWS

export const PROVISION_IDS = Object.keys(ROWS) as ProvisionId[]

const shipped = (id: ProvisionId): Provision => {
  const [text, name, version, status = 'checked']: Row = ROWS[id]
  return { about: 'provision', id, version: 1, name, citation: { text, version, status }, owner: 'Legal' }
}

export const SHIPPED_PROVISIONS: readonly Provision[] = PROVISION_IDS.map(shipped)

/** A provision as it holds now. */
export const provisionBy = (law: Law, id: ProvisionId): Provision => asCorrected(shipped(id), law)
