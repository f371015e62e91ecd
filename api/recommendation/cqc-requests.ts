// What is decided and entered about CQC's part beside plan and assurance: whether the case is shared with it, and its
// location after a change in the register.
import { z } from 'zod'
import { SHARED_MATTERS } from '../../domain/gateways/gateways.js'
import { LOCATION_DECISIONS } from '../../domain/recommendation/location-news.js'
import { SHARING_DECISIONS } from '../../domain/recommendation/transitions/sharing.js'
import { line, localDate, locationId } from '../schemas/fields.js'
import { plain, reasons, request } from './request-shape.js'

export const CQC_REQUESTS = {
  decideSharing: request({
    name: 'decideSharing',
    path: 'sharing',
    schema: plain({
      decision: z.enum(SHARING_DECISIONS).meta({ description: 'Share it with CQC, or end the sharing.' }),
      matter: z.enum(SHARED_MATTERS).optional().meta({
        description:
          'What is shared: the outcome (of private care: a copy of the written statement), or other material of the case. Needed to share.',
      }),
      confirmedOn: localDate(
        'The day on which Legal confirmed the provision, where the gateway is not confirmed in general; a manager decides then.',
        '2026-11-20',
      ).optional(),
      reasons: reasons('The recommendations concern the safety of medicines, which CQC regulates.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ decision, matter, confirmedOn }) => ({
      decision,
      ...(matter && { matter }),
      ...(confirmedOn && { confirmedOn }),
    }),
  }),

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
