// Tasks: what the Ombudsman's people must do before a process can go on.
import { z } from 'zod'
import { ESCALATION_LEVELS } from '../../domain/calendar/policy.js'
import { ADMINISTRATOR_TASK_KINDS } from '../../domain/administrator-tasks.js'
import { TASK_KINDS } from '../../domain/recommendation/task-kinds.js'
import { listTasks } from '../../prisma/read/tasks.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import type { ApiPorts } from '../ports.js'
import { route, type Route } from '../route.js'
import { bodyId } from '../schemas/fields.js'
import { flag, pageParameters, PAGE_USUALLY, referenceFilter } from '../schemas/query.js'
import { tasksPage } from '../schemas/views.js'

const isMoment = (text: string | undefined) => text !== undefined && !Number.isNaN(Date.parse(text))

export const taskRoutes = ({ database }: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/tasks',
    tag: 'Tasks',
    summary: 'List tasks',
    description: 'Oldest first. Tasks open and close by themselves as cases move.',
    roles: [...OFFICERS, 'administrator'],
    query: z.strictObject({
      kind: z.enum([...TASK_KINDS, ...ADMINISTRATOR_TASK_KINDS]).optional(),
      forRole: z.enum(['case-officer', 'manager', 'director', 'administrator']).optional(),
      reference: referenceFilter('Of this case.'),
      bodyId: bodyId.optional(),
      step: z.enum(ESCALATION_LEVELS).optional().meta({
        description: 'What the escalation ladder proposes at this step: the queue of that level.',
      }),
      done: flag('Only tasks that are done, or only those that are not.'),
      ...pageParameters(2, ([raisedAt]) => isMoment(raisedAt)),
    }),
    answers: { 200: { description: 'One page.', schema: tasksPage } },
    async handle({ query: { after, limit = PAGE_USUALLY, ...filter } }) {
      const page = { after: (after as [string, string] | undefined) ?? null, limit }
      return { status: 200, body: await listTasks(database, filter, page) }
    },
  }),
]
