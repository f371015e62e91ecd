// Reads of the directory: bodies by name, one body with its contact.
import { normaliseName, type BodyType } from '../../domain/people/bodies.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import { bodyRecipient, REGISTERED } from '../../domain/recommendation/ids.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dayOf } from '../dates.js'

export interface BodyItem {
  readonly id: string
  readonly type: BodyType
  readonly name: string
  /** The names by which it is matched, as they are compared. */
  readonly matchedBy: readonly string[]
  /** The ids of other bodies of its type that share one of these names: such a name alone is refused. */
  readonly sharesNameWith: readonly string[]
}

export interface BodyView extends BodyItem {
  /** To whom its letters go; null when nobody is named, or the viewer may not know. */
  readonly contact: {
    readonly name: string
    readonly email: string
    readonly role: string
    readonly since: string
  } | null
  /** Everybody who may get its letters, the contact among them; empty when the viewer may not know. */
  readonly people: readonly {
    readonly capacity: string
    readonly name: string
    readonly email: string
    readonly role: string
    readonly away: { readonly from: string; readonly until: string } | null
  }[]
}

/** Which bodies the viewer may know of: all, its own, or those in whose cases CQC has a part. */
function visible(viewer: Viewer): Prisma.BodyWhereInput {
  switch (organisationOf(viewer.role)) {
    case 'ombudsman':
      return {}
    case 'cqc':
      return { caseBodies: { some: { cqcPart: 'runs' } } }
    case 'body':
      return { id: viewer.bodyId ?? '' }
  }
}

type Named = Prisma.BodyGetPayload<{ include: { names: true } }>

async function itemsOf(database: PrismaClient, bodies: readonly Named[]): Promise<BodyItem[]> {
  const names = bodies.flatMap((b) => b.names.map((n) => n.normalised))
  const holders = names.length
    ? await database.bodyName.findMany({ where: { normalised: { in: names } } })
    : []
  return bodies.map(({ id, type, name, names: own }) => ({
    id,
    type: type as BodyType,
    name,
    matchedBy: own.map((n) => n.normalised).sort(),
    sharesNameWith: [
      ...new Set(
        holders
          .filter((h) => h.bodyId !== id && h.type === type && own.some((n) => n.normalised === h.normalised))
          .map((h) => h.bodyId),
      ),
    ].sort(),
  }))
}

/** One page of the bodies whose names contain `name`, in the order of their ids, after the id `after`. */
export async function listBodies(
  database: PrismaClient,
  viewer: Viewer,
  filter: { readonly name?: string | undefined; readonly type?: BodyType | undefined },
  page: { readonly after: string | null; readonly limit: number },
): Promise<BodyItem[]> {
  const named = filter.name === undefined ? null : normaliseName(filter.name)
  // Nothing but punctuation is part of no name; compared as it is, it would be part of every name.
  if (named === '') return []
  const bodies = await database.body.findMany({
    where: {
      AND: [
        visible(viewer),
        filter.type ? { type: filter.type } : {},
        named === null ? {} : { names: { some: { normalised: { contains: named } } } },
        page.after === null ? {} : { id: { gt: page.after } },
      ],
    },
    include: { names: true },
    orderBy: { id: 'asc' },
    take: page.limit,
  })
  return itemsOf(database, bodies)
}

/** One body, or null when there is none that the viewer may know of. */
export async function readBody(database: PrismaClient, viewer: Viewer, id: string): Promise<BodyView | null> {
  const body = await database.body.findFirst({
    where: { AND: [{ id }, visible(viewer)] },
    include: { names: true },
  })
  if (!body) return null
  const [item] = await itemsOf(database, [body])
  const mayKnowContact = organisationOf(viewer.role) !== 'cqc'
  const people = mayKnowContact
    ? await database.contact.findMany({
        where: { recipient: `body/${id}`, replacedAt: null },
        orderBy: { capacity: 'asc' },
      })
    : []
  const contact = people.find((p) => p.capacity === 'contact')
  return {
    ...(item as BodyItem),
    contact: contact
      ? {
          name: contact.name,
          email: contact.email,
          role: contact.role,
          since: contact.namedAt.toISOString(),
        }
      : null,
    people: people.map(({ capacity, name, email, role, awayFrom, awayUntil }) => ({
      capacity,
      name,
      email,
      role,
      away: awayFrom && awayUntil && { from: dayOf(awayFrom), until: dayOf(awayUntil) },
    })),
  }
}

/** Whether the directory has somebody whom the Regulations bind at this provider. */
export const hasRegisteredPerson = async (database: PrismaClient, id: string): Promise<boolean> =>
  (await database.contact.count({
    where: { recipient: bodyRecipient(id), capacity: { in: [...REGISTERED] }, replacedAt: null },
  })) > 0

/** Few bodies that somebody may have meant: those that share the first distinctive word of the name. */
export async function bodiesNamedLike(
  database: PrismaClient,
  name: string,
): Promise<{ id: string; type: string; name: string }[]> {
  const words = normaliseName(name).split(' ')
  const word = words.find((w) => w.length > 3 && !COMMON_WORDS.has(w)) ?? words[0] ?? ''
  if (word === '') return []
  return database.body.findMany({
    where: { names: { some: { normalised: { contains: word } } } },
    select: { id: true, type: true, name: true },
    orderBy: { id: 'asc' },
    take: 3,
  })
}

const COMMON_WORDS = new Set([
  'council',
  'borough',
  'county',
  'city',
  'district',
  'london',
  'care',
  'home',
  'homes',
  'group',
])

/** What kind of body this is; null when the directory has none of this id. */
export const typeOfBody = async (database: PrismaClient, id: string): Promise<BodyType | null> =>
  ((await database.body.findUnique({ where: { id }, select: { type: true } }))?.type ??
    null) as BodyType | null
