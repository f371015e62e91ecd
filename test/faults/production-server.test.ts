// What only the production server has: PostgreSQL under it, which is killed, and ports of its own.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { STATE } from '../../dev/place.js'
import { connectTemporal, type TemporalConnection } from '../../temporal/connect.js'
import { onProductionServer } from '../support/production-server.js'
import { bringUpStack, type Stack, type StackPart } from '../support/stack-parts.js'
import { endByWebPage, portsBeside } from '../support/web-page.js'

const WORKFLOWS = 40
const LONG = 180_000

onProductionServer(() => {
  let stack: Stack
  let temporal: TemporalConnection

  beforeAll(async () => {
    const parent = path.join(STATE, 'test-faults')
    stack = await bringUpStack({ parent, durable: true, kind: 'server', env: process.env })
    temporal = connectTemporal({ address: stack.connection.temporal.address, namespace: 'test' })
  }, 600_000)
  afterAll(async () => {
    await temporal?.close()
    await stack?.end()
  })

  const start = (workflowId: string) =>
    temporal.client.workflow.start('nothingRunsThis', { workflowId, taskQueue: 'nobody' })

  it('no port answers a web page, and none of its batches is carried out', async () => {
    const handle = await start(`web-page/${randomUUID()}`)
    const port = Number(stack.connection.temporal.address.split(':')[1])
    const ports = process.platform === 'linux' ? portsBeside(port) : [port, port + 10, 7243]
    const batch = { namespace: 'test', query: `WorkflowId = '${handle.workflowId}'`, jobId: randomUUID() }
    expect((await endByWebPage(ports, batch)).filter((status) => status !== 0)).toEqual([])
    expect((await handle.describe()).status.name).toBe('RUNNING')
  })

  it.each<[string, StackPart[]]>([
    ['PostgreSQL', ['postgres']],
    ['PostgreSQL and the server together', ['postgres', 'temporal']],
  ])(
    'kill -9 of %s loses no workflow whose start was answered',
    async (_, parts) => {
      const prefix = randomUUID()
      const answered: string[] = []
      const starting = Promise.all(
        Array.from({ length: WORKFLOWS }, async (__, n) => {
          await sleep(n * 40)
          const handle = await start(`${prefix}/${n}`)
          answered.push(handle.workflowId)
        }),
      ).catch((error: Error) => error)
      await sleep(WORKFLOWS * 20)
      await Promise.all(parts.map((part) => stack.kill(part)))
      const before = [...answered]
      for (const part of parts) await stack.restart(part)
      await starting
      expect(before.length).toBeGreaterThan(0)
      for (const workflowId of new Set([...before, ...answered])) {
        const handle = temporal.client.workflow.getHandle(workflowId)
        await untilAnswered(() => handle.signal('goOn'))
        expect((await handle.describe()).status.name).toBe('RUNNING')
      }
    },
    LONG,
  )
})

/** Temporal takes some seconds to find PostgreSQL again. */
async function untilAnswered(ask: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + 60_000; ; await sleep(250))
    try {
      await ask()
      return
    } catch (error) {
      if (Date.now() > until) throw error
    }
}
