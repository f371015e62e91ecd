// Part 3 of the Local Government Act 1974 (councils), and what the Act of 2007 put into it.
import { COPY, quoted, READ_ON, type Place, type Provision } from '../statute.js'

const LGA = 'Local Government Act 1974'
const BASE = 'https://www.legislation.gov.uk'

/** Sections 175 to 177 of the Act of 2007 were read as well: of the subsections quoted from here they touch none. */
const TO_2006: Place = {
  edition: 'as consolidated to 1 April 2006',
  source: `${BASE}/ukpga/1974/7/part/III`,
  copy: `${COPY}, uk/ukpga-1974-7.md at 05176ba0`,
  read: READ_ON,
}
const S31_OF_1991: Place = {
  edition: 'as in force on 1 April 1991; the same words as consolidated to 1 April 2006',
  source: `${BASE}/ukpga/1974/7/section/31/1991-04-01`,
  read: READ_ON,
}
const S30_NOW: Place = {
  edition: 'up to date to 23 November 2024',
  source: `${BASE}/ukpga/1974/7/section/30`,
  read: READ_ON,
}
const S31A_OF_2010: Place = {
  edition: 'as in force on 1 April 2010',
  source: `${BASE}/ukpga/1974/7/section/31A/2010-04-01`,
  read: READ_ON,
}
const OF_2007: Place = {
  edition: 'as the Act of 2007 (c. 28) ss172 and 177 put it in; the edition to 28 November 2008 was read',
  source: `${BASE}/ukpga/2007/28/section/177`,
  copy: `${COPY}, uk/ukpga-2007-28.md at 06f4c581`,
  read: READ_ON,
}

export const PART_3: readonly Provision[] = [
  quoted(
    OF_2007,
    'lga-s25-6',
    `${LGA} s25(6)–(7)`,
    'action taken by or on behalf of the other person in carrying out the arrangement shall be treated as action taken— (a) on behalf of the authority',
  ),
  quoted(
    S30_NOW,
    'lga-s30-1',
    `${LGA} s30(1)`,
    'he shall prepare a report of the results of the investigation and send a copy to each of the persons concerned (subject to subsection (1B))',
  ),
  quoted(
    S30_NOW,
    'lga-s30-1b',
    `${LGA} s30(1B)`,
    'he may instead prepare a statement of his reasons for the decision and send a copy to each of the persons concerned',
  ),
  quoted(
    TO_2006,
    'lga-s30-4',
    `${LGA} s30(4)`,
    'the authority concerned shall for a period of three weeks make copies of the report available for inspection by the public without charge',
  ),
  quoted(
    TO_2006,
    'lga-s30-5',
    `${LGA} s30(5)`,
    'Not later than two weeks after the report is received … the proper officer of the authority shall give public notice … and shall specify the date, being a date not more than one week after the public notice is first given, from which the period of three weeks will begin',
  ),
  quoted(
    TO_2006,
    'lga-s30-7',
    `${LGA} s30(7)`,
    'The Local Commissioner may, if he thinks fit … direct that a report specified in the direction shall not be subject to the provisions of subsections (4), (4A) and (5) above',
  ),
  quoted(
    S31_OF_1991,
    'lga-s31-2',
    `${LGA} s31(2)`,
    'it shall be the duty of that authority to consider the report and, within the period of three months beginning with the date on which they received the report, or such longer period as the Local Commissioner may agree in writing, to notify the Local Commissioner',
  ),
  ...(
    [
      [
        'a',
        '(a) does not receive the notification required by subsection (2) above within the period allowed',
      ],
      [
        'b',
        '(b) is not satisfied with the action which the authority concerned have taken or propose to take',
      ],
      [
        'c',
        '(c) does not within a period of three months beginning with the end of the period so allowed, or such longer period as the Local Commissioner may agree in writing, receive confirmation',
      ],
    ] as const
  ).map(([letter, words]) =>
    quoted(
      S31_OF_1991,
      `lga-s31-2a-${letter}`,
      `${LGA} s31(2A)(${letter})`,
      `If the Local Commissioner— … ${words} … he shall make a further report setting out those facts and making recommendations`,
    ),
  ),
  quoted(
    S31_OF_1991,
    'lga-s31-2c',
    `${LGA} s31(2C)`,
    'Section 30 above, with any necessary modifications, and subsection (2) above shall apply to a report under subsection (2A) above as they apply to a report under that section',
  ),
  ...(
    [
      [
        'a',
        '(a) does not receive the notification required … or is satisfied before the period allowed by that subsection has expired that the authority concerned have decided to take no action',
      ],
      [
        'b',
        '(b) is not satisfied with the action which the authority concerned have taken or propose to take',
      ],
      [
        'c',
        '(c) does not within a period of three months beginning with the end of the period allowed by or under subsection (2) above as applied by subsection (2C) above, or such longer period as the Local Commissioner may agree in writing, receive confirmation',
      ],
    ] as const
  ).map(([letter, words]) =>
    quoted(
      TO_2006,
      `lga-s31-2d-${letter}`,
      `${LGA} s31(2D)(${letter})`,
      `If the Local Commissioner— … ${words} … he may, by notice to the authority, require them to arrange for a statement to be published`,
    ),
  ),
  quoted(
    TO_2006,
    'lga-s31-2e-c',
    `${LGA} s31(2E)(c)`,
    'if the authority so require, a statement of the reasons for their having taken no action on, or not the action recommended in, the report',
  ),
  quoted(
    TO_2006,
    'lga-s31-2f',
    `${LGA} s31(2F)`,
    'publication shall be in any two editions within a fortnight of a newspaper circulating in the area of the authority agreed with the Local Commissioner',
  ),
  quoted(
    TO_2006,
    'lga-s31-2g',
    `${LGA} s31(2G)`,
    '(b) are unable, within the period of one month beginning with the date on which they received the notice under subsection (2D) above, or such longer period as the Local Commissioner may agree in writing, to agree with the Local Commissioner the form of the statement … the Local Commissioner shall arrange for such a statement … to be published',
  ),
  quoted(
    TO_2006,
    'lga-s31-2h',
    `${LGA} s31(2H)`,
    'The authority concerned shall reimburse the Commission on demand any reasonable expenses',
  ),
  quoted(
    S31A_OF_2010,
    'lga-s31a-1a',
    `${LGA} s31A(1A)`,
    'it is proposed that— (a) no action should be taken on the report, or (b) the action recommended in the report should not be taken, consideration of the report shall be referred to that authority',
  ),
  quoted(
    OF_2007,
    'lga-s31b-1',
    `${LGA} s31B(1)(a), (d)`,
    'A Local Commissioner may— (a) publish all or part of a report or statement under section 30 … or (d) publish a summary of a matter … if, after taking into account the public interest as well as the interests of the complainant (if any) and of other persons, he considers it appropriate to do so',
  ),
  quoted(
    TO_2006,
    'lga-s32-2',
    `${LGA} s32(2)`,
    'Information obtained by a Local Commissioner … in the course of or for the purposes of an investigation … shall not be disclosed except— (a) for the purposes of the investigation and of any report to be made under section 30 or section 31',
  ),
]
