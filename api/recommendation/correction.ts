// What a correction may put right, one shape for each row of the domain's table, which says what each does to the case;
// and whether the entry that it names is one that can be wrong in this way.
import { z } from 'zod'
import type { Correctable, Correction } from '../../domain/recommendation/corrections/row.js'
import { entryRefusal, rowOf } from '../../domain/recommendation/corrections/table.js'
import { MEASURES } from '../../domain/recommendation/measures.js'
import { REMEDY_CATEGORIES } from '../../domain/recommendation/remedies.js'
import { DECISION_FORMS } from '../../domain/recommendation/statutory/form.js'
import { DUTIES, PLACES } from '../../domain/recommendation/statutory/state.js'
import {
  ANSWERS,
  ASSURANCE_ANSWERS,
  JUDGEMENTS,
  RECOMMENDATION_KINDS,
  REQUIREMENTS,
  SKIP_REASONS,
} from '../../domain/recommendation/state.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { readEntry } from '../../prisma/read/entry.js'
import { faultOf, invalid } from '../problem.js'
import { localDate, recommendation } from '../schemas/fields.js'
import type { CaseBodyParams } from './request-shape.js'

const day = (description = 'The right day.') => localDate(description, -3)
const orMistaken = <T extends z.ZodType>(value: T) =>
  value.nullable().meta({ description: 'null: it was entered by mistake.' })
const version = z.int().min(1).meta({ description: 'The version that was wrong.', example: 1 })

const of = <W extends Correctable, S extends z.ZodRawShape>(what: W, shape: S) =>
  z.strictObject({ what: z.literal(what), ...shape }).meta({ description: rowOf(what).label })

export const correction = z
  .discriminatedUnion('what', [
    of('due-date', { recommendation, dueOn: localDate('The right date.') }),
    of('plan-due-date', { dueOn: localDate('The right date.') }),
    of('plan-received', { receivedOn: day() }),
    of('plan-answer', { recommendation, answer: z.enum(ANSWERS) }),
    of('plan-review', { version }),
    of('plan-logged', { loggedOn: orMistaken(day()) }),
    of('recommendation-logged', { recommendation, loggedOn: orMistaken(day()) }),
    of('evidence-received', { recommendation, receivedOn: day() }),
    of('evidence', { recommendation, version }),
    of('assurance-sought', { recommendation }),
    of('assurance-answer', { recommendation, answer: orMistaken(z.enum(ASSURANCE_ANSWERS)) }),
    of('judgement', {
      recommendation,
      decision: z.enum(JUDGEMENTS).nullable().meta({ description: 'null takes the judgement back.' }),
    }),
    of('follow-up-answer', { stillInPlace: orMistaken(z.boolean()) }),
    of('requirement', { recommendation, requires: z.enum(REQUIREMENTS), assurance: z.boolean() }),
    of('kind', { recommendation, kind: z.enum(RECOMMENDATION_KINDS) }),
    of('category', { recommendation, category: z.enum(REMEDY_CATEGORIES) }),
    of('condition', { recommendation }),
    of('cqc-part', {
      cqcPart: z.enum(SKIP_REASONS).meta({
        description: 'Whether it concerns a CQC location; that it is shared is decided: POST …/sharing.',
      }),
    }),
    of('form', {
      form: z.enum(DECISION_FORMS).meta({ description: 'What was issued; its statutory periods follow.' }),
    }),
    of('naming', {
      named: z.boolean().meta({ description: 'Whether the written statement names the provider.' }),
    }),
    of('notification', { notifiedOn: orMistaken(day()) }),
    of('agreed-form', {
      form: orMistaken(
        z.strictObject({
          agreedOn: day('The day of the agreement.'),
          publishBy: localDate('By when it is to be published.'),
          places: z.array(z.enum(PLACES)).min(1).max(PLACES.length),
          ownReasons: z.boolean().optional(),
        }),
      ),
    }),
    of('publication', { on: day('The day that was recorded.') }),
    of('duty', { duty: z.enum(DUTIES) }),
    of('own-reasons', {}),
    of('expense', {}),
    of('measure', { measure: z.enum(MEASURES), doneOn: orMistaken(day()) }),
  ])
  .meta({
    id: 'Correction',
    description:
      'What is right, in place of what was entered. What the whole case was opened with (the decision date, whether equality or human rights are touched) is put right at /cases/{reference}/changes.',
  }) satisfies z.ZodType<Correction>

/** @throws Problem when the case has no such entry, or it is not one that can be wrong in this way */
export async function examineEntry(
  database: PrismaClient,
  params: CaseBodyParams,
  { corrects, correction }: { readonly corrects: number; readonly correction: Correction },
): Promise<object> {
  const refusal = entryRefusal(correction, await readEntry(database, params, corrects))
  if (refusal) throw invalid([faultOf(refusal)])
  return {}
}
