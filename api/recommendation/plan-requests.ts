// What people send about the action plan: the plan itself, step by step, the decision on it, and CQC's log (memorandum 4.7).
import { z } from 'zod'
import type { PlanItem } from '../../domain/recommendation/plan-words.js'
import { ANSWERS } from '../../domain/recommendation/state.js'
import { filesIn } from '../../domain/recommendation/transition.js'
import { PLAN_DECISIONS } from '../../domain/recommendation/transitions/review-plan.js'
import { planHeldBack } from '../../prisma/read/held-back.js'
import { dayFromToday } from '../schemas/example-day.js'
import { line, localDate, recommendation, submittedBy, text } from '../schemas/fields.js'
import {
  disclosureFlag,
  entered,
  files,
  heldBack,
  plain,
  reasons,
  request,
  wordsOf,
} from './request-shape.js'

/** Steps for one recommendation. */
const ITEMS_AT_MOST = 50

const planItem = z
  .strictObject({
    what: text('What you will do.', 'Train every carer in recording medicines', 2_000),
    responsible: line('Who is responsible: a post rather than a person.', 'Registered manager'),
    by: localDate('By when.'),
    measure: text(
      'How you will know that it has worked.',
      'An audit of ten files a month finds no record missing',
      2_000,
    ),
  })
  .meta({ id: 'PlanItem' }) satisfies z.ZodType<PlanItem>

/** One step, in the example of a plan. */
const PLAN_ITEM = {
  what: 'Train every carer in recording medicines',
  responsible: 'Registered manager',
  by: dayFromToday(60),
  measure: 'An audit of ten files a month finds no record missing',
}

export const PLAN_REQUESTS = {
  submitPlan: request({
    name: 'submitPlan',
    path: 'plan',
    schema: entered({
      text: text(
        'The action plan.',
        'We will change the procedure, train the team and audit ten files by the date agreed.',
      ),
      answers: z
        .array(
          z
            .strictObject({
              recommendation,
              answer: z.enum(ANSWERS),
              items: z.array(planItem).max(ITEMS_AT_MOST).optional().meta({
                description:
                  'The steps that make it true; needed for “will-do” and “partly” when the body itself sends them.',
              }),
              explanation: text(
                'Why; needed for “partly”, “not-us” and “will-not”.',
                'We do it for our two homes.',
              ).optional(),
            })
            .superRefine(({ answer, explanation }, ctx) => {
              if (explanation !== undefined || answer === 'will-do' || answer === 'did') return
              ctx.addIssue({
                code: 'custom',
                path: ['explanation'],
                message: 'is missing',
                params: { remedy: `say why the answer is “${answer}”` },
              })
            })
            .meta({ example: { items: [PLAN_ITEM] } }),
        )
        .min(1)
        .max(100)
        .meta({ description: 'One answer for each recommendation that asks for an action plan.' }),
      mayBePassedOn: z.boolean().optional().meta({
        description:
          'Whether the body agrees that this plan and how far it is carried out are passed on to CQC. Left out: as it said before. The agreement is recorded.',
      }),
      files,
      submittedBy,
    }),
    words: ({ text, answers, submittedBy }) => ({
      text,
      answers,
      submittedBy,
    }),
    files: ({ files }) => files ?? [],
    input: ({ answers, mayBePassedOn, files = [] }) => ({
      ...filesIn({ files }),
      ...(mayBePassedOn !== undefined && { mayBePassedOn }),
      answers: answers.map(({ recommendation, answer, items }) => ({
        recommendation,
        answer,
        ...(items?.length && { items: items.length }),
      })),
    }),
    examine: (_database, _params, { text, answers }) =>
      Promise.resolve(
        disclosureFlag([
          text,
          ...answers.flatMap(({ explanation = '', items = [] }) => [
            explanation,
            ...items.map((i) => i.what),
          ]),
        ]),
      ),
  }),

  reviewPlan: request({
    name: 'reviewPlan',
    path: 'plan/review',
    schema: plain({
      version: z.int().min(1).meta({ description: 'The version that you decide on.', example: 1 }),
      decision: z.enum(PLAN_DECISIONS),
      accepted: z
        .array(recommendation)
        .max(100)
        .optional()
        .meta({ description: 'For “accept-in-part”: for which recommendations; the others are returned.' }),
      reasons: reasons('Step 2 names nobody who does it.').optional(),
      planDueOn: localDate(
        'For a return: when the changed plan is due; left out where an accepted plan stands that this one would have changed.',
      ).optional(),
    }),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ version, decision, accepted, planDueOn }) => ({
      version,
      decision,
      ...(accepted && { accepted }),
      ...(planDueOn && { planDueOn }),
    }),
    examine: async (database, params, { version }) => heldBack(await planHeldBack(database, params, version)),
  }),

  logPlan: request({
    name: 'logPlan',
    path: 'plan/log',
    schema: entered({
      version: z.int().min(1).meta({ description: 'The version of the accepted plan.', example: 1 }),
      text: text('A remark to the Ombudsman.', 'Logged with the location’s file.').optional(),
    }),
    words: ({ text }) => wordsOf({ text }),
    input: ({ version }) => ({ version }),
  }),
} as const
