// The namespaces that the stack made: usable search attributes, virtual time where it is allowed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defineSearchAttributeKey } from '@temporalio/common'
import proto from '@temporalio/proto'
import { SEARCH_ATTRIBUTES } from '../../domain/search-attributes.js'
import { connectTemporal, type TemporalConnection } from '../../temporal/connect.js'
import { ensureNamespace } from '../../temporal/namespace.js'
import { fastForward, virtualNow } from '../../temporal/virtual-time.js'
import { startStack } from '../support/stack.js'

const { INDEXED_VALUE_TYPE_KEYWORD: KEYWORD } = proto.temporal.api.enums.v1.IndexedValueType
const { address } = startStack().temporal
let temporal: TemporalConnection

beforeAll(() => {
  temporal = connectTemporal({ address, namespace: 'test' })
})
afterAll(() => temporal.close())

describe('a namespace', () => {
  it('takes every search attribute of the product at once', async () => {
    const key = defineSearchAttributeKey
    const handle = await temporal.client.workflow.start('nothingRunsThis', {
      workflowId: 'namespace/attributes',
      taskQueue: 'nobody',
      typedSearchAttributes: [
        { key: key('Stage', 'KEYWORD'), value: 'plan' },
        { key: key('WaitingOn', 'KEYWORD_LIST'), value: ['body', 'cqc'] },
        { key: key('BodyId', 'KEYWORD'), value: 'example-council' },
        { key: key('Reference', 'KEYWORD'), value: 'EX-1' },
        { key: key('Team', 'KEYWORD'), value: 'one' },
        { key: key('Process', 'KEYWORD'), value: 'recommendation' },
        { key: key('DueAt', 'DATETIME'), value: new Date(0) },
        { key: key('Overdue', 'BOOL'), value: true },
      ],
    })
    const { typedSearchAttributes: seen } = await handle.describe()
    expect(seen.getAll().map(({ key: { name } }) => name)).toEqual(
      expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)),
    )
    expect(seen.get(key('Stage', 'KEYWORD'))).toBe('plan')
  })

  it('is made once, however often it is asked for', async () => {
    const asked = Array.from({ length: 2 }, () =>
      ensureNamespace(temporal.connection, { namespace: 'test', retentionDays: 1 }),
    )
    await expect(Promise.all(asked)).resolves.toHaveLength(2)
  })

  it('refuses a search attribute that exists with another type', async () => {
    const namespace = 'wrong-type'
    const { workflowService, operatorService } = temporal.connection
    await workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    })
    await untilListed(() =>
      operatorService.addSearchAttributes({ namespace, searchAttributes: { Overdue: KEYWORD } }),
    )
    await untilListed(() => operatorService.listSearchAttributes({ namespace }))
    await expect(ensureNamespace(temporal.connection, { namespace, retentionDays: 1 })).rejects.toThrow(
      'Search attribute Overdue of namespace wrong-type has type INDEXED_VALUE_TYPE_KEYWORD',
    )
  })

  it('moves the time of one workflow, and leaves it there', async () => {
    const workflowId = 'namespace/time'
    await temporal.client.workflow.start('nothingRunsThis', {
      workflowId,
      taskQueue: 'nobody',
      startDelay: '400 days',
    })
    const before = await virtualNow(temporal.client, workflowId)
    const after = await fastForward(temporal.client, workflowId, { seconds: 86_400 })
    expect(after - before).toBeGreaterThanOrEqual(86_400_000)
    expect(after - before).toBeLessThan(86_400_000 + 10_000)
  })
})

async function untilListed(attempt: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await attempt()
      return
    } catch (error) {
      if (tries > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
