// What a re-dating reports, for the OpenAPI document; the tests hold answers against it.
import { z } from 'zod'
import { ROLES } from '../../domain/people/roles.js'
import { DEADLINE_KINDS } from '../../domain/recommendation/policy.js'
import { PROVISIONS } from '../../domain/regulation-request/state.js'
import type { RedatingReport } from '../../prisma/read/redating.js'
import { day, moment } from './moments.js'

const ofCase = { reference: z.string(), bodyId: z.string() }
const about = {
  ...ofCase,
  deadline: z.enum([...DEADLINE_KINDS, ...PROVISIONS]),
  recommendations: z.array(z.int()),
}
const why = z.string().meta({ description: 'Why, in a sentence.' })
const holidays = z.array(z.strictObject({ date: day, name: z.string(), announced: day.optional() }))

export const redatingReport = z
  .strictObject({
    version: z.string(),
    madeFrom: z.string().nullable(),
    source: z.string(),
    added: holidays,
    removed: holidays,
    corrected: z.array(z.strictObject({ rule: z.string(), version: z.int() })),
    by: z.string(),
    role: z.string().meta({ description: `Of: ${ROLES.join(', ')}; or system.` }),
    reason: z.string().nullable(),
    at: moment,
    startedAt: moment.nullable().meta({ description: 'null: no running case was to be told.' }),
    finishedAt: moment.nullable().meta({ description: 'null: some cases have not answered yet.' }),
    cases: z.strictObject({
      answered: z.int(),
      moved: z.int().meta({ description: 'In which a date moved, or is treated as met until another day.' }),
      onlyReminders: z.int(),
      unmoved: z.int(),
      behind: z.int().meta({ description: 'That have not answered yet.' }),
      otherCalendars: z.int().meta({ description: 'Not told: other bank holidays count in them.' }),
    }),
    requests: z
      .strictObject({
        answered: z.int(),
        moved: z.int(),
        onlyReminders: z.int(),
        unmoved: z.int(),
        behind: z.int(),
      })
      .meta({
        description:
          'Requests of CQC’s own, counted in the same way, each with one date. Only an administrator finds them in the lists, each with its id as “reference” and its location as “bodyId”.',
      }),
    deadlines: z.strictObject({
      moved: z.int(),
      onlyMetUntil: z.int().meta({ description: 'That stay, and are treated as met until another day.' }),
      unmoved: z.int(),
    }),
    moved: z.array(z.strictObject({ ...about, old: day, new: day, metUntilOld: day, metUntilNew: day, why })),
    unmoved: z.array(z.strictObject({ ...about, on: day, metUntil: day, why })),
    told: z
      .array(
        z.strictObject({
          ...ofCase,
          recipient: z.string(),
          how: z.enum(['at-once', 'digest', 'task']),
          by: z.string().meta({ description: 'The kind of the letter or task.' }),
          standing: z.enum(['waits', 'sent', 'withdrawn', 'open', 'done']),
          on: day.meta({ description: 'The day of the letter, or on which the task was raised.' }),
        }),
      )
      .meta({ description: 'Who was told, by which letter or task, and what became of it.' }),
    next: z.string().nullable().meta({ description: 'The cursor of the next page of cases.' }),
  })
  .meta({
    id: 'RedatingReport',
    description: 'The counts are of all cases; the lists are of the cases of this page.',
  }) satisfies z.ZodType<Record<keyof RedatingReport, unknown>>
