// The desk for changes of a whole case: started once under the change's id, answered when every body has taken them.
import { TypedSearchAttributes } from '@temporalio/common'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import { caseChangeWorkflowId } from '../domain/case-change/change.js'
import { hyphenated } from '../domain/recommendation/ids.js'
import type { Started } from './desk.js'
import { addressMemo } from './pages.js'
import { BODY_HASH, PROCESS, REFERENCE, START_WITHIN } from './starting.js'
import { within } from './within.js'
import { afterClosureWorkflowId } from '../domain/case-change/after-closure.js'
import type { afterClosure, AfterClosureStart } from '../workflows/case-change/after-closure.js'
import type { caseChange, CaseChangeEnding, CaseChangeStart } from '../workflows/case-change/workflow.js'
import type { Ended } from '../workflows/shared/refused.js'

export type { Ended } from '../workflows/shared/refused.js'

export interface CaseChangeDesk {
  /** Starts a change; a repeat under the same id finds the first. */
  startCaseChange(start: CaseChangeStart): Promise<Started>
  /** How it has ended, waiting at most `waitMs`; `undefined` while it goes on, null when there is no such change. */
  endingOf(reference: string, id: string, waitMs: number): Promise<Ended<CaseChangeEnding> | undefined | null>
  /** Carries an entry about a closed case to the ledger; `undefined` when it takes longer than `waitMs`. */
  recordAfterClosure(
    start: AfterClosureStart,
    bodyHash: string,
    waitMs: number,
  ): Promise<{ readonly started: Started; readonly recorded: Ended<{ readonly seq: number }> | undefined }>
}

// What has failed (an operator has ended it) may be asked again, too.
const ONCE = {
  workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
  workflowIdConflictPolicy: 'FAIL',
} as const

/** What was refused may be asked again: it may have become possible. */
const AGAIN = { ...ONCE, workflowIdReusePolicy: 'ALLOW_DUPLICATE' } as const

const attributesOf = (process: string, reference: string) =>
  new TypedSearchAttributes([
    { key: PROCESS, value: process },
    { key: REFERENCE, value: reference },
  ])

/** The desk of one namespace. */
export function createCaseChangeDesk(client: Client, taskQueue: string, publicUrl?: string): CaseChangeDesk {
  /**
   * Starts it once; a repeat finds the first, with the hash of its request, unless that was refused. What begins twice
   * because two repeats come at once is written once: its rows are found by its id.
   */
  async function once(
    workflowId: string,
    { bodyHash, reference }: { readonly bodyHash: string; readonly reference: string },
    start: (
      common: (typeof ONCE | typeof AGAIN) & {
        workflowId: string
        taskQueue: string
        memo: Record<string, string>
      },
    ) => Promise<unknown>,
  ): Promise<Started> {
    const memo = { [BODY_HASH]: bodyHash, ...addressMemo(publicUrl, `/cases/${hyphenated(reference)}`) }
    const begin = (policy: typeof ONCE | typeof AGAIN) =>
      client.withDeadline(Date.now() + START_WITHIN, () => start({ ...policy, workflowId, taskQueue, memo }))
    try {
      await begin(ONCE)
      return { status: 'started' }
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
    if (await wasRefused(workflowId)) {
      try {
        await begin(AGAIN)
        return { status: 'started' }
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    }
    const { memo: first } = await client.workflow.getHandle(workflowId).describe()
    return { status: 'already', bodyHash: (first?.[BODY_HASH] as string | undefined) ?? '' }
  }

  async function wasRefused(workflowId: string): Promise<boolean> {
    const handle = client.workflow.getHandle<() => Promise<Ended<unknown>>>(workflowId)
    if ((await handle.describe()).status.name !== 'COMPLETED') return false
    return (await handle.result()).status === 'refused'
  }

  // The client stops asking a little after the caller has.
  const resultOf = <T>(waitMs: number, result: () => Promise<T>) =>
    within(waitMs, client.withDeadline(Date.now() + waitMs + 500, result))

  return {
    startCaseChange(start) {
      const { reference, id, change } = start
      return once(caseChangeWorkflowId(reference, id), start, (common) =>
        client.workflow.start<typeof caseChange>('caseChange', {
          ...common,
          args: [start],
          staticSummary: `A change of the whole case ${reference}: ${change.what}`,
          typedSearchAttributes: attributesOf('case-change', reference),
        }),
      )
    },

    async recordAfterClosure(start, bodyHash, waitMs) {
      const { entry } = start
      const workflowId = afterClosureWorkflowId(entry)
      const started = await once(workflowId, { bodyHash, reference: entry.reference }, (common) =>
        client.workflow.start<typeof afterClosure>('afterClosure', {
          ...common,
          args: [start],
          staticSummary: `After the closure of ${entry.reference}: ${entry.what}`,
          typedSearchAttributes: attributesOf('case-change', entry.reference),
        }),
      )
      const handle = client.workflow.getHandle<typeof afterClosure>(workflowId)
      return { started, recorded: await resultOf(waitMs, () => handle.result()) }
    },

    async endingOf(reference, id, waitMs) {
      const handle = client.workflow.getHandle<typeof caseChange>(caseChangeWorkflowId(reference, id))
      try {
        return await resultOf(waitMs, () => handle.result())
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null
        throw error
      }
    },
  }
}
