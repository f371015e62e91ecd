// What became of a request that was answered 202 because its row was not committed in time.
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { Sent } from '../../temporal/desk.js'
import type { ApiPorts } from '../ports.js'
import { notFound, problemOf } from '../problem.js'
import type { Call, Reply } from '../route.js'
import type { CaseBodyParams } from './request-shape.js'
import { refuseOthers, updateAddress } from './send-message.js'

/** How long this waits for an outcome that is not there yet, milliseconds. */
const WAIT = 1_000

/** The outcome of an update, for whoever may see its case. @throws the refusal, as the request itself would have */
export async function readUpdate(
  { database, desk }: ApiPorts,
  { actor, params }: Call<CaseBodyParams & { readonly updateId: string }, unknown, unknown>,
): Promise<Reply> {
  const { reference, bodyId, updateId } = params
  const what = `request ${updateId.slice(0, 8)}… in the case ${reference} of ${bodyId}`
  refuseOthers(actor, params)
  if (!(await maySeeCaseBody(database, actor, params))) throw notFound(what)
  const sent: Sent = await desk.answerTo(recommendationWorkflowId(reference, bodyId), updateId, WAIT)
  switch (sent.status) {
    case 'done':
      return {
        status: 200,
        body: { status: 'done', reference, bodyId, seq: sent.answer.seq, stage: sent.answer.stage },
      }
    case 'accepted':
    case 'unanswered':
      return {
        status: 202,
        body: { status: 'accepted', reference, bodyId, update: updateAddress(params, updateId) },
      }
    case 'refused':
      throw problemOf(sent.refusal, what)
    case 'over':
      throw notFound(what)
  }
}
