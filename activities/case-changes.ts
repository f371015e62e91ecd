// A change of a whole case: its rows, and the message to each body's running case. A body that does not answer is asked
// again for as long as it takes; one whose case is over has answered by that.
import { recommendationWorkflowId } from '../domain/recommendation/ids.js'
import type { Message } from '../domain/recommendation/process.js'
import type { ChangeCaseInput } from '../domain/recommendation/transitions/case-change.js'
import type { AfterClosure, RecordedAfterClosure } from '../domain/case-change/after-closure.js'
import type { Refusal } from '../domain/refusal.js'
import type { BodyAnswer } from '../domain/case-change/change.js'
import {
  beginCaseChange,
  endCaseChange,
  recordBodyAnswer,
  type ChangeKey,
  type NewChange,
} from '../prisma/write/case-changes.js'
import { recordAfterClosure } from '../prisma/write/after-closure.js'
import type { Sent } from '../temporal/desk.js'
import type { RecordsPorts } from './records.js'

/** How long one try waits for a body's answer, milliseconds; then Temporal tries again. */
const PATIENCE = 4_000

const STILL_RUNS: Refusal = {
  code: 'wrong-stage',
  field: '',
  problem:
    'the process of the case has not ended: it is open, its last letters have not left, or one could not be delivered',
  remedy:
    'while it is open use the same address without “after-closure”; when it is closed, deal with its tasks, and try again shortly',
}

export interface TellBody {
  readonly reference: string
  readonly bodyId: string
  readonly message: Message<ChangeCaseInput>
}

export interface ToldBody {
  readonly answer: Exclude<BodyAnswer, 'waiting'>
  readonly problem?: string
}

export const createCaseChangeActivities = ({ database, desk }: RecordsPorts) => ({
  beginCaseChange: (change: NewChange) => beginCaseChange(database, change),

  /** Sends the change to one body under its own id, so that a repeat finds the first answer. */
  async tellBodyOfChange({ reference, bodyId, message }: TellBody): Promise<ToldBody> {
    const workflowId = recommendationWorkflowId(reference, bodyId)
    const { changeId } = message.input
    const sent = await desk.send('changeCase', workflowId, changeId, message, PATIENCE)
    // What ended the case was perhaps this very change, whose answer was not heard.
    return toldBy(sent.status === 'over' ? await desk.answerTo(workflowId, changeId, PATIENCE) : sent, bodyId)
  },

  recordBodyAnswer: (answer: ChangeKey & ToldBody & { readonly bodyId: string; readonly at: number }) =>
    recordBodyAnswer(database, answer),

  endCaseChange: (change: ChangeKey & { readonly at: number }) => endCaseChange(database, change),

  /** Two would write the ledger of a case whose process still runs: then it is refused. */
  async recordAfterClosure(entry: AfterClosure & { readonly at: number }): Promise<RecordedAfterClosure> {
    const { reference, bodyId } = entry
    if (await desk.isOver(recommendationWorkflowId(reference, bodyId)))
      return recordAfterClosure(database, entry)
    return { status: 'refused', refusal: STILL_RUNS }
  },
})

function toldBy(sent: Sent, bodyId: string): ToldBody {
  switch (sent.status) {
    case 'done':
      return { answer: 'taken' }
    case 'over':
      return { answer: 'closed' }
    case 'accepted':
    case 'unanswered':
      throw new Error(`${bodyId} has not answered yet`)
    case 'refused':
      if (sent.refusal.code === 'busy') throw new Error(`${bodyId} has too many messages waiting`)
      if (sent.refusal.code === 'closed') return { answer: 'closed' }
      return { answer: 'refused', problem: `${sent.refusal.problem}; ${sent.refusal.remedy}` }
  }
}
