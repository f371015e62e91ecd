// Where time may be another than the world's: only tests and rehearsals live at another date, or are carried on early.
import { ApplicationFailure, workflowInfo } from '@temporalio/workflow'

const PLAYGROUNDS: readonly string[] = ['test', 'rehearsal']

/** Fails the workflow when it was started with settings of a test in another namespace. */
export function refuseTestSettings(isTest: boolean): void {
  if (!isTest) return
  // A replay repeats what was let pass when it first ran, and the replayer has no namespace.
  const { namespace, unsafe } = workflowInfo()
  if (unsafe.isReplaying || PLAYGROUNDS.includes(namespace)) return
  throw ApplicationFailure.nonRetryable('a shifted clock is for tests and rehearsals only', 'TestSettings')
}
