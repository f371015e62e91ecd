// The roles and databases that the product and Temporal expect. Nothing of theirs runs as the superuser:
// a superuser passes by row-level security.
import pg from 'pg'
import { APP_ROLE } from '../../prisma/migrate.js'

export const OWNER_ROLE = 'followthrough_owner'
export const TEMPORAL_ROLE = 'temporal'

export interface RolePasswords {
  owner: string
  app: string
  temporal: string
}

/** Creates the three roles, or gives them these passwords. */
export async function ensureRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  // CREATEDB: `prisma migrate dev` compares with a database that it makes for the purpose.
  const roles = [
    { name: OWNER_ROLE, password: passwords.owner, may: 'CREATEDB' },
    { name: APP_ROLE, password: passwords.app, may: 'NOCREATEDB' },
    { name: TEMPORAL_ROLE, password: passwords.temporal, may: 'CREATEDB' },
  ]
  for (const { name, password, may } of roles) {
    const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
    const verb = found.rowCount ? 'ALTER' : 'CREATE'
    const limits = `LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS ${may}`
    await client.query(`${verb} ROLE ${name} ${limits} PASSWORD ${pg.escapeLiteral(password)}`)
  }
}

/** Creates the database when it is missing. */
export async function ensureDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (!found.rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${owner}`)
}
