// Every statement of the letters: each is one round trip and atomic, so that a process may be killed between any two.
// A letter is claimed under its unique key before it is handed to the mail server, and marked afterwards.
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
  readonly recipient: string
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
  readonly contact: { readonly id: string; readonly email: string } | null
  /** What would go into the letter now: due, not voided, in no letter. */
  readonly due: readonly LetterItemRow[]
}

const ITEM = Prisma.sql`jsonb_build_object(
  'key', i.key, 'kind', i.kind, 'reference', i.reference, 'bodyId', i.body_id, 'data', i.data)`

/** All that is known about a letter that should leave, in one look. */
export async function readLetterDesk(database: PrismaClient, question: LetterQuestion): Promise<LetterDesk> {
  const { letterKey, itemKey, recipient, letterClass, localDate, at, ownCaseOnly } = question
  const wanted =
    letterClass === 'notice'
      ? Prisma.sql`i.key = ${itemKey}`
      : Prisma.sql`i.recipient = ${recipient} AND i.class = 'reminder' AND i.local_date = ${localDate}::date
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
      (SELECT jsonb_build_object('id', id, 'email', email) FROM contact
       WHERE recipient = ${recipient} AND replaced_at IS NULL ORDER BY named_at DESC, id LIMIT 1) AS contact,
      (SELECT coalesce(jsonb_agg(${ITEM} ORDER BY i.reference, i.body_id, i.key), '[]') FROM letter_item i
       WHERE ${wanted} AND i.voided_at IS NULL AND i.letter_id IS NULL) AS due`
  return desk as LetterDesk
}

export interface NewLetter {
  readonly id: string
  readonly key: string
  readonly room: string
  readonly recipient: string
  readonly letterClass: LetterClass
  readonly localDate: LocalDate
  readonly contactId: string | null
  readonly address: string
  readonly subject: string
  readonly messageId: string
  readonly claimedBy: string
  readonly leaseMs: number
  readonly itemKeys: readonly string[]
  readonly links: readonly NewLink[]
  readonly linkScope: string
  /** Epoch milliseconds by the workflow's clock. */
  readonly linksIssuedAt: number
  readonly linksExpireAt: number
}

export interface NewLink {
  readonly id: string
  readonly tokenHash: string
  readonly reference: string
  readonly bodyId: string
}

/**
 * Claims a letter with its items and links; false when another has claimed this key first. Items that were voided or
 * taken in the meantime are left out.
 */
export async function claimLetter(database: PrismaClient, letter: NewLetter): Promise<boolean> {
  const [row] = await database.$queryRaw<{ claimed: boolean }[]>`
    WITH claimed AS (
      INSERT INTO letter (id, key, room, recipient, class, local_date, contact_id, address, subject, message_id,
                          claimed_by, claimed_until)
      VALUES (${letter.id}::uuid, ${letter.key}, ${letter.room}, ${letter.recipient}, ${letter.letterClass},
              ${letter.localDate}::date, ${letter.contactId}::uuid, ${letter.address}, ${letter.subject},
              ${letter.messageId}, ${letter.claimedBy}, ${leaseEnd(letter.leaseMs)})
      ON CONFLICT (key) DO NOTHING
      RETURNING id
    ), taken AS (
      UPDATE letter_item i SET letter_id = claimed.id FROM claimed
      WHERE i.key = ANY(${[...letter.itemKeys]}) AND i.letter_id IS NULL AND i.voided_at IS NULL
    ), linked AS (
      INSERT INTO access_link (id, room, token_hash, scope, reference, body_id, letter_id, issued_at, expires_at)
      SELECT l.id, ${letter.room}, l."tokenHash", ${letter.linkScope}, l.reference, l."bodyId", claimed.id,
             ${new Date(letter.linksIssuedAt)}, ${new Date(letter.linksExpireAt)}
      FROM claimed, jsonb_to_recordset(${JSON.stringify(letter.links)}::jsonb)
        AS l(id uuid, "tokenHash" text, reference text, "bodyId" text)
    )
    SELECT EXISTS (SELECT 1 FROM claimed) AS claimed`
  return row?.claimed ?? false
}

