// The Acts of CQC's own notices and requests, of freedom of information, of data protection and of the post.
import { COPY, quoted, READ_ON, type Place, type Provision } from '../statute.js'

const BASE = 'https://www.legislation.gov.uk'
const HSCA = 'Health and Social Care Act 2008'
const REGULATIONS = 'SI 2014/2936 (Regulated Activities)'
const FOIA = 'Freedom of Information Act 2000'

const S93: Place = {
  edition: 'as noted on the site up to 6 April 2015; the same words as consolidated to 8 February 2010',
  source: `${BASE}/ukpga/2008/14/part/1/chapter/6/crossheading/service-of-documents`,
  read: READ_ON,
}
const S79: Place = {
  edition: 'as consolidated to 8 February 2010',
  source: `${BASE}/ukpga/2008/14/section/79`,
  copy: `${COPY}, uk/ukpga-2008-14.md at 009df5f8`,
  read: READ_ON,
}
const S76: Place = {
  edition: 'as enacted',
  source: `${BASE}/ukpga/2008/14/part/1/chapter/6/crossheading/information/enacted`,
  read: READ_ON,
}
const OF_2014: Place = {
  edition: 'the revised text; these paragraphs bear no mark of a change since they were made',
  source: `${BASE}/uksi/2014/2936/part/3`,
  copy: `${COPY}, uk/uksi-2014-2936.md at 00d8b871`,
  read: READ_ON,
}
const S10: Place = {
  edition: 'the latest edition on the site, with no known outstanding effects',
  source: `${BASE}/ukpga/2000/36/section/10`,
  read: READ_ON,
}
const S10_6: Place = { ...S10, edition: 'the revised text', copy: `${COPY}, uk/ukpga-2000-36.md at 013404e9` }
/** In force since 5 February 2026, by what lawyers write of SI 2026/82, which was not read. */
const ARTICLE_12A: Place = {
  edition: 'as the Data (Use and Access) Act 2025 s76(3) puts it in; the edition of 19 August 2025 was read',
  source: `${BASE}/ukpga/2025/18/section/76`,
  copy: `${COPY}, uk/ukpga-2025-18.md at 01c1eb87`,
  read: READ_ON,
}
const ARTICLE_12: Place = {
  edition: 'the latest edition on the site, as the Act of 2025 amends it',
  source: `${BASE}/eur/2016/679/chapter/III/section/1`,
  read: READ_ON,
}
const S7: Place = {
  edition: 'as in force on 1 February 1991',
  source: `${BASE}/ukpga/1978/30/crossheading/interpretation-and-construction/1991-02-01`,
  read: READ_ON,
}

export const CARE_AND_INFORMATION: readonly Provision[] = [
  quoted(
    S93,
    'hsca-s93-1',
    `${HSCA} s93(1)`,
    'Any notice required under this Part to be given to a person (“R”) may be given to R—',
  ),
  quoted(
    S93,
    'hsca-s93-2',
    `${HSCA} s93(2)`,
    'it is, unless the contrary is proved, to be taken to have been received on the third day after the day on which it is sent',
  ),
  quoted(
    S93,
    'hsca-s93-2a',
    `${HSCA} s93(2A)`,
    'to be taken to have been received on the next working day after the day on which it is transmitted … “working day” means any day other than— (a) a Saturday or Sunday; (b) Christmas Day or Good Friday; or (c) a day which is a bank holiday … in England',
  ),
  quoted(
    S79,
    'hsca-s79-3',
    `${HSCA} s79(3)(e), (f)`,
    'the Commission may disclose the information if— … (e) the disclosure is made to any person or body in circumstances where it is necessary or expedient for the person or body to have the information for the purpose of exercising functions … under any enactment, (f) the disclosure is made for the purpose of facilitating the exercise of any of the Commission’s functions',
  ),
  quoted(
    S76,
    'hsca-s76-2',
    `${HSCA} s76(2)`,
    'A person is guilty of an offence if the person knowingly or recklessly discloses information to which this section applies during the lifetime of the individual',
  ),
  quoted(
    OF_2014,
    'regulation-17-3',
    `regulation 17(3) of ${REGULATIONS}`,
    'The registered person must send to the Commission, when requested to do so and by no later than 28 days beginning on the day after receipt of the request— (a) a written report',
  ),
  quoted(
    OF_2014,
    'regulation-16-3',
    `regulation 16(3) of ${REGULATIONS}`,
    'The registered person must provide to the Commission, when requested to do so and by no later than 28 days beginning on the day after receipt of the request, a summary of—',
  ),
  quoted(
    S10,
    'foia-s10-1',
    `${FOIA} s10(1)`,
    'a public authority must comply with section 1(1) promptly and in any event not later than the twentieth working day following the date of receipt',
  ),
  quoted(
    S10,
    'foia-s10-3',
    `${FOIA} s10(3)`,
    'the public authority need not comply with section 1(1)(a) or (b) until such time as is reasonable in the circumstances; but this subsection does not affect the time by which any notice under section 17(1) must be given',
  ),
  quoted(
    S10_6,
    'foia-s10-6',
    `${FOIA} s10(6)`,
    '“working day” means any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a day which is a bank holiday under the Banking and Financial Dealings Act 1971 in any part of the United Kingdom',
  ),
  quoted(
    ARTICLE_12,
    'uk-gdpr-12-3',
    'UK GDPR Article 12(3)',
    'The controller shall provide information on action taken on a request … without undue delay and in any event before the end of the applicable time period (see Article 12A)',
  ),
  quoted(
    ARTICLE_12A,
    'uk-gdpr-12a-1',
    'UK GDPR Article 12A(1)',
    '“the applicable time period” means the period of one month beginning with the relevant time, subject to paragraph 3',
  ),
  quoted(
    ARTICLE_12A,
    'uk-gdpr-12a-3',
    'UK GDPR Article 12A(3)',
    'The controller may, by giving notice to the data subject, extend the applicable time period by two further months where that is necessary',
  ),
  quoted(
    ARTICLE_12A,
    'uk-gdpr-12a-4',
    'UK GDPR Article 12A(4)(a)',
    'A notice under paragraph 3 must— (a) be given before the end of the period of one month beginning with the relevant time',
  ),
  quoted(
    ARTICLE_12A,
    'uk-gdpr-12a-5',
    'UK GDPR Article 12A(5)(b)',
    'the period beginning with the day on which the controller makes the request and ending with the day on which the controller receives the information does not count towards— (i) the applicable time period',
  ),
  quoted(
    S7,
    'interpretation-s7',
    'Interpretation Act 1978 s7',
    'unless the contrary is proved, to have been effected at the time at which the letter would be delivered in the ordinary course of post',
  ),
]
