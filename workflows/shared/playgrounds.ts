// Where time may be another than the world's: only tests and rehearsals live at another date, or are carried on early.
import { ApplicationFailure, workflowInfo } from '@temporalio/workflow'

const PLAYGROUNDS: readonly string[] = ['test', 'rehearsal']

/** Fails the workflow when it was started with settings of a test in another namespace. */
export function refuseTestSettings(isTest: boolean): void {
  if (!isTest || PLAYGROUNDS.includes(workflowInfo().namespace)) return
  throw ApplicationFailure.nonRetryable('a shifted clock is for tests and rehearsals only', 'TestSettings')
}
