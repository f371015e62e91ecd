// What reads of bodies answer with: how each is matched, and to whom its letters go.
import { z } from 'zod'
import { BODY_TYPES } from '../../domain/people/bodies.js'
import type { BodyItem, BodyView } from '../../prisma/read/bodies.js'
import { day, moment } from './moments.js'
import { pageOf } from './views.js'

export const bodyItem = z
  .strictObject({
    id: z.string(),
    type: z.enum(BODY_TYPES),
    name: z.string(),
    matchedBy: z.array(z.string()).meta({ description: 'The names that find it, as they are compared.' }),
    sharesNameWith: z.array(z.string()).meta({
      description: 'Other bodies of its type with one of these names: give the id instead of such a name.',
    }),
  })
  .meta({ id: 'Body' }) satisfies z.ZodType<BodyItem>

export const bodiesPage = pageOf(bodyItem).meta({ id: 'Bodies' })

export const bodyView = z
  .strictObject({
    ...bodyItem.shape,
    contact: z
      .strictObject({ name: z.string(), email: z.string(), role: z.string(), since: moment })
      .nullable()
      .meta({ description: 'To whom its letters go.' }),
    people: z
      .array(
        z.strictObject({
          capacity: z.string(),
          name: z.string(),
          email: z.string(),
          role: z.string(),
          away: z.strictObject({ from: day, until: day }).nullable(),
        }),
      )
      .meta({ description: 'Who may get its letters, by capacity, and when they are away.' }),
  })
  .meta({ id: 'BodyWithContact' }) satisfies z.ZodType<BodyView>
