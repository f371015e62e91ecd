// The desk for CQC's own requests: started once, and spoken to by the updates of their table.
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common'
import { WorkflowExecutionAlreadyStartedError, WorkflowUpdateStage, type Client } from '@temporalio/client'
import type { RequestMessage, RequestTransitionName } from '../domain/regulation-request/process.js'
import { PROVISION_WORDS, requestWorkflowId, type RequestState } from '../domain/regulation-request/state.js'
import { requestStanding } from '../domain/regulation-request/step.js'
import { requestUpdates } from '../workflows/regulation-request/messages.js'
import type { regulationRequest } from '../workflows/regulation-request/workflow.js'
import { GIVEN_UP_AFTER, settle, type Sent, type Started } from './desk.js'
import { addressMemo } from './pages.js'
import { BODY_HASH, PROCESS, REFERENCE, START_WITHIN } from './starting.js'

export interface RegulationRequestDesk {
  /** Starts a request; a repeat under the same id finds the first. */
  startRequest(state: RequestState, bodyHash: string): Promise<Started>
  /** Sends a message and waits for its committed row, at most `waitMs`. */
  sendToRequest(
    name: RequestTransitionName,
    id: string,
    updateId: string,
    message: RequestMessage,
    waitMs: number,
  ): Promise<Sent>
}

const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD')
const WAITING_ON = defineSearchAttributeKey('WaitingOn', 'KEYWORD_LIST')
const BODY_ID = defineSearchAttributeKey('BodyId', 'KEYWORD')
const DUE_AT = defineSearchAttributeKey('DueAt', 'DATETIME')
const OVERDUE = defineSearchAttributeKey('Overdue', 'BOOL')

/** The desk of one namespace. */
export function createRegulationRequestDesk(
  client: Client,
  taskQueue: string,
  publicUrl?: string,
): RegulationRequestDesk {
  return {
    async startRequest(state, bodyHash) {
      const workflowId = requestWorkflowId(state.id)
      const { stage, waitingOn, dueAt, overdue } = requestStanding(state)
      try {
        await client.withDeadline(Date.now() + START_WITHIN, () =>
          client.workflow.start<typeof regulationRequest>('regulationRequest', {
            workflowId,
            taskQueue,
            args: [state],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'FAIL',
            memo: { [BODY_HASH]: bodyHash, ...addressMemo(publicUrl, `/regulation-requests/${state.id}`) },
            staticSummary: `${PROVISION_WORDS[state.provision].label}: location ${state.locationId}`,
            typedSearchAttributes: new TypedSearchAttributes([
              { key: PROCESS, value: 'regulation-request' },
              { key: STAGE, value: stage },
              { key: WAITING_ON, value: [...waitingOn] },
              { key: OVERDUE, value: overdue },
              ...(dueAt === null ? [] : [{ key: DUE_AT, value: new Date(dueAt) }]),
              ...(state.bodyId === null ? [] : [{ key: BODY_ID, value: state.bodyId }]),
              ...(state.reference === null ? [] : [{ key: REFERENCE, value: state.reference }]),
            ]),
          }),
        )
        return { status: 'started' }
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
        const { memo } = await client.workflow.getHandle(workflowId).describe()
        return { status: 'already', bodyHash: (memo?.[BODY_HASH] as string | undefined) ?? '' }
      }
    },

    async sendToRequest(name, id, updateId, message, waitMs) {
      const handle = client.workflow.getHandle<typeof regulationRequest>(requestWorkflowId(id))
      let accepted = false
      const answer = client.withDeadline(Date.now() + waitMs + GIVEN_UP_AFTER, async () => {
        const update = await handle.startUpdate(requestUpdates[name], {
          updateId,
          args: [message],
          waitForStage: WorkflowUpdateStage.ACCEPTED,
        })
        accepted = true
        return update.result()
      })
      return settle(answer, waitMs, () => ({
        status: accepted ? 'accepted' : 'unanswered',
      }))
    },
  }
}
