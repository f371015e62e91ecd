// What is answered about the record: two versions of a plan, a case as at a day, the evidence list of a location or
// council.
import { z } from 'zod'
import { BODY_TYPES } from '../../domain/people/bodies.js'
import { STAGES } from '../../domain/recommendation/stages.js'
import { ACTIVITY_KINDS, ACTIVITY_STANDINGS } from '../../domain/recommendation/regulatory-activity.js'
import {
  ANSWERS,
  ASSURANCE_ANSWERS,
  OUTCOMES,
  RECOMMENDATION_KINDS,
} from '../../domain/recommendation/state.js'
import type { EvidenceListItem } from '../../prisma/read/evidence-list.js'
import type { PageOf } from '../../prisma/read/page.js'
import type { VerifiedLedger } from '../../prisma/read/verify-ledger.js'
import { category, finding } from './decision.js'
import { storedFile } from './file-views.js'
import { day, moment } from './moments.js'
import { particularsAsAt } from './particulars.js'
import { obligation } from './obligation.js'
import { cqcPart, pageOf, waitingOn } from './views.js'

const item = z
  .strictObject({ what: z.string(), responsible: z.string(), by: day, measure: z.string() })
  .meta({ id: 'PlannedStep' })

const answer = z
  .strictObject({
    recommendation: z.int(),
    answer: z.enum(ANSWERS).optional(),
    explanation: z.string().optional(),
    items: z.array(item).optional(),
  })
  .meta({ id: 'PlanAnswer' })

const version = z.strictObject({
  version: z.int(),
  receivedOn: day,
  status: z.string(),
  loggedOn: day.nullable(),
  sha256: z.string(),
})

export const planComparison = z
  .strictObject({
    versions: z.array(version).length(2).meta({ description: 'The earlier one first, as asked.' }),
    text: z.strictObject({ change: z.enum(['same', 'changed']), from: z.string(), to: z.string() }),
    filesAdded: z.array(storedFile),
    filesRemoved: z.array(storedFile),
    answers: z.array(
      z.strictObject({
        recommendation: z.int(),
        change: z.enum(['same', 'changed', 'added', 'removed']),
        from: answer.nullable(),
        to: answer.nullable(),
        itemsAdded: z.array(item),
        itemsRemoved: z.array(item),
      }),
    ),
  })
  .meta({ id: 'PlanComparison' })

export const verifiedLedger = z
  .strictObject({
    rows: z.int(),
    brokenAt: z
      .int()
      .nullable()
      .meta({ description: 'The first row that is not as it was written; null when all are.' }),
    lastHash: z.string().meta({
      description: 'Kept elsewhere, it also shows later that no row was taken off the end.',
    }),
  })
  .meta({ id: 'VerifiedLedger' }) satisfies z.ZodType<VerifiedLedger>

export const caseAsAt = z
  .strictObject({
    reference: z.string(),
    asAt: day,
    bodies: z.array(
      z.strictObject({
        bodyId: z.string(),
        seq: z.int().meta({ description: 'The last entry of the timeline that was known then.' }),
        since: moment,
        recordedAt: moment.meta({ description: 'When that entry was written down.' }),
        stage: z.enum(STAGES),
        waitingOn,
        dueOn: day.nullable(),
        overdue: z.boolean(),
        cqcPart,
        planDueOn: day.nullable(),
        followUpOn: day.nullable(),
        outcome: z.enum(OUTCOMES).nullable(),
        closedAt: moment.nullable(),
        ...particularsAsAt,
        obligations: z.array(
          obligation.meta({ id: 'ObligationAsAt', description: 'With the words that were in force then.' }),
        ),
        plans: z.array(version.extend({ acceptedFor: z.array(z.int()) })),
      }),
    ),
  })
  .meta({ id: 'CaseAsAt' })

const listed = z
  .strictObject({
    reference: z.string(),
    bodyId: z.string(),
    bodyName: z.string(),
    bodyType: z.enum(BODY_TYPES),
    decisionDate: day,
    category,
    subCategory: z.string(),
    finding,
    cqcLocationId: z.string().nullable(),
    equalityOrHumanRights: z.boolean().meta({ description: 'Whether they are touched.' }),
    stage: z.enum(STAGES),
    outcome: z.enum(OUTCOMES).nullable(),
    recommendations: z.array(
      z.strictObject({
        number: z.int(),
        kind: z.enum(RECOMMENDATION_KINDS),
        summary: z.string().nullable(),
        requires: z.string(),
        dueOn: day.nullable(),
        judgement: z.string().nullable(),
        judgedOn: day.nullable(),
        loggedOn: day.nullable().meta({ description: 'When CQC logged it.' }),
        assuranceStatus: z.string(),
        assurances: z.array(
          z.strictObject({
            on: day,
            answer: z.enum(ASSURANCE_ANSWERS),
            regulatoryActivity: z
              .boolean()
              .meta({ description: 'Whether some followed or is intended: the words say what.' }),
            words: z.unknown(),
          }),
        ),
      }),
    ),
    plans: z
      .array(
        z.strictObject({
          version: z.int(),
          receivedOn: day,
          loggedOn: day.nullable(),
          sha256: z.string(),
          files: z.array(storedFile),
        }),
      )
      .meta({ description: 'The accepted versions.' }),
    activities: z
      .array(
        z.strictObject({
          recordedOn: day,
          standing: z.enum(ACTIVITY_STANDINGS),
          kind: z.enum(ACTIVITY_KINDS),
          on: day.optional(),
          recommendation: z.int().optional(),
          words: z.unknown(),
        }),
      )
      .meta({ description: 'What followed at CQC, or is intended.' }),
  })
  .meta({ id: 'EvidenceListItem' }) satisfies z.ZodType<EvidenceListItem>

export const evidenceList = pageOf(listed).meta({ id: 'EvidenceList' }) satisfies z.ZodType<
  PageOf<EvidenceListItem>
>
