// Sends what CQC's officer or the registered person decides to the running request: words first, then ids.
import { organisationOf } from '../../domain/people/roles.js'
import {
  requestTransition,
  type RequestInputOf,
  type RequestTransitionName,
} from '../../domain/regulation-request/process.js'
import type { RequestInput } from '../../domain/regulation-request/transition.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import { readRequest } from '../../prisma/read/regulation-requests.js'
import { changedSince, entriesSince } from '../changed-since.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem, problemOf } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'

/** A message of one transition: its words, and what travels beside their id. */
export interface RequestSending<N extends RequestTransitionName> {
  readonly name: N
  readonly words: object
  readonly input: Omit<RequestInputOf<N>, 'textId'>
  readonly seenSeq: number | undefined
}

/** Sends the message and says what became of it. @throws problems for everything but done and accepted */
export async function sendToRequest<N extends RequestTransitionName>(
  ports: ApiPorts,
  { actor, params: { id }, updateId, bodyHash }: Call<{ readonly id: string }, unknown, unknown>,
  { name, words, input, seenSeq }: RequestSending<N>,
): Promise<Reply> {
  const { database, regulationRequestDesk, patience } = ports
  const what = `request ${id}`
  if (!(await readRequest(database, actor, id))) throw notFound(what)
  const { onBehalf } = input as RequestInput
  const textId = await storeText(database, {
    // What was entered for the registered person stands in its room.
    room: onBehalf ? 'body' : organisationOf(actor.role),
    kind: `regulation-request-${name}`,
    content: words,
    storedBy: actor.subject,
  })
  const message = { actor, bodyHash, input: { ...input, textId }, ...(seenSeq !== undefined && { seenSeq }) }
  const sent = await regulationRequestDesk.sendToRequest(name, id, updateId, message, patience)
  const isReused = sent.status === 'done' && sent.answer.bodyHash !== bodyHash
  if (sent.status === 'refused' || sent.status === 'over' || isReused) await discardText(database, textId)
  const { says } = requestTransition(name)
  switch (sent.status) {
    case 'done': {
      if (isReused)
        throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
      const { seq, stage } = sent.answer
      return { status: 200, body: { status: 'done', id, seq, stage, says } }
    }
    case 'accepted':
      return { status: 202, body: { status: 'accepted', id, seq: null, stage: null, says } }
    case 'refused':
      if (sent.refusal.code === 'changed-since' && seenSeq !== undefined) {
        const now = await readRequest(database, actor, id)
        throw changedSince('request', now ? entriesSince('request', now, seenSeq) : [])
      }
      throw problemOf(sent.refusal, what)
    case 'unanswered':
      throw await whoIsSilent(ports)
    case 'over':
      throw new Problem('closed', { detail: `The ${what} is closed; make a new one.` })
  }
}
