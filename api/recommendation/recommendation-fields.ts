// The words of a recommendation, the same when a case is started, when one is added and when one is amended.
import { z } from 'zod'
import { UNITS } from '../../domain/calendar/rule.js'
import { REQUIREMENTS } from '../../domain/recommendation/state.js'
import {
  AMOUNT_OF_TIME_AT_MOST,
  CONDITION_AT_MOST,
  isWholePence,
  POUNDS_AT_LEAST,
  POUNDS_AT_MOST,
  RECOMMENDATIONS_AT_MOST,
  SUMMARY_AT_MOST,
} from '../../domain/outside/limits.js'
import { line, localDate, text } from '../schemas/fields.js'

export const summary = text(
  'What is recommended. Read by the body; that of a personal remedy by nobody else.',
  'Apologise to Ms X',
  SUMMARY_AT_MOST,
)

export const expectedEvidence = text(
  'What evidence is expected.',
  'A dated copy of the letter of apology.',
  SUMMARY_AT_MOST,
)

export const deadlineWording = line(
  'The decision’s own words about time.',
  'within one month of our final decision',
)

export const requires = z
  .enum(REQUIREMENTS)
  .meta({ description: 'Whether evidence is enough or an action plan is asked for.' })

export const assurance = z
  .boolean()
  .meta({ description: 'Whether the body is asked to seek CQC’s assurance.' })

export const condition = z
  .strictObject({
    words: text(
      'What must be found for it to be owed.',
      'If the reassessment finds that care was owed',
      CONDITION_AT_MOST,
    ),
    on: z.int().min(1).max(RECOMMENDATIONS_AT_MOST).optional().meta({
      description: 'The number of the recommendation that brings it to light.',
    }),
    within: z
      .strictObject({ amount: z.int().min(1).max(AMOUNT_OF_TIME_AT_MOST), unit: z.enum(UNITS) })
      .optional()
      .meta({
        description: 'The time from the day on which it is found; without it the officer gives the date.',
      }),
  })
  .meta({ id: 'Condition', description: 'For a recommendation that is owed only if something is found.' })

/** The same in codes: its words stand with the others. */
export const conditionIn = ({ on, within }: Omit<z.output<typeof condition>, 'words'>) => ({
  on: on ?? null,
  within: within ? { ...within, counting: 'of' as const } : null,
})

export const amountGBP = z
  .number()
  .min(POUNDS_AT_LEAST)
  .max(POUNDS_AT_MOST)
  .refine(isWholePence, {
    error: 'has more than two decimal places',
    params: { remedy: 'pounds and pence, as in 250.50' },
  })
  .meta({ description: 'A payment in pounds.', example: 250 })

export const cutOff = z
  .strictObject({
    on: localDate('The date inside the action.', -245),
    meaning: line('What it cuts off.', 'complaints received since that day'),
  })
  .meta({
    id: 'CutOff',
    description: 'A date that the action itself names (“review every complaint since …”). It is no deadline.',
  })
