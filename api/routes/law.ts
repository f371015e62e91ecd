// The law as data: on what anything is shared and which provisions are cited, with the corrections that their owners had made.
import { z } from 'zod'
import { mayCorrect } from '../../domain/calendar/rule-correction.js'
import { SHIPPED_GATEWAYS } from '../../domain/gateways/gateways.js'
import { LAW_CORRECTABLE } from '../../domain/law/law-correction.js'
import {
  DIRECTIONS,
  EFFECTS,
  READ_MATTERS,
  REGIMES,
  SHARED_MATTERS,
  type LawEntry,
} from '../../domain/law/law.js'
import { SHIPPED_PROVISIONS } from '../../domain/law/provisions.js'
import { lawBy } from '../../domain/law/shipped.js'
import { organisationOf, ROLES, type Role } from '../../domain/people/roles.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { readGateways, readProvisions, type LawWithHistory } from '../../prisma/read/corrections.js'
import { lawIn, lawNow } from '../../prisma/read/shares.js'
import { changedView, decided } from '../calendars/decided.js'
import { history, historyFor, seenVersion } from '../calendars/history.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem } from '../problem.js'
import { route, type Call, type Route } from '../route.js'
import { citationFields, citationToSet, ownershipToSet } from '../schemas/citation.js'
import { line } from '../schemas/fields.js'

const effect = z.enum(EFFECTS).meta({ description: 'Whether it permits the sharing or bars it.' })

const common = {
  id: z.string(),
  version: z.int().meta({ description: '1 as shipped; one more with each correction.' }),
  name: z.string().meta({ description: 'What it is about.' }),
  citation: z.strictObject(citationFields),
  owner: z.string().meta({ description: 'The role that answers for it.' }),
  ownedBy: z.string().nullable().meta({
    description:
      'Who corrects it beside an administrator: the id of an account, or a role; for the Ombudsman’s office.',
  }),
}

const gatewayView = z
  .strictObject({
    ...common,
    direction: z.enum(DIRECTIONS),
    regime: z.enum([...REGIMES, 'any']).meta({ description: 'Who answers for the care.' }),
    matter: z.enum([...SHARED_MATTERS, ...READ_MATTERS, 'assurance']),
    effect,
    limit: z.string().meta({ description: 'How far it goes.' }),
    instead: z.strictObject({ what: z.string(), under: z.string() }).nullable().meta({
      description: 'What would be lawful instead, and the entry under which.',
    }),
    orAgreement: z.boolean().meta({
      description: 'Passed on too where the body has agreed to it and that is recorded in the case.',
    }),
    history: history(LAW_CORRECTABLE.gateway),
  })
  .meta({ id: 'Gateway' })

const provisionView = z
  .strictObject({ ...common, history: history(LAW_CORRECTABLE.provision) })
  .meta({ id: 'Provision' })

const toSet = {
  name: line('What it is about.', 'the written statement about private care').optional(),
  citation: citationToSet.optional(),
  ...ownershipToSet,
  seenVersion,
}

const gatewayCorrection = z
  .strictObject({
    ...toSet,
    effect: effect.optional(),
    limit: line('How far it goes.', 'a copy of the statement').optional(),
  })
  .meta({
    id: 'GatewayCorrection',
    description: 'Only what is to be different, and why.',
    example: { limit: 'a copy of the statement alone' },
  })
const provisionCorrection = z.strictObject(toSet).meta({
  id: 'ProvisionCorrection',
  description: 'Only what is to be different, and why.',
  example: { name: 'the statement that takes the place of a report' },
})

const REACHES =
  'Makes a new version of it and, with it, of England’s calendar, which every case carries: what is shared or said from then on follows it, and every letter that has not left. What was decided before keeps what it was decided on; where that no longer permits it a manager is asked. Beside an administrator whoever it belongs to (“ownedBy”) corrects it.'

