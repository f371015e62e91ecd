// Removes the executions of a rehearsal: their finished fast-forwards leave timer tasks dated in the future, and the same
// case must be playable again.
import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { RecommendationState } from '../../domain/recommendation/state.js'

const OPENED_WITHIN = 20_000

/** Waits until the workflow has recorded its first step: that of another body is started by the first one's. */
export async function untilOpened(ask: () => Promise<RecommendationState>): Promise<void> {
  for (const until = Date.now() + OPENED_WITHIN; ; await sleep(50))
    try {
      if ((await ask()).seq > 0) return
    } catch (error) {
      // Not started yet, or its worker has not asked for work yet.
      const early = error instanceof WorkflowNotFoundError || error instanceof ServiceError
      if (!early || Date.now() > until) throw error
    }
}

/** Has the execution ended and deleted; the server does it in its own time. */
export async function deleteExecution(client: Client, workflowId: string): Promise<void> {
  const execution = { namespace: client.options.namespace, workflowExecution: { workflowId } }
  await client.workflowService.deleteWorkflowExecution(execution)
}

/** Ends what a rehearsal that was killed has left running under this id. */
export async function endLeftOver(client: Client, workflowId: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).terminate('left by a rehearsal that was killed')
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
