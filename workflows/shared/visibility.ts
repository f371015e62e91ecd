// What people see of a running case in the Temporal UI. One upsert a change of standing, never one a timer: a date is part of
// the standing, because a manager sorts and filters by it.
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common'
import { upsertSearchAttributes } from '@temporalio/workflow'

const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD')
const WAITING_ON = defineSearchAttributeKey('WaitingOn', 'KEYWORD_LIST')
const DUE_AT = defineSearchAttributeKey('DueAt', 'DATETIME')
const OVERDUE = defineSearchAttributeKey('Overdue', 'BOOL')

/** What the search attributes of a running process are set to: codes and dates, no names. */
interface Standing {
  readonly stage: string
  /** The parties; none: it is nobody's move. */
  readonly waitingOn: readonly string[]
  /** Epoch milliseconds. */
  readonly dueAt: number | null
  readonly overdue: boolean
}

/** Shows the standing if anything of it has changed since `before`; returns what is shown. */
export function show<S extends Standing>(before: S, standing: S): S {
  const changed =
    before.stage !== standing.stage ||
    before.waitingOn.join() !== standing.waitingOn.join() ||
    before.dueAt !== standing.dueAt ||
    before.overdue !== standing.overdue
  if (!changed) return before
  const pairs: SearchAttributeUpdatePair[] = [
    { key: STAGE, value: standing.stage },
    { key: WAITING_ON, value: standing.waitingOn.length ? [...standing.waitingOn] : null },
    { key: DUE_AT, value: standing.dueAt === null ? null : new Date(standing.dueAt) },
    { key: OVERDUE, value: standing.overdue },
  ]
  upsertSearchAttributes(pairs)
  return standing
}
