// What people send for each transition of the process table: where, which fields, which of them are words. The words are
// stored before; the rest travels to the running case as ids, codes and dates (architecture: texts go in before ids).
import { z } from 'zod'
import type { BodyTransitionName } from '../../domain/recommendation/process.js'
import { filesIn } from '../../domain/recommendation/transition.js'
import { link, localDate, recommendation, submittedBy, text } from '../schemas/fields.js'
import {
  ASSURANCE_ANSWERS,
  FOLLOW_UP_KINDS,
  INCOMPLETE_BECAUSE,
  JUDGEMENTS,
} from '../../domain/recommendation/state.js'
import { evidenceHeldBack, followUpHeldBack } from '../../prisma/read/held-back.js'
import { COMPLAINANT_REQUESTS } from './complainant-requests.js'
import { PRACTICE_REQUESTS } from './practice-requests.js'
import { correction, examineEntry } from './correction.js'
import { PLAN_REQUESTS } from './plan-requests.js'
import {
  disclosureFlag,
  entered,
  files,
  FILES_AT_MOST,
  heldBack,
  plain,
  reasons,
  request,
  wordsOf,
  type CommonFields,
  type TransitionRequest,
  againstDuty,
} from './request-shape.js'
import { CQC_REQUESTS } from './cqc-requests.js'
import { LETTER_REQUESTS } from './letter-requests.js'
import { NON_COMPLIANCE_REQUESTS } from './non-compliance-requests.js'
import { STATUTORY_REQUESTS } from './statutory-requests.js'
import { setDateRequest, TIME_REQUESTS } from './time-requests.js'

