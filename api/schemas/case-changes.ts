// What people send to change a whole case, and how such a change is shown.
import { againstDuty } from '../recommendation/request-shape.js'
import { z } from 'zod'
import { BODY_ANSWERS, CASE_CHANGES, CHANGE_STANDINGS } from '../../domain/case-change/change.js'
import type { CaseChangeView } from '../../prisma/read/case-changes.js'
import {
  addedRecommendation,
  amendedRecommendation,
  recordedCondition,
  withdrawnRecommendation,
} from '../recommendation/later-requests.js'
import { complainantFields } from './complainant.js'
import { bodyId, email, line, localDate, text } from './fields.js'
import { moment } from './moments.js'

const what = <T extends (typeof CASE_CHANGES)[number]>(value: T) => z.literal(value)
const reasons = text('Why; every body of the case reads it.', 'The decision was issued two days later.')

const bodies = z
  .array(bodyId)
  .min(1)
  .max(20)
  .meta({ description: 'The bodies of this case that owe it, each of them.' })

const seen = z
  .record(bodyId, z.int().min(0))
  .optional()
  .meta({
    description:
      'Of each body that you looked at the “seq” as you read it. When one has moved on since, nothing changes anywhere (409, changed-since).',
    example: { 'example-council': 7 },
  })

export const caseChangeRequest = z
  .discriminatedUnion('what', [
    z.strictObject({
      what: what('decision-date'),
      decisionDate: localDate('The right day of the decision.', -9),
      reasons,
      seen,
    }),
    z.strictObject({ what: what('withdrawal'), reasons, againstDuty, seen }),
    z.strictObject({ what: what('complainant'), ...complainantFields, seen }),
    z.strictObject({
      what: what('equality-or-human-rights'),
      equalityOrHumanRights: z.boolean().meta({ description: 'Whether they are touched.' }),
      reasons: text('Why; nobody but the Ombudsman reads it.', 'The complaint was about an interpreter.'),
      seen,
    }),
    z.strictObject({ what: what('recommendation-added'), bodies, ...addedRecommendation, seen }),
    z.strictObject({ what: what('recommendation-amended'), bodies, ...amendedRecommendation, seen }),
    z.strictObject({ what: what('recommendation-withdrawn'), bodies, ...withdrawnRecommendation, seen }),
    z.strictObject({ what: what('recommendation-condition'), bodies, ...recordedCondition, seen }),
    z.strictObject({
      what: what('body-details'),
      bodyId,
      name: line('Its name from now on.', 'Example Care Home Ltd').optional(),
      contact: z
        .strictObject({
          name: line('A person or a mailbox.', 'Care Quality Team'),
          email: email('Where letters go.', 'team@example.org'),
          role: line('What the contact is at the body.', 'Link officer'),
        })
        .optional()
        .meta({ description: 'Who receives its letters from now on.' }),
      reasons,
      seen,
    }),
  ])
  .meta({ id: 'NewCaseChange', description: 'A change that concerns every body of the case.' })

export type CaseChangeRequest = z.infer<typeof caseChangeRequest>

export const caseChangeView = z
  .strictObject({
    id: z.string(),
    what: z.enum(CASE_CHANGES),
    standing: z.enum(CHANGE_STANDINGS).meta({
      description:
        '“partial” until every body has answered; “not-everywhere” when it was not possible at one of them.',
    }),
    decisionDate: z.string().nullable(),
    decisionDateBefore: z.string().nullable(),
    equalityOrHumanRights: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether they are touched, where that was put right.' }),
    bodyId: z.string().nullable().meta({ description: 'Whose details changed.' }),
    recommendation: z.int().nullable().meta({ description: 'Which was added or changed.' }),
    actor: z.string().nullable(),
    begunAt: moment,
    endedAt: moment.nullable(),
    words: z.unknown(),
    bodies: z.array(
      z.strictObject({
        bodyId: z.string(),
        answer: z.enum(BODY_ANSWERS),
        problem: z.string().nullable().meta({ description: 'Why it was not possible there.' }),
        answeredAt: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'CaseChange' }) satisfies z.ZodType<CaseChangeView>
