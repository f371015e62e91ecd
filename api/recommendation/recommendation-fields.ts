// The words of a recommendation, the same when a case is started, when one is added and when one is amended.
import { z } from 'zod'
import { line, localDate, text } from '../schemas/fields.js'

export const summary = text(
  'What is recommended. Read by the body; that of a personal remedy by nobody else.',
  'Apologise to Ms X',
  2_000,
)

export const expectedEvidence = text(
  'What evidence is expected.',
  'A dated copy of the letter of apology.',
  2_000,
)

export const amountGBP = z
  .number()
  .min(0)
  .max(10_000_000)
  .refine((amount) => Number.isInteger(Math.round(amount * 1e6) / 1e4), {
    error: 'has more than two decimal places',
    params: { remedy: 'pounds and pence, as in 250.50' },
  })
  .meta({ description: 'A payment in pounds.', example: 250 })

export const cutOff = z
  .strictObject({
    on: localDate('The date inside the action.', '2026-03-31'),
    meaning: line('What it cuts off.', 'complaints received since that day'),
  })
  .meta({
    id: 'CutOff',
    description: 'A date that the action itself names (“review every complaint since …”). It is no deadline.',
  })
