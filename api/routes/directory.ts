// The directory: the bodies that the Ombudsman investigates, and to whom letters go.
import { z } from 'zod'
import { BODY_TYPES } from '../../domain/people/bodies.js'
import { ROLES } from '../../domain/people/roles.js'
import { bodyRecipient, CAPACITIES } from '../../domain/recommendation/ids.js'
import { listBodies, readBody } from '../../prisma/read/bodies.js'
import { pageOf } from '../../prisma/read/page.js'
import {
  addBody,
  DIRECTORY_KEEPERS,
  nameContact,
  recordAbsence,
  withdrawLinks,
  type Entered,
} from '../directory/change.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { route, type Route } from '../route.js'
import { bodyId, bodyType, email, line, localDate } from '../schemas/fields.js'
import { pageParameters, PAGE_USUALLY, referenceFilter } from '../schemas/query.js'
import { bodiesPage, bodyView } from '../schemas/bodies.js'

const contactFields = {
  name: line('A person or a mailbox; a mailbox of the office is better.', 'Care Quality Team'),
  email: email('Where letters go.', 'team@example.org'),
  role: line('What the contact is at the body.', 'Link officer'),
  capacity: z.enum(CAPACITIES).optional().meta({
    description:
      'Whom of the body it is: the contact, if not given; a deputy takes letters while the contact is away, a senior officer those that a serious case brings. Of a provider also the registered manager and the nominated individual, to whom a request of CQC’s own goes, and its head office. Who is not named is stood in for by the others.',
  }),
}
const contact = z.strictObject(contactFields).meta({ id: 'NewContact' })

const absence = z
  .strictObject({
    capacity: z.enum(CAPACITIES),
    from: localDate('The first day away.').optional(),
    until: localDate('The last day away.').optional(),
  })
  .superRefine(({ from, until }, ctx) => {
    if (from === undefined && until === undefined) return
    if (from !== undefined && until !== undefined && from <= until) return
    ctx.addIssue({
      code: 'custom',
      path: ['until'],
      message: 'does not end an absence that has begun',
      params: { remedy: 'give both days, the first one first, or neither for back again' },
    })
  })
  .meta({ id: 'NewAbsence' })

const newBody = z
  .strictObject({
    id: bodyId.optional(),
    type: bodyType,
    name: line('Its name as it is written in decisions.', 'Example Care Home Ltd'),
    aliases: z.array(line('Another name of it.', 'Example Care')).max(20).optional(),
    contact: contact.optional(),
  })
  .meta({ id: 'NewBody' })

const written = z
  .strictObject({
    id: z.string(),
    already: z.boolean().meta({ description: 'Whether it was there before.' }),
    body: bodyView.nullable().meta({ description: 'null when it is not written yet.' }),
  })
  .meta({ id: 'BodyWritten' })
const named = z.strictObject({ recipient: z.string(), already: z.boolean() }).meta({ id: 'ContactNamed' })

const STATUS: Record<Entered, number> = { written: 201, accepted: 202, already: 200 }

