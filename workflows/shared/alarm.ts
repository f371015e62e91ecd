// One timer a workflow, for the earliest thing to do: re-armed only when that changes, so an idle case costs nothing.
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow'
import { now } from './clock.js'

export interface Alarm {
  /** Arms the timer for this moment (epoch milliseconds, workflow's clock), or disarms it. Its summary names it. */
  set(next: { readonly at: number; readonly summary: string } | null): void
  /** The moment that has come (epoch milliseconds), or null while none has. */
  rings(): number | null
}

export function createAlarm(clockShift: number): Alarm {
  let armed: { at: number; scope: CancellationScope; fired: boolean } | null = null
  return {
    set(next) {
      if (next?.at === armed?.at) return
      armed?.scope.cancel()
      armed = null
      if (!next) return
      const scope = new CancellationScope()
      const alarm = { at: next.at, scope, fired: false }
      armed = alarm
      const wait = Math.max(next.at - now(clockShift), 1)
      scope
        .run(() => sleep(wait, { summary: next.summary }))
        .then(() => (alarm.fired = true))
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error
        })
    },
    rings: () =>
      armed && (armed.fired || now(clockShift) >= armed.at) ? Math.max(armed.at, now(clockShift)) : null,
  }
}
