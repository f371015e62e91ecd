// What the product stands on: PostgreSQL with its databases and migrations, and Temporal with its namespaces.
// `npm start` brings it up under the product; `npm run rehearse` brings it up alone.
import { REHEARSAL_NAMESPACE } from '../cli/rehearsal/environment.js'
import { readConfiguration } from '../configuration.js'
import { fillEmptyTables } from '../prisma/fill.js'
import { migrate } from '../prisma/migrate.js'
import { connectTemporal } from '../temporal/connect.js'
import { ensureNamespace, RETENTION_DAYS } from '../temporal/namespace.js'
import { requireServer } from '../temporal/server-version.js'
import type { Part } from './part.js'
import { STATE } from './place.js'
import { ensureDatabase, ensureRoles, OWNER_ROLE, TEMPORAL_ROLE } from './postgres/databases.js'
import { withConnection } from '../prisma/connection.js'
import { postgresPart } from './postgres/server.js'
import { say } from './progress.js'
import { PRODUCT_DATABASE, REHEARSAL_DATABASE, type Settings } from './settings.js'
import { obtainTemporal, type TemporalPrograms } from './temporal/obtain.js'
import { migrateTemporal, temporalPart } from './temporal/server.js'

/** Starts a part and keeps it running; resolves when it is ready. */
export type Start = (part: Part) => Promise<void>

async function startPostgres(
  { ports, secrets }: Settings,
  start: Start,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const part = await postgresPart({
    state: STATE,
    port: ports.postgres,
    password: secrets.postgres,
    durable: true,
    env,
  })
  await start(part)
  await withConnection(part.adminUrl('postgres'), async (admin) => {
    await ensureRoles(admin, secrets)
    for (const name of [PRODUCT_DATABASE, REHEARSAL_DATABASE]) await ensureDatabase(admin, name, OWNER_ROLE)
    for (const name of ['temporal', 'temporal_visibility']) await ensureDatabase(admin, name, TEMPORAL_ROLE)
  })
}

/** Without the owner's address nothing can be made in a database of somebody's. */
async function requireTables(appUrl: string): Promise<void> {
  const { rows } = await withConnection(appUrl, (client) =>
    client.query<{ there: boolean }>(`SELECT to_regclass('ledger') IS NOT NULL AS there`),
  )
  if (rows[0]?.there !== true)
    throw new Error(
      'The database that DATABASE_URL names has not been migrated. Set DATABASE_OWNER_URL too, and it is done at the ' +
        'start, or run `npm run migrate` with it.',
    )
  say(
    'DATABASE_OWNER_URL is not set: the database is taken to be migrated to this version (`npm run migrate`).',
  )
}

async function applyMigrations({ product, rehearsal }: Settings): Promise<void> {
  for (const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } of [product, rehearsal ?? {}]) {
    if (ownerUrl !== undefined) {
      await migrate({ ownerUrl, appUrl })
      await fillEmptyTables(ownerUrl)
    } else if (appUrl !== undefined) await requireTables(appUrl)
  }
}

async function startTemporal(
  { ports, secrets }: Settings,
  programs: TemporalPrograms,
  start: Start,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const postgres = { port: ports.postgres, password: secrets.temporal }
  if (programs.kind === 'server') await migrateTemporal(programs.schemaTool, postgres, env)
  const skipping = [REHEARSAL_NAMESPACE]
  await start(
    temporalPart({ programs, state: STATE, ports, uiPort: ports.temporalUi, postgres, skipping, env }),
  )
}

async function ensureNamespaces({ product }: Settings): Promise<void> {
  const { temporal } = readConfiguration(product)
  const { namespace } = temporal
  const { connection, close } = connectTemporal(temporal)
  try {
    await requireServer(connection, temporal.address)
    await ensureNamespace(connection, { namespace, retentionDays: RETENTION_DAYS })
    await ensureNamespace(connection, { namespace: REHEARSAL_NAMESPACE, retentionDays: 1 })
  } finally {
    await close()
  }
}

/**
 * Starts PostgreSQL and Temporal, as far as they are ours to start, and makes everything in them that is missing.
 *
 * @param options.ui whether Temporal's Web UI is wanted
 * @returns the programs of Temporal, or `undefined` when another server is used
 */
export async function startEngine(
  settings: Settings,
  options: { start: Start; ui: boolean; env: NodeJS.ProcessEnv },
): Promise<TemporalPrograms | undefined> {
  const { start, ui, env } = options
  const { own, temporalKind: kind } = settings
  const [programs] = await Promise.all([
    own.temporal ? obtainTemporal(env, { ui, kind }) : undefined,
    own.postgres
      ? startPostgres(settings, start, env).then(() => applyMigrations(settings))
      : applyMigrations(settings),
  ])
  if (programs) await startTemporal(settings, programs, start, env)
  await ensureNamespaces(settings)
  return programs
}
