// Whether a worker on this machine asks Temporal for work: what a container's health check runs. Ends with 1 when none
// has for a minute, for an orchestrator to replace it.
import os from 'node:os'
import { optionalTsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { readConfiguration } from '../configuration.js'
import { connectTemporal } from '../temporal/connect.js'

const { TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType
const SILENT_AT_MOST = 60_000

const temporal = readConfiguration(process.env).temporal
const { address, namespace, taskQueue } = temporal
const { connection, close } = connectTemporal(temporal)
try {
  const { pollers } = await connection.withDeadline(Date.now() + 5_000, () =>
    connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: TASK_QUEUE_TYPE_WORKFLOW,
    }),
  )
  const here = pollers.filter(({ identity }) => identity?.endsWith(`@${os.hostname()}`))
  const last = Math.max(0, ...here.map(({ lastAccessTime }) => optionalTsToMs(lastAccessTime) ?? 0))
  if (Date.now() - last > SILENT_AT_MOST) throw new Error('no worker on this machine has asked for work')
  process.stdout.write('up\n')
} catch (error) {
  process.stderr.write(`${taskQueue} at ${address}: ${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await close()
}
