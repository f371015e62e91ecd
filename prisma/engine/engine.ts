// Loads Prisma's own schema engine as WebAssembly, from the npm package: no native program, no download.
// Migrations applied through it are the same, with the same checksums, as those of `prisma migrate deploy`.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { engineConnections, type Datasource } from './adapter.js'

export interface OpenEngine {
  engine: SchemaEngine
  /** Frees the engine and ends its database sessions. */
  close(): Promise<void>
}

type Imported = (...args: unknown[]) => unknown

interface EngineClass {
  new: (options: unknown, log: (line: string) => void, connections: unknown) => Promise<SchemaEngine>
}

/** What is used of the global of the same name, which the ES library's types leave to the browser's. */
interface WebAssemblyGlobal {
  instantiate(
    binary: Uint8Array,
    imports: Record<string, Record<string, Imported>>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/** The engine never clears the timer of its advisory lock: it must not hold the process open. */
function withoutHoldingTheProcess(setTimer: Imported): Imported {
  return (...args) => {
    const real = globalThis.setTimeout
    const unrefed = (...timer: Parameters<typeof setTimeout>) => real(...timer).unref()
    globalThis.setTimeout = unrefed as typeof setTimeout
    try {
      return setTimer(...args)
    } finally {
      globalThis.setTimeout = real
    }
  }
}

let loaded: Promise<EngineClass> | undefined

/** One instance a process: the package's glue holds its instance in a variable of the module. */
async function load(): Promise<EngineClass> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import(pathToFileURL(file).href)) as Record<string, Imported>
  const imports = { ...glue }
  for (const [name, value] of Object.entries(glue))
    if (name.startsWith('__wbg_setTimeout_')) imports[name] = withoutHoldingTheProcess(value)
  const binary = await readFile(path.join(path.dirname(file), 'schema_engine_bg.wasm'))
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyGlobal }
  // The engine hands over the reason of a panic before it traps.
  const panics = { set_message: (reason: string) => void process.stderr.write(`schema engine: ${reason}\n`) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': imports })
  glue.__wbg_set_wasm?.(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine as unknown as EngineClass
}

/**
 * Opens the schema engine on a database.
 *
 * @param options.datamodels pairs of path and text of the Prisma schema files
 * @throws when the package's WebAssembly cannot be loaded
 */
export async function openEngine(options: {
  datasource: Datasource
  datamodels: [string, string][] | undefined
}): Promise<OpenEngine> {
  const engineClass = await (loaded ??= load())
  const { factory, close } = engineConnections(options.datasource)
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await engineClass.new({ datamodels: options.datamodels }, () => undefined, bound)
  return {
    engine,
    close: async () => {
      engine.free()
      await close()
    },
  }
}
