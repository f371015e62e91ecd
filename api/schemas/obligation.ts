// How a recommendation of a case is shown, and what a body owes of it.
import { z } from 'zod'
import { RECOMMENDATION_OUTCOMES } from '../../domain/recommendation/outcomes.js'
import { RECOMMENDATION_KINDS, SETTLED_AS } from '../../domain/recommendation/state.js'
import { STOPS, WARNINGS } from '../../domain/recommendation/published-wording.js'
import { day } from './moments.js'

const cutOff = z.strictObject({ on: z.string(), meaning: z.string() })

const changedWords = z
  .strictObject({
    summary: z.string(),
    amountGBP: z.number().optional(),
    expectedEvidence: z.string().optional(),
    cutOff: cutOff.optional(),
    deadlineWording: z.string().optional(),
    condition: z.string().optional(),
  })
  .meta({ description: 'Its words since it was added or amended for this body.' })

const publicationView = z
  .strictObject({
    wording: z.string().nullable(),
    theme: z
      .string()
      .nullable()
      .meta({ description: 'Of a wording that stands for several recommendations.' }),
    standing: z.enum(['clear', 'stopped', 'overridden']).nullable(),
    findings: z
      .array(
        z.strictObject({ kind: z.enum([...STOPS, ...WARNINGS]), stops: z.boolean(), remedy: z.string() }),
      )
      .meta({
        description: 'What was found in the wording, whether that stops it, and what to do about it.',
      }),
    status: z.enum(['planned', 'withheld', 'published']).nullable(),
    on: day.nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'Publication', description: 'What is published of it, and when. For the Ombudsman only.' })

export const recommendationView = z
  .strictObject({
    number: z.int(),
    kind: z.enum(RECOMMENDATION_KINDS),
    summary: z.string().nullable(),
    amountGBP: z.number().nullable(),
    deadlineWording: z.string().nullable(),
    expectedEvidence: z.string().nullable(),
    cutOff: cutOff.nullable(),
    condition: z.string().nullable().meta({ description: 'What must be found for it to be owed.' }),
  })
  .meta({ id: 'Recommendation' })

export const obligation = z
  .strictObject({
    number: z.int(),
    requires: z.string(),
    assurance: z.boolean(),
    originalDueOn: day.nullable(),
    dueOn: day.nullable(),
    answer: z.string().nullable(),
    evidenceVersion: z.int(),
    evidenceOn: day.nullable(),
    assuranceStatus: z.string(),
    loggedOn: day.nullable().meta({ description: 'When CQC logged it.' }),
    judgement: z.string().nullable(),
    judgedOn: day.nullable(),
    outcome: z.enum(RECOMMENDATION_OUTCOMES).meta({ description: 'By the rules of GET /outcomes.' }),
    bodySaysDone: z.boolean(),
    ombudsmanSatisfied: z.boolean(),
    category: z.string().nullable(),
    condition: z.enum(['open', 'met', 'not-met']).nullable(),
    settledAs: z.enum(SETTLED_AS).nullable(),
    words: changedWords.nullable(),
    publication: publicationView.nullable(),
  })
  .meta({ id: 'Obligation', description: 'A recommendation as this body owes it.' })
