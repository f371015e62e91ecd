// What officers send about the complainant. Who they are and how they wish to hear is stored in the Ombudsman's room and
// held against each letter before it is approved; only codes travel to the running case.
import { z } from 'zod'
import { COMPLAINANT_DECISIONS } from '../../domain/recommendation/complainant.js'
import { correspondentOf } from '../../domain/recommendation/complainant-text.js'
import { readComplainant } from '../../prisma/read/complainant.js'
import { invalid } from '../problem.js'
import { complainantFields, complainantWords } from '../schemas/complainant.js'
import { line, localDate, recommendation, text } from '../schemas/fields.js'
import { plain, reasons, request, wordsOf } from './request-shape.js'

export const COMPLAINANT_REQUESTS = {
  setComplainant: request({
    name: 'setComplainant',
    path: 'complainant',
    schema: plain(complainantFields),
    words: (body) => complainantWords(body),
    input: ({ doNotContact }) => ({ silent: doNotContact }),
  }),

  decideComplainantLetter: request({
    name: 'decideComplainantLetter',
    path: 'complainant/letter',
    schema: plain({
      letter: line('The proposed letter, as its task names it.', 'accepted:1', 60),
      decision: z.enum(COMPLAINANT_DECISIONS).meta({
        description:
          'send: by e-mail, at once; told-otherwise: by post, telephone or in another form; not-needed.',
      }),
      adjustmentsMet: z.boolean().optional().meta({
        description: 'That an e-mail suits the adjustments on record. Needed to send when there are any.',
      }),
      reasons: reasons('Sent by post in large print.').optional(),
    }),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ letter, decision }) => ({ letter, decision }),
    async examine(database, params, { decision, adjustmentsMet }) {
      const known = decision === 'send' ? await readComplainant(database, params) : null
      if (!known) return {}
      if (!correspondentOf(known).email)
        throw invalid([
          {
            pointer: '/decision',
            problem: 'there is no mail address to send it to',
            remedy: 'tell them otherwise and say how, or record an address',
          },
        ])
      if (known.adjustments && !adjustmentsMet)
        throw invalid([
          {
            pointer: '/adjustmentsMet',
            problem: 'the complainant needs adjustments',
            remedy: 'read them; if an e-mail suits them say true, else tell them otherwise and say how',
          },
        ])
      return {}
    },
  }),

  reportNotReceived: request({
    name: 'reportNotReceived',
    path: 'complainant/not-received',
    schema: plain({
      recommendation,
      reportedOn: localDate('The day on which they said so.', -11),
      text: text('What they said, and how.', 'They rang: no payment has come.'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ recommendation, reportedOn }) => ({ recommendation, reportedOn }),
  }),

  settleNotReceived: request({
    name: 'settleNotReceived',
    path: 'complainant/not-received/settlement',
    schema: plain({
      report: z.int().min(1).meta({ description: 'The number of the report.', example: 1 }),
      found: z.enum(['received', 'not-received']),
      reasons: reasons('The bank confirmed the payment of 3 May.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ report, found }) => ({ report, found }),
  }),
} as const