export const directoryRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'post',
    path: '/bodies',
    tag: 'Directory',
    summary: 'Add a body',
    description:
      'Without an id one is made from type and name, always the same. What is there already stays.',
    roles: DIRECTORY_KEEPERS,
    body: newBody,
    answers: {
      201: { description: 'Added.', schema: written },
      200: { description: 'It was there already.', schema: written },
      202: { description: 'Taken, and not written yet.', schema: written },
    },
    async handle(call) {
      const { id, entered, body } = await addBody(ports, call, call.body)
      const already = entered === 'already'
      return { status: STATUS[entered], headers: { Location: `/bodies/${id}` }, body: { id, already, body } }
    },
  }),

  route({
    method: 'get',
    path: '/bodies',
    tag: 'Directory',
    summary: 'List bodies',
    roles: ROLES,
    query: z.strictObject({
      name: line('Part of a name, as people write it.', 'example').optional(),
      type: z.enum(BODY_TYPES).optional(),
      ...pageParameters(1),
    }),
    answers: { 200: { description: 'One page, in the order of their ids.', schema: bodiesPage } },
    async handle({ actor, query: { after, limit = PAGE_USUALLY, ...filter } }) {
      const bodies = await listBodies(ports.database, actor, filter, {
        after: after?.[0] ?? null,
        limit: limit + 1,
      })
      return { status: 200, body: pageOf(bodies, limit, (body) => [body.id]) }
    },
  }),

  route({
    method: 'get',
    path: '/bodies/:bodyId',
    tag: 'Directory',
    summary: 'Read a body',
    roles: ROLES,
    params: z.strictObject({ bodyId }),
    answers: { 200: { description: 'The body and its contact.', schema: bodyView } },
    async handle({ actor, params }) {
      const body = await readBody(ports.database, actor, params.bodyId)
      if (!body) throw notFound(`body ${params.bodyId}`)
      return { status: 200, body }
    },
  }),

  route({
    method: 'post',
    path: '/bodies/:bodyId/contacts',
    tag: 'Directory',
    summary: 'Name the contact of a body',
    description: 'Replaces the contact before. Letters that had nobody to go to leave.',
    roles: DIRECTORY_KEEPERS,
    params: z.strictObject({ bodyId }),
    body: contact,
    answers: {
      201: { description: 'Named.', schema: named },
      200: { description: 'It was named already under this key.', schema: named },
      202: { description: 'Taken, and not written yet.', schema: named },
    },
    async handle(call) {
      const { actor, params, body } = call
      if (!(await readBody(ports.database, actor, params.bodyId))) throw notFound(`body ${params.bodyId}`)
      const recipient = bodyRecipient(params.bodyId)
      const entered = await nameContact(ports, call, recipient, body)
      return { status: STATUS[entered], body: { recipient, already: entered === 'already' } }
    },
  }),

  route({
    method: 'post',
    path: '/bodies/:bodyId/absences',
    tag: 'Directory',
    summary: 'Say when somebody of a body is away',
    description: 'Letters of these days, both included, go to who covers. Without days: back again.',
    roles: DIRECTORY_KEEPERS,
    params: z.strictObject({ bodyId }),
    body: absence,
    answers: {
      201: { description: 'Recorded.', schema: named },
      200: { description: 'It was recorded already under this key.', schema: named },
      202: { description: 'Taken, and not written yet.', schema: named },
    },
    async handle(call) {
      const { actor, params, body } = call
      if (!(await readBody(ports.database, actor, params.bodyId))) throw notFound(`body ${params.bodyId}`)
      const recipient = bodyRecipient(params.bodyId)
      const entered = await recordAbsence(ports, call, recipient, body)
      return { status: STATUS[entered], body: { recipient, already: entered === 'already' } }
    },
  }),

  route({
    method: 'post',
    path: '/bodies/:bodyId/links/withdrawal',
    tag: 'Directory',
    summary: 'Withdraw the links of letters to a body',
    description:
      'For a letter that came to the wrong hands: its links open nothing any more. The next letter has new ones. Naming another contact withdraws those of the one before by itself.',
    roles: DIRECTORY_KEEPERS,
    params: z.strictObject({ bodyId }),
    body: z
      .strictObject({
        reference: referenceFilter('Of this case only.'),
      })
      .meta({ id: 'LinksWithdrawal' }),
    answers: {
      201: { description: 'Withdrawn.', schema: named },
      200: { description: 'They were withdrawn already under this key.', schema: named },
      202: { description: 'Taken, and not written yet.', schema: named },
    },
    async handle(call) {
      const { actor, params, body } = call
      if (!(await readBody(ports.database, actor, params.bodyId))) throw notFound(`body ${params.bodyId}`)
      const recipient = bodyRecipient(params.bodyId)
      const entered = await withdrawLinks(ports, call, recipient, body.reference ?? null)
      return { status: STATUS[entered], body: { recipient, already: entered === 'already' } }
    },
  }),

  route({
    method: 'post',
    path: '/contacts',
    tag: 'Directory',
    summary: 'Name CQC’s contact',
    description: 'Replaces the contact before. Letters that had nobody to go to leave.',
    roles: DIRECTORY_KEEPERS,
    body: z.strictObject({ recipient: z.literal('cqc'), ...contactFields }).meta({ id: 'NewOtherContact' }),
    answers: {
      201: { description: 'Named.', schema: named },
      200: { description: 'It was named already under this key.', schema: named },
      202: { description: 'Taken, and not written yet.', schema: named },
    },
    async handle(call) {
      const { recipient, ...named } = call.body
      const entered = await nameContact(ports, call, recipient, named)
      return { status: STATUS[entered], body: { recipient, already: entered === 'already' } }
    },
  }),
]
