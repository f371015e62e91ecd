// How the authority of a rule or a policy is shown and corrected.
import { z } from 'zod'
import { CITATION_STATUSES } from '../../domain/calendar/rule.js'
import { provisionBy } from '../../domain/law/provisions.js'
import { line, text } from './fields.js'

const status = z.enum(CITATION_STATUSES).meta({
  description:
    'Read in its source by two people (checked) or by one (read once), an assumption (to be confirmed by Legal), or chosen by policy.',
})

export const citationFields = { text: z.string(), version: z.string(), status }

export const citationToSet = z
  .strictObject({
    text: line('The authority.', provisionBy({}, 'lga-s31-2').citation.text),
    version: line('The edition of the text that was read.', 'as in force on 1 November 2026'),
    status,
  })
  .meta({ description: 'The whole citation.' })

/** What every correction of a rule or of the law may set besides: who answers for it, who else corrects it; and why. */
export const ownershipToSet = {
  owner: line('The role that answers for it.', 'Legal').optional(),
  ownedBy: line(
    'Who corrects it beside an administrator: the id of an account, or a role; null: nobody.',
    'manager',
  )
    .nullable()
    .optional(),
  reason: text('Why, so that somebody else can follow it.', 'Legal’s advice of 2 November 2026.', 2_000),
}
