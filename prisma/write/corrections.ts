// What a correction changes in rows that were written once: the entry stays in the ledger, and what people read says that it
// was taken back.
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'

/** The days on which versions of evidence were taken back, and the kind of a recommendation put right. */
export async function writeCorrections(
  tx: Prisma.TransactionClient,
  { reference, bodyId, facts, effectiveAt }: Step,
): Promise<void> {
  for (const { event, data } of facts) {
    if (event !== 'corrected') continue
    const number = Number(data.recommendation)
    if (data.what === 'evidence')
      await tx.evidence.update({
        where: {
          reference_bodyId_number_version: { reference, bodyId, number, version: Number(data.version) },
        },
        data: { takenBackAt: new Date(effectiveAt) },
      })
    if (data.what === 'kind' && typeof data.kind === 'string')
      await tx.recommendation.update({
        where: { reference_number: { reference, number } },
        data: { kind: data.kind },
      })
  }
}
