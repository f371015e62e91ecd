// `npm start` with every part replaced by a running one through its variable: it starts the worker and the API, and puts
// nothing made up into what is not its own.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { OWNER_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { createDatabase } from '../../prisma/client.js'
import { copyCheckout, npm, removeCopy, runRecord } from '../support/checkout-copy.js'
import { freshDatabase, startStack } from '../support/stack.js'

const LONG = 300_000
const stack = startStack()
const ELSEWHERE = {
  TEMPORAL_ADDRESS: stack.temporal.address,
  TEMPORAL_NAMESPACE: `elsewhere-${randomBytes(4).toString('hex')}`,
  SMTP_URL: stack.mail.smtpUrl,
  OIDC_ISSUER: stack.signIn.issuer,
  OIDC_AUDIENCE: stack.signIn.audience,
}

let folder: string
beforeAll(() => {
  folder = copyCheckout()
})
afterAll(() => removeCopy(folder))

describe('npm start on parts that run elsewhere', () => {
  it(
    'is ready with a worker and an API of its own, and nothing else',
    async () => {
      const { appUrl, ownerUrl } = await freshDatabase(stack)
      const variables = { ...ELSEWHERE, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl }
      const started = npm(folder, ['start'], variables)
      try {
        await started.ready()
        const { parts, product, rehearsal } = runRecord(folder)
        expect(parts.map(({ name }) => name).sort()).toEqual(['api', 'worker'])
        expect(product).toMatchObject(variables)
        // The owner can make a database for a rehearsal.
        expect(rehearsal).toMatchObject({ DATABASE_OWNER_URL: ownerUrl, TEMPORAL_NAMESPACE: 'rehearsal' })
        expect(started.output()).toContain(`Mail server`)
        expect(started.output()).toContain(stack.temporal.address)
        expect(started.output()).not.toContain('A token for curl')
        const ready = await fetch(`${product?.PUBLIC_URL ?? ''}/ready`)
        expect(await ready.json()).toMatchObject({
          status: 'ready',
          parts: { database: 'up', temporal: 'up', 'sign-in': 'up', worker: 'up', mail: 'up' },
        })
        const database = createDatabase(appUrl, { max: 1 })
        expect(await database.contact.count()).toBe(0)
        await database.$disconnect()

        const token = npm(folder, ['run', '--silent', 'token', '--', 'officer'])
        expect(await token.ended).toBe(1)
        expect(token.output()).toContain(`There are no demonstration accounts at ${stack.signIn.issuer}`)
      } finally {
        started.interrupt()
        await started.ended
      }
    },
    LONG,
  )

  it(
    'says of a database that was never migrated what is missing',
    async () => {
      const { adminUrl, host, port, appPassword } = stack.postgres
      const name = `empty_${randomBytes(6).toString('hex')}`
      await withConnection(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`))
      const DATABASE_URL = `postgresql://followthrough_app:${appPassword}@${host}:${port}/${name}`
      const failed = npm(folder, ['start'], { ...ELSEWHERE, DATABASE_URL })
      expect(await failed.ended).toBe(1)
      expect(failed.output()).toContain('has not been migrated. Set DATABASE_OWNER_URL too')
    },
    LONG,
  )
})
