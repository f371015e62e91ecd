// The activity behind every letter. It is tried again for three days; then the case tells a person.
import { randomUUID } from 'node:crypto'
import { activityInfo } from '@temporalio/activity'
import type { SendResult } from './decide.js'
import type { LettersPorts, SendDueInput } from './ports.js'
import { sendDue } from './send-due.js'

export type { LettersPorts } from './ports.js'

export const createLetterActivities = (ports: LettersPorts) => ({
  /** Sends what is due to one recipient on one day, once, however often it is asked. */
  sendDue(input: SendDueInput): Promise<SendResult> {
    const { workflowExecution, attempt, scheduledTimestampMs, currentAttemptScheduledTimestampMs } =
      activityInfo()
    return sendDue(ports, input, {
      claimedBy: `${workflowExecution?.workflowId ?? 'no workflow'}, try ${attempt}, ${randomUUID()}`,
      // How long it has been tried is added in the server's time: it is virtual where the case's is.
      at: input.at + (currentAttemptScheduledTimestampMs - scheduledTimestampMs),
    })
  },
})
