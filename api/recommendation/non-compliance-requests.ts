// What people send when a body does not comply: what was done about it, what is pursued no further, the new case, and when
// a delayed remedy is expected (LGSCO Compliance Manual).
import { z } from 'zod'
import { MEASURES } from '../../domain/recommendation/measures.js'
import { CEASE_REASONS } from '../../domain/recommendation/transitions/non-compliance.js'
import { localDate, recommendation, reference, submittedBy, text } from '../schemas/fields.js'
import { entered, plain, reasons, request, wordsOf } from './request-shape.js'

export const NON_COMPLIANCE_REQUESTS = {
  withdrawAction: request({
    name: 'withdrawAction',
    path: 'agreed-actions/withdrawal',
    schema: entered({
      recommendation,
      text: text('Why what was agreed will not be done.', 'The building is to be sold.'),
      submittedBy,
    }),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    input: ({ recommendation }) => ({ recommendation }),
  }),

  recordMeasure: request({
    name: 'recordMeasure',
    path: 'measures',
    schema: plain({
      measure: z.enum(MEASURES).meta({ description: 'What was done.' }),
      on: localDate('The day on which it was done.', -1),
      text: text('What came of it.', 'The chief executive promises the plan within a week.'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ measure, on }) => ({ measure, on }),
  }),

  cease: request({
    name: 'cease',
    path: 'cessation',
    schema: plain({
      recommendation,
      because: z.enum(CEASE_REASONS).meta({ description: 'Why it is pursued no further.' }),
      reasons: reasons('The home has closed, and nobody is left to be trained.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ recommendation, because }) => ({ recommendation, because }),
  }),

  linkCase: request({
    name: 'linkCase',
    path: 'linked-cases',
    schema: plain({
      newReference: reference,
      text: text('A remark.', 'The complaint is that the remedy was not carried out.').optional(),
    }),
    words: ({ text }) => wordsOf({ text }),
    input: ({ newReference }) => ({ newReference }),
  }),

  expectRemedy: request({
    name: 'expectRemedy',
    path: 'delayed-remedy',
    schema: plain({
      expectedOn: localDate('When what is outstanding is expected.'),
      reasons: reasons('The builder has named the day.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ expectedOn }) => ({ expectedOn }),
  }),
} as const
