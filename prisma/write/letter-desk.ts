// What is known about a letter that should leave, in one look, and the two things that are done when it cannot: put off
// to another day, or asked for a contact.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { LetterClass } from '../../domain/recommendation/state.js'
import { Prisma, type PrismaClient } from '../generated/client.js'

/** What a letter says about one case at one body. */
export interface LetterItemRow {
  readonly key: string
  readonly kind: string
  readonly reference: string
  readonly bodyId: string
  readonly data: unknown
}

/** A letter's key, and whose item is asked for. `at`: epoch milliseconds by the workflow's clock. */
export interface LetterQuestion {
  readonly letterKey: string
  readonly itemKey: string
  /** Whose items make one letter: those whom one person covers. */
  readonly recipients: readonly string[]
  readonly letterClass: LetterClass
  readonly localDate: LocalDate
  readonly at: number
  /** Whether a digest takes this case's items only. */
  readonly ownCaseOnly: boolean
}

export interface LetterDesk {
  readonly own: {
    readonly reference: string
    readonly bodyId: string
    readonly localDate: LocalDate
    /** Epoch milliseconds. */
    readonly sendAt: number
    readonly voided: boolean
    readonly inLetter: boolean
  } | null
  /** The letter that holds the own item, else the one under the key. */
  readonly letter: {
    readonly id: string
    readonly standing: 'claimed' | 'sent' | 'refused' | 'voided'
    readonly refusal: string | null
    /** Milliseconds for which the claim still holds. */
    readonly leaseLeft: number
  } | null
  /** What would go into the letter now: due, not voided, in no letter. */
  readonly due: readonly LetterItemRow[]
}

/** A letter item `i` as its row is read. */
export const LETTER_ITEM = Prisma.sql`jsonb_build_object(
  'key', i.key, 'kind', i.kind, 'reference', i.reference, 'bodyId', i.body_id, 'data', i.data)`

/** All that is known about a letter that should leave, in one look. */
export async function readLetterDesk(database: PrismaClient, question: LetterQuestion): Promise<LetterDesk> {
  const { letterKey, itemKey, recipients, letterClass, localDate, at, ownCaseOnly } = question
  const wanted =
    letterClass === 'notice'
      ? Prisma.sql`i.key = ${itemKey}`
      : Prisma.sql`i.recipient = ANY(${[...recipients]}) AND i.class = 'reminder' AND i.local_date = ${localDate}::date
          AND i.send_at <= ${new Date(at)}
          AND (NOT ${ownCaseOnly} OR (i.reference, i.body_id) = (SELECT reference, body_id FROM own))`
  const [desk] = await database.$queryRaw<LetterDesk[]>`
    WITH own AS (SELECT * FROM letter_item WHERE key = ${itemKey}),
    found AS (
      SELECT l.* FROM letter l JOIN own ON l.id = own.letter_id
      UNION ALL
      SELECT l.* FROM letter l
      WHERE l.key = ${letterKey} AND NOT EXISTS (SELECT 1 FROM own WHERE letter_id IS NOT NULL)
    )
    SELECT
      (SELECT jsonb_build_object(
         'reference', reference, 'bodyId', body_id, 'localDate', local_date::text,
         'sendAt', (extract(epoch FROM send_at) * 1000)::bigint,
         'voided', voided_at IS NOT NULL, 'inLetter', letter_id IS NOT NULL) FROM own) AS own,
      (SELECT jsonb_build_object(
         'id', id, 'refusal', refusal,
         'standing', CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN refused_at IS NOT NULL THEN 'refused'
                          WHEN voided_at IS NOT NULL THEN 'voided' ELSE 'claimed' END,
         'leaseLeft', greatest(0, ceil(extract(epoch FROM claimed_until - clock_timestamp()) * 1000))::bigint)
       FROM found) AS letter,
      (SELECT coalesce(jsonb_agg(${LETTER_ITEM} ORDER BY i.reference, i.body_id, i.key), '[]') FROM letter_item i
       WHERE ${wanted} AND i.voided_at IS NULL AND i.letter_id IS NULL) AS due`
  return desk as LetterDesk
}

/** Moves this case's items that came after the day's letter to another day; false when there are none. */
export async function putOff(
  database: PrismaClient,
  {
    recipient,
    localDate,
    at,
  }: { readonly recipient: string; readonly localDate: LocalDate; readonly at: number },
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  until: { readonly localDate: LocalDate; readonly at: number },
): Promise<boolean> {
  const moved = await database.$executeRaw`
    UPDATE letter_item SET local_date = ${until.localDate}::date, send_at = ${new Date(until.at)}
    WHERE recipient = ${recipient} AND class = 'reminder' AND local_date = ${localDate}::date
      AND send_at <= ${new Date(at)} AND reference = ${reference} AND body_id = ${bodyId}
      AND letter_id IS NULL AND voided_at IS NULL`
  return moved > 0
}

/** Asks for a contact, unless one was named meanwhile or it is asked for already. */
export async function askForContact(database: PrismaClient, recipient: string, at: number): Promise<void> {
  const bodyId = recipient.startsWith('body/') ? recipient.slice('body/'.length) : null
  await database.$executeRaw`
    INSERT INTO task (key, kind, for_role, body_id, data, raised_at)
    SELECT ${`name-contact/${recipient}`}, 'name-contact', 'case-officer', ${bodyId},
           ${JSON.stringify({ recipient })}::jsonb, ${new Date(at)}
    WHERE NOT EXISTS (SELECT 1 FROM contact WHERE recipient = ${recipient} AND replaced_at IS NULL)
    ON CONFLICT (key) DO UPDATE SET raised_at = excluded.raised_at, done_at = NULL WHERE task.done_at IS NOT NULL`
}