export const REQUESTS = {
  ...PLAN_REQUESTS,

  submitEvidence: request({
    name: 'submitEvidence',
    path: 'evidence',
    schema: entered({
      recommendation,
      text: text(
        'What was done, and what shows it.',
        'The apology was sent on 3 February; a copy is attached to our reply.',
      ),
      files,
      links: z
        .array(link)
        .max(FILES_AT_MOST)
        .optional()
        .meta({ description: 'Pages that show it. Kept as words; what is there may change.' }),
      submittedBy,
    }),
    words: ({ text, links, submittedBy }) => ({ text, ...(links?.length && { links }), submittedBy }),
    files: ({ files }) => files ?? [],
    input: ({ recommendation, files = [] }) => ({ recommendation, ...filesIn({ files }) }),
    examine: (_database, _params, { text }) => Promise.resolve(disclosureFlag([text])),
  }),

  seekAssurance: request({
    name: 'seekAssurance',
    path: 'assurance',
    schema: entered({
      recommendation,
      text: text(
        'What CQC is to know of what has been done; CQC reads it.',
        'The new procedure is in use since 1 March.',
      ).optional(),
      submittedBy,
    }),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    input: ({ recommendation }) => ({ recommendation }),
  }),

  giveAssurance: request({
    name: 'giveAssurance',
    path: 'assurance/answer',
    schema: entered({
      recommendation,
      answer: z.enum(ASSURANCE_ANSWERS),
      regulatoryActivity: z
        .boolean()
        .meta({ description: 'Whether regulatory activity followed or is intended.' }),
      reasons: reasons('Seen at the visit of 4 May.'),
      submittedBy,
    }),
    words: ({ reasons, submittedBy }) => ({ reasons, submittedBy }),
    input: ({ recommendation, answer, regulatoryActivity }) => ({
      recommendation,
      answer,
      regulatoryActivity,
    }),
  }),

  judge: request({
    name: 'judge',
    path: 'judgements',
    schema: plain({
      recommendation,
      decision: z.enum(JUDGEMENTS),
      because: z
        .enum(INCOMPLETE_BECAUSE)
        .optional()
        .meta({ description: 'For “satisfied-incomplete”: why it is not complete.' }),
      reasons: reasons('The copy of the letter is missing.').optional(),
      dueOn: localDate('For “more-needed”: when the rest is due.').optional(),
    }),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ recommendation, decision, because, dueOn }) => ({
      recommendation,
      decision,
      ...(because && { because }),
      ...(dueOn && { dueOn }),
    }),
    examine: async (database, params, { recommendation }) =>
      heldBack(await evidenceHeldBack(database, params, recommendation)),
  }),

  conclude: request({
    name: 'conclude',
    path: 'conclusion',
    schema: plain({
      followUpOn: localDate(
        'When to ask whether it is still in place; absent: the case is closed now.',
      ).optional(),
      reasons: reasons('Everything is in place.').optional(),
      againstDuty,
    }),
    words: ({ reasons, againstDuty }) => wordsOf({ reasons, againstDuty }),
    input: ({ followUpOn, againstDuty }) => ({
      ...(followUpOn && { followUpOn }),
      ...(againstDuty !== undefined && { againstDuty: true }),
    }),
  }),

  planFollowUp: request({
    name: 'planFollowUp',
    path: 'follow-up/plan',
    schema: plain({
      kind: z.enum(FOLLOW_UP_KINDS).meta({
        description:
          'A question to the body, a spot check of which it learns nothing beforehand, or one for which it is asked for evidence on that day.',
      }),
      on: localDate('When.'),
      reasons: reasons('A complaint about the same matter has come in.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ kind, on }) => ({ kind, on }),
  }),

  answerFollowUp: request({
    name: 'answerFollowUp',
    path: 'follow-up',
    schema: entered({
      stillInPlace: z.boolean(),
      text: text('What shows it.', 'The audit of September found it in use in all files.'),
      files,
      submittedBy,
    }),
    words: ({ text, submittedBy }) => ({ text, submittedBy }),
    files: ({ files }) => files ?? [],
    input: ({ stillInPlace, files = [] }) => ({ stillInPlace, ...filesIn({ files }) }),
  }),

  decideFollowUp: request({
    name: 'decideFollowUp',
    path: 'follow-up/decision',
    schema: plain({
      stillInPlace: z.boolean(),
      spotCheck: z
        .boolean()
        .optional()
        .meta({ description: 'Found by a spot check, also one that was not planned.' }),
      reopen: z
        .array(recommendation)
        .max(100)
        .optional()
        .meta({ description: 'Which recommendations are open again.' }),
      dueOn: localDate('When they are due again.').optional(),
      reasons: reasons('The training has stopped.').optional(),
    }),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ stillInPlace, spotCheck, reopen, dueOn }) => ({
      stillInPlace,
      ...(spotCheck !== undefined && { spotCheck }),
      ...(reopen && { reopen }),
      ...(dueOn && { dueOn }),
    }),
    examine: async (database, params) => heldBack(await followUpHeldBack(database, params)),
  }),

  setDate: setDateRequest,

  ...TIME_REQUESTS,
  ...NON_COMPLIANCE_REQUESTS,
  ...CQC_REQUESTS,
  ...LETTER_REQUESTS,
  ...STATUTORY_REQUESTS,

  ...PRACTICE_REQUESTS,

  ...COMPLAINANT_REQUESTS,

  confirmTakeOver: request({
    name: 'confirmTakeOver',
    path: 'take-over/confirmation',
    schema: plain({ text: text('A remark.', 'Checked with the spreadsheet.').optional() }),
    words: ({ text }) => wordsOf({ text }),
    input: () => ({}),
  }),

  correct: request({
    name: 'correct',
    path: 'corrections',
    schema: plain({
      corrects: z
        .int()
        .min(1)
        .meta({ description: 'The “seq” of the timeline’s entry that was wrong.', example: 1 }),
      correction,
      reasons: reasons('The date was read wrongly from the letter.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ corrects, correction }) => ({ corrects, correction }),
    examine: async (database, params, body) => {
      await examineEntry(database, params, body)
      return body.correction.what === 'judgement'
        ? heldBack(await evidenceHeldBack(database, params, body.correction.recommendation))
        : {}
    },
  }),

  withdraw: request({
    name: 'withdraw',
    path: 'withdrawal',
    schema: plain({ reasons: reasons('The decision was set aside.'), againstDuty }),
    words: ({ reasons, againstDuty }) => ({ reasons, ...(againstDuty !== undefined && { againstDuty }) }),
    input: ({ againstDuty }) => (againstDuty === undefined ? {} : { againstDuty: true }),
  }),

  note: request({
    name: 'note',
    path: 'notes',
    schema: plain({ text: text('The note.', 'Spoke with the link officer: the plan comes on Friday.') }),
    words: ({ text }) => ({ text }),
    input: () => ({}),
  }),
} as const satisfies { [N in BodyTransitionName]: TransitionRequest<N, never> | TransitionRequest<N> }

/** The request of that transition, for any body. */
export const requestOf = (name: BodyTransitionName): TransitionRequest<BodyTransitionName, CommonFields> =>
  REQUESTS[name]
