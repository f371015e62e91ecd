// What an explanation of a date looks like, for the OpenAPI document: field for field what `npm run due-date -- --json`
// prints. The tests hold the answers of both against it.
import { z } from 'zod'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import type { Explanation } from '../../domain/calendar/explanation.js'
import { COUNTINGS, LIMITS, START_EVENTS, type StartEvent, UNITS } from '../../domain/calendar/rule.js'
import { day } from './moments.js'

const EVENTS = Object.keys(START_EVENTS) as [StartEvent, ...StartEvent[]]

export const agreedExtension = { to: day, agreedOn: day, inWriting: z.boolean() }

/** The fields, for what says more of a date than this. */
export const explanationFields = {
  rule: z.string(),
  ruleVersion: z.int(),
  name: z.string().meta({ description: 'What must happen; completes “… is due by”.' }),
  citation: z.string().meta({ description: 'The authority, with the edition that was read.' }),
  limit: z.enum(LIMITS),
  start: z
    .strictObject({
      event: z.enum(EVENTS),
      on: day,
      basis: z.string().optional().meta({ description: 'How that day is known, unless it was recorded.' }),
      assumed: z.boolean().optional(),
    })
    .meta({ description: 'The event from which it is counted.' }),
  period: z.union([
    z.strictObject({ amount: z.int(), unit: z.enum(UNITS), counting: z.enum(COUNTINGS) }),
    z.strictObject({ fixed: day }),
  ]),
  first: day.meta({ description: 'The first day that belongs to the period.' }),
  legal: day.meta({
    description:
      'Where the count ends. The due date is later only where a rule moves it off a non-working day.',
  }),
  due: day,
  metUntil: day.meta({ description: 'Treated as met until the end of this day, Europe/London.' }),
  skipped: z
    .array(
      z.strictObject({
        date: day,
        reason: z.string(),
        kind: z.enum(['weekend', 'bank holiday', 'clock stopped']),
        during: z.enum(['counting', 'after the due date']),
      }),
    )
    .meta({
      description: 'Each day that was left out of the count, or on which it is still treated as met.',
    }),
  alternatives: z.array(z.strictObject({ due: day, metUntil: day, why: z.string() })).meta({
    description: 'Every reading of a doubtful period, the earliest first; empty when there is one.',
  }),
  formalFrom: day.meta({ description: 'The first day on which a formal step about it may be proposed.' }),
  extended: z
    .strictObject({ original: day, by: z.array(z.strictObject(agreedExtension)) })
    .optional()
    .meta({ description: 'The date before any extension, and each extension.' }),
  calendar: z
    .strictObject({
      id: z.enum(DIVISIONS),
      version: z.string(),
      source: z.string(),
      unverified: z.string().nullable().meta({
        description: 'Of its places or years those that gov.uk has not confirmed.',
      }),
    })
    .nullable()
    .meta({ description: 'Whose bank holidays were looked at; null when none matter.' }),
  notes: z.array(z.string()).meta({ description: 'Assumptions and doubts that a reader must know.' }),
  sentence: z.string().meta({ description: 'All of it in one sentence of plain English.' }),
} satisfies Record<keyof Explanation, z.ZodType>

export const explanation = z
  .strictObject(explanationFields)
  .meta({ id: 'Explanation', description: 'A date and why it is that one.' })
