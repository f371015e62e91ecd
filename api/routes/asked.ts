// What is asked of whoever reads it: a body and CQC have here what tasks are to the Ombudsman.
import { z } from 'zod'
import { ROLES } from '../../domain/people/roles.js'
import { listDue } from '../../prisma/read/due.js'
import type { ApiPorts } from '../ports.js'
import { route, type Route } from '../route.js'
import { askedPage } from '../schemas/asked.js'
import { bodyId, localDate } from '../schemas/fields.js'
import { flag, pageParameters, PAGE_USUALLY, referenceFilter } from '../schemas/query.js'

const isDueKey = ([dueOn = '', , , place = '']: readonly string[]) =>
  (dueOn === '' || /^\d{4}-\d{2}-\d{2}$/.test(dueOn)) && /^\d{1,6}$/.test(place)

export const askedRoutes = ({ database, clockShift }: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/asked',
    tag: 'Tasks',
    summary: 'List what is asked of you',
    description:
      'What, of which recommendation, by when and in which case: by date, what has none last. A body and CQC read what is asked of them; the Ombudsman what is asked of either. It follows from the cases themselves, as letters and deadlines do.',
    roles: ROLES,
    query: z.strictObject({
      askedOf: z.enum(['body', 'cqc']).optional(),
      reference: referenceFilter('Of this case.'),
      bodyId: bodyId.optional(),
      overdue: flag('Only what is overdue, or only what is not.'),
      dueBefore: localDate('What is due before this day.').optional(),
      ...pageParameters(4, isDueKey),
    }),
    answers: { 200: { description: 'One page.', schema: askedPage } },
    async handle({ actor, query: { after, limit = PAGE_USUALLY, ...filter } }) {
      const key = (after as [string, string, string, string] | undefined) ?? null
      const now = Date.now() + clockShift
      return { status: 200, body: await listDue(database, actor, filter, { after: key, limit }, now) }
    },
  }),
]
