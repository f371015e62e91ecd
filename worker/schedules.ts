// What comes round by itself: created once, the same at every start, in London time.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client'
import { LIST_READ_AT } from '../domain/calendar/refresh.js'

/** What is done when, by its schedule's id. */
const SCHEDULES = [
  // A sweep that was missed for a day is made up for by the next one.
  { id: 'housekeeping', workflowType: 'housekeeping', hour: 3, minute: 30 },
  // Before the working day begins, so that a holiday proclaimed yesterday keeps today's reminders right.
  { id: 'calendar-update', workflowType: 'calendarUpdate', ...LIST_READ_AT },
  // In the night, when few ask CQC's API.
  { id: 'cqc-directory-update', workflowType: 'cqcDirectoryUpdate', hour: 4, minute: 45 },
] as const

const ZONE = 'Europe/London'

/** Ensures that the product's schedules exist as this version has them. Repeating it changes nothing. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const { id, workflowType, hour, minute } of SCHEDULES) {
    const schedule = {
      spec: { calendars: [{ hour, minute }], timezone: ZONE },
      action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue } as const,
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' } as const,
    }
    try {
      await client.schedule.create({ scheduleId: id, ...schedule })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
      const handle = client.schedule.getHandle(id)
      const { spec, action } = await handle.describe()
      const isSame =
        spec.timezone === ZONE &&
        spec.calendars?.length === 1 &&
        spec.calendars[0]?.hour?.[0]?.start === hour &&
        spec.calendars[0]?.minute?.[0]?.start === minute &&
        action.workflowType === workflowType &&
        action.taskQueue === taskQueue
      // Whether somebody has paused it stays as it is.
      if (!isSame) await handle.update(({ state }) => ({ ...schedule, state }))
    }
  }
}
