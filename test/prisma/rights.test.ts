// What the product may do in its database: append to the ledger and never rewrite it, keep words that were adopted, and
// nothing that would let it pass by row-level security.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { freshDatabase } from '../support/stack.js'

const ADOPTED = '00000000-0000-4000-8000-00000000000a'
const INERT = '00000000-0000-4000-8000-00000000000b'

let app: pg.Client
let owner: pg.Client
beforeAll(async () => {
  const { appUrl, ownerUrl } = await freshDatabase()
  app = new pg.Client({ connectionString: appUrl })
  owner = new pg.Client({ connectionString: ownerUrl })
  await Promise.all([app.connect(), owner.connect()])
  await app.query(`
    INSERT INTO ledger (reference, body_id, seq, effective_at, actor, role, event, data, prev_hash, hash)
    VALUES ('99 000 001', 'example-care-home', 1, now(), 'system', 'system', 'opened', '{}', 'a', 'b')`)
  await app.query(`
    INSERT INTO text (id, room, kind, content, salt, hash, stored_by, adopted_at)
    VALUES ('${ADOPTED}', 'body', 'note', '{}', 's', 'h', 'somebody', now()),
           ('${INERT}', 'body', 'note', '{}', 's', 'h', 'somebody', NULL)`)
})
afterAll(() => Promise.all([app.end(), owner.end()]))

const REWRITES = [
  `UPDATE ledger SET event = 'closed'`,
  `UPDATE ledger SET hash = hash WHERE false`,
  'DELETE FROM ledger',
  'TRUNCATE ledger',
]

describe('the ledger', () => {
  it.each(REWRITES)('refuses the product: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  it.each(REWRITES)('refuses its owner too: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('the ledger is append-only: record a correction instead')
  })

  it('takes each number of a case once', async () => {
    const again = `
      INSERT INTO ledger (reference, body_id, seq, effective_at, actor, role, event, data, prev_hash, hash)
      SELECT reference, body_id, seq, effective_at, actor, role, event, data, prev_hash, hash FROM ledger`
    await expect(app.query(again)).rejects.toMatchObject({ code: '23505' })
  })
})

describe('stored words', () => {
  it('cannot be rewritten', async () => {
    await expect(app.query(`UPDATE text SET content = '{"other": true}'`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('stay once the ledger has adopted them, and go while it has not', async () => {
    await expect(app.query(`DELETE FROM text WHERE id = '${ADOPTED}'`)).rejects.toThrow(
      'is adopted by the ledger',
    )
    expect((await app.query(`DELETE FROM text WHERE id = '${INERT}'`)).rowCount).toBe(1)
  })
})

describe('stored files', () => {
  it('keep their name, content and hash, and stay once evidence has adopted them', async () => {
    await app.query(`
      INSERT INTO file (id, room, reference, body_id, name, kind, bytes, sha256, scan, stored_by, adopted_at)
      VALUES ('${ADOPTED}', 'body', '99 000 001', 'example-care-home', 'a.pdf', 'pdf', 1, 'a', 'clean', 'x', now()),
             ('${INERT}', 'body', '99 000 001', 'example-care-home', 'b.pdf', 'pdf', 1, 'b', 'clean', 'x', NULL)`)
    for (const change of [`name = 'c.pdf'`, `sha256 = 'c'`, `body_id = 'another'`, `stored_by = 'another'`])
      await expect(app.query(`UPDATE file SET ${change}`)).rejects.toMatchObject({ code: '42501' })
    await expect(app.query(`DELETE FROM file WHERE id = '${ADOPTED}'`)).rejects.toThrow(
      'is adopted by the ledger',
    )
    expect((await app.query(`DELETE FROM file WHERE id = '${INERT}'`)).rowCount).toBe(1)
  })

  it('have a log of downloads and of belonging that nobody rewrites', async () => {
    for (const table of ['file_download', 'submission_file', 'case_snapshot'])
      for (const sql of [`DELETE FROM ${table}`, `UPDATE ${table} SET room = 'cqc'`])
        await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
    await expect(owner.query('DELETE FROM case_snapshot')).rejects.toThrow('append-only')
  })
})

describe('the product’s role', () => {
  it('is no superuser, passes by no row-level security, and makes no roles or databases', async () => {
    const { rows } = await app.query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`,
    )
    expect(rows).toEqual([
      {
        rolname: 'followthrough_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      },
    ])
  })

  it('owns nothing, so it cannot drop a table or a trigger', async () => {
    const { rows } = await app.query(
      `SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user`,
    )
    expect(rows).toEqual([])
    await expect(app.query('ALTER TABLE ledger DISABLE TRIGGER ALL')).rejects.toMatchObject({ code: '42501' })
    await expect(app.query('CREATE TABLE its_own (a int)')).rejects.toMatchObject({ code: '42501' })
  })

  it('deletes nothing but words and files that nobody adopted, and what is asked no more, which the ledger holds', async () => {
    const { rows } = await owner.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.table_privileges
        WHERE grantee = 'followthrough_app' AND privilege_type IN ('DELETE', 'TRUNCATE')`,
    )
    expect(rows.map((r) => r.table_name).sort()).toEqual(['due_item', 'file', 'text'])
  })

  it('has no right on the table of migrations', async () => {
    for (const sql of ['TABLE _prisma_migrations', 'DELETE FROM _prisma_migrations'])
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
    const rights = 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'
    const { rows } = await app.query(
      `SELECT has_table_privilege('_prisma_migrations', '${rights}') AS has_any`,
    )
    expect(rows).toEqual([{ has_any: false }])
  })

  it.each([
    `UPDATE access_link SET expires_at = 'infinity'`,
    `UPDATE body SET type = 'council'`,
    `UPDATE case_file SET text_id = gen_random_uuid()`,
    `UPDATE contact SET email = 'somebody-else@example.org'`,
    `UPDATE plan SET sha256 = 'another'`,
    `UPDATE redating SET started_at = now()`,
    `UPDATE task SET for_role = 'manager'`,
  ])('changes only what the process changes: not %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
  })
})
