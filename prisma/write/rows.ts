// Writes rows of one table in one statement, however many there are: Prisma's `createMany` costs five times as much, because
// it makes its plan anew for every number of rows. Column names follow from the fields' names by one rule (`bodyId`: body_id).
import { Prisma } from '../generated/client.js'

/** The tables that are written so, with the fields of a row. */
interface Tables {
  readonly case_body: Prisma.CaseBodyCreateManyInput
  readonly due_item: Prisma.DueItemCreateManyInput
  readonly due_date: Prisma.DueDateCreateManyInput
  readonly evidence: Prisma.EvidenceCreateManyInput
  readonly ledger: Prisma.LedgerCreateManyInput
  readonly obligation: Prisma.ObligationCreateManyInput
  readonly plan: Prisma.PlanCreateManyInput
}
type Table = keyof Tables
type Field<T extends Table> = keyof Tables[T] & string

/** Inserts the rows, which all have the same fields; a field that they lack has the column's default. */
export async function insertRows<T extends Table>(
  tx: Prisma.TransactionClient,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw(insertion(table, rows))
}

/** The same, and replaces the rows whose `key` is there already; what is in `kept` then stays as it was. */
export async function upsertRows<T extends Table>(
  tx: Prisma.TransactionClient,
  table: T,
  { key, kept = [] }: { readonly key: readonly Field<T>[]; readonly kept?: readonly Field<T>[] },
  rows: readonly Tables[T][],
): Promise<void> {
  const fields = fieldsOf(rows)
  const replaced = fields.filter((field) => ![...key, ...kept].some((name) => name === field))
  const values = replaced.map((field) => `${columnOf(field)} = excluded.${columnOf(field)}`)
  if (rows.length > 0)
    await tx.$executeRaw`
      ${insertion(table, rows)}
      ON CONFLICT (${columns(key)}) DO UPDATE SET ${Prisma.raw(values.join(', '))}`
}

function insertion(table: Table, rows: readonly object[]): Prisma.Sql {
  const [name, fields] = [Prisma.raw(table), columns(fieldsOf(rows))]
  return Prisma.sql`
    INSERT INTO ${name} (${fields})
    SELECT ${fields} FROM jsonb_populate_recordset(NULL::${name}, ${asColumns(rows)}::jsonb)`
}

const fieldsOf = (rows: readonly object[]) => Object.keys(rows[0] ?? {})
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const columns = (fields: readonly string[]) => Prisma.raw(fields.map(columnOf).join(', '))
const asColumns = (rows: readonly object[]) =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value as unknown])),
    ),
  )
