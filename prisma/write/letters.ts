// The statements of a letter on its way: each is one round trip and atomic, so that a process may be killed between any
// two. A letter is claimed under its unique key before it is handed to the mail server, and marked afterwards.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { POLICIES_IN } from '../../domain/calendar/editions.js'
import type { LawEntry } from '../../domain/law/law.js'
import type { LetterClass } from '../../domain/recommendation/state.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { LETTER_ITEM, type LetterItemRow } from './letter-desk.js'

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
  /** What its letters name where a team has no mailbox, or neither officer nor team a number. */
  readonly office: { readonly mailbox: string; readonly phone: string | null }
  readonly claimedBy: string
  readonly leaseMs: number
  readonly itemKeys: readonly string[]
  readonly links: readonly NewLink[]
  readonly linkScope: string
  /** Epoch milliseconds by the workflow's clock. */
  readonly linksIssuedAt: number
  readonly linksExpireAt: number
}

/** Who answers questions about one case of a letter: looked up when it is claimed, kept so that every try says the same. */
export interface AnswerToRow {
  readonly reference: string
  readonly officer: string | null
  readonly team: string | null
  readonly mailbox: string
  readonly phone: string | null
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
    WITH answering AS (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'reference', about.reference, 'officer', c.officer_name, 'team', c.team,
        'mailbox', coalesce(t.mailbox, ${letter.office.mailbox}::text),
        'phone', coalesce(c.officer_phone, t.phone, ${letter.office.phone}::text)) ORDER BY about.reference), '[]') AS value
      FROM (SELECT DISTINCT i.reference FROM letter_item i WHERE i.key = ANY(${[...letter.itemKeys]})) AS about
      LEFT JOIN case_file c ON c.reference = about.reference
      LEFT JOIN team t ON t.code = c.team
    ), claimed AS (
      INSERT INTO letter (id, key, room, recipient, class, local_date, contact_id, address, subject, message_id,
                          answer_to, claimed_by, claimed_until, law_version)
      VALUES (${letter.id}::uuid, ${letter.key}, ${letter.room}, ${letter.recipient}, ${letter.letterClass},
              ${letter.localDate}::date, ${letter.contactId}::uuid, ${letter.address}, ${letter.subject},
              ${letter.messageId}, (SELECT value FROM answering), ${letter.claimedBy}, ${leaseEnd(letter.leaseMs)},
              (SELECT max(version) FROM calendar WHERE division = ${POLICIES_IN}))
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
  readonly answerTo: readonly AnswerToRow[]
  /** Epoch milliseconds. */
  readonly linksExpireAt: number | null
  readonly items: readonly LetterItemRow[]
  /** What was corrected of the law when it was first claimed: every try of it cites the same. */
  readonly law: readonly LawEntry[]
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
      held.answer_to AS "answerTo",
      (SELECT (extract(epoch FROM min(expires_at)) * 1000)::float8 FROM access_link WHERE letter_id = held.id)
        AS "linksExpireAt",
      (SELECT coalesce(jsonb_agg(${LETTER_ITEM} ORDER BY i.reference, i.body_id, i.key), '[]') FROM letter_item i
       WHERE i.letter_id = held.id AND i.voided_at IS NULL) AS items,
      coalesce((SELECT c.law FROM calendar c WHERE c.division = ${POLICIES_IN} AND c.version = held.law_version), '[]') AS law
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
