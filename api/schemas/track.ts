// What the statutory track of a case looks like, for the OpenAPI document; the tests hold answers against it.
import { z } from 'zod'
import { DECISION_FORMS } from '../../domain/recommendation/statutory/form.js'
import { PHASES } from '../../domain/recommendation/statutory/phase.js'
import {
  DUTIES,
  EXPENSE_SETTLEMENTS,
  FORMAL_STEP_NAMES,
  PLACES,
  STEP_DECISIONS,
  VIEWS,
} from '../../domain/recommendation/statutory/state.js'
import { STEP_NATURES } from '../../domain/recommendation/statutory/steps.js'
import { explainedDeadline } from './deadlines.js'
import { day } from './moments.js'

export const receipt = z.strictObject({
  on: day,
  assumed: z
    .strictObject({ postedOn: day, by: z.string(), citation: z.string() })
    .nullable()
    .meta({ description: 'How it was posted, where nobody recorded its receipt.' }),
})

const editions = z.array(z.strictObject({ on: day, place: z.enum(PLACES) }))

export const notice = z.strictObject({
  requiredOn: day,
  receipt: receipt.nullable(),
  reasonsOn: day
    .optional()
    .meta({ description: 'When the body sent the reasons that it wants to stand in it.' }),
  form: z
    .strictObject({
      agreedOn: day,
      publishBy: day,
      places: z.array(z.enum(PLACES)),
      ownReasons: z.boolean().optional(),
    })
    .nullable(),
  publications: editions,
  earlier: editions
    .optional()
    .meta({ description: 'Editions that a later one left behind: their fortnight was over.' }),
  by: z.enum(['body', 'ombudsman']),
  doneOn: day.nullable(),
  expense: z
    .strictObject({
      amountGBP: z.number(),
      askedOn: day,
      settled: z.strictObject({ how: z.enum(EXPENSE_SETTLEMENTS), on: day }).nullable(),
    })
    .optional()
    .meta({ description: 'What the Ombudsman’s publication in its place has cost.' }),
})

export const dutyRecord = z.strictObject({
  duty: z.enum(DUTIES),
  on: day,
  openFrom: day.optional(),
  waived: z.literal(true).optional(),
})

export const trackView = z
  .strictObject({
    reference: z.string(),
    bodyId: z.string(),
    form: z.enum(DECISION_FORMS),
    named: z.boolean().meta({ description: 'Whether what was issued names the body.' }),
    label: z.string(),
    provision: z.string(),
    phase: z.enum(PHASES),
    round: z.int(),
    issuedOn: day,
    document: z.string().nullable().meta({ description: 'The paper whose receipt matters now.' }),
    receipt: receipt.nullable(),
    notifiedOn: day.nullable(),
    view: z
      .strictObject({ view: z.enum(VIEWS), on: day })
      .nullable()
      .meta({ description: 'What the Ombudsman thinks of that; for the Ombudsman.' }),
    notice: notice.nullable(),
    duties: z
      .array(dutyRecord.extend({ label: z.string(), provision: z.string() }))
      .meta({ description: 'What a council has done about the present report, or need not do.' }),
    clocks: z.array(explainedDeadline),
    proposals: z
      .array(
        z.strictObject({
          step: z.enum(FORMAL_STEP_NAMES),
          label: z.string(),
          decides: z.array(z.string()),
          follows: z.string(),
          nature: z.enum(STEP_NATURES).meta({
            description: '“duty”: the Act says that the Ombudsman shall take it; “choice”: that it may.',
          }),
          grounds: z.array(
            z.strictObject({
              code: z.string(),
              provision: z.string(),
              says: z.string(),
              passed: z.array(day),
            }),
          ),
          there: z.array(z.string()),
          missing: z.array(z.string()),
        }),
      )
      .meta({ description: 'Each step that the law now allows, for a person to decide; for the Ombudsman.' }),
    decisions: z
      .array(
        z.strictObject({
          step: z.string(),
          decision: z.enum(STEP_DECISIONS),
          on: day,
          reviewOn: day.nullable(),
          actor: z.string(),
          role: z.string(),
          seq: z.int(),
          provisions: z.array(z.string()),
          grounds: z.array(z.string()),
          words: z.unknown(),
        }),
      )
      .meta({ description: 'What was decided about formal steps, by whom and when; for the Ombudsman.' }),
  })
  .meta({ id: 'StatutoryTrack' })
