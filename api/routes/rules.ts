// Deadline rules: how dates are counted and on what authority, with the corrections that their owners had made.
import { z } from 'zod'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import {
  COUNTINGS,
  EXTENSIONS,
  isLength,
  LIMITS,
  ON_CLARIFICATION,
  ON_NON_WORKING_DAY,
  START_EVENTS,
  UNITS,
} from '../../domain/calendar/rule.js'
import { CORRECTABLE, mayCorrect } from '../../domain/calendar/rule-correction.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { organisationOf, ROLES, type Role } from '../../domain/people/roles.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { readRules, type RuleWithHistory } from '../../prisma/read/corrections.js'
import { changedView, decided } from '../calendars/decided.js'
import { history, historyFor, seenVersion } from '../calendars/history.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem } from '../problem.js'
import { route, type Route } from '../route.js'
import { citationFields, citationToSet, ownershipToSet } from '../schemas/citation.js'
import { line } from '../schemas/fields.js'

const amount = z.int().meta({ description: 'How many.', example: 3 })
const unit = z.enum(UNITS)
const counting = z.enum(COUNTINGS).meta({ description: 'How the length is counted from its event.' })
const onNonWorkingDay = z.enum(ON_NON_WORKING_DAY).meta({
  description:
    'What becomes of a date that is no working day: it stays; it stays and is treated as met until the end of the next working day; or it moves there.',
})
const onClarification = z.enum(ON_CLARIFICATION).meta({
  description: 'What a question for clarification does to the clock.',
})
const extension = z.enum(EXTENSIONS).meta({ description: 'How the period can be made longer.' })
const disputedWhenProclaimed = z.boolean().meta({
  description: 'Whether it is disputed that a bank holiday proclaimed while it runs lengthens it.',
})

const calendar = z.enum(DIVISIONS).meta({ description: 'Whose bank holidays matter.' })

const ruleView = z
  .strictObject({
    id: z.string(),
    version: z.int().meta({ description: '1 as shipped; one more with each correction.' }),
    name: z.string().meta({ description: 'What must happen; completes “… is due by”.' }),
    amount: amount.nullable(),
    unit: unit.nullable(),
    counting: counting.nullable(),
    from: z.enum(Object.keys(START_EVENTS)).meta({ description: 'The event that it runs from.' }),
    follows: z.string().nullable().meta({ description: 'The rule whose period it follows.' }),
    limit: z.enum(LIMITS),
    calendar,
    onNonWorkingDay,
    otherReadings: z.array(z.strictObject({ counting, why: z.string() })).meta({
      description: 'Other ways in which the same words can be read; work goes by the earlier date.',
    }),
    disputedWhenProclaimed,
    onClarification,
    extension,
    citation: z.strictObject(citationFields),
    assumption: z.string().nullable(),
    owner: z.string().meta({ description: 'The role that answers for it.' }),
    ownedBy: z.string().nullable().meta({
      description:
        'Who corrects it beside an administrator: the id of an account, or a role; for the Ombudsman’s office.',
    }),
    history: history(CORRECTABLE),
  })
  .meta({ id: 'Rule' })

const correction = z
  .strictObject({
    name: line(
      'What must happen; completes “… is due by”.',
      'CQC to log the accepted action plan',
    ).optional(),
    amount: amount.optional(),
    unit: unit.optional(),
    counting: counting.optional(),
    calendar: calendar.optional(),
    onNonWorkingDay: onNonWorkingDay.optional(),
    otherReadings: z
      .array(
        z.strictObject({
          counting,
          why: line(
            'Why it can be read so; completes “Read so that …”.',
            'the further period begins on the day after the earlier one ends',
          ),
        }),
      )
      .max(3)
      .optional()
      .meta({ description: 'All other readings; an empty list: there is none any more.' }),
    disputedWhenProclaimed: disputedWhenProclaimed.optional(),
    onClarification: onClarification.optional(),
    extension: extension.optional(),
    citation: citationToSet.optional(),
    assumption: line('What is assumed and a person must see.', 'the day of the first edition counts')
      .nullable()
      .optional(),
    ...ownershipToSet,
    seenVersion,
  })
  .meta({
    id: 'RuleCorrection',
    description: 'Only what is to be different, and why.',
    example: { assumption: 'the day of the first edition counts' },
  })

export const ruleRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/rules',
    tag: 'Calendars',
    summary: 'Read the deadline rules',
    description: 'Every rule as it is counted now, with its authority, its owner and its corrections.',
    roles: ROLES,
    answers: { 200: { description: 'The rules.', schema: z.array(ruleView) } },
    async handle({ actor }) {
      const rules = await readRules(ports.database)
      return { status: 200, body: rules.map((rule) => viewOf(rule, actor.role)) }
    },
  }),

  route({
    method: 'post',
    path: '/rules/:id/corrections',
    tag: 'Calendars',
    summary: 'Correct a deadline rule',
    description:
      'Makes a new version of the rule and, with it, of the calendar that it is counted by: running cases compute their dates again, and what moved is reported. What a rule is about and where it stands in the process (id, from, follows, limit) is not corrected, nor is the length of an agreed action. Beside an administrator whoever it belongs to (“ownedBy”) corrects it.',
    // The first that a person has is the role in which it is done. A body corrects no rule.
    roles: ['administrator', ...OFFICERS, 'cqc-officer'],
    params: z.strictObject({ id: z.string().meta({ description: 'The rule.', example: 'cqc-log' }) }),
    body: correction,
    answers: { 201: { description: 'Corrected.', schema: changedView } },
    async handle(call) {
      const { id } = call.params
      if (!SHIPPED_RULES.some((rule) => rule.id === id)) throw notFound(`rule ${id.slice(0, 60)}`)
      const rule = (await readRules(ports.database)).find(({ now }) => now.id === id)
      if (rule && !mayCorrect(rule.now, call.actor))
        throw new Problem('wrong-role', {
          detail: `The rule ${id} is corrected by an administrator${rule.now.ownedBy ? ' or whoever it belongs to' : ''}.`,
        })
      const { reason, seenVersion: seen, ...fields } = call.body
      return decided(
        ports,
        call,
        {
          about: 'rule',
          rule: id,
          correction: fields,
          reason,
          ...(seen !== undefined && { seenVersion: seen }),
        },
        {
          pointerOf: ({ field }) => (Object.hasOwn(call.body, field) ? `/${field}` : ''),
          remedy: 'see GET /rules for what it says now',
        },
      )
    },
  }),
]

function viewOf({ now: rule, corrections }: RuleWithHistory, role: Role) {
  const { period, follows = null, otherReadings = [], assumption = null, ownedBy = null, ...plain } = rule
  const { amount, unit, counting } = isLength(period) ? period : { amount: null, unit: null, counting: null }
  return {
    ...plain,
    amount,
    unit,
    counting,
    follows,
    otherReadings,
    assumption,
    ownedBy: organisationOf(role) === 'ombudsman' ? ownedBy : null,
    disputedWhenProclaimed: rule.disputedWhenProclaimed === true,
    history: historyFor(role, corrections),
  }
}
