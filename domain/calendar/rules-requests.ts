// The deadlines of notices and requests: CQC's own requests to a registered person, freedom of information, and subject
// access. Each counts by its own calendar, because each Act defines the working day for itself.

import type { DeadlineRule } from './rule.js'

const REGULATIONS_2014 = 'SI 2014/2936 (Regulated Activities)'

const cqcRequest = (id: string, name: string, regulation: string): DeadlineRule => ({
  id,
  version: 1,
  name,
  period: { amount: 28, unit: 'days', counting: 'beginning on the day after' },
  from: 'receipt',
  limit: 'not later than',
  calendar: 'england',
  onNonWorkingDay: 'treated as met',
  onClarification: 'runs on',
  extension: 'not possible',
  citation: {
    text: `regulation ${regulation} of ${REGULATIONS_2014}`,
    version: 'as made in 2014',
    status: 'checked',
  },
  owner: "CQC's legal team",
})

const subjectAccess = (id: string, name: string, months: number, text: string): DeadlineRule => ({
  id,
  version: 1,
  name,
  // Article 12A: "one month beginning with the relevant time", which is when the request is received.
  period: { amount: months, unit: 'months', counting: 'beginning with' },
  otherReadings: [
    {
      counting: 'of',
      why: 'the corresponding day, as the Information Commissioner counted before Article 12A',
    },
  ],
  from: 'request',
  limit: 'not later than',
  calendar: 'england',
  onNonWorkingDay: 'moves',
  onClarification: 'stops',
  extension: 'not possible',
  citation: {
    text,
    version: 'as the Data (Use and Access) Act 2025 puts it in',
    status: 'to be confirmed by Legal',
  },
  assumption:
    'a month “beginning with the relevant time” can end on the corresponding day, as the Information Commissioner counted before Article 12A, or on the day before',
  owner: 'Information rights team',
})

export const REQUEST_RULES: readonly DeadlineRule[] = [
  cqcRequest('regulation-17-3', 'the registered person to send the governance report', '17(3)'),
  cqcRequest('regulation-16-3', 'the registered person to send the summary of complaints', '16(3)'),
  {
    id: 'foi-response',
    version: 1,
    name: 'the answer to the request for information',
    period: { amount: 20, unit: 'working days', counting: 'after' },
    from: 'request',
    limit: 'not later than',
    calendar: 'any-part-of-the-uk',
    onNonWorkingDay: 'treated as met',
    disputedWhenProclaimed: true,
    onClarification: 'starts again',
    extension: 'not possible',
    citation: {
      text: 'Freedom of Information Act 2000 s10(1) and (6)',
      version: 'as in force in 2025',
      status: 'checked',
    },
    assumption:
      'a qualified exemption lets the time run on while the public interest is weighed (s10(3)): see foi-response-public-interest',
    owner: 'Information rights team',
  },
  {
    id: 'foi-response-public-interest',
    version: 1,
    name: 'the answer to the request for information where the public interest in a qualified exemption is weighed',
    period: { amount: 40, unit: 'working days', counting: 'after' },
    from: 'request',
    limit: 'not later than',
    calendar: 'any-part-of-the-uk',
    onNonWorkingDay: 'treated as met',
    disputedWhenProclaimed: true,
    onClarification: 'starts again',
    extension: 'not possible',
    citation: {
      text: 'Freedom of Information Act 2000 s10(3)',
      version: 'as in force in 2025',
      status: 'to be confirmed by Legal',
    },
    assumption:
      's10(3) sets no number but what is reasonable in the circumstances: the Information Commissioner expects no more than 20 further working days; that the exemption is weighed is told within the first 20',
    owner: 'Information rights team',
  },
  subjectAccess(
    'subject-access-response',
    'the answer to the subject access request',
    1,
    'UK GDPR Article 12(3) with Article 12A(1)',
  ),
  subjectAccess(
    'subject-access-extension-notice',
    'word to the person that more time is needed',
    1,
    'UK GDPR Article 12A(4)(a)',
  ),
  subjectAccess(
    'subject-access-response-extended',
    'the answer to a complex subject access request, one month and two more',
    3,
    'UK GDPR Article 12A(3)',
  ),
]
