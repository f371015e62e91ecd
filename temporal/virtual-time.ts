// Moves the time of single workflows on the real server, in the namespaces that allow it (test and rehearsal):
// how whole cases are played in seconds. Virtual time only goes forward, never behind the wall clock;
// it also skips the back-off of failing activities, so outages are tested in real time.
import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'

const { FastForwardPollingResult } = proto.temporal.api.enums.v1

/** Bounds a case that retries for ever; a whole case of two years skips far less often. */
const MOST_SKIPS = 1_000

/** How far: by so many seconds, or up to an instant in milliseconds since 1970 (UTC). */
export type Distance = { seconds: number } | { untilMs: number }

/**
 * The present time of the workflow, in milliseconds since 1970 (UTC). Between two of its tasks this is the only
 * right answer: a query still shows the time of the last task. Without skipped time it is the wall clock's.
 */
export async function virtualNow(client: Client, workflowId: string): Promise<number> {
  const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  })
  return optionalTsToMs(workflowExtendedInfo?.timeSkippingInfo?.currentTime) ?? Date.now()
}

async function setSkipping(
  client: Client,
  workflowId: string,
  fastForwardConfig?: { id: string; milliseconds: number },
): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: MOST_SKIPS,
        // What a case starts lives its own time: it would otherwise run past its own deadlines unanswered.
        disablePropagation: true,
        ...(fastForwardConfig && {
          fastForwardConfig: { id: fastForwardConfig.id, duration: msToTs(fastForwardConfig.milliseconds) },
        }),
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  })
}

async function untilArrived(client: Client, workflowId: string, fastForwardId: string): Promise<void> {
  for (;;) {
    // The server answers after twenty seconds at the latest, also while the way goes on.
    const { fastForwardPollingResult: result, failedReason } =
      await client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: client.options.namespace,
        workflowExecution: { workflowId },
        fastForwardId,
      })
    if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return
    if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
      throw new Error(`Time of ${workflowId} was not moved to its end: ${failedReason}`)
  }
}

/**
 * Moves the workflow's time on and waits until it is there: every timer on the way has fired and what it set off has
 * been done. The workflow then stands still at that instant and can be messaged.
 *
 * @returns the workflow's time on arrival, milliseconds since 1970 (UTC)
 * @throws when the namespace does not allow it, or the workflow ends or skips too often on the way
 */
export async function fastForward(client: Client, workflowId: string, distance: Distance): Promise<number> {
  const milliseconds =
    'seconds' in distance
      ? distance.seconds * 1_000
      : distance.untilMs - (await virtualNow(client, workflowId))
  if (milliseconds > 0) {
    const id = randomUUID()
    await setSkipping(client, workflowId, { id, milliseconds: Math.ceil(milliseconds) })
    await untilArrived(client, workflowId, id)
  }
  return virtualNow(client, workflowId)
}

/** Lets the workflow skip whatever it waits for, without a stop, until it ends. */
export async function startSkipping(client: Client, workflowId: string): Promise<void> {
  await setSkipping(client, workflowId)
}
