// The side effects that workflows ask for, by class of promise.
import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '../../activities/index.js'

/** Rows: tried for ever, because a case waits for its database rather than go on without it. */
export const records = proxyActivities<Activities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
})

/** Letters: tried for three days; then a person is told. */
export const letters = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '3 days',
  retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '1h' },
})

/** Questions to the world outside: asked again for half an hour; then a person is told. */
export const lookups = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1m', backoffCoefficient: 2, maximumAttempts: 6 },
})

/** Questions to the scanner: asked until it answers, because a file stays in quarantine rather than pass unseen. */
export const scans = proxyActivities<Activities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
})

/** A page of many cases: it shows that it lives, and goes on elsewhere when it does not. */
export const rounds = proxyActivities<Activities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
})

/** Questions to the world outside that take long: asked again for two hours; then a person is told. */
export const longLookups = proxyActivities<Activities>({
  startToCloseTimeout: '2h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '1m', backoffCoefficient: 2, maximumAttempts: 6 },
})
