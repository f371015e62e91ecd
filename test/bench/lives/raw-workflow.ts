// The least that Temporal can do for a case of as many messages and dates: each message one activity, each date one timer
// and one activity, nothing computed, nothing written. What whole cases are measured against.
import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow'

const { nothing } = proxyActivities<{ nothing: () => Promise<void> }>({ startToCloseTimeout: '10s' })

export const say = defineUpdate<undefined>('say')

/** Ends after so many messages; every day in between has a timer and an activity of its own, as many as there are dates. */
export async function raw({ messages, dates }: { messages: number; dates: number }): Promise<void> {
  let left = messages
  setHandler(say, async () => {
    await nothing()
    left -= 1
    return undefined
  })
  for (let date = 0; date < dates; date += 1) {
    await sleep('1 day')
    await nothing()
  }
  await condition(() => left === 0)
}
