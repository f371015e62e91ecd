// What CQC's officers send for a request of CQC's own, and how it is shown.
import { z } from 'zod'
import { SEVERITIES } from '../../domain/calendar/policy.js'
import { OUTCOMES, PROVISIONS, REQUEST_ID, SERVED_BY, STAGES } from '../../domain/regulation-request/state.js'
import type { RequestItemView, RequestView } from '../../prisma/read/regulation-requests.js'
import {
  bodyId,
  email,
  line,
  localDate,
  locationId,
  onBehalf,
  reference,
  seenSeq,
  shaped,
  submittedBy,
  text,
} from '../schemas/fields.js'
import { explanation } from '../schemas/explanation.js'
import { day, moment } from '../schemas/moments.js'

export const requestId = shaped(
  REQUEST_ID,
  'is no id of a request',
  'the “id” that the answer gave when the request was made',
  'The id of a request of CQC’s own.',
  'rr-0123456789abcdef0123',
)

const reasons = (example: string) => text('The reasons.', example)
const name = line('The registered person: the provider or the registered manager.', 'Example Care Ltd')

export const newRequest = z
  .strictObject({
    provision: z.enum(PROVISIONS).meta({
      description:
        'The governance report and improvement plans (17(3)), or the summary of complaints (16(3)).',
    }),
    locationId,
    bodyId: bodyId.optional().meta({
      description:
        'The registered provider, if it is a body of the directory: then its contact may answer by itself. Never a council.',
    }),
    reference: reference
      .optional()
      .meta({ description: 'The case of the Ombudsman because of which CQC asks, if there is one.' }),
    served: z
      .discriminatedUnion('by', [
        z
          .strictObject({
            by: z.literal('e-mail with consent'),
            email: email('Where the registered person has agreed to be served.', 'registered@example.org')
              .optional()
              .meta({
                description:
                  'Where the registered person has agreed to be served; without it, where the directory has the registered manager of the provider named as “bodyId”, or while there is none or they are away the nominated individual, on the day of each letter.',
              }),
          })
          .meta({ example: { email: 'registered@example.org' } }),
        z.strictObject({
          by: z.literal('registered or recorded post'),
          postedOn: localDate('The day of posting.', -1),
        }),
      ])
      .meta({
        description:
          'How it is served; what is posted CQC posts itself. Whether its receipt may be assumed is doubtful: record the actual one.',
      }),
    severity: z.enum(SEVERITIES).optional().meta({
      description: 'Which ladder of reminders is climbed; ordinary, if it is not given.',
    }),
    registeredPerson: name,
    answersTo: email('The mailbox of CQC to which answers go.', 'governance@example.org'),
    reasons: reasons('The Ombudsman has found that records were not kept.'),
  })
  .meta({
    id: 'NewRegulationRequest',
    description: 'Binds the registered person of the location, nobody else.',
  })

export type RequestToMake = z.infer<typeof newRequest>

export const REQUEST_MESSAGES = {
  recordReceipt: {
    path: 'receipt',
    schema: z.strictObject({
      receivedOn: localDate('The day on which it was actually received.', 0),
      reasons: reasons('The delivery is recorded on that day.'),
      seenSeq,
    }),
  },
  answer: {
    path: 'answer',
    schema: z.strictObject({
      text: text('What was sent, or where it lies.', 'The report of November and the improvement plan.'),
      submittedBy,
      onBehalf: onBehalf.optional(),
      seenSeq,
    }),
  },
  close: {
    path: 'closure',
    schema: z.strictObject({
      outcome: z.enum(OUTCOMES),
      reasons: reasons('The report shows how the records are kept now.'),
      seenSeq,
    }),
  },
} as const

const item = {
  id: z.string(),
  provision: z.enum(PROVISIONS),
  locationId: z.string(),
  bodyId: z.string().nullable(),
  reference: z.string().nullable(),
  servedBy: z.enum(SERVED_BY),
  sentOn: day,
  receivedOn: day
    .nullable()
    .meta({ description: 'null while it could not be delivered: then no time runs.' }),
  receiptIsRecorded: z.boolean().meta({ description: 'Else the day is assumed, which is doubtful.' }),
  receiptDoubt: z.string().nullable().meta({
    description: 'Why the day of receipt is doubtful, and that the actual one is to be recorded.',
  }),
  isUndelivered: z.boolean(),
  dueOn: day.nullable(),
  dueBecause: z.string().nullable().meta({ description: 'The rule and the days that make it so.' }),
  stage: z.enum(STAGES),
  overdue: z.boolean(),
  answeredOn: day.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  seq: z.int(),
}

const requestItem = z
  .strictObject(item)
  .meta({ id: 'RegulationRequestItem' }) satisfies z.ZodType<RequestItemView>

export const requestsPage = z
  .strictObject({ items: z.array(requestItem), next: z.string().nullable() })
  .meta({ id: 'RegulationRequests' })

export const requestView = z
  .strictObject({
    ...item,
    words: z.unknown().meta({ description: 'To whom it went and why; for CQC alone.' }),
    explanation: explanation
      .nullable()
      .meta({ description: 'Why it is due when it is; null while no time runs.' }),
    timeline: z.array(
      z.strictObject({
        seq: z.int(),
        effectiveAt: moment,
        event: z.string(),
        role: z.string(),
        data: z.unknown(),
        words: z.unknown(),
      }),
    ),
  })
  .meta({ id: 'RegulationRequest' }) satisfies z.ZodType<Omit<RequestView, 'explanation'>>

export const requestDone = z
  .strictObject({
    status: z.enum(['done', 'accepted']),
    id: z.string(),
    seq: z.int().nullable(),
    stage: z.enum(STAGES).nullable(),
    says: z.string(),
  })
  .meta({ id: 'RegulationRequestDone' })
