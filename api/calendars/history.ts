// The corrections of a rule or a policy as they are read: what was made different and when; by whom and why only in the
// Ombudsman's office.
import { z } from 'zod'
import { organisationOf, type Role } from '../../domain/people/roles.js'
import type { Corrected } from '../../prisma/read/corrections.js'
import { moment } from '../schemas/moments.js'

/** Its corrections, of these fields. */
export const history = <Field extends string>(fields: readonly Field[]) =>
  z
    .array(
      z.strictObject({
        version: z.int(),
        changed: z.array(
          z.strictObject({
            field: z.enum(fields),
            from: z.string().nullable(),
            to: z.string().nullable(),
          }),
        ),
        by: z.string().nullable().meta({ description: 'Who; null outside the Ombudsman’s office.' }),
        role: z.string(),
        reason: z.string().nullable().meta({ description: 'Why; null outside the Ombudsman’s office.' }),
        at: moment,
        calendar: z.string().meta({ description: 'The version of the calendar that it came with.' }),
      }),
    )
    .meta({ description: 'Its corrections, the latest first.' })

export const seenVersion = z.int().optional().meta({
  description: 'The version that you have read: refused when somebody has corrected it since.',
  example: 1,
})

/** The corrections as a role may read them. */
export const historyFor = <Field extends string>(role: Role, corrections: readonly Corrected<Field>[]) =>
  organisationOf(role) === 'ombudsman'
    ? corrections
    : corrections.map((made) => ({
        ...made,
        changed: made.changed.filter(({ field }) => field !== 'ownedBy'),
        by: null,
        reason: null,
      }))
