// What a database consists of, as PostgreSQL's own catalogue says it: one line each column, constraint and index, sorted, so
// that two databases can be compared and what differs is read at a glance.
import type pg from 'pg'

// A list is never null here, which schema.prisma cannot say: of lists the catalogue of both sides leaves that out.
const LINES = `
  SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull AND t.typcategory <> 'A' THEN ' not null' ELSE '' END,
                ' default ' || pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('%s constraint %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k
   WHERE k.connamespace = 'public'::regnamespace AND k.contype <> 'n'
     AND k.conrelid <> coalesce(to_regclass('_prisma_migrations'), 0)
  UNION ALL
  SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL
  SELECT format('%s %s', table_type, table_name) FROM information_schema.tables
   WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
   ORDER BY line`

/** Columns with type and default, constraints, indexes and tables of the schema `public`, but for the table of migrations. */
export async function catalogueOf(client: pg.Client): Promise<string[]> {
  return (await client.query<{ line: string }>(LINES)).rows.map(({ line }) => line)
}
