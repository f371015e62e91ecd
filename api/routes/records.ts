// The record: what two versions of a plan have in common, how a case was believed to stand on a day, and the evidence
// lists of CQC's locations and of councils.
import { z } from 'zod'
import { ROLES, type Role } from '../../domain/people/roles.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { readCaseAsAt } from '../../prisma/read/as-at.js'
import { isCouncil, readEvidenceList, type EvidenceListOf } from '../../prisma/read/evidence-list.js'
import { readPlanComparison } from '../../prisma/read/plans.js'
import { verifyLedger } from '../../prisma/read/verify-ledger.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { refuseOthers } from '../recommendation/send-message.js'
import { route, type Reply, type Route } from '../route.js'
import { bodyId, localDate, locationId, shaped } from '../schemas/fields.js'
import { pageParameters, PAGE_USUALLY } from '../schemas/query.js'
import { caseAsAt, evidenceList, planComparison, verifiedLedger } from '../schemas/record-views.js'
import { referenceInPath } from './recommendation.js'

const version = (which: string) =>
  shaped(/^[1-9]\d{0,3}$/, 'is no version', 'a whole number from 1', `The ${which} version.`, '1')

const LIST =
  'What was recommended, the accepted plans with date, version and SHA-256, CQC’s assurance and the regulatory activity that followed: of the cases that are shared with CQC, and of them what CQC may know.'

const READERS: readonly Role[] = ['cqc-officer', ...OFFICERS]
const page = z.strictObject({ ...pageParameters(2) })

export const recordRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/cases/:reference/bodies/:bodyId/plans/comparison',
    tag: 'Cases',
    summary: 'Compare two versions of the action plan',
    description:
      'Recommendation by recommendation: answers, reasons and steps. For whoever may read both versions.',
    roles: ROLES,
    params: z.strictObject({ reference: referenceInPath, bodyId }),
    query: z.strictObject({ from: version('earlier'), to: version('later') }),
    answers: { 200: { description: 'What differs.', schema: planComparison } },
    async handle({ actor, params, query }) {
      refuseOthers(actor, params)
      const versions = [Number(query.from), Number(query.to)] as const
      const compared = await readPlanComparison(ports.database, actor, params, versions)
      if (!compared) throw notFound(`version ${query.from} or ${query.to} of that plan`)
      return { status: 200, body: compared }
    },
  }),

  route({
    method: 'get',
    path: '/cases/:reference/as-at/:date',
    tag: 'Cases',
    summary: 'Read a case as it was believed to stand',
    description:
      'At the end of a day in Europe/London. What was corrected later does not show: a correction never rewrites what was believed.',
    roles: ROLES,
    params: z.strictObject({ reference: referenceInPath, date: localDate('The day.', -1) }),
    answers: { 200: { description: 'The case as it stood.', schema: caseAsAt } },
    async handle({ actor, params: { reference, date } }) {
      const found = await readCaseAsAt(ports.database, actor, reference, date)
      if (!found) throw notFound(`case ${reference} on ${date}`)
      return { status: 200, body: found }
    },
  }),

  route({
    method: 'get',
    path: '/cases/:reference/bodies/:bodyId/ledger',
    tag: 'Cases',
    summary: 'Check that the ledger is whole',
    description:
      'Computes the hash of every row anew from what is stored (SHA-256 over the hash before and canonical JSON).',
    roles: ['case-officer', 'manager', 'administrator'],
    params: z.strictObject({ reference: referenceInPath, bodyId }),
    answers: { 200: { description: 'What was found.', schema: verifiedLedger } },
    async handle({ params }) {
      const verified = await verifyLedger(ports.database, params)
      if (verified.rows === 0) throw notFound(`case ${params.reference} of ${params.bodyId}`)
      return { status: 200, body: verified }
    },
  }),

  route({
    method: 'get',
    path: '/evidence-lists/locations/:locationId',
    tag: 'Cases',
    summary: 'Read the evidence list of a CQC location',
    description: LIST,
    roles: READERS,
    params: z.strictObject({ locationId }),
    query: page,
    answers: { 200: { description: 'One page.', schema: evidenceList } },
    handle: ({ params, query }) => listOf(ports, params, query),
  }),

  route({
    method: 'get',
    path: '/evidence-lists/councils/:bodyId',
    tag: 'Cases',
    summary: 'Read the evidence list of a council',
    description: LIST,
    roles: READERS,
    params: z.strictObject({ bodyId }),
    query: page,
    answers: { 200: { description: 'One page.', schema: evidenceList } },
    async handle({ params, query }) {
      if (!(await isCouncil(ports.database, params.bodyId))) throw notFound(`council ${params.bodyId}`)
      return listOf(ports, { councilId: params.bodyId }, query)
    },
  }),
]

async function listOf(
  { database }: ApiPorts,
  of: EvidenceListOf,
  { after, limit = PAGE_USUALLY }: z.output<typeof page>,
): Promise<Reply> {
  const key = (after as [string, string] | undefined) ?? null
  return { status: 200, body: await readEvidenceList(database, of, { after: key, limit }) }
}
