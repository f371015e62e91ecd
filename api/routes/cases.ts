// Cases: start one, read one, list them.
import { z } from 'zod'
import { hyphenated } from '../../domain/recommendation/ids.js'
import { STAGES } from '../../domain/recommendation/stages.js'
import { WAITING_ON } from '../../domain/recommendation/whose-move.js'
import { PHASES } from '../../domain/recommendation/statutory/phase.js'
import { SKIP_REASONS } from '../../domain/recommendation/state.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { ROLES } from '../../domain/people/roles.js'
import { readCase } from '../../prisma/read/case.js'
import { listCases } from '../../prisma/read/cases.js'
import { within } from '../../temporal/within.js'
import type { ApiPorts } from '../ports.js'
import { faultOf, invalid, notFound, Problem } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import { caseRequest } from '../recommendation/case-schema.js'
import { startCase } from '../recommendation/start-case.js'
import { route, type Route } from '../route.js'
import { bodyId, line, localDate } from '../schemas/fields.js'
import { DATE_DOUBTS } from '../../domain/recommendation/term.js'
import { flag, pageParameters, PAGE_USUALLY } from '../schemas/query.js'
import { caseView, casesPage } from '../schemas/views.js'
import { referenceInPath } from './recommendation.js'

const started = z
  .strictObject({
    reference: z.string(),
    already: z
      .boolean()
      .meta({ description: 'Whether the case was there before, started with the same request.' }),
    bodies: z.array(z.strictObject({ bodyId: z.string(), workflowId: z.string() })),
    doubts: z
      .array(z.strictObject({ recommendation: z.int(), doubts: z.array(z.enum(DATE_DOUBTS)) }))
      .optional()
      .meta({
        description:
          'Why the words of the decision gave no date (a task asks a person for it), or gave another than the one stated (which is kept).',
      }),
  })
  .meta({ id: 'CaseStarted' })

export const caseRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'post',
    path: '/cases',
    tag: 'Cases',
    summary: 'Start a case',
    description:
      'One process begins for each responsible body. The case is known by its reference: the same request again finds the same case and says so; another request with that reference is refused.',
    roles: OFFICERS,
    body: caseRequest,
    answers: {
      201: { description: 'Started.', schema: started },
      200: { description: 'It was there already.', schema: started },
    },
    async handle({ actor, body, bodyHash }) {
      const result = await within(ports.patience, startCase(ports, actor, body, bodyHash))
      if (result === undefined) throw await whoIsSilent(ports)
      switch (result.status) {
        case 'refused':
          throw invalid(result.refusals.map(faultOf))
        case 'differs':
          throw new Problem('case-differs', {
            detail: `The case ${result.reference} exists and was started with another request.`,
            errors: [
              {
                pointer: '/reference',
                problem: 'is the reference of another case, or of this one with other content',
                remedy: `read it at /cases/${hyphenated(result.reference)} and put right what is wrong by a correction`,
              },
            ],
          })
        case 'started':
        case 'already': {
          const { status, reference, bodies, doubts } = result
          return {
            status: status === 'already' ? 200 : 201,
            headers: { Location: `/cases/${hyphenated(reference)}` },
            body: { reference, already: status === 'already', bodies, ...(doubts && { doubts }) },
          }
        }
      }
    },
  }),

  route({
    method: 'get',
    path: '/cases',
    tag: 'Cases',
    summary: 'List cases',
    description: 'One entry for each case and responsible body, in the order of reference and body id.',
    roles: ROLES,
    query: z.strictObject({
      stage: z.enum(STAGES).optional(),
      waitingOn: z.enum(WAITING_ON).optional().meta({
        description: 'Cases that wait for this party, whoever else they wait for; nobody: for none.',
      }),
      bodyId: bodyId.optional(),
      team: line('The code of a team.', 'Team 4').optional(),
      overdue: flag('Only cases that are overdue, or only those that are not.'),
      dueBefore: localDate('Cases with something due before this day.').optional(),
      cqc: z
        .enum(['runs', ...SKIP_REASONS])
        .optional()
        .meta({ description: 'Whether CQC has a part, or why not.' }),
      phase: z
        .enum(PHASES)
        .optional()
        .meta({ description: 'Where the statutory track stands; not for CQC, which has no part in it.' }),
      trackDueBefore: localDate('Cases whose track has its next date before this day.').optional(),
      delayed: flag('For the Ombudsman: only cases with a delayed remedy that is entered, or only others.'),
      againstDuty: flag(
        'For the Ombudsman: only cases that ended, or wait for their follow-up, though the Act says that the Ombudsman shall take a step; or only others.',
      ),
      ...pageParameters(2),
    }),
    answers: { 200: { description: 'One page.', schema: casesPage } },
    async handle({ actor, query: { after, limit = PAGE_USUALLY, ...filter } }) {
      const page = { after: (after as [string, string] | undefined) ?? null, limit }
      return { status: 200, body: await listCases(ports.database, actor, filter, page) }
    },
  }),

  route({
    method: 'get',
    path: '/cases/:reference',
    tag: 'Cases',
    summary: 'Read a case',
    description:
      'Where it stands at each body, what is owed, plans and evidence, letters, tasks and the timeline, as far as you may know them.',
    roles: ROLES,
    params: z.strictObject({ reference: referenceInPath }),
    answers: { 200: { description: 'The case.', schema: caseView } },
    async handle({ actor, params: { reference } }) {
      const found = await readCase(ports.database, actor, reference, ports.processPage)
      if (!found) throw notFound(`case ${reference}`)
      return { status: 200, body: found }
    },
  }),
]
