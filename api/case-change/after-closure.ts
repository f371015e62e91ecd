// Records what may still be recorded of a case that is closed: the words are stored, a short durable process writes the
// entry, the answer says what was written.
import type {
  ActivityAfterClosure,
  AfterClosure,
  OverrideAfterClosure,
  WordingAfterClosure,
} from '../../domain/case-change/after-closure.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { PublicationWish } from '../../domain/recommendation/publication.js'
import { storeText, discardText } from '../../prisma/intake/texts.js'
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import { caseChangedSince } from '../changed-since.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem, problemOf } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import { withEffect, type CaseBodyParams, type CommonFields } from '../recommendation/request-shape.js'
import type { Call, Reply } from '../route.js'

/** What is recorded, beside who does it and where. */
export type AfterClosureContent =
  | ({ readonly what: 'publication'; readonly recommendation: number } & PublicationWish)
  | Pick<WordingAfterClosure, 'what' | 'recommendation' | 'also' | 'stops' | 'warnings'>
  | Pick<OverrideAfterClosure, 'what' | 'recommendation' | 'checkedOn'>
  | Pick<ActivityAfterClosure, 'what' | 'activity'>

interface Wanted {
  readonly content: AfterClosureContent
  /** The words and their kind, as the open case stores them. */
  readonly words: object | null
  readonly kind: 'setWording' | 'overrideWording' | 'decidePublication' | 'recordRegulatoryActivity'
  readonly seenSeq: number | undefined
  readonly says: string
}

/** Writes the entry. @throws problems for everything but a committed row */
export async function recordAfterClosure(
  ports: ApiPorts,
  { actor, params, updateId: id, bodyHash, body }: Call<CaseBodyParams, unknown, CommonFields>,
  { content, words: said, kind, seenSeq, says }: Wanted,
): Promise<Reply> {
  const { database, caseChangeDesk, clockShift, patience } = ports
  const { reference, bodyId } = params
  const what = `case ${reference} of ${bodyId}`
  if (!(await maySeeCaseBody(database, actor, params))) throw notFound(what)
  const words = withEffect(said, body)
  const textId =
    words &&
    (await storeText(database, {
      room: organisationOf(actor.role),
      kind,
      content: words,
      storedBy: actor.subject,
    }))
  const entry: AfterClosure = {
    reference,
    bodyId,
    id,
    actor,
    ...content,
    ...(textId !== null && { textId }),
    ...(seenSeq !== undefined && { seenSeq }),
  }
  const { started, recorded } = await caseChangeDesk.recordAfterClosure(
    { entry, clockShift },
    bodyHash,
    patience,
  )
  // A repeat found the first: its words are the ones that count.
  if (textId !== null && (started.status === 'already' || recorded?.status === 'refused'))
    await discardText(database, textId)
  if (started.status === 'already' && started.bodyHash !== bodyHash)
    throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
  if (recorded === undefined) throw await whoIsSilent(ports)
  if (recorded.status === 'refused') {
    if (recorded.refusal.code === 'changed-since' && seenSeq !== undefined)
      throw await caseChangedSince(database, actor, reference, [{ bodyId, seenSeq }])
    throw problemOf(recorded.refusal, what)
  }
  return {
    status: 200,
    body: { status: 'done', reference, bodyId, seq: recorded.result.seq, stage: 'closed', says },
  }
}
