// One entry about a case that is closed: its own process is over, so this short one has it written, and the Ombudsman told of
// what followed at CQC.
import { ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { AfterClosure, LateLetter } from '../../domain/case-change/after-closure.js'
import { letters, records } from '../shared/activities.js'
import { now } from '../shared/clock.js'
import { refuseTestSettings } from '../shared/playgrounds.js'
import { refused, type Ended } from '../shared/refused.js'

export interface AfterClosureStart {
  readonly entry: AfterClosure
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
}

/** Ends with the row of the ledger, or with the refusal when it may not be recorded so: that is an answer and no failure. */
export async function afterClosure({
  entry,
  clockShift,
}: AfterClosureStart): Promise<Ended<{ readonly seq: number }>> {
  refuseTestSettings(clockShift !== 0)
  const recorded = await records.recordAfterClosure.executeWithOptions(
    { summary: `After the closure: ${entry.what}` },
    [{ ...entry, at: now(clockShift) }],
  )
  if (recorded.status === 'refused') return refused(recorded.refusal)
  const { seq, letter } = recorded
  // Whoever recorded it is answered at once, also while the mail server is down.
  if (letter)
    await startChild(lateLetter, {
      args: [letter],
      workflowId: `late-letter/${letter.key}`,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    })
  return { status: 'done', result: { seq } }
}

/** Sends one letter of a closed case; a failure of three days ends it, and the letter shows that it never left. */
export async function lateLetter(letter: LateLetter): Promise<void> {
  await letters.sendDue.executeWithOptions({ summary: `To ${letter.recipient}` }, [letter])
}
