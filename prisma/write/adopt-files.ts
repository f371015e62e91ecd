// What a recorded step does to files: what was sent takes its files over for good, and the task about an infected one ends
// when the body has sent something else or the Ombudsman has decided.
import type { Step } from '../../domain/recommendation/step.js'
import { businessKey, recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { Prisma } from '../generated/client.js'

type Transaction = Prisma.TransactionClient

/** The hashes of these files, in their order; null for one that is not there. */
export async function fileHashes(tx: Transaction, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await tx.file.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, sha256: true },
  })
  return ids.map((id) => rows.find((row) => row.id === id)?.sha256 ?? null)
}

/** Gives the files to what they were sent with. Only files of this very case and body: others are not its to take. */
export async function adoptFiles(tx: Transaction, step: Step): Promise<void> {
  await settleFileTasks(tx, step)
  const { reference, bodyId, submission } = step
  if (!submission?.files?.length) return
  const { kind, number, version } = submission
  const at = new Date(step.effectiveAt)
  const adopted = await tx.$queryRaw<{ id: string; scan: string }[]>`
    UPDATE file SET adopted_at = coalesce(adopted_at, ${at})
    WHERE id = ANY(${[...submission.files]}::uuid[]) AND reference = ${reference} AND body_id = ${bodyId}
    RETURNING id, scan`
  await tx.submissionFile.createMany({
    data: adopted.map(({ id }) => ({ reference, bodyId, kind, number, version, fileId: id })),
  })
  // It was found between the request and this moment.
  for (const { id } of adopted.filter((file) => file.scan === 'infected'))
    await openInfectedTask(tx, { reference, bodyId, kind, number, fileId: id }, at)
}

/** The officer learns that what the body sent cannot be read. */
export async function openInfectedTask(
  tx: Transaction,
  {
    reference,
    bodyId,
    kind,
    number,
    fileId,
  }: { reference: string; bodyId: string; kind: string; number: number; fileId: string },
  at: Date,
): Promise<void> {
  const key = businessKey(recommendationWorkflowId(reference, bodyId), 'task', 'file-infected', fileId)
  await tx.task.createMany({
    data: {
      key,
      kind: 'file-infected',
      forRole: 'case-officer',
      reference,
      bodyId,
      data: { sentAs: kind, ...(number > 0 && { recommendation: number }), file: fileId },
      raisedAt: at,
    },
    skipDuplicates: true,
  })
}

async function settleFileTasks(tx: Transaction, step: Step) {
  const { reference, bodyId, view, effectiveAt } = step
  const about = settledBy(step)
  if (about.length === 0 && view.closedAt === null) return
  await tx.task.updateMany({
    where: {
      reference,
      bodyId,
      kind: 'file-infected',
      doneAt: null,
      ...(view.closedAt === null && { OR: about }),
    },
    data: { doneAt: new Date(effectiveAt) },
  })
}

/** The files of what nothing rests on any more: something else has come, or it is decided. */
function settledBy({ obligations, submission, plan, facts }: Step): Prisma.TaskWhereInput[] {
  const sentAs = (kind: string) => ({ data: { path: ['sentAs'], equals: kind } })
  const numbers = [
    ...obligations.filter((o) => o.judgement !== null).map((o) => o.number),
    ...(submission?.kind === 'evidence' ? [submission.number] : []),
  ]
  const isAnswerOver = facts.some(
    ({ event, data }) => event === 'reopened' || (event === 'corrected' && data.what === 'follow-up-answer'),
  )
  return [
    ...numbers.map((number) => ({ data: { path: ['recommendation'], equals: number } })),
    ...(submission?.kind === 'plan' || plan?.status === 'returned' ? [sentAs('plan')] : []),
    ...(isAnswerOver ? [sentAs('follow-up')] : []),
  ]
}
