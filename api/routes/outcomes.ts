// What came of recommendations and cases, each number with the rule that gives it, and what of them may be published.
import { z } from 'zod'
import { REMEDY_CATEGORIES } from '../../domain/recommendation/remedies.js'
import { RECOMMENDATION_OUTCOMES } from '../../domain/recommendation/outcomes.js'
import { readPublications, type PublicationItem } from '../../prisma/read/publications.js'
import { readOutcomes, type OutcomeFigures } from '../../prisma/read/outcomes.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import type { ApiPorts } from '../ports.js'
import { route, type Route } from '../route.js'
import { bodyId, localDate } from '../schemas/fields.js'
import { day } from '../schemas/moments.js'

const tier = z.strictObject({ count: z.int(), rule: z.string() })
const counted = z.array(
  z.strictObject({ status: z.string(), label: z.string(), rule: z.string(), count: z.int() }),
)

const figures = z
  .strictObject({
    recommendations: counted.meta({ description: 'One for each recommendation and body that owes it.' }),
    cases: counted.meta({ description: 'One for each case and body. A category does not part cases.' }),
    wholeCases: counted.meta({
      description:
        'One for each case over all its bodies: a case of ten bodies counts once. With “bodyId” the cases in which it has a part.',
    }),
    bodySaysDone: tier,
    ombudsmanSatisfied: tier,
  })
  .meta({ id: 'Outcomes' }) satisfies z.ZodType<OutcomeFigures>

const publications = z
  .strictObject({
    items: z.array(
      z.strictObject({
        reference: z.string(),
        bodyId: z
          .string()
          .nullable()
          .meta({ description: 'null where the written statement does not name the provider.' }),
        bodyName: z.string().nullable(),
        decisionDate: day,
        theme: z.string().nullable(),
        wording: z.string(),
        on: day,
        recommendations: z
          .array(
            z.strictObject({
              number: z.int(),
              category: z.string().nullable(),
              outcome: z.enum(RECOMMENDATION_OUTCOMES),
            }),
          )
          .meta({ description: 'For which the wording stands: several only with a theme.' }),
      }) satisfies z.ZodType<PublicationItem>,
    ),
  })
  .meta({ id: 'Publications' })

export const outcomeRoutes = ({ database }: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/outcomes',
    tag: 'Cases',
    summary: 'What came of recommendations and cases',
    description:
      'Each status with its rule and its number; what the bodies say is done, and with what the Ombudsman is satisfied.',
    roles: [...OFFICERS, 'administrator'],
    query: z.strictObject({
      bodyId: bodyId.optional(),
      category: z.enum(REMEDY_CATEGORIES).optional(),
      from: localDate('Of decisions from this day.', -244).optional(),
      until: localDate('Of decisions up to this day.', 120).optional(),
    }),
    answers: { 200: { description: 'The figures.', schema: figures } },
    handle: async ({ query }) => ({ status: 200, body: await readOutcomes(database, query) }),
  }),
  route({
    method: 'get',
    path: '/publications',
    tag: 'Cases',
    summary: 'What may be published of service improvements',
    description:
      'For a person to publish: wordings that nothing stops and whose day has come, with what came of them. Withheld ones and personal remedies are not among them.',
    roles: [...OFFICERS, 'administrator'],
    query: z.strictObject({ until: localDate('Whose day of publication is this one or before.') }),
    answers: { 200: { description: 'What may be published.', schema: publications } },
    handle: async ({ query: { until } }) => ({
      status: 200,
      body: { items: await readPublications(database, until) },
    }),
  }),
]
