// The desk for changes of a whole case: started once under the change's id, answered when every body has taken them.
import { ApplicationFailure, TypedSearchAttributes } from '@temporalio/common'
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client'
import { caseChangeWorkflowId } from '../domain/case-change/change.js'
import { REFUSAL_FAILURE, type Refusal } from '../domain/refusal.js'
import type { Started } from './desk.js'
import { BODY_HASH, PROCESS, REFERENCE, START_WITHIN } from './starting.js'
import { within } from './within.js'
import { afterClosureWorkflowId } from '../domain/case-change/after-closure.js'
import type { afterClosure, AfterClosureStart } from '../workflows/case-change/after-closure.js'
import type { caseChange, CaseChangeEnding, CaseChangeStart } from '../workflows/case-change/workflow.js'

/** What became of it: its result, or why it was refused. */
export type Ended<T> =
  { readonly status: 'done'; readonly result: T } | { readonly status: 'refused'; readonly refusal: Refusal }

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

// What was refused may be asked again: it has failed, and may have become possible.
const ONCE = {
  workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
  workflowIdConflictPolicy: 'FAIL',
} as const

const attributesOf = (process: string, reference: string) =>
  new TypedSearchAttributes([
    { key: PROCESS, value: process },
    { key: REFERENCE, value: reference },
  ])

/** @throws what is no refusal */
function refusalIn(error: unknown): Refusal {
  if (error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause
    if (type === REFUSAL_FAILURE) return details?.[0] as Refusal
  }
  throw error
}

/** The desk of one namespace. */
export function createCaseChangeDesk(client: Client, taskQueue: string): CaseChangeDesk {
  /** Starts it once; a repeat finds the first, with the hash of its request. */
  async function once(
    workflowId: string,
    bodyHash: string,
    start: (
      common: typeof ONCE & { workflowId: string; taskQueue: string; memo: Record<string, string> },
    ) => Promise<unknown>,
  ): Promise<Started> {
    try {
      await client.withDeadline(Date.now() + START_WITHIN, () =>
        start({ ...ONCE, workflowId, taskQueue, memo: { [BODY_HASH]: bodyHash } }),
      )
      return { status: 'started' }
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      const { memo } = await client.workflow.getHandle(workflowId).describe()
      return { status: 'already', bodyHash: (memo?.[BODY_HASH] as string | undefined) ?? '' }
    }
  }

  // The client stops asking a little after the caller has.
  const resultOf = <T>(waitMs: number, result: () => Promise<T>) =>
    within(
      waitMs,
      client.withDeadline(Date.now() + waitMs + 500, result).then<Ended<T>, Ended<T>>(
        (value) => ({ status: 'done', result: value }),
        (error: unknown) => ({ status: 'refused', refusal: refusalIn(error) }),
      ),
    )

  return {
    startCaseChange(start) {
      const { reference, id, change } = start
      return once(caseChangeWorkflowId(reference, id), start.bodyHash, (common) =>
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
      const started = await once(workflowId, bodyHash, (common) =>
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
