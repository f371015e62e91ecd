// What is decided and entered about CQC's part beside plan and assurance: its location after a change in the register.
import { z } from 'zod'
import { LOCATION_DECISIONS } from '../../domain/recommendation/location-news.js'
import { line, locationId } from '../schemas/fields.js'
import { plain, reasons, request } from './request-shape.js'

export const CQC_REQUESTS = {
  decideLocation: request({
    name: 'decideLocation',
    path: 'location',
    schema: plain({
      news: line('The change, as the task names it.', '1-999000001:deregistered:2026-11-30'),
      decision: z
        .enum(LOCATION_DECISIONS)
        .meta({ description: 'Keep the location, or follow to a successor.' }),
      successor: locationId.optional(),
      reasons: reasons('The new owner has taken on the staff and the undertaking.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ news, decision, successor }) => ({ news, decision, ...(successor && { successor }) }),
  }),
} as const
