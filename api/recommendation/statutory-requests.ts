// What people send about the statutory track of a case: receipts, the body's notification, the Ombudsman's view of it,
// formal steps and publications (LGA 1974 s31, s34I).
import { z } from 'zod'
import { POSTED_BY } from '../../domain/recommendation/transitions/statutory-receipt.js'
import {
  ACTIONS,
  DOCUMENTS,
  DUTIES,
  EXPENSE_SETTLEMENTS,
  FORMAL_STEP_NAMES,
  PERIODS,
  PLACES,
  STEP_DECISIONS,
  VIEWS,
} from '../../domain/recommendation/statutory/state.js'
import { dayFromToday } from '../schemas/example-day.js'
import { localDate, submittedBy, text } from '../schemas/fields.js'
import { amountGBP } from './recommendation-fields.js'
import { entered, plain, reasons, request, wordsOf } from './request-shape.js'

const place = z.enum(PLACES).meta({ description: 'Where it is published.' })

const period = z.enum(PERIODS).meta({ description: 'Which statutory period.' })

const duty = (description: string) =>
  z.enum(DUTIES).meta({
    description: `${description} The public notice, the inspection, the laying and consideration, the referral of a further report to the authority itself.`,
  })

export const STATUTORY_REQUESTS = {
  recordReceipt: request({
    name: 'recordReceipt',
    path: 'statutory/receipt',
    schema: plain(
      {
        document: z.enum(DOCUMENTS).meta({ description: 'The paper that was received.' }),
        receivedOn: localDate('The recorded day of its receipt.', -8).optional(),
        postedOn: localDate('When nobody recorded its receipt: the day of posting.', -11).optional(),
        by: z.enum(POSTED_BY).optional().meta({ description: 'How it was posted.' }),
        reasons: reasons('The receipt slip says the 23rd.').optional(),
      },
      { receivedOn: dayFromToday(-8) },
    ),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ document, receivedOn, postedOn, by }) => ({
      document,
      ...(receivedOn && { receivedOn }),
      ...(postedOn && { postedOn }),
      ...(by && { by }),
    }),
  }),

  issueReport: request({
    name: 'issueReport',
    path: 'statutory/report',
    schema: plain({
      issuedOn: localDate('The day of the report.', -1),
      receivedOn: localDate('The recorded day of its receipt, if it is known.', 0).optional(),
      reasons: reasons('What the council agreed to has not been done, and others are concerned.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ issuedOn, receivedOn }) => ({ issuedOn, ...(receivedOn && { receivedOn }) }),
  }),

  notifyAction: request({
    name: 'notifyAction',
    path: 'statutory/notification',
    schema: entered({
      action: z.enum(ACTIONS).meta({ description: 'Whether action was taken, is proposed, or none is.' }),
      text: text('What was done or will be done, and by when.', 'We have paid, and will train the team.'),
      submittedBy,
    }),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    input: ({ action }) => ({ action }),
  }),

  assessAction: request({
    name: 'assessAction',
    path: 'statutory/view',
    schema: plain({
      view: z.enum(VIEWS).meta({
        description:
          'Content or not satisfied with the action; or satisfied that a provider has decided to take no action.',
      }),
      reasons: reasons('Training alone does not change how falls are recorded.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ view }) => ({ view }),
  }),

  askLongerPeriod: request({
    name: 'askLongerPeriod',
    path: 'statutory/longer-period',
    schema: entered({
      period,
      to: localDate('The last day that is asked for.'),
      reasons: reasons('The council meets only on the 14th.'),
      submittedBy,
    }),
    words: ({ reasons, submittedBy }) => ({ reasons, submittedBy }),
    input: ({ period, to }) => ({ period, to }),
  }),

  decideLongerPeriod: request({
    name: 'decideLongerPeriod',
    path: 'statutory/longer-period/decision',
    schema: plain(
      {
        period,
        decision: z.enum(['agree', 'refuse']),
        to: localDate(
          'The last day that is agreed: the one asked for, or another. Needed to agree.',
        ).optional(),
        inWriting: z.boolean().optional().meta({
          description: 'Whether both sides have agreed in writing. The period moves in no other way.',
        }),
        reasons: reasons('Agreed by letters of 3 and 5 March.'),
      },
      { to: dayFromToday(45), inWriting: true },
    ),
    words: ({ reasons }) => ({ reasons }),
    input: ({ period, decision, to, inWriting }) => ({
      period,
      decision,
      ...(to && { to }),
      ...(inWriting !== undefined && { inWriting }),
    }),
  }),

  decideFormalStep: request({
    name: 'decideFormalStep',
    path: 'statutory/step',
    schema: plain(
      {
        step: z.enum(FORMAL_STEP_NAMES).meta({ description: 'The step that is proposed.' }),
        decision: z.enum(STEP_DECISIONS),
        reviewOn: localDate('Of “not now”: when it is to be proposed again.').optional(),
        reasons: reasons('Three months of silence, and nothing in place.'),
      },
      { step: 'require-adverse-findings-notice' },
    ),
    words: ({ reasons }) => ({ reasons }),
    input: ({ step, decision, reviewOn }) => ({ step, decision, ...(reviewOn && { reviewOn }) }),
  }),

  giveReasons: request({
    name: 'giveReasons',
    path: 'statutory/reasons',
    schema: entered({
      text: text('The reasons, as they are to stand in the publication.', 'We could not find a trainer.'),
      submittedBy,
    }),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    input: () => ({}),
  }),

  agreeForm: request({
    name: 'agreeForm',
    path: 'statutory/form',
    schema: plain({
      agreedOn: localDate('The day of the agreement.', 0),
      publishBy: localDate('By when it is to be published; of a newspaper: the first edition.', 14),
      places: z.array(place).min(1).max(3),
      ownReasons: z
        .boolean()
        .optional()
        .meta({ description: 'Whether the body’s own reasons stand in it, as it may require.' }),
      text: text('What was agreed, with the title of the newspaper or the page.', 'Page 5, half a page.'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ agreedOn, publishBy, places, ownReasons }) => ({
      agreedOn,
      publishBy,
      places,
      ...(ownReasons !== undefined && { ownReasons }),
    }),
  }),

  recordPublication: request({
    name: 'recordPublication',
    path: 'statutory/publications',
    schema: plain({
      on: localDate('The day of the edition or the page.', 0),
      place,
      text: text('Title, page, expense.', 'Example Herald, page 5.').optional(),
    }),
    words: ({ text }) => wordsOf({ text }),
    input: ({ on, place }) => ({ on, place }),
  }),

  claimExpense: request({
    name: 'claimExpense',
    path: 'statutory/expense',
    schema: plain({
      amountGBP,
      text: text('What it is for.', 'Two editions of the Example Herald; the invoice is enclosed.'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ amountGBP }) => ({ amountGBP }),
  }),

  settleExpense: request({
    name: 'settleExpense',
    path: 'statutory/expense/settlement',
    schema: plain({
      how: z.enum(EXPENSE_SETTLEMENTS),
      on: localDate('The day of its payment, or of the decision.', 0),
      reasons: reasons('Received by transfer.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ how, on }) => ({ how, on }),
  }),

  recordDuty: request({
    name: 'recordDuty',
    path: 'statutory/duties',
    schema: entered(
      {
        duty: duty('What was done.'),
        on: localDate(
          'The day of the public notice or of the meeting; of an inspection, the last day on which it was open.',
          -4,
        ),
        openFrom: localDate(
          'Of a public notice: the day that it gives, from which the report is open to inspection.',
          -1,
        ).optional(),
        text: text(
          'What shows it: the newspapers, the office, the minute.',
          'Example Herald and Example Echo, page 12 of each.',
        ),
        submittedBy,
      },
      { openFrom: dayFromToday(-1) },
    ),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    input: ({ duty, on, openFrom }) => ({ duty, on, ...(openFrom && { openFrom }) }),
  }),

  waiveDuty: request({
    name: 'waiveDuty',
    path: 'statutory/duties/waiver',
    schema: plain({
      duty: duty('What need not be done.'),
      reasons: reasons('Directed that it is not made public: the report would identify the family.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ duty }) => ({ duty }),
  }),
} as const
