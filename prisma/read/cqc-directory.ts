// Reads of CQC's register as it is kept: locations by name, one location with its provider and what followed it.
import type { LocationRecord, Registration } from '../../domain/cqc-directory/records.js'
import { normaliseName } from '../../domain/people/bodies.js'
import { dayOrNull } from '../dates.js'
import { Prisma, type PrismaClient } from '../generated/client.js'

export interface LocationItem {
  readonly id: string
  readonly name: string
  readonly providerId: string
  readonly registration: Registration
  readonly deregisteredOn: string | null
  readonly postcode: string | null
  readonly localAuthority: string | null
  readonly region: string | null
  /** When CQC was last asked about it, or the file that names it was imported. */
  readonly readAt: string
}

export interface LocationView extends LocationItem {
  /** Null while only the location has been read. */
  readonly providerName: string | null
  readonly serviceTypes: readonly string[]
  readonly rating: string | null
  readonly ratedOn: string | null
  readonly predecessors: readonly string[]
  readonly successors: readonly string[]
}

const itemOf = (row: Prisma.CqcLocationGetPayload<object>): LocationItem => ({
  id: row.id,
  name: row.name,
  providerId: row.providerId,
  registration: row.registration as Registration,
  deregisteredOn: dayOrNull(row.deregisteredOn),
  postcode: row.postcode,
  localAuthority: row.localAuthority,
  region: row.region,
  readAt: row.readAt.toISOString(),
})

/** The locations whose names contain `name`, in the order of their ids, after the id `after`. */
export async function listLocations(
  database: PrismaClient,
  name: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<LocationItem[]> {
  const normalised = normaliseName(name)
  // Nothing but punctuation is part of no name; compared as it is, it would be part of every name.
  if (normalised === '') return []
  const rows = await database.cqcLocation.findMany({
    where: { normalised: { contains: normalised }, ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map(itemOf)
}

/** One location, or null when the register as it is kept has none of this id. */
export async function readLocation(database: PrismaClient, id: string): Promise<LocationView | null> {
  const row = await database.cqcLocation.findUnique({ where: { id } })
  if (!row) return null
  const provider = await database.cqcProvider.findUnique({ where: { id: row.providerId } })
  const listed = row.listed as unknown as LocationRecord['listed'] | null
  const registered = row.registered as unknown as LocationRecord['registered'] | null
  return {
    ...itemOf(row),
    providerName: provider?.name ?? null,
    serviceTypes: listed?.serviceTypes ?? [],
    rating: registered?.rating ?? null,
    ratedOn: registered?.ratedOn ?? null,
    predecessors: registered?.predecessors ?? [],
    successors: registered?.successors ?? [],
  }
}

/** Whether a care directory was imported at least once: else that an id is not there says nothing. */
export const isDirectoryImported = async (database: PrismaClient): Promise<boolean> =>
  (await database.cqcLocation.findFirst({
    where: { listed: { not: Prisma.DbNull } },
    select: { id: true },
  })) !== null

/** The ids of the registered providers that have one of a body's names; empty when the register has none of them. */
export async function providersCalledAs(database: PrismaClient, bodyId: string): Promise<string[]> {
  const names = await database.bodyName.findMany({ where: { bodyId }, select: { normalised: true } })
  const words = names.map(({ normalised }) => longestWord(normalised)).filter((word) => word !== '')
  if (words.length === 0) return []
  const alike = await database.cqcProvider.findMany({
    where: { OR: words.map((word) => ({ name: { contains: word, mode: 'insensitive' } })) },
    select: { id: true, name: true },
  })
  return alike
    .filter(({ name }) => names.some(({ normalised }) => normalised === normaliseName(name)))
    .map(({ id }) => id)
}

/** The register keeps the names of providers as they are written: one word finds them, then the names are compared. */
const longestWord = (normalised: string) =>
  normalised.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '')
