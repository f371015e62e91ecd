// What is decided and entered about CQC's part beside plan and assurance: whether the case is shared with it, and its
// location after a change in the register.
import { z } from 'zod'
import { SHARED_MATTERS } from '../../domain/law/law.js'
import { LOCATION_DECISIONS } from '../../domain/recommendation/location-news.js'
import { ACTIVITY_KINDS, ACTIVITY_STANDINGS } from '../../domain/recommendation/regulatory-activity.js'
import { SHARING_DECISIONS } from '../../domain/recommendation/transitions/sharing.js'
import { dayFromToday } from '../schemas/example-day.js'
import { line, localDate, locationId, recommendation, text } from '../schemas/fields.js'
import { entered, plain, reasons, request, wordsOf } from './request-shape.js'

/** What CQC records of its activity; the same of a case that is closed. */
export const activityFields = {
  standing: z.enum(ACTIVITY_STANDINGS).meta({ description: 'It followed, or further action is intended.' }),
  kind: z.enum(ACTIVITY_KINDS),
  on: localDate('When it took place, or for when it is intended; required for what followed.').optional(),
  recommendation: recommendation.optional(),
  text: text('What it is.', 'An inspection looked at how medicines are recorded.'),
} as const

/** The same example of a case that is closed. */
export const ACTIVITY_EXAMPLE = { on: dayFromToday(-3) }

export const CQC_REQUESTS = {
  decideSharing: request({
    name: 'decideSharing',
    path: 'sharing',
    schema: plain(
      {
        decision: z.enum(SHARING_DECISIONS).meta({ description: 'Share it with CQC, or end the sharing.' }),
        matter: z.enum(SHARED_MATTERS).optional().meta({
          description:
            'What is shared: the outcome (of private care: a copy of the written statement), or other material of the case. Needed to share.',
        }),
        confirmedOn: localDate(
          'The day on which Legal confirmed the provision, where the gateway is not confirmed in general; a manager decides then.',
          -11,
        ).optional(),
        reasons: reasons('The recommendations concern the safety of medicines, which CQC regulates.'),
      },
      { matter: 'outcome' },
    ),
    words: ({ reasons }) => ({ reasons }),
    input: ({ decision, matter, confirmedOn }) => ({
      decision,
      ...(matter && { matter }),
      ...(confirmedOn && { confirmedOn }),
    }),
  }),

  logRecommendation: request({
    name: 'logRecommendation',
    path: 'recommendations/log',
    schema: entered({ recommendation, text: text('A remark.', 'Logged.').optional() }),
    words: ({ text }) => wordsOf({ text }),
    input: ({ recommendation }) => ({ recommendation }),
  }),

  recordRegulatoryActivity: request({
    name: 'recordRegulatoryActivity',
    path: 'regulatory-activity',
    schema: entered(activityFields, ACTIVITY_EXAMPLE),
    words: ({ text }) => ({ text }),
    input: ({ standing, kind, on, recommendation }) => ({
      standing,
      kind,
      ...(on !== undefined && { on }),
      ...(recommendation !== undefined && { recommendation }),
    }),
  }),

  decideLocation: request({
    name: 'decideLocation',
    path: 'location',
    schema: plain({
      news: line('The change, as the task names it.', `1-100000001:deregistered:${dayFromToday(-1)}`),
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
