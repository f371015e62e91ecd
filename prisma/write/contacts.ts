// The directory as letters use it: bodies, their names, and the people of each recipient, one in each capacity.
import { normaliseName, type BodyType } from '../../domain/people/bodies.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { Person } from '../../domain/people/addressee.js'
import type { Capacity } from '../../domain/recommendation/ids.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { askForContact } from './letter-desk.js'
import { dateOrNull } from '../dates.js'
import { roomOf } from '../../domain/recommendation/ids.js'

/** What an administrator or officer entered for a body or a contact; personal data, so it travels as a text's id. */
export interface DirectoryEntry {
  readonly body: {
    readonly id: string
    readonly type: BodyType
    readonly name: string
    readonly aliases: readonly string[]
  } | null
  /** A body that is there, under another name from now on; what it was called before still finds it. */
  readonly renames?: { readonly id: string; readonly type: BodyType; readonly name: string }
  readonly contact: {
    readonly name: string
    readonly email: string
    readonly role: string
    /** The contact, if not given. */
    readonly capacity?: Capacity
  } | null
  /** That somebody is away on these days, both included; nulls: back again. */
  readonly absence?: {
    readonly capacity: Capacity
    readonly from: LocalDate | null
    readonly until: LocalDate | null
  }
  /** Every link of letters to this recipient is withdrawn: of one case, or of all. */
  readonly withdrawsLinks?: { readonly reference: string | null }
  /** Where answers to the letters of a team's cases go. */
  readonly team?: { readonly code: string; readonly mailbox: string; readonly phone: string | null }
  /** Who looks after a case; without a name nobody is named. */
  readonly officer?: {
    readonly reference: string
    readonly name: string | null
    readonly phone: string | null
  }
  /** Nobody is known who receives its letters: a task asks for a contact, unless somebody is in post. */
  readonly asksForContact?: true
}

/**
 * Adopts a stored directory entry: the body and its names if it has any, and the contact, who replaces the one before.
 * Repeatable: the contact's id is the text's. `at`: epoch milliseconds by the workflow's clock.
 */
export async function recordDirectoryEntry(
  database: PrismaClient,
  { textId, recipient, at }: { readonly textId: string; readonly recipient: string; readonly at: number },
): Promise<void> {
  const moment = new Date(at)
  const asks = await database.$transaction(async (tx) => {
    const text = await tx.text.findUniqueOrThrow({ where: { id: textId } })
    const {
      body,
      renames,
      contact,
      absence,
      withdrawsLinks,
      team,
      officer,
      asksForContact = false,
    } = text.content as unknown as DirectoryEntry
    if (body) {
      await tx.body.createMany({
        data: { id: body.id, type: body.type, name: body.name },
        skipDuplicates: true,
      })
      const names = [body.name, ...body.aliases].map(normaliseName)
      await tx.bodyName.createMany({
        data: names.map((normalised) => ({ type: body.type, normalised, bodyId: body.id })),
        skipDuplicates: true,
      })
    }
    if (renames) {
      const { id, type, name } = renames
      await tx.body.update({ where: { id }, data: { name } })
      await tx.bodyName.createMany({
        data: { type, normalised: normaliseName(name), bodyId: id },
        skipDuplicates: true,
      })
    }
    if (contact && !(await tx.contact.findUnique({ where: { id: textId } }))) {
      const capacity = contact.capacity ?? 'contact'
      const replaced = await tx.contact.updateManyAndReturn({
        where: { recipient, capacity, replacedAt: null },
        data: { replacedAt: moment },
        select: { id: true },
      })
      // What was sent to somebody who is no longer in post opens nothing any more.
      await revokeLinks(tx, { contactId: { in: replaced.map(({ id }) => id) } }, moment)
      await tx.contact.create({
        data: { id: textId, room: roomOf(recipient), recipient, ...contact, capacity, namedAt: moment },
      })
      await tx.task.updateMany({
        where: { key: `name-contact/${recipient}`, doneAt: null },
        data: { doneAt: moment },
      })
    }
    if (absence)
      await tx.contact.updateMany({
        where: { recipient, capacity: absence.capacity, replacedAt: null },
        data: { awayFrom: dateOrNull(absence.from), awayUntil: dateOrNull(absence.until) },
      })
    if (withdrawsLinks) {
      const { reference } = withdrawsLinks
      const of = [{ recipient }, { recipient: { startsWith: `${recipient}/` } }]
      await revokeLinks(tx, { OR: of }, moment, reference === null ? {} : { reference })
    }
    if (team) {
      const { code, mailbox, phone } = team
      const row = { mailbox, phone, changedAt: moment }
      await tx.team.upsert({ where: { code }, create: { code, ...row }, update: row })
    }
    if (officer)
      await tx.caseFile.update({
        where: { reference: officer.reference },
        data: { officerName: officer.name, officerPhone: officer.phone },
      })
    await tx.text.updateMany({ where: { id: textId, adoptedAt: null }, data: { adoptedAt: moment } })
    return asksForContact
  })
  if (asks) await askForContact(database, recipient, at)
}

/** The links of these letters, in these cases, open nothing any more. */
async function revokeLinks(
  tx: Prisma.TransactionClient,
  letters: Prisma.LetterWhereInput,
  revokedAt: Date,
  cases: Prisma.AccessLinkWhereInput = {},
) {
  const found = await tx.letter.findMany({ where: letters, select: { id: true } })
  await tx.accessLink.updateMany({
    where: { ...cases, letterId: { in: found.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt },
  })
}

/** The people to whom letters for this recipient may go today, one in each capacity. */
export function peopleOf(database: PrismaClient, office: string): Promise<Person[]> {
  return database.$queryRaw<Person[]>`
    SELECT DISTINCT ON (capacity) id::text, email, capacity,
      CASE WHEN away_from IS NULL OR away_until IS NULL THEN NULL
           ELSE jsonb_build_object('from', away_from::text, 'to', away_until::text) END AS away
    FROM contact WHERE recipient = ${office} AND replaced_at IS NULL
    ORDER BY capacity, named_at DESC, id`
}

/**
 * The running cases and requests that wait for this recipient: one of its letters has not left or could not be delivered, or
 * nobody was there to write to.
 */
export async function casesWaitingForContact(database: PrismaClient, recipient: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ workflow_id: string }[]>`
    SELECT coalesce(c.workflow_id, r.workflow_id) AS workflow_id FROM letter_item i
    LEFT JOIN case_body c ON c.reference = i.reference AND c.body_id = i.body_id
    LEFT JOIN regulation_request r ON r.id = i.reference
    WHERE (i.recipient = ${recipient} OR starts_with(i.recipient, ${`${recipient}/`}))
      AND i.voided_at IS NULL AND coalesce(c.workflow_id, r.workflow_id) IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.id = i.letter_id AND l.sent_at IS NOT NULL)
    UNION
    SELECT workflow_id FROM case_body
    WHERE unaddressed AND closed_at IS NULL AND 'body/' || body_id = ${recipient}`
  return rows.map((row) => row.workflow_id)
}
