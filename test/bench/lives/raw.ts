// The raw comparison of `npm run bench:lives`: a minimal workflow on the same server, with a worker in this process.
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { connectTemporal } from '../../../temporal/connect.js'
import { fastForward } from '../../../temporal/virtual-time.js'
import { startProductWorker } from '../../../worker/create.js'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { raw, say } from './raw-workflow.js'

export interface RawCase {
  readonly messages: number
  readonly dates: number
  readonly skips: number
}

/** Plays one raw case; `close` ends its worker. */
export async function openRaw({ address, namespace }: { address: string; namespace: string }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'followthrough-raw-'))
  const bundlePath = path.join(folder, 'raw.js')
  const workflowsPath = fileURLToPath(new URL('./raw-workflow.ts', import.meta.url))
  await writeFile(
    bundlePath,
    (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })).code,
  )
  const taskQueue = `raw-${randomUUID()}`
  const activities = { nothing: () => Promise.resolve() } as object
  const worker = await startProductWorker({
    address,
    namespace,
    taskQueue,
    activities,
    maxCachedWorkflows: 200,
    maxActivities: 20,
    bundlePath,
  })
  const temporal = connectTemporal({ address, namespace })

  return {
    async play({ messages, dates, skips }: RawCase) {
      const workflowId = `raw/${randomUUID()}`
      const handle = await temporal.client.workflow.start(raw, {
        workflowId,
        taskQueue,
        args: [{ messages, dates }],
      })
      for (let skip = 0; skip < skips; skip += 1) {
        await fastForward(temporal.client, workflowId, { seconds: Math.ceil(((dates + 1) * 86_400) / skips) })
        const share = Math.floor(((skip + 1) * messages) / skips) - Math.floor((skip * messages) / skips)
        for (let message = 0; message < share; message += 1) await handle.executeUpdate(say)
      }
      await handle.result()
    },
    async close() {
      await worker.stop()
      await temporal.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
