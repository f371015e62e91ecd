// What a test file uses of the real stack: where its parts are, and a product database of its own.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { OWNER_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { APP_ROLE } from '../../prisma/migrate.js'
import type { StackConnection } from './stack-parts.js'

/** The stack that this run shares. @throws outside `npm test` and its parts, which start it */
export function startStack(): StackConnection {
  const file = process.env.FOLLOWTHROUGH_TEST_STACK
  if (!file)
    throw new Error(
      'No test stack runs: start tests through `npm test`, `npm run test:stack` or `test:only`.',
    )
  return JSON.parse(readFileSync(file, 'utf8')) as StackConnection
}

export interface FreshDatabase {
  name: string
  /** As the product connects: role followthrough_app, no rights beyond those that the migrations grant. */
  appUrl: string
  ownerUrl: string
}

/** Creates an empty, migrated product database. It goes with the stack; nothing needs to be cleaned up. */
export async function freshDatabase(stack: StackConnection = startStack()): Promise<FreshDatabase> {
  const { adminUrl, host, port, appPassword, ownerPassword, template } = stack.postgres
  const name = `test_${randomBytes(6).toString('hex')}`
  await withConnection(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER_ROLE}`),
  )
  const url = (role: string, password: string) => `postgresql://${role}:${password}@${host}:${port}/${name}`
  return { name, appUrl: url(APP_ROLE, appPassword), ownerUrl: url(OWNER_ROLE, ownerPassword) }
}
