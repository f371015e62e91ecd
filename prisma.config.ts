// Tells Prisma's command line where the schema and the migrations are. What sets the product up asks it for `generate` alone,
// which needs no schema engine, though the command line insists on one and would download it.
import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Otherwise each command tells Prisma's makers of itself and asks them for a newer version.
process.env.CHECKPOINT_DISABLE ??= '1'

// Any program that exists will do; `migrate` and `db` do use the engine, and download it where they can.
if (!['migrate', 'db'].includes(process.argv[2] ?? ''))
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: path.join('prisma', 'schema.prisma'),
  migrations: { path: path.join('prisma', 'migrations') },
  // Migrations run as the owner, never as the product's role. `generate` needs no address.
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://unset.invalid/set-DATABASE_OWNER_URL' },
})
