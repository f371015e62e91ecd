// What people send about the letters of a case.
import { z } from 'zod'
import { LETTER_SETTLEMENTS } from '../../domain/recommendation/transitions/settle-letter.js'
import { line } from '../schemas/fields.js'
import { plain, reasons, request } from './request-shape.js'

export const LETTER_REQUESTS = {
  settleLetter: request({
    name: 'settleLetter',
    path: 'letters/settlement',
    schema: plain({
      letter: line(
        'The letter, as the task names it.',
        'recommendation/99-000-001/example-care-home:opening:1:0',
      ),
      how: z.enum(LETTER_SETTLEMENTS).meta({
        description: 'Sent once more to the address that now holds, said otherwise, or not needed.',
      }),
      reasons: reasons('Told by telephone; the manager has the link now.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ letter, how }) => ({ letter, how }),
  }),
} as const
