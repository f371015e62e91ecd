// CQC's own requests to registered persons (Regulations 17(3) and 16(3)): CQC's staff and nobody else start, read and close
// them; the registered person answers. The Ombudsman's officers are refused.
import { z } from 'zod'
import { STAGES } from '../../domain/regulation-request/state.js'
import { requestTransition } from '../../domain/regulation-request/process.js'
import { listRequests, readRequest } from '../../prisma/read/regulation-requests.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import {
  newRequest,
  REQUEST_MESSAGES,
  requestDone,
  requestId,
  requestsPage,
  requestView,
} from '../regulation-request/schema.js'
import { sendToRequest } from '../regulation-request/send.js'
import { makeRequest } from '../regulation-request/start.js'
import { route, type Route } from '../route.js'
import { locationId } from '../schemas/fields.js'
import { flag, pageParameters, PAGE_USUALLY } from '../schemas/query.js'

const params = z.strictObject({ id: requestId })
const answers = {
  200: { description: 'Recorded.', schema: requestDone },
  202: { description: 'Taken, and not recorded yet.', schema: requestDone },
}
const { recordReceipt, answer, close } = REQUEST_MESSAGES
const at = (path: string) => `/regulation-requests/:id/${path}`
const LAW =
  'Not less than the Regulations ask and nothing more: no letter of it says what may follow from silence.'

export const regulationRequestRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'post',
    path: '/regulation-requests',
    tag: 'Process',
    summary: 'Ask a registered person for a governance report or a summary of complaints',
    description: `CQC’s own request for a governance report or a summary of complaints: 28 days beginning on the day after its receipt. ${LAW}`,
    roles: ['cqc-officer'],
    body: newRequest,
    answers: { 201: { description: 'Made.', schema: requestView } },
    handle: (call) => makeRequest(ports, call),
  }),
  route({
    method: 'get',
    path: '/regulation-requests',
    tag: 'Process',
    summary: 'List CQC’s own requests',
    roles: ['cqc-officer'],
    query: z.strictObject({
      locationId: locationId.optional(),
      stage: z.enum(STAGES).optional(),
      overdue: flag('Only requests whose time has passed, or only those whose time has not.'),
      ...pageParameters(1),
    }),
    answers: { 200: { description: 'One page, in the order of their ids.', schema: requestsPage } },
    async handle({ query: { after, limit = PAGE_USUALLY, ...filter } }) {
      const page = { after: (after as [string] | undefined) ?? null, limit }
      return { status: 200, body: await listRequests(ports.database, filter, page) }
    },
  }),
  route({
    method: 'get',
    path: '/regulation-requests/:id',
    tag: 'Process',
    summary: 'Read a request of CQC’s own',
    description: 'For CQC, and for the contact of the registered provider that it names.',
    roles: ['cqc-officer', 'body-contact'],
    params,
    answers: { 200: { description: 'The request and what happened.', schema: requestView } },
    async handle({ actor, params: { id } }) {
      const view = await readRequest(ports.database, actor, id)
      if (!view) throw notFound(`request ${id}`)
      return { status: 200, body: view }
    },
  }),
  route({
    method: 'post',
    path: at(recordReceipt.path),
    tag: 'Process',
    summary: requestTransition('recordReceipt').label,
    roles: ['cqc-officer'],
    params,
    body: recordReceipt.schema,
    answers,
    handle(call) {
      const { receivedOn, reasons, seenSeq } = call.body
      return sendToRequest(ports, call, {
        name: 'recordReceipt',
        words: { reasons },
        input: { receivedOn },
        seenSeq,
      })
    },
  }),
  route({
    method: 'post',
    path: at(answer.path),
    tag: 'Process',
    summary: requestTransition('answer').label,
    description: 'By the registered provider’s contact, or by CQC’s officer on its behalf.',
    roles: ['body-contact', 'cqc-officer'],
    params,
    body: answer.schema,
    answers,
    handle(call) {
      const { text, submittedBy, onBehalf, seenSeq } = call.body
      return sendToRequest(ports, call, {
        name: 'answer',
        words: { text, submittedBy },
        input: { ...(onBehalf && { onBehalf }) },
        seenSeq,
      })
    },
  }),
  route({
    method: 'post',
    path: at(close.path),
    tag: 'Process',
    summary: requestTransition('close').label,
    roles: ['cqc-officer'],
    params,
    body: close.schema,
    answers,
    handle(call) {
      const { outcome, reasons, seenSeq } = call.body
      return sendToRequest(ports, call, { name: 'close', words: { reasons }, input: { outcome }, seenSeq })
    },
  }),
]
