// Turns the stored words of a new case into its rows. Each body's workflow does it; the first one writes.
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'

/** Another case with this reference began at the same moment, with other words. */
export class CaseDiffers extends Error {}

/**
 * Writes the case and its recommendations from the stored words (`CaseText`) unless they are there. One statement for the
 * first body.
 *
 * @throws CaseDiffers when the case that is there rests on another text
 */
export async function adoptCase(
  tx: Prisma.TransactionClient,
  { reference }: Step,
  { textId, openedAt, decisionDate, team }: NonNullable<Step['opening']>,
): Promise<void> {
  const [answer] = await tx.$queryRaw<{ isFirst: boolean }[]>`
    WITH words AS (SELECT content FROM text WHERE id = ${textId}::uuid),
    begun AS (
      INSERT INTO case_file (reference, decision_date, category, sub_category, finding, kind, team, cqc_location_id,
                             text_id, opened_at, source, equality_or_human_rights, officer_name, officer_phone)
      SELECT ${reference}, ${decisionDate}::date, content ->> 'category', content ->> 'subCategory',
             content ->> 'finding', content ->> 'kind', ${team}, content ->> 'cqcLocationId',
             ${textId}::uuid, ${new Date(openedAt)}, coalesce(content ->> 'source', ''),
             coalesce((content ->> 'equalityOrHumanRights')::boolean, false),
             content -> 'officer' ->> 'name', content -> 'officer' ->> 'phone'
      FROM words
      ON CONFLICT (reference) DO NOTHING
      RETURNING reference
    ), asked AS (
      INSERT INTO recommendation (reference, number, kind)
      SELECT begun.reference, r.number, r.kind
      FROM begun, words, jsonb_to_recordset(words.content -> 'recommendations') AS r(number int, kind text)
    )
    SELECT EXISTS (SELECT 1 FROM begun) AS "isFirst"`
  if (answer?.isFirst) return
  const begun = await tx.caseFile.findUniqueOrThrow({ where: { reference }, select: { textId: true } })
  if (begun.textId !== textId) throw new CaseDiffers(`${reference} has begun with other words`)
}
