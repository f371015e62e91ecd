// What officers send about a recommendation that is added or amended after the decision, with everything that an opening one
// may have, or withdrawn, or whose condition has arisen or not. The same for one body and, where it is joint, for several at
// once.
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { REMEDY_CATEGORIES } from '../../domain/recommendation/remedies.js'
import { RECOMMENDATION_KINDS } from '../../domain/recommendation/state.js'
import { wordsRead } from '../../domain/recommendation/words-read.js'
import { dayFromToday } from '../schemas/example-day.js'
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

export const withdrawnRecommendation = {
  recommendation,
  reasons: reasons('A court has since decided the same matter.'),
}

export const recordedCondition = {
  recommendation,
  met: z.boolean().meta({ description: 'Whether it has arisen.' }),
  foundOn: localDate('The day on which it was found.', -11),
  dueOn: localDate(
    'When it is due, where the recommendation states no time of its own or that has passed.',
  ).optional(),
  reasons: reasons('The reassessment found that care was owed from March.'),
}

export const LATER_REQUESTS = {
  addRecommendation: request({
    name: 'addRecommendation',
    path: 'recommendations',
    schema: plain(addedRecommendation, { recommendation: 2, assurance: false, dueOn: dayFromToday(60) }),
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

  withdrawRecommendation: request({
    name: 'withdrawRecommendation',
    path: 'recommendations/withdrawal',
    schema: plain(withdrawnRecommendation),
    words: ({ reasons }) => ({ reasons }),
    input: ({ recommendation }) => ({ recommendation }),
  }),

  recordCondition: request({
    name: 'recordCondition',
    path: 'recommendations/condition',
    schema: plain(recordedCondition),
    words: ({ reasons }) => ({ reasons }),
    input: ({ recommendation, met, foundOn, dueOn }) => ({
      recommendation,
      met,
      foundOn,
      ...(dueOn && { dueOn }),
    }),
  }),
} as const
