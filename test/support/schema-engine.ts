// Prisma's own schema engine, for what only it knows: which tables schema.prisma means, and how it reads the table of
// migrations. It is WebAssembly from an npm package, because the native one is a download; nothing of the product loads it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { CHECKOUT } from '../../dev/place.js'

interface Glue {
  readonly SchemaEngine: {
    readonly new: (options: object, log: () => void, adapter: object) => Promise<SchemaEngine>
  }
  readonly __wbg_set_wasm: (exports: object) => void
}

/** What is used of the global of the same name, which the ES library's types leave to the browser's. */
interface WebAssemblyGlobal {
  instantiate(
    binary: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

/** The package expects a bundler to load its binary: this does it in Node. */
async function load(): Promise<Glue> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import(pathToFileURL(file).href)) as Glue
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyGlobal }
  const binary = readFileSync(path.join(path.dirname(file), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...glue } })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

let loaded: Promise<Glue> | undefined
const schema = {
  path: 'schema.prisma',
  content: readFileSync(path.join(CHECKOUT, 'prisma/schema.prisma'), 'utf8'),
}
const filters = { externalTables: [], externalEnums: [] }

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await (loaded ??= load())
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool))
  const engine = await SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    adapter,
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

/** The SQL that makes what schema.prisma means, in an empty database. */
export const sqlOfSchema = (url: string): Promise<string> =>
  withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters,
    })
    return stdout ?? ''
  })

/** What `prisma migrate status` and `deploy` go by: which of these migrations it takes for failed, edited or lacking. */
export const historyOf = (
  url: string,
  migrations: readonly { readonly name: string; readonly sql: string }[],
) => {
  const migrationsList: MigrationList = {
    baseDir: path.join(CHECKOUT, 'prisma/migrations'),
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
  return withEngine(url, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
  )
}
