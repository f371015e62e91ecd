// Whether the API is up, which part it needs is down, and what it is.
import { z } from 'zod'
import { heldWorkflows } from '../../prisma/read/held.js'
import type { ApiPorts } from '../ports.js'
import { Problem } from '../problem.js'
import type { Part } from '../problems.js'
import { helpersNow, partsNow } from '../readiness.js'
import { openRoute, type Route } from '../route.js'
import { moment } from '../schemas/moments.js'

const HELD_SHOWN = 50

const up = z.strictObject({ status: z.literal('up') }).meta({ id: 'Health' })
const ready = z
  .strictObject({
    status: z.enum(['ready', 'degraded']).meta({
      description: 'Degraded: it answers, and cases stand still because a step of theirs cannot be written.',
    }),
    parts: z.strictObject({
      database: z.literal('up'),
      temporal: z.literal('up'),
      'sign-in': z.literal('up'),
      worker: z.enum(['up', 'down']).meta({
        description: 'Down: what people decide is taken once it is back; 503 until then.',
      }),
      mail: z.enum(['up', 'down']).meta({ description: 'The mail server. Down: letters wait for it.' }),
    }),
    held: z
      .array(z.strictObject({ workflowId: z.string(), since: moment }))
      .optional()
      .meta({
        description: `The workflows that stand still, the first ones first, at most ${HELD_SHOWN}: see \`npm run held\`.`,
      }),
    'cqc-updates': z.enum(['on', 'off']).meta({
      description: 'Whether changes of CQC’s register are read every night: off without CQC_API_KEY.',
    }),
  })
  .meta({ id: 'Ready' })
const version = z
  .strictObject({ name: z.string(), version: z.string(), node: z.string() })
  .meta({ id: 'Version' })

export const serviceRoutes = (ports: ApiPorts): Route[] => [
  openRoute({
    method: 'get',
    path: '/health',
    tag: 'Service',
    summary: 'Whether the process is up',
    answers: { 200: { description: 'It is.', schema: up } },
    handle: async () => ({ status: 200, body: { status: 'up' } }),
  }),
  openRoute({
    method: 'get',
    path: '/ready',
    tag: 'Service',
    summary: 'Whether every part that the API needs answers',
    description:
      '503 names the parts that do not: database, temporal, sign-in (the identity provider’s keys). The worker and the mail server, for which running cases wait by themselves, are named beside them. Degraded, still 200, when cases stand still because a step of theirs cannot be written.',
    answers: { 200: { description: 'All answer.', schema: ready } },
    async handle() {
      const [parts, helpers] = await Promise.all([partsNow(ports), helpersNow(ports)])
      const down = (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => !parts[part])
      const [first] = down
      if (first === undefined) {
        const held = await heldWorkflows(ports.database, HELD_SHOWN)
        return {
          status: 200,
          body: {
            status: held.length ? 'degraded' : 'ready',
            ...(held.length && { held: held.map(({ workflowId, since }) => ({ workflowId, since })) }),
            parts: {
              database: 'up',
              temporal: 'up',
              'sign-in': 'up',
              worker: helpers.worker ? 'up' : 'down',
              mail: helpers.mail ? 'up' : 'down',
            },
            'cqc-updates': ports.cqcUpdates ? 'on' : 'off',
          },
        }
      }
      throw notReady(first, down)
    },
  }),
  openRoute({
    method: 'get',
    path: '/version',
    tag: 'Service',
    summary: 'Which version runs',
    answers: { 200: { description: 'The version.', schema: version } },
    handle: async () => ({
      status: 200,
      body: { name: 'followthrough', version: ports.version, node: process.versions.node },
    }),
  }),
]

const notReady = (first: Part, down: readonly Part[]) =>
  new Problem('unavailable', {
    part: first,
    detail: `Down: ${down.join(', ')}.`,
    errors: down.map((part) => ({
      parameter: part,
      problem: 'does not answer',
      remedy: 'start it, or wait until it is back',
    })),
    headers: { 'Retry-After': '5' },
  })
