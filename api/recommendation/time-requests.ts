// What people send about time: dates and their rules, more time, questions that stop the clock, reminders, escalation.
import { z } from 'zod'
import { ESCALATION_LEVELS, SEVERITIES } from '../../domain/calendar/policy.js'
import { ESCALATION_OPTIONS } from '../../domain/recommendation/escalation.js'
import { DEADLINE_KINDS, RULES_FOR_DATES } from '../../domain/recommendation/policy.js'
import { dayFromToday } from '../schemas/example-day.js'
import { localDate, submittedBy, text } from '../schemas/fields.js'
import { entered, plain, reasons, request, wordsOf } from './request-shape.js'

const number = (description: string) => z.int().min(0).max(100).meta({ description, example: 0 })
const dated = number('The recommendation, or 0 for the action plan.')
const about = (description: string) =>
  z
    .array(dated)
    .max(101)
    .meta({ description, example: [0] })

export const setDateRequest = request({
  name: 'setDate',
  path: 'dates',
  schema: plain(
    {
      recommendation: number('The recommendation without a date, or 0 for the action plan.'),
      dueOn: localDate('The date; or give the rule that it follows from.').optional(),
      rule: z
        .enum(RULES_FOR_DATES)
        .optional()
        .meta({ description: 'The rule by which the date is computed, in place of the date.' }),
      from: localDate('The recorded day of the event that the rule counts from.', -11).optional(),
      reasons: reasons('Agreed by telephone.').optional(),
    },
    { dueOn: dayFromToday(30) },
  ),
  words: ({ reasons }) => wordsOf({ reasons }),
  input: ({ recommendation, dueOn, rule, from }) => ({
    recommendation,
    ...(dueOn && { dueOn }),
    ...(rule && { rule }),
    ...(from && { from }),
  }),
})

export const TIME_REQUESTS = {
  askExtension: request({
    name: 'askExtension',
    path: 'extensions',
    schema: entered({
      recommendation: dated,
      to: localDate('The date until which more time is asked for.'),
      reasons: reasons('The trainer is ill until the middle of the month.'),
      submittedBy,
    }),
    words: ({ reasons, submittedBy }) => ({ reasons, submittedBy }),
    input: ({ recommendation, to }) => ({ recommendation, to }),
  }),

  decideExtension: request({
    name: 'decideExtension',
    path: 'extensions/decision',
    schema: plain(
      {
        recommendation: dated,
        decision: z.enum(['agree', 'refuse']),
        to: localDate('The date that is agreed: the one asked for, or another. Needed to agree.').optional(),
        inWriting: z.boolean().optional().meta({
          description: 'Whether both sides have agreed in writing. A statutory period moves in no other way.',
        }),
        reasons: reasons('A short delay changes nothing for the complainant.'),
      },
      { to: dayFromToday(64), inWriting: true },
    ),
    words: ({ reasons }) => ({ reasons }),
    input: ({ recommendation, decision, to, inWriting }) => ({
      recommendation,
      decision,
      ...(to && { to }),
      ...(inWriting !== undefined && { inWriting }),
    }),
  }),

  askClarification: request({
    name: 'askClarification',
    path: 'clarifications',
    schema: entered({
      about: about('Which dates stand still until the answer: recommendations, or 0 for the action plan.'),
      text: text('The question.', 'Does the second recommendation cover agency staff, too?'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ about }) => ({ about }),
  }),

  answerClarification: request({
    name: 'answerClarification',
    path: 'clarifications/answer',
    schema: entered({
      clarification: z.int().min(1).meta({ description: 'The number of the question.', example: 1 }),
      text: text('The answer, or why the question is taken back.', 'Yes, agency staff are covered.'),
    }),
    words: ({ text }) => ({ text }),
    input: ({ clarification }) => ({ clarification }),
  }),

  pauseReminders: request({
    name: 'pauseReminders',
    path: 'reminders/pause',
    schema: plain({
      about: about('Whose reminders; absent: all of the case.').optional(),
      until: localDate('The first day on which they may leave again.').optional(),
      reasons: reasons('A flood has closed the home.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ about, until }) => ({ ...(about && { about }), ...(until && { until }) }),
  }),

  resumeReminders: request({
    name: 'resumeReminders',
    path: 'reminders/resumption',
    schema: plain({
      about: about('Whose reminders; absent: whatever is paused.').optional(),
      reasons: reasons('The home is open again.').optional(),
    }),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ about }) => (about ? { about } : {}),
  }),

  setSeverity: request({
    name: 'setSeverity',
    path: 'severity',
    schema: plain(
      { severity: z.enum(SEVERITIES), reasons: reasons('People are still at risk.') },
      { severity: 'serious' },
    ),
    words: ({ reasons }) => ({ reasons }),
    input: ({ severity }) => ({ severity }),
  }),

  decideEscalation: request({
    name: 'decideEscalation',
    path: 'escalation/decision',
    schema: plain({
      deadline: z.enum(DEADLINE_KINDS),
      dueOn: localDate('The date that was missed.', -8),
      step: z.enum(ESCALATION_LEVELS).meta({ description: 'The step of the ladder that was proposed.' }),
      decision: z.enum(ESCALATION_OPTIONS).meta({ description: 'One of the options of that step.' }),
      reviewOn: localDate('When to look again if nothing has come.').optional(),
      to: localDate('Of more time: the new date.').optional(),
      inWriting: z
        .boolean()
        .optional()
        .meta({ description: 'Of more time: whether both sides have agreed to it in writing.' }),
      reasons: reasons('The new manager has promised the plan by Friday.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ deadline, dueOn, step, decision, reviewOn, to, inWriting }) => ({
      deadline,
      dueOn,
      step,
      decision,
      ...(reviewOn && { reviewOn }),
      ...(to && { to }),
      ...(inWriting !== undefined && { inWriting }),
    }),
  }),
} as const
