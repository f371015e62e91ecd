// Who the complainant of a case is and how they wish to hear, as officers send it: at one body, or for the whole case.
import { z } from 'zod'
import type { ComplainantText } from '../../domain/recommendation/complainant-text.js'
import { email, line, text } from './fields.js'

const correspondent = {
  name: line('Their name.', 'Chris Fictional'),
  email: email('Where letters go.', 'chris@example.org').optional(),
  address: text('Where post goes.', '1 Example Street', 500).optional(),
}

export const complainantFields = {
  ...correspondent,
  adjustments: text('How they wish to hear.', 'Large print; by telephone first.', 2_000).optional(),
  representative: z
    .strictObject(correspondent)
    .optional()
    .meta({ description: 'Who is written to in their place.' }),
  estate: z
    .strictObject(correspondent)
    .optional()
    .meta({ description: 'The complainant has died: who settles the estate is written to.' }),
  doNotContact: z.boolean().meta({ description: 'They ask not to be contacted: no letter is ever sent.' }),
}

/** The words to store: all but the codes that the case itself knows. */
export const complainantWords = ({
  name,
  email,
  address,
  adjustments,
  representative,
  estate,
}: ComplainantText): ComplainantText => ({ name, email, address, adjustments, representative, estate })
