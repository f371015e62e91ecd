// The desk for changes of a whole case: started once under the change's id, answered when every body has taken them.
import { TypedSearchAttributes } from '@temporalio/common'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import { caseChangeWorkflowId } from '../domain/case-change/change.js'
import type { Started } from './desk.js'
import { BODY_HASH, PROCESS, REFERENCE, START_WITHIN } from './starting.js'
import { within } from './within.js'
import type { caseChange, CaseChangeEnding, CaseChangeStart } from '../workflows/case-change/workflow.js'

export interface CaseChangeDesk {
  /** Starts a change; a repeat under the same id finds the first. */
  startCaseChange(start: CaseChangeStart): Promise<Started>
  /** How it has ended, waiting at most `waitMs`; `undefined` while it goes on, null when there is no such change. */
  endingOf(reference: string, id: string, waitMs: number): Promise<CaseChangeEnding | undefined | null>
}

/** The desk of one namespace. */
export function createCaseChangeDesk(client: Client, taskQueue: string): CaseChangeDesk {
  return {
    async startCaseChange(start) {
      const workflowId = caseChangeWorkflowId(start.reference, start.id)
      try {
        await client.withDeadline(Date.now() + START_WITHIN, () =>
          client.workflow.start<typeof caseChange>('caseChange', {
            workflowId,
            taskQueue,
            args: [start],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'FAIL',
            memo: { [BODY_HASH]: start.bodyHash },
            staticSummary: `A change of the whole case ${start.reference}: ${start.change.what}`,
            typedSearchAttributes: new TypedSearchAttributes([
              { key: PROCESS, value: 'case-change' },
              { key: REFERENCE, value: start.reference },
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

    async endingOf(reference, id, waitMs) {
      const handle = client.workflow.getHandle<typeof caseChange>(caseChangeWorkflowId(reference, id))
      try {
        // A little longer than the caller waits, so that the client stops asking too.
        return await within(
          waitMs,
          client.withDeadline(Date.now() + waitMs + 500, () => handle.result()),
        )
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null
        throw error
      }
    },
  }
}
