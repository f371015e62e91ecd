// What may still be decided of a case that is closed: whether and when its improvements are published (LGSCO Statement of
// Reasons manual 3.2, 3.3). Its process is over, so the entry follows the last one that the process wrote.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { DecidedAfterClosure, PublicationAfterClosure } from '../../domain/case-change/after-closure.js'
import {
  decisionIn,
  publicationRefusal,
  type PublicationStanding,
} from '../../domain/recommendation/publication.js'
import { publicationFact } from '../../domain/recommendation/transitions/publish.js'
import { invalid, type Refusal } from '../../domain/refusal.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dateOrNull, dayOf } from '../dates.js'
import { appendLedger, lastOf } from './ledger.js'
import { takeSnapshot } from './snapshot.js'

type Transaction = Prisma.TransactionClient

/** `at`: by the workflow's clock, epoch milliseconds. */
type Wish = PublicationAfterClosure & { readonly at: number }

/** Records the decision, once for its id; the case stays closed. Only called when the case's process has ended. */
export const decidePublicationAfterClosure = (
  database: PrismaClient,
  wish: Wish,
): Promise<DecidedAfterClosure> =>
  database.$transaction(async (tx) => {
    const { reference, bodyId, id } = wish
    await tx.$queryRaw`SELECT 1 FROM case_body WHERE reference = ${reference} AND body_id = ${bodyId} FOR UPDATE`
    const before = await tx.ledger.findFirst({
      where: { reference, bodyId, data: { path: ['afterClosure'], equals: id } },
      select: { seq: true },
    })
    if (before) return { status: 'done', seq: before.seq }
    const last = await lastOf(tx, wish)
    const refusal = await refusalOf(tx, wish, last.seq)
    if (refusal) return { status: 'refused', refusal }
    const seq = last.seq + 1
    const entries = {
      reference,
      bodyId,
      afterSeq: last.seq,
      effectiveAt: wish.at,
      actor: wish.actor.subject,
      role: wish.actor.role,
      facts: [
        publicationFact(wish, {
          afterClosure: id,
          receivedOn: localDateOf(wish.at),
          ...(wish.textId && { textId: wish.textId }),
        }),
      ],
    }
    await appendLedger(tx, entries, last.hash)
    const decision = decisionIn(wish)
    await tx.obligation.update({
      where: { reference_bodyId_number: { reference, bodyId, number: wish.recommendation } },
      data: {
        publication: decision.status,
        publicationOn: dateOrNull(decision.status === 'withheld' ? null : decision.on),
        withheldBecause: decision.status === 'withheld' ? decision.because : null,
      },
    })
    await tx.caseBody.update({
      where: { reference_bodyId: { reference, bodyId } },
      data: { seq, changedAt: new Date(wish.at) },
    })
    await takeSnapshot(tx, entries)
    return { status: 'done', seq }
  })

async function refusalOf(tx: Transaction, wish: Wish, lastSeq: number): Promise<Refusal | undefined> {
  const { reference, bodyId, recommendation: number, seenSeq, at } = wish
  const body = await tx.caseBody.findUnique({
    where: { reference_bodyId: { reference, bodyId } },
    include: { case: true },
  })
  if (!body)
    return { code: 'not-found', field: '', problem: 'there is no such case', remedy: 'look at the list' }
  if (seenSeq !== undefined && seenSeq !== lastSeq)
    return {
      code: 'changed-since',
      field: '',
      problem: 'the case has changed since you opened it',
      remedy: 'open it again and decide on what it says now',
    }
  const obligation = await tx.obligation.findUnique({
    where: { reference_bodyId_number: { reference, bodyId, number } },
    include: { recommendation: true },
  })
  const field = '/recommendation'
  const another = 'a service improvement of this body that was not withdrawn'
  if (!obligation) return invalid(field, `there is no recommendation ${number} for this body`, another)
  if (obligation.recommendation.kind === 'personal-remedy')
    return invalid(field, 'the text of a personal remedy is never published', another)
  if (obligation.settledAs)
    return invalid(field, `recommendation ${number} is ${obligation.settledAs}`, another)
  const { wordingStanding, publication } = obligation
  const standing = {
    stops: wordingStanding === null ? null : wordingStanding === 'stopped' ? ['as the case says'] : [],
    status: publication as PublicationStanding['status'],
  }
  const decisionDate = dayOf(body.case.decisionDate) as LocalDate
  return publicationRefusal(decisionDate, standing, wish, localDateOf(at))
}
