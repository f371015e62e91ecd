// Many people start cases at once: all are started, and PostgreSQL keeps connections for everybody else. Temporal takes
// every connection it is allowed to, so the limits that the product sets it are part of this promise.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { STATE } from '../../dev/place.js'
import { withConnection } from '../../prisma/connection.js'
import { inParallel } from '../bench/measure.js'
import { caseRequest } from '../support/fictional-case.js'
import { ADMINISTRATOR_ACCOUNT, OFFICER_ACCOUNT, patientClient, startProduct } from '../support/product.js'
import { bringUpStack, type Stack } from '../support/stack-parts.js'

const BODY = 'example-busy-council'
const CALLERS = 32
const CASES = 160

let stack: Stack
beforeAll(async () => {
  stack = await bringUpStack({ parent: path.join(STATE, 'test-faults'), durable: false, env: process.env })
}, 120_000)
afterAll(() => stack.end())

it('starts every case of 32 callers and leaves more than half of the connections free', async () => {
  const product = await startProduct(stack.connection)
  const { adminUrl } = stack.connection.postgres
  try {
    const administrator = await patientClient(product, stack.connection, ADMINISTRATOR_ACCOUNT)
    const officer = await patientClient(product, stack.connection, OFFICER_ACCOUNT)
    await administrator('POST', '/bodies', {
      id: BODY,
      type: 'council',
      name: 'Example Busy Council (fictional)',
    })
    const counted = await withConnection(adminUrl, async (admin) => {
      const { rows } = await admin.query<{ limit: number }>(
        `SELECT setting::int AS limit FROM pg_settings WHERE name = 'max_connections'`,
      )
      let most = 0
      let starting = true
      const watched = (async () => {
        for (; starting; await sleep(50)) {
          const { rows: found } = await admin.query<{ n: number }>(
            `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend'`,
          )
          most = Math.max(most, found[0]?.n ?? 0)
        }
      })()
      const answers = await inParallel(CASES, CALLERS, (n) => {
        const reference = `99 700 ${String(n).padStart(3, '0')}`
        return officer('POST', '/cases', caseRequest(reference, BODY, ['2029-01-01']))
      })
      starting = false
      await watched
      return { limit: rows[0]?.limit ?? 0, most, started: answers.filter((a) => a.status === 201).length }
    })
    expect(counted.started).toBe(CASES)
    expect(counted.most).toBeLessThan(counted.limit / 2)
  } finally {
    await product.end()
  }
}, 180_000)
