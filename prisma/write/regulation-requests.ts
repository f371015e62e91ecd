// Writes one step of a request of CQC's own in one transaction: ledger, the row that people read, letters armed and voided.
// Repeating a step changes nothing: its first ledger row is its key.
import { requestWorkflowId, type ServedBy } from '../../domain/regulation-request/state.js'
import type { RequestStep } from '../../domain/regulation-request/step.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { dateOf, dateOrNull } from '../dates.js'
import { appendLedger, lastOf } from './ledger.js'
import { writeLetterItems } from './record-step.js'
import { writeRedating } from './redating.js'

/** Records the step unless it already is. Throws when the ledger does not stand where the step expects it. */
export async function recordRequestStep(database: PrismaClient, step: RequestStep): Promise<void> {
  await database.$transaction(async (tx) => {
    const { seq: at, hash } = await lastOf(tx, step)
    if (step.facts.length > 0 && at >= step.afterSeq + step.facts.length) return
    if (at !== step.afterSeq)
      throw new Error(`the ledger of ${step.reference} stands at ${at}, the step follows ${step.afterSeq}`)
    await appendLedger(tx, step, hash)
    const { reference: id, view } = step
    const row = {
      ...view,
      seq: step.afterSeq + step.facts.length,
      sentOn: dateOf(view.sentOn),
      receivedOn: dateOrNull(view.receivedOn),
      dueOn: dateOrNull(view.dueOn),
      explanation: view.explanation ?? Prisma.DbNull,
      answeredOn: dateOrNull(view.answeredOn),
      openedAt: new Date(view.openedAt),
      closedAt: view.closedAt === null ? null : new Date(view.closedAt),
      changedAt: new Date(step.effectiveAt),
    }
    await tx.regulationRequest.upsert({
      where: { id },
      update: row,
      create: { id, workflowId: requestWorkflowId(id), ...row },
    })
    await writeLetterItems(tx, step)
    if (step.redating) await writeRedating(tx, step, step.redating, 'cqc')
  })
}

const BY_MAIL: ServedBy = 'e-mail with consent'

/**
 * The mailboxes of a request: the registered person's, where one was stated, or else the provider in whose directory entry
 * that person stands; and CQC's, to which answers go. What is posted by CQC itself has none.
 */
export async function requestMailboxes(
  database: PrismaClient,
  id: string,
): Promise<{
  readonly to: string | null
  readonly provider: string | null
  readonly answersTo: string
} | null> {
  const row = await database.regulationRequest.findUnique({
    where: { id },
    select: { textId: true, bodyId: true, servedBy: true },
  })
  if (!row) return null
  const { content } = await database.text.findUniqueOrThrow({ where: { id: row.textId } })
  const words = content as unknown as RequestWords
  const { email: to = null } = words.registeredPerson
  const isByDirectory = to === null && row.servedBy === BY_MAIL
  return { to, provider: isByDirectory ? row.bodyId : null, answersTo: words.answersTo }
}

/** The stored words of a request. */
export interface RequestWords {
  /** Without an address: whom the directory has at the provider when a letter leaves, or what CQC posts itself. */
  readonly registeredPerson: { readonly name: string; readonly email?: string }
  /** A mailbox of CQC. */
  readonly answersTo: string
  /** Why CQC asks. */
  readonly reasons: string
}
