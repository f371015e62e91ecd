// A case lives at the world's own date, except in tests and rehearsals (architecture: one clock).
import { expect, it } from '@jest/globals'
import { workflowBundle } from '../../../dev/workflow-bundle.js'
import { connectTemporal } from '../../../temporal/connect.js'
import { ensureNamespace } from '../../../temporal/namespace.js'
import { startProductWorker } from '../../../worker/create.js'
import { stateOf } from '../../bench/measure.js'
import { startStack } from '../../support/stack.js'

it('refuses a shifted clock and an early carrying on outside the test and rehearsal namespaces', async () => {
  const namespace = 'as-in-production'
  const { address } = startStack().temporal
  const { client, connection, close } = connectTemporal({ address, namespace })
  await ensureNamespace(connection, { namespace, retentionDays: 1 })
  const worker = await startProductWorker({
    address,
    namespace,
    taskQueue: namespace,
    // None is reached: the case is refused before it does anything.
    activities: {},
    maxActivities: 1,
    maxCachedWorkflows: 10,
    bundlePath: await workflowBundle(process.env),
  })
  try {
    for (const setting of [{ clockShift: 86_400_000 }, { carryOnAfter: 10 }]) {
      const [workflowId] = Object.keys(setting) as [string]
      const args = [{ ...stateOf('98 999 999', 'a-text'), ...setting }]
      const ended = client.workflow.execute('recommendation', { workflowId, taskQueue: namespace, args })
      await expect(ended).rejects.toMatchObject({
        cause: { type: 'TestSettings', message: 'a shifted clock is for tests and rehearsals only' },
      })
    }
  } finally {
    await worker.stop()
    await close()
  }
})
