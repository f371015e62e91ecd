// What a correction changes in rows that were written once, or that are the case’s: the entry stays in the ledger, and what people read says that it
// was taken back.
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'

/** The days on which versions of evidence were taken back, the kind of a recommendation and a flag of the case put right. */
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
    // Whichever body takes it first: it holds for the case.
    if (typeof data.equalityOrHumanRights === 'boolean')
      await tx.caseFile.update({
        where: { reference },
        data: { equalityOrHumanRights: data.equalityOrHumanRights },
      })
    if (data.what === 'kind' && typeof data.kind === 'string')
      await tx.recommendation.update({
        where: { reference_number: { reference, number } },
        data: { kind: data.kind },
      })
  }
}
