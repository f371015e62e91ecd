// Every period that the law or the practice sets for this work is in the table, named here one by one with the event from which
// it runs, its length and its authority (LGA 1974 Parts 3 and 3A, HSCA 2008, FOI Act 2000, UK GDPR, the Ombudsman's manuals).
import { expect, it } from '@jest/globals'
import { CHAINS } from '../../../domain/calendar/chain.js'
import { periodInWords } from '../../../domain/calendar/rule-correction.js'
import { isAgreed, START_EVENTS } from '../../../domain/calendar/rule.js'
import { ruleOf, SHIPPED_RULES } from '../../../domain/calendar/rules.js'

const OF_THE_LAW: readonly [what: string, id: string, period: string, authority: RegExp][] = [
  ['report: what was or will be done', 'report-response', '3 months beginning with receipt', /s31\(2\)/],
  [
    'report: satisfied',
    'report-satisfaction',
    '3 months beginning with the end of the period before it',
    /s31\(2A\)\(c\)/,
  ],
  [
    'further report: what was or will be done',
    'further-report-response',
    '3 months beginning with receipt',
    /s31\(2C\)/,
  ],
  [
    'further report: satisfied',
    'further-report-satisfaction',
    '3 months beginning with the end of the period before it',
    /s31\(2D\)\(c\)/,
  ],
  ['statement: its form', 'statement-form', '1 month beginning with receipt', /s31\(2G\)/],
  [
    'statement: two editions within a fortnight',
    'statement-publication',
    '2 weeks beginning with the first publication',
    /s31\(2F\)/,
  ],
  ['report: advertised', 'report-advertisement', '2 weeks of receipt', /s30\(5\)/],
  [
    'report: open to inspection',
    'report-inspection',
    '3 weeks beginning with the opening for inspection',
    /s30\(4\)/,
  ],
  [
    'written statement: what was or will be done',
    'written-statement-response',
    '1 month beginning with receipt',
    /s34I\(2\) and \(8\)/,
  ],
  [
    'written statement: satisfied',
    'written-statement-satisfaction',
    '1 month beginning with the end of the period before it',
    /s34I\(3\)\(c\)/,
  ],
  [
    'Adverse Findings Notice: its form',
    'adverse-findings-notice-form',
    '1 month beginning with receipt',
    /s34I\(6\)/,
  ],
  [
    'CQC: governance report',
    'regulation-17-3',
    '28 days beginning on the day after receipt',
    /regulation 17\(3\)/,
  ],
  [
    'CQC: summary of complaints',
    'regulation-16-3',
    '28 days beginning on the day after receipt',
    /regulation 16\(3\)/,
  ],
  [
    'freedom of information',
    'foi-response',
    '20 working days after receipt of the request',
    /2000 s10\(1\) and \(6\)/,
  ],
  [
    'subject access',
    'subject-access-response',
    '1 month beginning with receipt of the request',
    /Article 12\(3\)/,
  ],
  [
    'subject access: word that more time is needed',
    'subject-access-extension-notice',
    '1 month beginning with receipt of the request',
    /Article 12A\(4\)/,
  ],
  [
    'subject access: two months more',
    'subject-access-response-extended',
    '3 months beginning with receipt of the request',
    /Article 12A\(3\)/,
  ],
  ['receipt of CQC’s e-mail', 'receipt-of-cqc-e-mail', '1 working day after its sending', /2008 ss93 and 94/],
  ['receipt of CQC’s post', 'receipt-of-cqc-post', '3 days after its sending', /2008 ss93 and 94/],
  [
    'receipt by first-class post',
    'receipt-by-first-class-post',
    '2 working days after its sending',
    /1978 s7/,
  ],
  [
    'receipt by second-class post',
    'receipt-by-second-class-post',
    '4 working days after its sending',
    /1978 s7/,
  ],
  [
    'publication, not before',
    'publication',
    '6 weeks after the decision',
    /Statement of Reasons manual 3\.2/,
  ],
  // s10(3) sets no number; the Commissioner expects 20 working days more.
  [
    'FOI, a qualified exemption weighed',
    'foi-response-public-interest',
    '40 working days after receipt of the request',
    /2000 s10\(3\)/,
  ],
  ['delayed remedy', 'delayed-remedy', '12 months of the decision', /Compliance Manual/],
]

it.each(OF_THE_LAW)('%s', (_, id, period, authority) => {
  const rule = ruleOf(id)
  expect(`${periodInWords(rule)} ${START_EVENTS[rule.from]}`).toBe(period)
  expect(`${rule.citation.text}, ${rule.citation.version}`).toMatch(authority)
  expect(rule.owner).not.toBe('')
})

it('nothing else is in it but what is agreed and what is only hoped for', () => {
  const named = new Set(OF_THE_LAW.map(([, id]) => id))
  const others = SHIPPED_RULES.filter((rule) => !named.has(rule.id) && !isAgreed(rule)).map(({ id }) => id)
  expect(others).toEqual([
    // By when the Ombudsman looks whether a duty about a report was done, where the Act sets no day.
    'report-opening',
    'report-inspection-told',
    'report-consideration',
    'report-referral',
    'cqc-log',
    'seek-assurance',
    'cqc-assurance',
    'follow-up-answer',
    'clarification-answer',
  ])
})

it('each further period follows the one before it', () => {
  for (const [first, further] of Object.values(CHAINS)) expect(ruleOf(further).follows).toBe(first)
})

it('whose bank holidays matter is the law’s to say', () => {
  const elsewhere = SHIPPED_RULES.filter(({ calendar }) => calendar !== 'england')
  expect(elsewhere.map(({ id, calendar }) => `${id} ${calendar}`)).toEqual([
    'foi-response any-part-of-the-uk',
    'foi-response-public-interest any-part-of-the-uk',
  ])
})
