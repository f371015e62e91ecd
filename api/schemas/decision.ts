// The code lists that say what a decision is and is about, as requests take them and answers give them.
import { z } from 'zod'
import {
  CATEGORIES,
  CATEGORY_NAMES,
  DECISION_KIND_NAMES,
  FINDINGS,
} from '../../domain/recommendation/decision-codes.js'

export const category = z.enum(CATEGORY_NAMES).meta({
  description: 'Category of the complaint, as the Ombudsman prints it.',
  example: 'Adult care services',
})

export const finding = z.enum(FINDINGS).meta({ description: 'The finding.', example: 'Upheld' })

export const decisionKind = z.enum(DECISION_KIND_NAMES).meta({
  description:
    'What the decision calls itself. A council is issued a statement instead of a report, unless it is a public interest report.',
  example: 'final decision',
})

export const SUB_CATEGORY_MEANS = `Subcategory of the complaint. ${Object.entries(CATEGORIES)
  .flatMap(([name, known]) => (known ? [`Of ${name} one of: ${known.join(', ')}.`] : []))
  .join(' ')} Of another category its words.`
