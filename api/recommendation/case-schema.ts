// The request that starts a case.
import { z } from 'zod'
import { SEVERITIES } from '../../domain/calendar/policy.js'
import { DECISION_FORMS } from '../../domain/recommendation/statutory/form.js'
import { RECOMMENDATION_KINDS } from '../../domain/recommendation/state.js'
import { REMEDY_CATEGORIES } from '../../domain/recommendation/remedies.js'
import { BODIES_AT_MOST, RECOMMENDATIONS_AT_MOST } from '../../domain/outside/limits.js'
import type { CaseRequest } from '../../domain/recommendation/case-request.js'
import { category, decisionKind, finding, SUB_CATEGORY_MEANS } from '../schemas/decision.js'
import { dayFromToday } from '../schemas/example-day.js'
import { bodyId, bodyType, line, localDate, locationId, reference, shaped, text } from '../schemas/fields.js'
import {
  amountGBP,
  assurance,
  condition,
  cutOff,
  deadlineWording,
  expectedEvidence,
  requires,
  summary,
} from './recommendation-fields.js'

const responsibleBody = z
  .strictObject({
    id: bodyId.optional(),
    type: bodyType,
    name: line('Its name, when no id is given.', 'Example Care Home Ltd').optional(),
    planDueOn: localDate('When its action plan is due; without it a task asks for the date.').optional(),
    form: z.enum(DECISION_FORMS).optional().meta({
      description:
        'What was issued: a statement instead of a report (s30(1B)) or a report (s30(1)) to a council, a written statement (s34H) to a provider; nothing to an NHS body. Without it: a report where the kind of the decision says so, else the usual.',
    }),
    named: z.boolean().optional().meta({
      description:
        'false: the written statement does not name the provider, because that would identify a person (s34H(8)–(9)). What is published of it does not name it either.',
    }),
    receivedOn: localDate(
      'When it received the report or the written statement, from which the statutory periods run, or the decision whose words count from its receipt; without it a task asks for the day.',
      -8,
    ).optional(),
  })
  .meta({
    id: 'ResponsibleBody',
    description: 'The council, care provider or NHS body, by its id or by type and name.',
    example: { id: 'example-care-home' },
  })

const recommendation = z
  .strictObject({
    kind: z.enum(RECOMMENDATION_KINDS),
    summary,
    category: z.enum(REMEDY_CATEGORIES).optional().meta({ description: 'The kind of remedy.' }),
    expectedEvidence: expectedEvidence.optional(),
    cutOff: cutOff.optional(),
    condition: condition.optional(),
    requires,
    assurance,
    dueOn: localDate('When it must be done and shown; without it a task asks for the date.').optional(),
    deadlineWording: deadlineWording.optional(),
    amountGBP: amountGBP.optional(),
    bodies: z
      .array(line('The id or name of a responsible body.', 'Example Care Home Ltd'))
      .min(1)
      .max(BODIES_AT_MOST)
      .optional()
      .meta({ description: 'The responsible bodies that owe it; without it each of them.' }),
  })
  .meta({ id: 'NewRecommendation' })

export const caseRequest = z
  .strictObject({
    reference,
    decisionDate: localDate('The date of the decision.', -29),
    category,
    subCategory: line(SUB_CATEGORY_MEANS, 'Residential care'),
    finding,
    kind: decisionKind,
    team: shaped(
      /^[A-Za-z0-9][A-Za-z0-9 -]{0,39}$/,
      'is no code of a team',
      'up to 40 letters, digits, spaces and hyphens; never a person’s name',
      'The team that looks after the case: a code, never a person’s name.',
      'Team 4',
    ),
    responsibleBodies: z.array(responsibleBody).min(1).max(BODIES_AT_MOST),
    cqcLocationId: locationId.optional(),
    careService: line('The care service as the decision names it.', 'Example Care Home').optional(),
    mayBeShared: z.boolean().meta({
      description:
        'The officer’s decision that the outcome is shared with CQC, on the authority that the regime of each body gives (a copy of a written statement under s34H(7)(a); a council’s outcome under s32(2)), with the officer as approver. CQC’s part runs when this is true and there is a CQC location.',
    }),
    equalityOrHumanRights: z.boolean().optional().meta({
      description:
        'Whether equality or human rights are touched: CQC reads it in the case and in its evidence list.',
    }),
    source: line(
      'Where the decision is published.',
      'https://www.example.org/decisions/99-000-001',
    ).optional(),
    severity: z
      .enum(SEVERITIES)
      .optional()
      .meta({ description: 'Which reminder and escalation ladders are climbed; ordinary, if not given.' }),
    note: text('A note for the Ombudsman’s own staff.', 'Handed over from Team 2.').optional(),
    recommendations: z
      .array(recommendation)
      .max(RECOMMENDATIONS_AT_MOST)
      .meta({ description: 'Numbered from 1 in this order. None: the case is recorded and closed at once.' }),
  })
  .meta({
    id: 'NewCase',
    example: {
      kind: 'statement',
      responsibleBodies: [{ id: 'example-care-home', type: 'provider', planDueOn: dayFromToday(30) }],
      cqcLocationId: '1-100000001',
      recommendations: [
        {
          kind: 'personal-remedy',
          summary: 'Apologise to Ms X',
          requires: 'evidence',
          assurance: false,
          dueOn: dayFromToday(30),
        },
        {
          kind: 'service-improvement',
          summary: 'Train staff in recording what residents eat and drink',
          requires: 'action-plan',
          assurance: true,
          dueOn: dayFromToday(90),
        },
      ],
    },
  }) satisfies z.ZodType<CaseRequest>
