// The desk for files: one process for each new file that a scanner must see.
import { TypedSearchAttributes } from '@temporalio/common'
import type { Client } from '@temporalio/client'
import { PROCESS, START_WITHIN } from './starting.js'
import type { fileScan } from '../workflows/files/workflow.js'

export interface FileDesk {
  /** Starts the scan of a stored file, unless it runs. */
  startScan(fileId: string): Promise<void>
}

/** The desk of one namespace. */
export const createFileDesk = (client: Client, taskQueue: string): FileDesk => ({
  async startScan(fileId) {
    await client.withDeadline(Date.now() + START_WITHIN, () =>
      client.workflow.start<typeof fileScan>('fileScan', {
        workflowId: `file-scan/${fileId}`,
        taskQueue,
        args: [{ fileId }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'The scan of a file that has arrived',
        typedSearchAttributes: new TypedSearchAttributes([{ key: PROCESS, value: 'files' }]),
      }),
    )
  },
})
