// Temporal's HTTP API is shut: a web page that somebody has open can end no case. Nothing needs the port.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { connectTemporal, type TemporalConnection } from '../../temporal/connect.js'
import { describeWhere } from '../support/left-out.js'
import { startStack } from '../support/stack.js'
import { endByWebPage, portsBeside } from '../support/web-page.js'

const { address, kind, namespace } = startStack().temporal
const isLinux = process.platform === 'linux'
let temporal: TemporalConnection
let ports: number[]

beforeAll(() => {
  temporal = connectTemporal({ address, namespace })
  if (isLinux) ports = portsBeside(Number(address.split(':')[1]))
})
afterAll(() => temporal.close())

describeWhere(isLinux, 'Temporal', 'which ports it has is read from /proc, which only Linux has', () => {
  it('carries out no batch that a web page sends to any of its ports', async () => {
    const workflowId = `http-port/${randomUUID()}`
    const handle = await temporal.client.workflow.start('nothingRunsThis', {
      workflowId,
      taskQueue: 'nobody',
    })
    const jobId = randomUUID()
    const query = `WorkflowId = '${workflowId}'`
    const answers = await endByWebPage(ports, { namespace, query, jobId })
    // The command line program's own server for its figures knows no such address, and its HTTP port allows no host.
    const spoken = answers.filter((status) => status !== 0).sort()
    expect(spoken).toEqual(kind === 'server' ? [] : [403, 403, 404, 404])
    const { workflowService } = temporal.connection
    await expect(workflowService.describeBatchOperation({ namespace, jobId })).rejects.toThrow('NOT_FOUND')
    expect((await handle.describe()).status.name).toBe('RUNNING')

    // The same batch, asked for where it may be, is carried out: what was sent above was no mistake.
    await workflowService.startBatchOperation({
      ...{ namespace, jobId, visibilityQuery: query, reason: 'a test' },
      terminationOperation: { identity: 'a test' },
    })
    await expect(handle.result()).rejects.toThrow('a test')
    expect((await handle.describe()).status.name).toBe('TERMINATED')
  })

  it('asks its makers for no newer version', async () => {
    const pages = await Promise.all(
      ports.map((port) =>
        fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(5_000) })
          .then((answer) => answer.text())
          .catch(() => ''),
      ),
    )
    const figures = pages.filter((page) => page.includes('service_requests')).join('\n')
    expect(figures === '').toBe(kind === 'server')
    expect(figures).not.toContain('version_check')
  })
})
