// The shape of the list of what is asked, for the OpenAPI document.
import { z } from 'zod'
import { DUE_KINDS, DUE_STANDINGS } from '../../domain/recommendation/due.js'
import type { AskedItem } from '../../prisma/read/due.js'
import type { PageOf } from '../../prisma/read/page.js'
import { day } from './moments.js'
import { pageOf } from './views.js'

export const askedItem = z
  .strictObject({
    reference: z.string(),
    bodyId: z.string(),
    bodyName: z.string(),
    askedOf: z.enum(['body', 'cqc']),
    what: z.enum(DUE_KINDS),
    says: z.string().meta({ description: 'What is asked, in words.' }),
    recommendations: z.array(z.int()).meta({ description: 'In a question 0 is the action plan.' }),
    dueOn: day.nullable().meta({
      description: 'Null while no date is set; while the clock stands still the last date that held.',
    }),
    metUntil: day.nullable().meta({ description: 'Until the end of this day it is treated as met.' }),
    hopedFor: z.boolean().meta({ description: 'It is hoped for by that day, and nobody is late.' }),
    standing: z.enum(DUE_STANDINGS),
    stopped: z
      .strictObject({ since: day, askedBy: z.enum(['body', 'ombudsman']) })
      .nullable()
      .meta({ description: 'Since when the clock stands still, and whose question stopped it.' }),
    askedOn: day.nullable().meta({
      description: 'When it is or was asked, of what counts from there; a follow-up may be to come.',
    }),
  })
  .meta({ id: 'AskedItem' }) satisfies z.ZodType<AskedItem>

export const askedPage = pageOf(askedItem).meta({ id: 'AskedItems' }) satisfies z.ZodType<PageOf<AskedItem>>
