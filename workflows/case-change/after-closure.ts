// One decision about a case that is closed: its own process is over, so this short one has it written.
import type { PublicationAfterClosure } from '../../domain/case-change/after-closure.js'
import { records } from '../shared/activities.js'
import { now } from '../shared/clock.js'
import { refusalFailure } from '../shared/inbox.js'
import { refuseTestSettings } from '../shared/playgrounds.js'

export interface AfterClosureStart {
  readonly decision: PublicationAfterClosure
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
}

/** Ends with the row of the ledger; fails, with the refusal, when it may not be decided so. */
export async function afterClosure({
  decision,
  clockShift,
}: AfterClosureStart): Promise<{ readonly seq: number }> {
  refuseTestSettings(clockShift !== 0)
  const summary = `Recommendation ${decision.recommendation}: ${decision.decision}`
  const decided = await records.decideAfterClosure.executeWithOptions({ summary }, [
    { ...decision, at: now(clockShift) },
  ])
  if (decided.status === 'refused') throw refusalFailure(decided.refusal)
  return { seq: decided.seq }
}
