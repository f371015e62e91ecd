// The desk for calendars: changes that a person makes, and the re-datings that follow from them.
import { TypedSearchAttributes } from '@temporalio/common'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Calendar, Division } from '../domain/calendar/calendar.js'
import { CASES_BEGUN_WITHIN } from '../domain/calendar/refresh.js'
import { BODY_HASH, PROCESS } from './starting.js'
import { within } from './within.js'
import { calendarChanged } from '../workflows/recommendation/messages.js'
import type { calendarChange, CalendarChange, CalendarOutcome } from '../workflows/calendars/workflow.js'
import type { redating } from '../workflows/redating/workflow.js'

/** What became of a person's change; `reused`: the id came with another change before. */
export type CalendarChanged = CalendarOutcome | { readonly status: 'reused' }

export interface ChangeOptions {
  readonly id: string
  /** The hash of the request, by which a repeat is told from another change under the same id. */
  readonly bodyHash: string
  readonly waitMs: number
}

export interface CalendarDesk {
  /**
   * Starts a person's change and waits for what became of it; `undefined` when it takes longer: it goes on by itself. A
   * repeat under the same id gets the first answer.
   */
  changeCalendars(change: CalendarChange, options: ChangeOptions): Promise<CalendarChanged | undefined>
  /** Starts the re-dating by a version, unless it runs. */
  startRedating(division: Division, version: number): Promise<void>
  /** Tells a running case; false when it does not run. */
  tellCalendar(workflowId: string, calendar: Calendar): Promise<boolean>
}

/** The id of the process that tells the running cases of a version. */
export const redatingWorkflowId = (division: Division, version: number) => `redating/${division}/${version}`

/** The desk of one namespace. */
export function createCalendarDesk(client: Client, taskQueue: string): CalendarDesk {
  return {
    async changeCalendars(change, { id, bodyHash, waitMs }) {
      const workflowId = `calendars/${id}`
      const handle = client.workflow.getHandle<typeof calendarChange>(workflowId)
      try {
        await client.workflow.start<typeof calendarChange>('calendarChange', {
          workflowId,
          taskQueue,
          args: [change],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'FAIL',
          memo: { [BODY_HASH]: bodyHash },
          staticSummary: 'A change of the bank holidays',
          typedSearchAttributes: new TypedSearchAttributes([{ key: PROCESS, value: 'calendars' }]),
        })
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
        const { memo } = await handle.describe()
        if (memo?.[BODY_HASH] !== bodyHash) return { status: 'reused' }
      }
      return within(waitMs, handle.result())
    },

    async startRedating(division, version) {
      await client.workflow.start<typeof redating>('redating', {
        workflowId: redatingWorkflowId(division, version),
        taskQueue,
        args: [{ division, version, settle: CASES_BEGUN_WITHIN }],
        // One that ended is started again when cases with an older version were found after all.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: `Re-dating by the bank holidays ${division}/${version}`,
        typedSearchAttributes: new TypedSearchAttributes([{ key: PROCESS, value: 'redating' }]),
      })
    },

    async tellCalendar(workflowId, calendar) {
      try {
        await client.workflow.getHandle(workflowId).signal(calendarChanged, { calendar })
        return true
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false
        throw error
      }
    },
  }
}
