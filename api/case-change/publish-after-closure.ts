// Decides on the publication of an improvement of a case that is closed: the reasons are stored, a short durable process
// writes the decision, the answer says what was written.
import { storeText, discardText } from '../../prisma/intake/texts.js'
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import type { PublicationWish, WithheldBecause } from '../../domain/recommendation/publication.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem, problemOf } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { CaseBodyParams } from '../recommendation/request-shape.js'
import type { Call, Reply } from '../route.js'

/** The same words as the decision on publication of an open case. */
export interface PublicationRequest {
  readonly recommendation: number
  readonly decision: PublicationWish['decision']
  readonly on?: LocalDate | undefined
  readonly because?: WithheldBecause | undefined
  readonly reasons?: string | undefined
  readonly seenSeq?: number | undefined
}

/** Writes the decision. @throws problems for everything but a committed row */
export async function publishAfterClosure(
  ports: ApiPorts,
  { actor, params, body, updateId: id, bodyHash }: Call<CaseBodyParams, unknown, PublicationRequest>,
): Promise<Reply> {
  const { database, caseChangeDesk, clockShift, patience } = ports
  const { reference, bodyId } = params
  const what = `case ${reference} of ${bodyId}`
  if (!(await maySeeCaseBody(database, actor, params))) throw notFound(what)
  const { recommendation, decision: wish, on, because, reasons, seenSeq } = body
  const textId =
    reasons === undefined
      ? undefined
      : await storeText(database, {
          room: 'ombudsman',
          kind: 'decidePublication',
          content: { reasons },
          storedBy: actor.subject,
        })
  const decision = {
    reference,
    bodyId,
    id,
    recommendation,
    decision: wish,
    actor,
    ...(on !== undefined && { on }),
    ...(because !== undefined && { because }),
    ...(textId !== undefined && { textId }),
    ...(seenSeq !== undefined && { seenSeq }),
  }
  const { started, decided } = await caseChangeDesk.decideAfterClosure(
    { decision, clockShift },
    bodyHash,
    patience,
  )
  // A repeat found the first: its words are the ones that count.
  if (textId !== undefined && (started.status === 'already' || decided?.status === 'refused'))
    await discardText(database, textId)
  if (started.status === 'already' && started.bodyHash !== bodyHash)
    throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
  if (decided === undefined) throw await whoIsSilent(ports)
  if (decided.status === 'refused') throw problemOf(decided.refusal, what)
  const says = 'The decision on publication is recorded; the case stays closed.'
  return {
    status: 200,
    body: { status: 'done', reference, bodyId, seq: decided.result.seq, stage: 'closed', says },
  }
}
