// Part 3A of the Local Government Act 1974 (private care), which the Health Act 2009 put in.
import { COPY, quoted, READ_ON, type Place, type Provision } from '../statute.js'

const LGA = 'Local Government Act 1974'
const BASE = 'https://www.legislation.gov.uk'

const AS_INSERTED: Place = {
  edition: 'as the Health Act 2009, Schedule 5 paragraph 2, put it in; in force in 2010',
  source: `${BASE}/ukpga/2009/21/schedule/5/paragraph/2/enacted`,
  copy: `${COPY}, uk/ukpga-2009-21.md at 2e9f06c7`,
  read: READ_ON,
}
const S34H_NOW: Place = {
  edition: 'the latest edition on the site',
  source: `${BASE}/ukpga/1974/7/section/34H`,
  read: READ_ON,
}
const S34K_NOW: Place = {
  edition: 'the latest edition on the site, with the National Security Act 2023',
  source: `${BASE}/ukpga/1974/7/section/34K`,
  read: READ_ON,
}

export const PART_3A: readonly Provision[] = [
  quoted(
    S34H_NOW,
    'lga-s34h',
    `${LGA} s34H`,
    'A Local Commissioner must prepare a written statement … if the Local Commissioner— … (c) completes such an investigation',
  ),
  quoted(
    S34H_NOW,
    'lga-s34h-7-a',
    `${LGA} s34H(7)(a)`,
    'The Local Commissioner may send a copy of a statement prepared under this section to— (a) the Care Quality Commission',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34h-8',
    `${LGA} s34H(8)–(9)`,
    'The statement must identify the adult social care provider concerned unless—',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34i-2',
    `${LGA} s34I(2)`,
    'The adult social care provider concerned must— (a) consider the statement, and (b) notify the Local Commissioner within the required period',
  ),
  ...(
    [
      [
        'a',
        '(a) does not receive the notification … within the required period or is satisfied before the end of that period that the adult social care provider concerned has decided to take no action',
      ],
      [
        'b',
        '(b) is not satisfied with the action which the provider concerned has taken or proposes to take',
      ],
      [
        'c',
        '(c) does not within a period of one month beginning with the end of the required period, or such longer period as the Local Commissioner may agree in writing, receive confirmation',
      ],
    ] as const
  ).map(([letter, words]) =>
    quoted(
      AS_INSERTED,
      `lga-s34i-3-${letter}`,
      `${LGA} s34I(3)(${letter})`,
      `The Local Commissioner may by notice require the provider to arrange for an adverse findings notice to be published … if the Local Commissioner— … ${words}`,
    ),
  ),
  quoted(
    AS_INSERTED,
    'lga-s34i-5',
    `${LGA} s34I(5)`,
    'The adverse findings notice must be published by the adult social care provider in such manner as the Local Commissioner may direct',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34i-6',
    `${LGA} s34I(6)`,
    '(b) is unable, within the period of one month beginning with the date on which the provider received the notice under subsection (3), or such longer period as the Local Commissioner may agree in writing, to agree with the Local Commissioner the form … the Local Commissioner must arrange for an adverse findings notice to be published',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34i-7',
    `${LGA} s34I(7)`,
    'The adult social care provider concerned must reimburse the Commission on demand any reasonable expenses',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34i-8',
    `${LGA} s34I(8)`,
    '“required period” means— (a) the period of one month beginning with the date on which the adult social care provider concerned received the statement, or (b) such longer period as the Local Commissioner may agree in writing',
  ),
  quoted(
    AS_INSERTED,
    'lga-s34j-1',
    `${LGA} s34J(1)(a), (c)`,
    'A Local Commissioner may— (a) publish all or part of a statement under section 34H … or (c) publish a summary of a matter … if, after taking into account the public interest … the Local Commissioner considers it appropriate to do so',
  ),
  quoted(
    S34K_NOW,
    'lga-s34k-1',
    `${LGA} s34K(1)(a)–(g)`,
    'Information obtained by a Local Commissioner … in the course of or for the purposes of an investigation under this Part must not be disclosed except— (a) for the purposes of the investigation and of any statement, adverse findings notice or summary under section 34H, 34I or 34J',
  ),
  quoted(
    S34K_NOW,
    'lga-s34k-1-c',
    `${LGA} s34K(1)(c)`,
    'for the purposes of a complaint which is being investigated by the Parliamentary Commissioner or the Health Service Commissioner (or both)',
  ),
]
