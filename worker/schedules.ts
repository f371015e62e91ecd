// What comes round by itself: created once, the same at every start, in London time.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client'

/** What is done when, by its schedule's id. */
const SCHEDULES = [
  // A sweep that was missed for a day is made up for by the next one.
  { id: 'housekeeping', workflowType: 'housekeeping', hour: 3, minute: 30 },
  // Before the working day begins, so that a holiday proclaimed yesterday keeps today's reminders right.
  { id: 'calendar-update', workflowType: 'calendarUpdate', hour: 6, minute: 15 },
  // In the night, when few ask CQC's API.
  { id: 'cqc-directory-update', workflowType: 'cqcDirectoryUpdate', hour: 4, minute: 45 },
] as const

/** Ensures that the product's schedules exist. Repeating it changes nothing. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const { id, workflowType, hour, minute } of SCHEDULES)
    try {
      await client.schedule.create({
        scheduleId: id,
        spec: { calendars: [{ hour, minute }], timezone: 'Europe/London' },
        action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
      })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
    }
}
