// The recommendation process: one address for each transition of its table.
import { z } from 'zod'
import { spaced, REFERENCE } from '../../domain/recommendation/ids.js'
import {
  BODY_TRANSITION_NAMES,
  transitionOf,
  type BodyTransitionName,
} from '../../domain/recommendation/process.js'
import { STAGE_LABELS, STAGES } from '../../domain/recommendation/stages.js'
import { ROLES } from '../../domain/people/roles.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import type { ApiPorts } from '../ports.js'
import { route, type Route } from '../route.js'
import { requestOf } from '../recommendation/requests.js'
import { sendMessage } from '../recommendation/send-message.js'
import { readDeadlines } from '../recommendation/read-deadlines.js'
import { readTrack } from '../recommendation/read-track.js'
import { readUpdate } from '../recommendation/read-update.js'
import { deadlinesView } from '../schemas/deadlines.js'
import { trackView } from '../schemas/track.js'
import { bodyId, shaped } from '../schemas/fields.js'

/** The address of a case writes its reference with hyphens. */
export const referenceInPath = z
  .string()
  .transform((value, ctx) => {
    if (REFERENCE.test(spaced(value))) return spaced(value)
    ctx.addIssue({
      code: 'custom',
      message: 'is no reference of the Ombudsman',
      params: { remedy: 'two, three and three digits with hyphens, as in 24-019-903' },
    })
    return z.NEVER
  })
  .meta({ description: 'The reference, with hyphens.', example: '99-000-001' })

export const caseBody = z.strictObject({ reference: referenceInPath, bodyId })
export const updateId = shaped(
  /^[0-9a-f]{64}$/,
  'is no id of a request',
  'the address that a 202 named',
  'From a 202.',
  '0'.repeat(64),
)

export const done = z
  .strictObject({
    status: z.literal('done'),
    reference: z.string(),
    bodyId: z.string(),
    seq: z.int().meta({ description: 'The last entry of the timeline after this.' }),
    stage: z.enum(STAGES),
    says: z.string().meta({ description: 'What this means, in words.' }),
  })
  .meta({ id: 'Done', description: 'Recorded: the row is committed.' })

const accepted = z
  .strictObject({
    status: z.literal('accepted'),
    reference: z.string(),
    bodyId: z.string(),
    update: z.string().meta({ description: 'Where its outcome can be read; also in the header Location.' }),
  })
  .meta({ id: 'Accepted', description: 'Taken, and not recorded yet.' })

export const recommendationRoutes = (ports: ApiPorts): Route[] => [
  ...BODY_TRANSITION_NAMES.map((name) => transitionRoute(ports, name)),
  route({
    method: 'get',
    path: '/cases/:reference/bodies/:bodyId/updates/:updateId',
    tag: 'Process',
    summary: 'What became of a request that was answered 202',
    roles: [...OFFICERS, 'administrator', 'cqc-officer', 'body-contact'],
    params: z.strictObject({ reference: referenceInPath, bodyId, updateId }),
    answers: {
      200: { description: 'Recorded.', schema: done.omit({ says: true }).meta({ id: 'UpdateDone' }) },
      202: { description: 'Not recorded yet.', schema: accepted },
    },
    handle: (call) => readUpdate(ports, call),
  }),
  route({
    method: 'get',
    path: '/cases/:reference/bodies/:bodyId/deadlines',
    tag: 'Process',
    summary: 'Why the dates are what they are',
    description:
      'Each open date with its rule, the days left out and why, the day until which it is treated as met, and every date that held before; beside them, explained alike, dates with which nobody is late: when something may be published, when a remedy is entered as delayed, when an answer to a question is expected.',
    roles: ROLES,
    params: caseBody,
    answers: { 200: { description: 'The dates, explained.', schema: deadlinesView } },
    handle: (call) => readDeadlines(ports, call),
  }),
  route({
    method: 'get',
    path: '/cases/:reference/bodies/:bodyId/track',
    tag: 'Process',
    summary: 'Where it stands on its statutory track',
    description:
      'The track and its phase, the clocks with their explained dates; for the Ombudsman also the step that the law now allows, with its grounds, and what was decided. CQC has no part in it.',
    roles: [...OFFICERS, 'administrator', 'body-contact'],
    params: caseBody,
    answers: { 200: { description: 'The track.', schema: trackView } },
    handle: (call) => readTrack(ports, call),
  }),
]

function transitionRoute(ports: ApiPorts, name: BodyTransitionName): Route {
  const { label, by, onBehalf, from, needs, says } = transitionOf(name)
  const { path, schema } = requestOf(name)
  return route({
    method: 'post',
    path: `/cases/:reference/bodies/:bodyId/${path}`,
    tag: 'Process',
    summary: label,
    description: [
      `Needs ${needs}.`,
      `By: ${by.join(', ')}${onBehalf.length ? `; on behalf of them: ${onBehalf.join(', ')}` : ''}.`,
      `At: ${from.map((stage) => STAGE_LABELS[stage]).join('; ')}.`,
    ].join(' '),
    roles: [...by, ...onBehalf],
    params: caseBody,
    body: schema,
    answers: {
      200: { description: says, schema: done },
      202: { description: 'Taken, and not recorded yet.', schema: accepted },
    },
    handle: (call) => sendMessage(ports, name, call),
  })
}
