// What may still be recorded of a case that is closed: what of its improvements is published and when, and what followed at
// CQC (memorandum 4.8). Its process is over, so the entry follows the last one that the process wrote.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type {
  ActivityAfterClosure,
  AfterClosure,
  LateLetter,
  RecordedAfterClosure,
} from '../../domain/case-change/after-closure.js'
import { businessKey, recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { activityFact, activityRefusal } from '../../domain/recommendation/regulatory-activity.js'
import { staleRefusal } from '../../domain/process-table.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dayOf } from '../dates.js'
import { appendLedger, lastOf } from './ledger.js'
import {
  aboutPublicationFact,
  aboutPublicationProblem,
  noSuchRecommendation,
  obligationIn,
  writeAboutPublication,
} from './publication-after-closure.js'
import { writeLetterItems } from './record-step.js'
import { takeSnapshot } from './snapshot.js'

type Transaction = Prisma.TransactionClient
/** By the workflow's clock, epoch milliseconds. */
type At = { readonly at: number }

/** Records the entry, once for its id; the case stays closed. Only called when the case's process has ended. */
export const recordAfterClosure = (
  database: PrismaClient,
  entry: AfterClosure & At,
): Promise<RecordedAfterClosure> =>
  database.$transaction(async (tx) => {
    const { reference, bodyId, id, at, textId } = entry
    await tx.$queryRaw`SELECT 1 FROM case_body WHERE reference = ${reference} AND body_id = ${bodyId} FOR UPDATE`
    const before = await tx.ledger.findFirst({
      where: { reference, bodyId, data: { path: ['afterClosure'], equals: id } },
      select: { seq: true },
    })
    if (before) return done(entry, before.seq)
    const last = await lastOf(tx, entry)
    const refusal = await refusalOf(tx, entry, last.seq)
    if (refusal) return { status: 'refused', refusal }
    const seq = last.seq + 1
    const provenance = { afterClosure: id, receivedOn: localDateOf(at), ...(textId && { textId }) }
    const entries = {
      reference,
      bodyId,
      afterSeq: last.seq,
      effectiveAt: at,
      actor: entry.actor.subject,
      role: entry.actor.role,
      facts: [
        entry.what === 'regulatory-activity'
          ? activityFact(entry.activity, provenance)
          : await aboutPublicationFact(tx, entry, provenance),
      ],
    }
    await appendLedger(tx, entries, last.hash)
    if (entry.what === 'regulatory-activity') await armLetter(tx, entry, seq)
    else await writeAboutPublication(tx, entry)
    await tx.caseBody.update({
      where: { reference_bodyId: { reference, bodyId } },
      data: { seq, changedAt: new Date(at) },
    })
    await takeSnapshot(tx, entries)
    return done(entry, seq)
  })

const done = (entry: AfterClosure & At, seq: number): RecordedAfterClosure => ({
  status: 'done',
  seq,
  letter: entry.what === 'regulatory-activity' ? letterOf(entry, seq) : null,
})

const letterOf = ({ reference, bodyId, at }: ActivityAfterClosure & At, seq: number): LateLetter => ({
  key: businessKey(recommendationWorkflowId(reference, bodyId), 'regulatory-activity', seq, 0),
  recipient: 'manager',
  localDate: localDateOf(at),
  letterClass: 'notice',
  at,
})

const armLetter = (tx: Transaction, entry: ActivityAfterClosure & At, seq: number) =>
  writeLetterItems(tx, {
    reference: entry.reference,
    bodyId: entry.bodyId,
    effectiveAt: entry.at,
    void: [],
    arm: [
      {
        ...letterOf(entry, seq),
        kind: 'regulatory-activity',
        data: {
          recommendations: entry.activity.recommendation === undefined ? [] : [entry.activity.recommendation],
          due: [],
        },
      },
    ],
  })

async function refusalOf(
  tx: Transaction,
  entry: AfterClosure & At,
  lastSeq: number,
): Promise<Refusal | undefined> {
  const { reference, bodyId, seenSeq } = entry
  const body = await tx.caseBody.findUnique({
    where: { reference_bodyId: { reference, bodyId } },
    include: { case: true },
  })
  if (!body)
    return { code: 'not-found', field: '', problem: 'there is no such case', remedy: 'look at the list' }
  const stale = staleRefusal('case', seenSeq, lastSeq)
  if (stale) return stale
  const decisionDate = dayOf(body.case.decisionDate) as LocalDate
  return entry.what === 'regulatory-activity'
    ? activityProblem(tx, entry, decisionDate)
    : aboutPublicationProblem(tx, entry, decisionDate)
}

async function activityProblem(
  tx: Transaction,
  entry: ActivityAfterClosure & At,
  decisionDate: LocalDate,
): Promise<Refusal | undefined> {
  const { recommendation: number } = entry.activity
  if (number !== undefined && !(await obligationIn(tx, entry, number)))
    return noSuchRecommendation(number, 'a recommendation of this body, or none')
  return activityRefusal(entry.activity, decisionDate, localDateOf(entry.at))
}
