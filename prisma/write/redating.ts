// Re-dating in rows: which running cases still count with an older calendar, and what each answered, once. A case that has
// answered is not found again, so whoever is interrupted goes on where the rows stand.
import type { Calendar, Division } from '../../domain/calendar/calendar.js'
import type { Redating } from '../../domain/recommendation/redate.js'
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { readEdition } from '../read/calendars.js'

/** A version of a division's calendar. */
export interface Version {
  readonly division: Division
  readonly version: number
}

/** The answer of a case in which nothing moved. `at`: epoch milliseconds by the workflow's clock. */
export interface RedatingAnswer {
  readonly reference: string
  readonly bodyId: string
  /** The version that the case counts with now. */
  readonly calendarVersion: number
  /** Null when it had this version, or a later one, already. */
  readonly redating: Redating | null
  readonly at: number
}

/** Records the answer in one statement; repeating it changes nothing. */
export async function answerRedating(
  database: PrismaClient,
  { reference, bodyId, calendarVersion, redating, at }: RedatingAnswer,
): Promise<void> {
  const answered = redating && {
    division: redating.division,
    version: redating.version,
    unmoved: redating.unmoved,
  }
  await database.$executeRaw`
    WITH answered AS (
      INSERT INTO redated_case (division, version, reference, body_id, moved, unmoved, reminders, told, answered_at)
      SELECT division, version, ${reference}, ${bodyId}, '[]', unmoved, 0, '[]', ${new Date(at)}
      FROM jsonb_to_record(${JSON.stringify(answered ?? {})}::jsonb) AS a(division text, version int, unmoved jsonb)
      WHERE division IS NOT NULL
      ON CONFLICT DO NOTHING
    )
    UPDATE case_body SET calendar_version = ${calendarVersion}
    WHERE reference = ${reference} AND body_id = ${bodyId} AND calendar_version < ${calendarVersion}`
}

/** The answer of a case in which something moved, or of a request of CQC's own, as part of its step. */
export async function writeRedating(
  tx: Prisma.TransactionClient,
  { reference, bodyId, effectiveAt }: Pick<Step, 'reference' | 'bodyId' | 'effectiveAt'>,
  { division, version, moved, unmoved, reminders, told }: Redating<string>,
  room: 'ombudsman' | 'cqc' = 'ombudsman',
): Promise<void> {
  await tx.redatedCase.createMany({
    data: {
      division,
      version,
      reference,
      bodyId,
      room,
      moved,
      unmoved,
      reminders,
      told,
      answeredAt: new Date(effectiveAt),
    },
    skipDuplicates: true,
  })
}

/** Where a page ends: the last case on it. */
export interface Place {
  readonly reference: string
  readonly bodyId: string
}

export interface CaseBehind extends Place {
  readonly workflowId: string
  /** The years whose bank holidays the case needs: from the one before its decision to six after its opening. */
  readonly decisionYear: number
  readonly openedYear: number
}

/**
 * One page of the open cases of a division that count with an older version, in the order of their keys, and among them the
 * open requests of CQC's own, which count by England's bank holidays (HSCA 2008 s93(2A)).
 */
export async function casesBehind(
  database: PrismaClient,
  { division, version }: Version,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<CaseBehind[]> {
  return database.$queryRaw<CaseBehind[]>`
    (SELECT b.reference, b.body_id AS "bodyId", b.workflow_id AS "workflowId",
      extract(year FROM f.decision_date)::int AS "decisionYear", extract(year FROM b.opened_at)::int AS "openedYear"
    FROM case_body b JOIN case_file f USING (reference)
    WHERE (b.reference, b.body_id) > (${after?.reference ?? ''}, ${after?.bodyId ?? ''})
      AND b.closed_at IS NULL AND b.calendar_division = ${division} AND b.calendar_version < ${version}
    ORDER BY b.reference, b.body_id LIMIT ${limit})
    UNION ALL
    (SELECT r.id, r.location_id, r.workflow_id,
      extract(year FROM r.sent_on)::int, extract(year FROM r.opened_at)::int
    FROM regulation_request r
    WHERE (r.id, r.location_id) > (${after?.reference ?? ''}, ${after?.bodyId ?? ''})
      AND r.closed_at IS NULL AND ${division}::text = 'england' AND r.calendar_version < ${version}
    ORDER BY r.id, r.location_id LIMIT ${limit})
    ORDER BY 1, 2 LIMIT ${limit}`
}

/** The calendar of a version. Throws when there is none. */
export async function calendarOfVersion(
  database: PrismaClient,
  { division, version }: Version,
): Promise<Calendar> {
  const edition = await readEdition(database, division, version)
  if (!edition) throw new Error(`there is no calendar ${division}/${version}`)
  return edition.calendar
}

/** Those of the workflows whose case has not answered yet. */
export async function stillBehind(
  database: PrismaClient,
  workflowIds: readonly string[],
  version: number,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT workflow_id AS id FROM case_body
    WHERE workflow_id = ANY(${[...workflowIds]}) AND closed_at IS NULL AND calendar_version < ${version}
    UNION ALL
    SELECT workflow_id FROM regulation_request
    WHERE workflow_id = ANY(${[...workflowIds]}) AND closed_at IS NULL AND calendar_version < ${version}`
  return rows.map(({ id }) => id)
}

/** The latest version of each division that cases have to be told of, where not all have answered for good. */
export async function redatingsToDo(database: PrismaClient): Promise<Version[]> {
  return database.$queryRaw`
    SELECT c.division, c.version FROM (
      SELECT division, max(version) AS version FROM calendar WHERE redates GROUP BY division
    ) c
    WHERE NOT EXISTS (
        SELECT 1 FROM redating r WHERE r.division = c.division AND r.version = c.version AND r.finished_at IS NOT NULL)
      OR EXISTS (
        SELECT 1 FROM case_body b
        WHERE b.closed_at IS NULL AND b.calendar_division = c.division AND b.calendar_version < c.version)
      OR EXISTS (
        SELECT 1 FROM regulation_request r
        WHERE r.closed_at IS NULL AND c.division = 'england' AND r.calendar_version < c.version)
    ORDER BY c.division`
}

/** Whether a later version has been made that cases have to be told of: it says all that this one says. */
export async function isSuperseded(database: PrismaClient, { division, version }: Version): Promise<boolean> {
  const later = await database.calendarEdition.count({
    where: { division, redates: true, version: { gt: version } },
  })
  return later > 0
}

/** Notes that a re-dating has begun, or begun again. `at`: epoch milliseconds. */
export async function beginRedating(
  database: PrismaClient,
  { division, version }: Version,
  at: number,
): Promise<void> {
  await database.redating.createMany({
    data: { division, version, startedAt: new Date(at) },
    skipDuplicates: true,
  })
}

/** Notes that no case was left behind. The first end stays. `at`: epoch milliseconds. */
export async function finishRedating(
  database: PrismaClient,
  { division, version }: Version,
  at: number,
): Promise<void> {
  await database.redating.updateMany({
    where: { division, version, finishedAt: null },
    data: { finishedAt: new Date(at) },
  })
}