const leaseEnd = (leaseMs: number) => Prisma.sql`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})`

const UNSETTLED = Prisma.sql`sent_at IS NULL AND refused_at IS NULL AND voided_at IS NULL`

/** Takes over a claim that has run out: whoever held it was killed or has given up. False when another was first. */
export async function takeOverLetter(
  database: PrismaClient,
  { letterId, claimedBy, leaseMs }: { letterId: string; claimedBy: string; leaseMs: number },
): Promise<boolean> {
  const taken = await database.$executeRaw`
    UPDATE letter SET claimed_by = ${claimedBy}, claimed_until = ${leaseEnd(leaseMs)}, attempts = attempts + 1
    WHERE id = ${letterId}::uuid AND ${UNSETTLED} AND claimed_until <= clock_timestamp()`
  return taken === 1
}

/** A letter as it is about to be sent. */
export interface HeldLetter {
  readonly address: string
  readonly messageId: string
  readonly recipient: string
  readonly room: string
  /** Epoch milliseconds. */
  readonly linksExpireAt: number | null
  readonly items: readonly LetterItemRow[]
}

/**
 * The last look before the mail server: renews the claim, lets go of items that were voided since, and returns what is
 * left to say. Null when the claim is no longer ours.
 */
export async function holdLetter(
  database: PrismaClient,
  { letterId, claimedBy, leaseMs }: { letterId: string; claimedBy: string; leaseMs: number },
): Promise<HeldLetter | null> {
  const [held] = await database.$queryRaw<HeldLetter[]>`
    WITH held AS (
      UPDATE letter SET claimed_until = ${leaseEnd(leaseMs)}
      WHERE id = ${letterId}::uuid AND claimed_by = ${claimedBy} AND ${UNSETTLED}
      RETURNING *
    ), dropped AS (
      UPDATE letter_item i SET letter_id = NULL FROM held WHERE i.letter_id = held.id AND i.voided_at IS NOT NULL
    )
    SELECT held.address, held.message_id AS "messageId", held.recipient, held.room,
      (SELECT (extract(epoch FROM min(expires_at)) * 1000)::float8 FROM access_link WHERE letter_id = held.id)
        AS "linksExpireAt",
      (SELECT coalesce(jsonb_agg(${ITEM} ORDER BY i.reference, i.body_id, i.key), '[]') FROM letter_item i
       WHERE i.letter_id = held.id AND i.voided_at IS NULL) AS items
    FROM held`
  return held ?? null
}

/** The mail server has it: true whoever holds the claim by now. `at`: epoch milliseconds by the workflow's clock. */
export async function markSent(
  database: PrismaClient,
  letterId: string,
  at: number,
  subject: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE letter SET sent_at = ${new Date(at)}, subject = ${subject} WHERE id = ${letterId}::uuid AND sent_at IS NULL`
}

/** The mail server will never take it. `why` holds no personal data. */
export async function markRefused(
  database: PrismaClient,
  letterId: string,
  at: number,
  why: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE letter SET refused_at = ${new Date(at)}, refusal = ${why} WHERE id = ${letterId}::uuid AND ${UNSETTLED}`
}

/** There is nothing left to say in it. */
export async function markVoided(database: PrismaClient, letterId: string, at: number): Promise<void> {
  await database.$executeRaw`
    UPDATE letter SET voided_at = ${new Date(at)} WHERE id = ${letterId}::uuid AND ${UNSETTLED}`
}

/** Gives a claim back after a try that failed, so that the next one need not wait for its end. */
export async function releaseLetter(
  database: PrismaClient,
  letterId: string,
  claimedBy: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE letter SET claimed_until = clock_timestamp() WHERE id = ${letterId}::uuid AND claimed_by = ${claimedBy}`
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
