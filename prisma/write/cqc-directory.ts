// Keeps what was read of CQC's register: a batch in one transaction with the news in it. Repeating a batch changes
// nothing but when it was read.
import { localDateOf } from '../../domain/calendar/london-time.js'
import { newsIn, WHOLE_FROM, type KnownLocation } from '../../domain/cqc-directory/news.js'
import type { LocationRecord, ProviderRecord, Registration } from '../../domain/cqc-directory/records.js'
import { normaliseName } from '../../domain/people/bodies.js'
import type { Prisma, PrismaClient } from '../generated/client.js'

export const DIRECTORY_SOURCES = ['care-directory', 'api'] as const
export type DirectorySource = (typeof DIRECTORY_SOURCES)[number]

export type RegisterKind = 'provider' | 'location'

export interface Kept {
  /** Records that were not there before. */
  readonly added: number
  /** News that was not known before. */
  readonly news: number
}

/**
 * Keeps these providers. What the API has said is never overwritten by the care directory, which is older when it is
 * imported. `at`: epoch milliseconds.
 */
export async function keepProviders(
  database: PrismaClient | Prisma.TransactionClient,
  providers: readonly ProviderRecord[],
  source: DirectorySource,
  at: number,
): Promise<Kept> {
  const rows = await database.$queryRaw<{ added: boolean }[]>`
    INSERT INTO cqc_provider AS known (id, name, registration, deregistered_on, source, read_at)
    SELECT DISTINCT ON (id) id, name, registration, "deregisteredOn", ${source}, ${new Date(at)}
    FROM jsonb_to_recordset(${JSON.stringify(providers)}::jsonb)
      AS p(id text, name text, registration text, "deregisteredOn" date)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, registration = excluded.registration,
      deregistered_on = excluded.deregistered_on, source = excluded.source, read_at = excluded.read_at
      WHERE known.source <> 'api' OR excluded.source = 'api'
    RETURNING (xmax = 0) AS added`
  return { added: rows.filter((row) => row.added).length, news: 0 }
}

/** Keeps these locations, each named once, and notes what is news. As `keepProviders`. */
export async function keepLocations(
  database: PrismaClient,
  locations: readonly LocationRecord[],
  source: DirectorySource,
  at: number,
): Promise<Kept> {
  return database.$transaction(async (tx) => {
    const before = await knownLocations(tx, locations)
    const rows = locations.map((l) => ({ ...l, normalised: normaliseName(l.name) }))
    const written = await tx.$queryRaw<{ id: string; added: boolean; source: DirectorySource }[]>`
      INSERT INTO cqc_location AS known (id, name, normalised, provider_id, registration, deregistered_on, postcode,
        local_authority, region, listed, registered, source, read_at)
      SELECT id, name, normalised, "providerId", registration, "deregisteredOn", postcode,
        "localAuthority", region, listed, registered, ${source}, ${new Date(at)}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id text, name text, normalised text,
        "providerId" text, registration text, "deregisteredOn" date, postcode text, "localAuthority" text,
        region text, listed jsonb, registered jsonb)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, normalised = excluded.normalised,
        provider_id = excluded.provider_id, registration = excluded.registration,
        deregistered_on = excluded.deregistered_on, postcode = excluded.postcode,
        local_authority = excluded.local_authority, region = excluded.region,
        listed = coalesce(excluded.listed, known.listed), registered = coalesce(excluded.registered, known.registered),
        source = excluded.source, read_at = excluded.read_at
        WHERE known.source <> 'api' OR excluded.source = 'api'
      RETURNING id, (xmax = 0) AS added, source`
    const taken = new Set(written.map((row) => row.id))
    await keepListed(
      tx,
      locations.filter((l) => l.listed && !taken.has(l.id)),
    )
    const today = localDateOf(at)
    const news = locations
      .filter((l) => taken.has(l.id))
      .flatMap((l) => newsIn(before.get(l.id) ?? null, l, today))
    const added = news.length
      ? await tx.$queryRaw<{ added: boolean }[]>`
          INSERT INTO cqc_location_news AS known (id, location_id, kind, since, successors, found_at)
          SELECT id, location, kind, since, successors, ${new Date(at)}
          FROM jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
            AS n(id text, location text, kind text, since date, successors text[])
          ON CONFLICT (id) DO UPDATE SET successors = excluded.successors
            WHERE known.successors <> excluded.successors
          RETURNING (xmax = 0) AS added`
      : []
    return {
      added: written.filter((row) => row.added).length,
      news: added.filter((row) => row.added).length,
    }
  })
}

