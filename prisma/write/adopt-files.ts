// What a recorded step does to files: a version of evidence takes its files over for good, and the task about an infected
// one ends when the body has sent something else or the Ombudsman has judged.
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

/** Gives the files of a submission to its version. Only files of this very case and body: others are not its to take. */
export async function adoptFiles(tx: Transaction, step: Step): Promise<void> {
  await settleFileTasks(tx, step)
  const { reference, bodyId, submission } = step
  if (!submission?.files?.length) return
  const { number, version } = submission
  const at = new Date(step.effectiveAt)
  const adopted = await tx.$queryRaw<{ id: string; scan: string }[]>`
    UPDATE file SET adopted_at = coalesce(adopted_at, ${at})
    WHERE id = ANY(${[...submission.files]}::uuid[]) AND reference = ${reference} AND body_id = ${bodyId}
    RETURNING id, scan`
  await tx.evidenceFile.createMany({
    data: adopted.map(({ id }) => ({ reference, bodyId, number, version, fileId: id })),
  })
  // It was found between the request and this moment.
  for (const { id } of adopted.filter((file) => file.scan === 'infected'))
    await openInfectedTask(tx, { reference, bodyId, number, fileId: id }, at)
}

/** The officer learns that what the body sent cannot be read. */
export async function openInfectedTask(
  tx: Transaction,
  {
    reference,
    bodyId,
    number,
    fileId,
  }: { reference: string; bodyId: string; number: number; fileId: string },
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
      data: { recommendation: number, file: fileId },
      raisedAt: at,
    },
    skipDuplicates: true,
  })
}

async function settleFileTasks(
  tx: Transaction,
  { reference, bodyId, obligations, submission, view, effectiveAt }: Step,
) {
  const numbers = [
    ...obligations.filter((o) => o.judgement !== null).map((o) => o.number),
    ...(submission?.kind === 'evidence' ? [submission.number] : []),
  ]
  if (numbers.length === 0 && view.closedAt === null) return
  await tx.task.updateMany({
    where: {
      reference,
      bodyId,
      kind: 'file-infected',
      doneAt: null,
      ...(view.closedAt === null && {
        OR: numbers.map((number) => ({ data: { path: ['recommendation'], equals: number } })),
      }),
    },
    data: { doneAt: new Date(effectiveAt) },
  })
}
