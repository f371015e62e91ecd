// The times that the Ombudsman hopes for where the memorandum asks for something and sets no date (4.4 iii, 4.7). They
// bind nobody in law: they say when it is asked again. Policy with an owner, corrected as data.

import type { DeadlineRule, Length, StartEvent } from './rule.js'

const expected = (
  id: string,
  name: string,
  workingDays: number,
  from: StartEvent,
  clause: string,
): DeadlineRule => ({
  id,
  version: 1,
  name,
  period: { amount: workingDays, unit: 'working days', counting: 'after' } satisfies Length,
  from,
  limit: 'not later than',
  calendar: 'england',
  onNonWorkingDay: 'treated as met',
  onClarification: 'runs on',
  extension: 'agreed',
  citation: {
    text: `the Ombudsman's practice on the memorandum, ${clause}, which sets no time`,
    version: 'memorandum of 2014',
    status: 'policy',
  },
  owner: 'Compliance team',
})

export const MEMORANDUM_RULES: readonly DeadlineRule[] = [
  expected('cqc-log', 'CQC to log the accepted action plan', 10, 'acceptance', 'clause 4.7'),
  expected(
    'seek-assurance',
    'the body to seek assurance from CQC that it has been implemented',
    10,
    'evidence',
    'clause 4.4 iii',
  ),
  expected('cqc-assurance', 'CQC to answer the request for assurance', 20, 'request', 'clause 4.4 iii'),
  expected(
    'follow-up-answer',
    'the body to say whether it is still in place',
    10,
    'question',
    'clause 4.4 iii',
  ),
  expected(
    'clarification-answer',
    'an answer to the question that stops the clock',
    10,
    'question',
    'clause 4.4 iii',
  ),
]