/** Of a location that the API knows the care directory adds what it alone says. */
async function keepListed(tx: Prisma.TransactionClient, locations: readonly LocationRecord[]) {
  if (locations.length === 0) return
  await tx.$executeRaw`
    UPDATE cqc_location known SET listed = l.listed
    FROM jsonb_to_recordset(${JSON.stringify(locations)}::jsonb) AS l(id text, listed jsonb)
    WHERE known.id = l.id`
}

async function knownLocations(tx: Prisma.TransactionClient, locations: readonly LocationRecord[]) {
  const rows = await tx.cqcLocation.findMany({
    where: { id: { in: locations.map((l) => l.id) } },
    select: { id: true, registration: true, providerId: true },
  })
  return new Map<string, KnownLocation>(
    rows.map(({ id, registration, providerId }) => [
      id,
      { registration: registration as Registration, providerId },
    ]),
  )
}

/** Up to which moment the changes of this kind were read whole (epoch milliseconds); null: never. */
export async function readUntil(database: PrismaClient, kind: RegisterKind): Promise<number | null> {
  const row = await database.cqcProgress.findUnique({ where: { kind } })
  return row?.readUntil.getTime() ?? null
}

/** Notes that all changes up to `at` (epoch milliseconds) were read. */
export async function noteReadUntil(database: PrismaClient, kind: RegisterKind, at: number): Promise<void> {
  const content = { readUntil: new Date(at) }
  await database.cqcProgress.upsert({ where: { kind }, update: content, create: { kind, ...content } })
}

/** The locations of running cases of which the API has never been asked: after a start, or while it was off. */
export async function locationsToLookAt(database: PrismaClient): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT f.cqc_location_id AS id FROM case_file f
    JOIN case_body b ON b.reference = f.reference AND b.closed_at IS NULL
    LEFT JOIN cqc_location l ON l.id = f.cqc_location_id AND l.source = 'api'
    WHERE f.cqc_location_id IS NOT NULL AND l.id IS NULL
    ORDER BY id`
  return rows.map((row) => row.id)
}

/**
 * Notes which locations a whole file, just imported, does not name any more, though the one before did. What the API knows it
 * says itself. Nothing is noted of an extract. Returns the news; null: the file is no whole directory. `at`: of the import.
 */
export async function noteUnlisted(database: PrismaClient, at: number): Promise<number | null> {
  const moment = new Date(at)
  const [count] = await database.$queryRaw<{ known: number; named: number }[]>`
    SELECT count(*)::int AS known, (count(*) FILTER (WHERE read_at >= ${moment}))::int AS named
    FROM cqc_location WHERE source = 'care-directory' AND registration = 'Registered'`
  if (!count || count.named < count.known * WHOLE_FROM) return null
  const added = await database.$queryRaw<unknown[]>`
    INSERT INTO cqc_location_news (id, location_id, kind, since, successors, found_at)
    SELECT l.id || ':not-listed:' || ${localDateOf(at)}, l.id, 'not-listed', ${localDateOf(at)}::date, '{}', ${moment}
    FROM cqc_location l
    WHERE l.source = 'care-directory' AND l.registration = 'Registered' AND l.read_at < ${moment}
      AND NOT EXISTS (SELECT 1 FROM cqc_location_news n
        WHERE n.location_id = l.id AND n.kind = 'not-listed' AND n.found_at > l.read_at)
    ON CONFLICT (id) DO NOTHING RETURNING 1`
  return added.length
}
