// What officers send about a recommendation that is added or amended after the decision: everything that an opening one may
// have. The same for one body and, where it is joint, for several at once.
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { REMEDY_CATEGORIES } from '../../domain/recommendation/remedies.js'
import { RECOMMENDATION_KINDS } from '../../domain/recommendation/state.js'
import { wordsRead } from '../../domain/recommendation/wording-basis.js'
import { localDate, recommendation } from '../schemas/fields.js'
import {
  amountGBP,
  assurance,
  condition,
  conditionIn,
  cutOff,
  deadlineWording,
  expectedEvidence,
  requires,
  summary,
} from './recommendation-fields.js'
import { plain, reasons, request } from './request-shape.js'

const category = z.enum(REMEDY_CATEGORIES).optional().meta({ description: 'The kind of remedy.' })
const planDueOn = localDate(
  'When the body’s action plan for it is due; needed when the plan that came says nothing of it.',
).optional()

/** What an addition and an amendment say alike. */
const said = {
  summary,
  expectedEvidence: expectedEvidence.optional(),
  amountGBP: amountGBP.optional(),
  cutOff: cutOff.optional(),
  deadlineWording: deadlineWording.optional(),
  condition: condition.optional(),
}
type Said = z.output<ReturnType<typeof z.object<typeof said>>>

const storedWords = ({ summary, expectedEvidence, amountGBP, cutOff, deadlineWording, condition }: Said) => ({
  summary,
  expectedEvidence,
  amountGBP,
  cutOff,
  deadlineWording,
  condition: condition?.words,
})

/** The codes of what was said: the words are stored before. */
const codesOfSaid = ({
  deadlineWording,
  condition,
  dueOn,
  planDueOn,
}: Pick<Said, 'deadlineWording' | 'condition'> & {
  readonly dueOn?: LocalDate | undefined
  readonly planDueOn?: LocalDate | undefined
}) => ({
  ...(deadlineWording !== undefined && { reading: wordsRead(deadlineWording) }),
  ...(condition && { condition: conditionIn(condition) }),
  ...(dueOn && { dueOn }),
  ...(planDueOn && { planDueOn }),
})

export const addedRecommendation = {
  recommendation,
  kind: z.enum(RECOMMENDATION_KINDS),
  category,
  ...said,
  requires,
  assurance,
  dueOn: localDate(
    'When it must be done and shown; without it, and without words that give it, a task asks for it.',
  ).optional(),
  planDueOn,
  reasons: reasons('The review of the decision has found a further fault.'),
}

export const amendedRecommendation = {
  recommendation,
  category,
  ...said,
  requires: requires.optional(),
  assurance: assurance.optional(),
  dueOn: localDate('Another date, if that changes too.').optional(),
  planDueOn,
  reasons: reasons('The amount was agreed anew after the review.'),
}

export const LATER_REQUESTS = {
  addRecommendation: request({
    name: 'addRecommendation',
    path: 'recommendations',
    schema: plain(addedRecommendation),
    words: (body) => ({ ...storedWords(body), reasons: body.reasons }),
    input: ({ recommendation, kind, category, requires, assurance, ...said }) => ({
      recommendation,
      kind,
      ...(category && { category }),
      requires,
      assurance,
      ...codesOfSaid(said),
    }),
  }),

  amendRecommendation: request({
    name: 'amendRecommendation',
    path: 'recommendations/amendment',
    schema: plain(amendedRecommendation),
    words: (body) => ({ ...storedWords(body), reasons: body.reasons }),
    input: ({ recommendation, category, requires, assurance, ...said }) => ({
      recommendation,
      ...(category && { category }),
      ...(requires && { requires }),
      ...(assurance !== undefined && { assurance }),
      ...codesOfSaid(said),
    }),
  }),
} as const
