// Turns the stored words of a new case into its rows. Each body's workflow does it; the first one writes.
import type { CaseText } from '../../domain/recommendation/case-text.js'
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'
import { dateOf } from '../dates.js'

/** Another case with this reference began at the same moment, with other words. */
export class CaseDiffers extends Error {}

/**
 * Writes the case and its recommendations unless they are there, and adopts their text.
 *
 * @throws CaseDiffers when the case that is there rests on another text
 */
export async function adoptCase(
  tx: Prisma.TransactionClient,
  { reference }: Step,
  { textId, openedAt, decisionDate, team }: NonNullable<Step['opening']>,
): Promise<void> {
  const text = await tx.text.findUniqueOrThrow({ where: { id: textId } })
  const words = text.content as unknown as CaseText
  await tx.caseFile.createMany({
    data: {
      reference,
      decisionDate: dateOf(decisionDate),
      category: words.category,
      subCategory: words.subCategory,
      finding: words.finding,
      kind: words.kind,
      team,
      cqcLocationId: words.cqcLocationId,
      textId,
      openedAt: new Date(openedAt),
      source: words.source ?? '',
    },
    skipDuplicates: true,
  })
  const begun = await tx.caseFile.findUniqueOrThrow({ where: { reference }, select: { textId: true } })
  if (begun.textId !== textId) throw new CaseDiffers(`${reference} has begun with other words`)
  await tx.recommendation.createMany({
    data: words.recommendations.map(({ number, kind }) => ({ reference, number, kind })),
    skipDuplicates: true,
  })
}
