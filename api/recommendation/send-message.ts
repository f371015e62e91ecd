// Sends a person's decision or a body's answer to the running case: words into the database first, then ids to the
// engine, then the answer that says what was recorded (architecture: a completed update means a committed row).
import { organisationOf, type Actor, type Organisation } from '../../domain/people/roles.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { transitionOf, type BodyTransitionName } from '../../domain/recommendation/process.js'
import { holdNamedFiles } from '../files/named.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import type { Sent } from '../../temporal/desk.js'
import { caseChangedSince } from '../changed-since.js'
import { outageOf } from '../outage.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem, problemOf } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'
import { withEffect, type CaseBodyParams, type CommonFields } from './request-shape.js'
import { requestOf } from './requests.js'

/** Sends the message of this call and says what became of it. @throws problems for everything but done and accepted */
export async function sendMessage(
  ports: ApiPorts,
  name: BodyTransitionName,
  call: Call<CaseBodyParams, unknown, CommonFields>,
): Promise<Reply> {
  const { actor, params, body, updateId, bodyHash } = call
  refuseOthers(actor, params)
  const request = requestOf(name)
  await holdNamedFiles(ports.database, params, request.files?.(body) ?? [])
  const workflowId = recommendationWorkflowId(params.reference, params.bodyId)
  const examined = await request.examine?.(ports.database, params, body)
  const words = withEffect(request.words(body), body)
  const textId =
    words &&
    (await storeText(ports.database, {
      room: roomOf(name, actor, body),
      kind: name,
      content: words,
      storedBy: actor.subject,
    }))
  const message = {
    actor,
    bodyHash,
    input: {
      ...request.input(body),
      ...examined,
      ...(textId !== null && { textId }),
      ...(body.onBehalf && { onBehalf: body.onBehalf }),
    },
    ...(body.seenSeq !== undefined && { seenSeq: body.seenSeq }),
  }
  const sent = await ports.desk.send(name, workflowId, updateId, message, ports.patience)
  const settled = sent.status === 'over' ? await lastWord(ports, workflowId, updateId) : sent
  const adoptable =
    settled.status === 'done' || settled.status === 'accepted' || settled.status === 'unanswered'
  const mismatch = settled.status === 'done' && settled.answer.bodyHash !== bodyHash
  if (textId !== null && (!adoptable || mismatch)) await discardText(ports.database, textId)
  return replyTo(ports, name, call, settled)
}

/** A contact of another body learns nothing, not even whether there is such a case. */
export function refuseOthers(actor: Actor, { reference, bodyId }: CaseBodyParams): void {
  if (actor.role === 'body-contact' && actor.bodyId !== bodyId) throw notFound(caseWords(reference, bodyId))
}

const caseWords = (reference: string, bodyId: string) => `case ${reference} of ${bodyId}`

/** Words entered on behalf of the body or CQC stand in its room; everybody else's in their own. */
const roomOf = (name: BodyTransitionName, actor: Actor, { onBehalf }: CommonFields): Organisation =>
  organisationOf((onBehalf && transitionOf(name).by[0]) ?? actor.role)

/** A repeat of the decision that ended the case finds the case over: what was answered then is still the answer. */
async function lastWord({ desk, patience }: ApiPorts, workflowId: string, updateId: string): Promise<Sent> {
  try {
    return await desk.answerTo(workflowId, updateId, patience)
  } catch (error) {
    if (outageOf(error) === undefined) throw error
    return { status: 'over' }
  }
}

async function replyTo(
  ports: ApiPorts,
  name: BodyTransitionName,
  { actor, params, body, updateId, bodyHash }: Call<CaseBodyParams, unknown, CommonFields>,
  sent: Sent,
): Promise<Reply> {
  const { reference, bodyId } = params
  switch (sent.status) {
    case 'done': {
      if (sent.answer.bodyHash !== bodyHash)
        throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
      const { seq, stage } = sent.answer
      return {
        status: 200,
        body: { status: 'done', reference, bodyId, seq, stage, says: transitionOf(name).says },
      }
    }
    case 'accepted': {
      const address = updateAddress(params, updateId)
      return {
        status: 202,
        headers: { Location: address },
        body: { status: 'accepted', reference, bodyId, update: address },
      }
    }
    case 'refused':
      if (sent.refusal.code === 'closed') throw await closed(ports, actor, params)
      if (sent.refusal.code === 'changed-since' && body.seenSeq !== undefined)
        throw await caseChangedSince(ports.database, actor, reference, [{ bodyId, seenSeq: body.seenSeq }])
      throw problemOf(sent.refusal, caseWords(reference, bodyId))
    case 'unanswered':
      throw await whoIsSilent(ports)
    case 'over':
      throw await closed(ports, actor, params)
  }
}

/** The case is over, if there is one that the caller may know of. */
async function closed({ database }: ApiPorts, actor: Actor, params: CaseBodyParams): Promise<Problem> {
  const what = caseWords(params.reference, params.bodyId)
  if (!(await maySeeCaseBody(database, actor, params))) return notFound(what)
  return new Problem('closed', { detail: `The ${what} is closed; a new case can refer to it.` })
}

export const updateAddress = ({ reference, bodyId }: CaseBodyParams, updateId: string) =>
  `/cases/${reference.replaceAll(' ', '-')}/bodies/${bodyId}/updates/${updateId}`
