// Policies: who is reminded when and by which letter, after how long silence what is proposed to whom, and how far a date may
// be put off, with the corrections that their owner had made.
import { z } from 'zod'
import { SHIPPED_POLICIES } from '../../domain/calendar/policies.js'
import { AGREEING_ROLES, ESCALATION_LEVELS, SEVERITIES, type Policy } from '../../domain/calendar/policy.js'
import { POLICY_FIELDS } from '../../domain/calendar/policy-correction.js'
import { FURTHEST_RUNG, LADDER_LETTERS, RECIPIENTS, SIDES } from '../../domain/calendar/rungs.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { readPolicies } from '../../prisma/read/corrections.js'
import { changedView, decided } from '../calendars/decided.js'
import { history, historyFor, seenVersion } from '../calendars/history.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { route, type Route } from '../route.js'
import { citationFields, citationToSet } from '../schemas/citation.js'
import { line, text } from '../schemas/fields.js'

const amount = z.int().meta({ description: 'How many working days.', example: 5 })
const when = z.enum(SIDES).meta({ description: 'On which side of the date.' })
const to = z.enum(RECIPIENTS).meta({
  description:
    'Contact, deputy and senior officer are the body’s (of CQC and of a registered person: the contact). The manager is the Ombudsman’s, of a request of CQC’s own CQC.',
})
const letter = z.enum(LADDER_LETTERS)
const times = z.int().meta({ description: 'How often a date may be put off.', example: 2 })
const days = z.int().meta({ description: 'By how many days in all, from the original date.', example: 92 })
const reviewedAfter = z.int().meta({
  description: 'Working days after which it is looked at again when whoever decided named no day.',
  example: 10,
})
const proposedAfter = z.int().meta({
  description:
    'Working days after the day until whose end the date is treated as met; 0: as soon as it is missed.',
  example: 10,
})

const common = {
  id: z.string(),
  version: z.int().meta({ description: '1 as shipped; one more with each correction.' }),
  name: z.string().meta({ description: 'What it is about.' }),
  citation: z
    .strictObject(citationFields)
    .meta({ description: 'On what it rests: no law asks for it in such numbers.' }),
  owner: z.string().meta({ description: 'The role that answers for it.' }),
  history: history(POLICY_FIELDS),
}
const severity = z.enum(SEVERITIES)

const policyView = z
  .discriminatedUnion('about', [
    z.strictObject({
      ...common,
      about: z.literal('reminders'),
      kind: z.enum(['plan', 'evidence', 'chase', 'statutory', 'duty', 'request']),
      severity,
      rungs: z.array(z.strictObject({ amount, when, to, letter })),
    }),
    z.strictObject({
      ...common,
      about: z.literal('escalation'),
      severity,
      proposedAfter: z.strictObject(byLevel(proposedAfter)),
      reviewedAfter,
    }),
    z.strictObject({ ...common, about: z.literal('extension'), role: z.enum(AGREEING_ROLES), times, days }),
  ])
  .meta({ id: 'Policy' })

const correction = z
  .strictObject({
    rungs: z
      .array(z.strictObject({ amount, when, to, letter: letter.optional() }))
      .optional()
      .meta({
        description: `Of a reminder ladder: all of its rungs, at most ${FURTHEST_RUNG} working days from the date. The letter follows from side and reader, if it is not given.`,
      }),
    proposedAfter: z
      .strictObject(byLevel(proposedAfter.optional()))
      .optional()
      .meta({ description: 'Of the escalation ladder: the levels whose days are to be different.' }),
    reviewedAfter: reviewedAfter.optional(),
    times: times.optional(),
    days: days.optional(),
    citation: citationToSet.optional(),
    owner: line('The role that answers for it.', 'Compliance team').optional(),
    reason: text('Why, so that somebody else can follow it.', 'Agreed on 2 November 2026.', 2_000),
    seenVersion,
  })
  .meta({
    id: 'PolicyCorrection',
    description: 'Only what is to be different, and why.',
    example: { owner: 'Casework managers' },
  })

function byLevel<T>(schema: T) {
  const [first, second, third] = ESCALATION_LEVELS
  return { [first]: schema, [second]: schema, [third]: schema } as Record<
    (typeof ESCALATION_LEVELS)[number],
    T
  >
}

export const policyRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/policies',
    tag: 'Calendars',
    summary: 'Read the reminder ladders, the escalation ladders and the limits of more time',
    description: 'Every policy as it holds now, with its owner and its corrections.',
    roles: [...OFFICERS, 'administrator'],
    answers: { 200: { description: 'The policies.', schema: z.array(policyView) } },
    async handle({ actor }) {
      const policies = await readPolicies(ports.database)
      const body = policies.map(({ now, corrections }) => ({
        ...plain(now),
        history: historyFor(actor.role, corrections),
      }))
      return { status: 200, body }
    },
  }),

  route({
    method: 'post',
    path: '/policies/:id/corrections',
    tag: 'Calendars',
    summary: 'Correct a reminder ladder, an escalation ladder or a limit of more time',
    description:
      'Makes a new version of the policy and, with it, of England’s calendar, which every case carries: reminders and proposals that are still to come follow it, and what is decided from then on. What was sent stays sent, and a reminder whose day has passed is not made up for.',
    roles: ['administrator'],
    params: z.strictObject({
      id: z.string().meta({ description: 'The policy.', example: 'reminders-evidence' }),
    }),
    body: correction,
    answers: { 201: { description: 'Corrected.', schema: changedView } },
    async handle(call) {
      const { id } = call.params
      if (!SHIPPED_POLICIES.some((policy) => policy.id === id)) throw notFound(`policy ${id.slice(0, 60)}`)
      const { reason, seenVersion: seen, ...fields } = call.body
      return decided(
        ports,
        call,
        {
          about: 'policy',
          policy: id,
          correction: fields,
          reason,
          ...(seen !== undefined && { seenVersion: seen }),
        },
        {
          pointerOf: ({ field }) => (Object.hasOwn(call.body, field.split('/')[0] ?? '') ? `/${field}` : ''),
          remedy: 'see GET /policies for what it says now',
        },
      )
    },
  }),
]

/** The ids of rungs are the ledger of letters' own. */
const plain = (policy: Policy) =>
  policy.about === 'reminders'
    ? { ...policy, rungs: policy.rungs.map(({ id: _, unit: __, ...rung }) => rung) }
    : policy
