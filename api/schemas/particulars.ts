// What else was believed of a case as at a day: its dates, its statutory track, and what the Ombudsman alone reads.
import { z } from 'zod'
import { ESCALATION_LEVELS } from '../../domain/calendar/policy.js'
import { ESCALATION_OPTIONS } from '../../domain/recommendation/escalation.js'
import { DEADLINE_KINDS } from '../../domain/recommendation/policy.js'
import { DECISION_FORMS } from '../../domain/recommendation/statutory/form.js'
import { PHASES } from '../../domain/recommendation/statutory/phase.js'
import { FORMAL_STEP_NAMES, STEP_DECISIONS, VIEWS } from '../../domain/recommendation/statutory/state.js'
import { GROUNDS } from '../../domain/recommendation/statutory/steps.js'
import { day } from './moments.js'
import { dutyRecord, notice, receipt } from './track.js'

const deadline = z.enum(DEADLINE_KINDS)

const dates = z.array(
  z.strictObject({
    deadline,
    dueOn: day,
    metUntil: day,
    waitsFor: z.enum(['body', 'cqc']),
    recommendations: z.array(z.int()),
  }),
)

const track = z.strictObject({
  form: z.enum(DECISION_FORMS),
  named: z.boolean().meta({ description: 'Whether what was issued names the body.' }),
  phase: z.enum(PHASES),
  round: z.int(),
  issuedOn: day,
  receipt: receipt.nullable(),
  notifiedOn: day.nullable(),
  notice: notice.nullable(),
  duties: z.array(dutyRecord),
  longer: z.array(z.strictObject({ rule: z.string(), to: day, agreedOn: day })),
  next: z.strictObject({ deadline, dueOn: day }).nullable(),
})

const deliberation = z.strictObject({
  view: z.strictObject({ view: z.enum(VIEWS), on: day }).nullable(),
  proposals: z.array(
    z.strictObject({
      step: z.enum(FORMAL_STEP_NAMES),
      grounds: z.array(z.strictObject({ code: z.enum(GROUNDS), passed: z.array(day) })),
    }),
  ),
  decisions: z.array(
    z.strictObject({
      step: z.enum(FORMAL_STEP_NAMES),
      decision: z.enum(STEP_DECISIONS),
      on: day,
      reviewOn: day.nullable(),
    }),
  ),
  escalationsProposed: z.array(z.strictObject({ deadline, dueOn: day, step: z.enum(ESCALATION_LEVELS) })),
  escalations: z.array(
    z.strictObject({
      deadline,
      dueOn: day,
      level: z.enum(ESCALATION_LEVELS),
      decision: z.enum(ESCALATION_OPTIONS),
      on: day,
      reviewOn: day,
      doneOn: day.optional(),
    }),
  ),
  linkedCases: z.array(z.string()),
  delayed: z.strictObject({ expectedOn: day, setOn: day }).nullable(),
})

export const particularsAsAt = {
  cqcLocationId: z.string().nullable(),
  equalityOrHumanRights: z.boolean().meta({ description: 'Whether they were touched.' }),
  decisionDate: day,
  dates: dates.meta({ description: 'The dates that were open.' }),
  track: track.nullable().meta({ description: 'The statutory track as it stood; CQC has no part in it.' }),
  deliberation: deliberation.nullable().meta({
    description:
      'What the Ombudsman thought, what was proposed to it, what it decided, linked cases, a delayed remedy. For the Ombudsman.',
  }),
}
