// Tells Prisma's command line where the schema and migrations are, and lends it the WebAssembly schema engine
// where the native one could not be downloaded. A native engine, or the reader's own setting, always wins.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Otherwise each command tells Prisma's makers of itself and asks them for a newer version.
process.env.CHECKPOINT_DISABLE ??= '1'

const engines = path.join(import.meta.dirname, 'node_modules/@prisma/engines')
const native = existsSync(engines) && readdirSync(engines).some((name) => name.startsWith('schema-engine-'))

// A script cannot be started as a program on Windows: there Prisma always needs its own engine.
if (!native && process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(
    import.meta.dirname,
    'prisma/engine/schema-engine.mjs',
  )
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Migrations run as the owner, never as the product's role. `generate` and `validate` need no address.
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://unset.invalid/set-DATABASE_OWNER_URL' },
})
