// What a correction may put right, one shape for each; the domain says what each does to the case.
import { z } from 'zod'
import { JUDGEMENTS, REQUIREMENTS, SKIP_REASONS } from '../../domain/recommendation/state.js'
import { DECISION_FORMS } from '../../domain/recommendation/statutory/form.js'
import { localDate, recommendation } from '../schemas/fields.js'

const what = <T extends string>(value: T) => z.literal(value)

export const correction = z
  .discriminatedUnion('what', [
    z.strictObject({ what: what('due-date'), recommendation, dueOn: localDate('The right date.') }),
    z.strictObject({ what: what('plan-due-date'), dueOn: localDate('The right date.') }),
    z.strictObject({ what: what('plan-received'), receivedOn: localDate('The right day.', '2026-11-20') }),
    z.strictObject({
      what: what('evidence-received'),
      recommendation,
      receivedOn: localDate('The right day.', '2026-11-20'),
    }),
    z.strictObject({
      what: what('requirement'),
      recommendation,
      requires: z.enum(REQUIREMENTS),
      assurance: z.boolean(),
    }),
    z.strictObject({
      what: what('judgement'),
      recommendation,
      decision: z.enum(JUDGEMENTS).nullable().meta({ description: 'null takes the judgement back.' }),
    }),
    z.strictObject({ what: what('cqc-part'), cqcPart: z.enum(SKIP_REASONS) }).meta({
      description: 'Whether it concerns a CQC location; that it is shared is decided: POST …/sharing.',
    }),
    z.strictObject({
      what: what('form'),
      form: z.enum(DECISION_FORMS).meta({ description: 'What was issued; its statutory periods follow.' }),
    }),
  ])
  .meta({ id: 'Correction', description: 'What is right, in place of what was entered.' })
