// What an import has to know before it starts anything: the bodies that its rows may mean, whom their letters go to, and
// which of its cases are there already.
import type { BodyType } from '../../domain/people/bodies.js'
import type { PrismaClient } from '../generated/client.js'

export interface KnownBody {
  readonly id: string
  readonly type: BodyType
  readonly name: string
  /** The names by which it is matched, normalised. */
  readonly names: readonly string[]
  /** Null when nobody is named to receive its letters. */
  readonly contact: { readonly name: string; readonly email: string; readonly role: string } | null
}

/** Every body that has one of these ids or normalised names. */
export async function knownBodies(
  database: PrismaClient,
  { ids, normalised }: { readonly ids: readonly string[]; readonly normalised: readonly string[] },
): Promise<KnownBody[]> {
  const bodies = await database.body.findMany({
    where: {
      OR: [{ id: { in: [...ids] } }, { names: { some: { normalised: { in: [...normalised] } } } }],
    },
    include: { names: true },
    orderBy: { id: 'asc' },
  })
  const contacts = await database.contact.findMany({
    where: { recipient: { in: bodies.map((b) => `body/${b.id}`) }, replacedAt: null },
    select: { recipient: true, name: true, email: true, role: true },
  })
  return bodies.map(({ id, type, name, names }) => {
    const contact = contacts.find((c) => c.recipient === `body/${id}`)
    return {
      id,
      type: type as BodyType,
      name,
      names: names.map((n) => n.normalised),
      contact: contact ? { name: contact.name, email: contact.email, role: contact.role } : null,
    }
  })
}

/** The cases that are there, by reference, each with the hash of the row or request that it was started with. */
export async function knownCases(
  database: PrismaClient,
  references: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await database.$queryRaw<{ reference: string; hash: string | null }[]>`
    SELECT c.reference, t.content ->> 'requestHash' AS hash FROM case_file c LEFT JOIN text t ON t.id = c.text_id
    WHERE c.reference = ANY(${[...references]})`
  return new Map(rows.map(({ reference, hash }) => [reference, hash]))
}
