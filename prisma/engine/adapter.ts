// Connections for Prisma's schema engine. adapter-pg is made for the client; two of its ways break migrations,
// and both are mended here: scripts are split at every semicolon, and the catalogue's type "char" is unknown.
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import type { SqlDriverAdapter, SqlResultSet } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { connectionOf, withDatabase } from './addresses.js'

export interface Datasource {
  url: string
  /** A database that `migrate dev` and `diff` may empty; without it one is created and dropped again. */
  shadowDatabaseUrl?: string
}

export interface EngineConnections {
  factory: SqlMigrationAwareDriverAdapterFactory
  /** Ends every session, and with it the engine's advisory lock. */
  close(): Promise<void>
}

const CHAR_OID = 18
const TEXT_OID = 25

interface PgResult {
  rows: unknown[][]
  rowCount: number | null
  fields: { name: string; dataTypeID: number }[]
}

/** The parts of adapter-pg's adapter that are mended; `performIO` is private there. */
interface AdapterInternals {
  underlyingDriver(): pg.Pool
  performIO(query: SqlQuery): Promise<PgResult>
  queryRaw(query: SqlQuery): Promise<SqlResultSet>
  onError(error: unknown): never
  executeScript(script: string): Promise<void>
  dispose(): Promise<void>
}

type Adapter = SqlDriverAdapter & Pick<AdapterInternals, 'underlyingDriver'>

function mend(adapter: Adapter): Adapter {
  const inner = adapter as unknown as AdapterInternals
  const pool = inner.underlyingDriver()
  inner.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      inner.onError(error)
    }
  }
  const performIO = inner.performIO.bind(adapter)
  const queryRaw = inner.queryRaw.bind(adapter)
  const charColumns = new WeakMap<SqlQuery, number[]>()
  inner.performIO = async (query) => {
    const { rows, rowCount, fields } = await performIO(query)
    charColumns.set(
      query,
      fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : [])),
    )
    const known = fields.map((field) =>
      field.dataTypeID === CHAR_OID ? { ...field, dataTypeID: TEXT_OID } : field,
    )
    return { rows, rowCount, fields: known }
  }
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}

/** Opens the engine's connections: one each, because its advisory lock belongs to a session. */
export function engineConnections({ url, shadowDatabaseUrl }: Datasource): EngineConnections {
  const pools = new Set<pg.Pool>()
  const open = async (address: string) => {
    const { connectionString, schema } = connectionOf(address)
    const pool = new pg.Pool({
      connectionString,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 10_000,
      options: '-c timezone=UTC',
    })
    pool.on('error', () => undefined)
    pools.add(pool)
    return mend(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect())
  }
  const createShadow = async () => {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const admin = await open(url)
    await admin.executeScript(`CREATE DATABASE "${name}"`)
    const shadow = await open(withDatabase(url, name))
    shadow.dispose = async () => {
      await shadow.underlyingDriver().end()
      await admin.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await admin.dispose()
    }
    return shadow
  }
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: () => open(url),
      connectToShadowDb: () => (shadowDatabaseUrl === undefined ? createShadow() : open(shadowDatabaseUrl)),
    },
    close: async () => {
      await Promise.allSettled([...pools].filter((pool) => !pool.ended).map((pool) => pool.end()))
    },
  }
}
