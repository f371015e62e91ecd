// What the explanation of a case's dates looks like, for the OpenAPI document; the tests hold answers against it.
import { z } from 'zod'
import { TIMELINESS } from '../../domain/recommendation/explain.js'
import { DEADLINE_KINDS } from '../../domain/recommendation/policy.js'
import { agreedExtension, explanationFields } from './explanation.js'
import { day } from './moments.js'

const keptDate = z.strictObject({
  on: day,
  since: day,
  because: z.string().meta({ description: 'The event that brought it.' }),
  seq: z.int().meta({ description: 'The entry of the timeline that brought it.' }),
})

export const explainedDeadline = z
  .strictObject({
    ...explanationFields,
    deadline: z.enum(DEADLINE_KINDS),
    recommendations: z.array(z.int()),
    waitsFor: z.enum(['body', 'cqc']),
    standing: z.enum(TIMELINESS),
    overdueFrom: day.nullable().meta({
      description:
        'The first day on which it is late, on no reading of the law earlier; null while the clock stands still, and for CQC, which is bound to no date.',
    }),
    overdueBecause: z.string().nullable(),
    basis: z.enum(['wording', 'condition', 'rule', 'date', 'assumed', 'expectation']),
    dates: z.array(keptDate).meta({ description: 'Every date that held; the first is the original.' }),
    extensions: z.array(z.strictObject({ ...agreedExtension, askedOn: day })),
    stopped: z
      .strictObject({
        since: day,
        askedBy: z.enum(['body', 'ombudsman']),
        left: z.int(),
        unit: z.enum(['days', 'working days']),
      })
      .nullable()
      .meta({
        description: 'While a clarification is outstanding: since when, and what is left of the time.',
      }),
  })
  .meta({
    id: 'ExplainedDeadline',
    description: 'How a date is explained, as by `npm run due-date`, and how the case stands to it.',
  })

const otherDate = z
  .strictObject({
    ...explanationFields,
    recommendations: z.array(z.int()).meta({ description: 'What it is about; 0 is the action plan.' }),
  })
  .meta({
    id: 'OtherDate',
    description:
      'A date with which nobody is late, explained in the same way. Its rule says of what: the first day of a publication, the entry as a delayed remedy, the answer that is expected to a question.',
  })

export const deadlinesView = z
  .strictObject({
    reference: z.string(),
    bodyId: z.string(),
    deadlines: z.array(explainedDeadline),
    otherDates: z.array(otherDate).meta({
      description:
        'Those that matter now: until something may be published, until what is outstanding is entered as delayed, while a question to the body is open.',
    }),
    dates: z
      .array(keptDate.extend({ number: z.int().meta({ description: '0 is the action plan.' }) }))
      .meta({ description: 'Every due date that held, also of what is settled.' }),
  })
  .meta({ id: 'Deadlines' })