// The first that a person has is the role in which it is done. A body corrects no law.
const CORRECTORS = ['administrator', ...OFFICERS] as const

export const lawRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/gateways',
    tag: 'Law',
    summary: 'Read on what anything is shared',
    description:
      'Every gateway as it holds now, with its provision, its limit, its owner and its corrections.',
    roles: ROLES,
    answers: { 200: { description: 'The gateways.', schema: z.array(gatewayView) } },
    async handle({ actor }) {
      const gateways = await readGateways(ports.database)
      const body = gateways.map((gateway) => ({
        ...viewOf(gateway, actor.role),
        instead: gateway.now.instead ?? null,
        orAgreement: gateway.now.orAgreement === true,
      }))
      return { status: 200, body }
    },
  }),

  route({
    method: 'post',
    path: '/gateways/:id/corrections',
    tag: 'Law',
    summary: 'Correct a gateway',
    description: `${REACHES} What it is about (direction, regime, matter) is not corrected.`,
    roles: CORRECTORS,
    params: z.strictObject({
      id: z.string().meta({ description: 'The gateway.', example: 'statement-to-cqc' }),
    }),
    body: gatewayCorrection,
    answers: { 201: { description: 'Corrected.', schema: changedView } },
    handle: (call) => corrected(ports, call, 'gateway', SHIPPED_GATEWAYS),
  }),

  route({
    method: 'get',
    path: '/provisions',
    tag: 'Law',
    summary: 'Read the provisions that are cited',
    description:
      'Every provision that letters, pages and answers cite, with the edition that was read and its status. What a deadline rests on stands with its rule.',
    roles: ROLES,
    answers: { 200: { description: 'The provisions.', schema: z.array(provisionView) } },
    async handle({ actor }) {
      const provisions = await readProvisions(ports.database)
      return { status: 200, body: provisions.map((provision) => viewOf(provision, actor.role)) }
    },
  }),

  route({
    method: 'post',
    path: '/provisions/:id/corrections',
    tag: 'Law',
    summary: 'Correct a provision that is cited',
    description: REACHES,
    roles: CORRECTORS,
    params: z.strictObject({ id: z.string().meta({ description: 'The provision.', example: 'lga-s30-1b' }) }),
    body: provisionCorrection,
    answers: { 201: { description: 'Corrected.', schema: changedView } },
    handle: (call) => corrected(ports, call, 'provision', SHIPPED_PROVISIONS),
  }),
]

function viewOf<E extends LawEntry>({ now, corrections }: LawWithHistory<E>, role: Role) {
  const { about: _, ownedBy = null, ...plain } = now
  return {
    ...plain,
    ownedBy: organisationOf(role) === 'ombudsman' ? ownedBy : null,
    history: historyFor(role, corrections),
  }
}

type Correction = Pick<
  Call<{ id: string }, unknown, z.infer<typeof gatewayCorrection>>,
  'actor' | 'updateId' | 'bodyHash' | 'params' | 'body'
>

async function corrected(
  ports: ApiPorts,
  { params: { id }, body, ...call }: Correction,
  what: LawEntry['about'],
  shipped: readonly LawEntry[],
) {
  if (!shipped.some((entry) => entry.id === id)) throw notFound(`${what} ${id.slice(0, 60)}`)
  const entry = lawBy(lawIn(await lawNow(ports.database)), id)
  if (!mayCorrect(entry, call.actor))
    throw new Problem('wrong-role', {
      detail: `The ${what} ${id} is corrected by an administrator${entry.ownedBy ? ' or whoever it belongs to' : ''}.`,
    })
  const { reason, seenVersion: seen, ...correction } = body
  return decided(
    ports,
    call,
    { about: 'law', entry: id, correction, reason, ...(seen !== undefined && { seenVersion: seen }) },
    {
      pointerOf: ({ field }) => (Object.hasOwn(body, field) ? `/${field}` : ''),
      remedy: `see GET /${what}s for what it says now`,
    },
  )
}
