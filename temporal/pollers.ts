// Who asks Temporal for the product's work. A worker that waits asks anew every minute.
import type { Connection } from '@temporalio/client'
import { optionalTsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'

const { TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType
const SILENT_AT_MOST = 75_000

/** @throws when no worker, or none on the machine of that name, has asked of late */
export async function requireWorker(
  connection: Connection,
  namespace: string,
  taskQueue: string,
  host?: string,
): Promise<void> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: TASK_QUEUE_TYPE_WORKFLOW,
  })
  const last = Math.max(
    0,
    ...pollers
      .filter(({ identity }) => host === undefined || identity?.endsWith(`@${host}`))
      .map(({ lastAccessTime }) => optionalTsToMs(lastAccessTime) ?? 0),
  )
  if (Date.now() - last > SILENT_AT_MOST)
    throw new Error(`no worker ${host === undefined ? '' : 'on this machine '}has asked for work`)
}
