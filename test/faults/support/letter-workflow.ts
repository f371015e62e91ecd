// The smallest case that wants a letter to leave: the real activity, tried again soon, so that a test of a killed worker
// need not wait for the minute of the real process.
import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '../../../activities/index.js'
import type { SendDueInput } from '../../../activities/letters/ports.js'

export async function wantsLetter(input: SendDueInput, taskQueue: string) {
  const { sendDue } = proxyActivities<Pick<Activities, 'sendDue'>>({
    taskQueue,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '200ms', backoffCoefficient: 1 },
  })
  return sendDue(input)
}
