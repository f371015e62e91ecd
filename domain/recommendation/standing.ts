// Where a case stands, as lists and the Temporal UI show it.
import { instantAt } from '../calendar/london-time.js'
import { firstDeadline, overdueDeadlines } from './deadlines.js'
import { stageOf, type Stage } from './stages.js'
import type { RecommendationState } from './state.js'
import { waitingOn, type Party } from './whose-move.js'

/** What the search attributes of the running case are set to. */
export interface Standing {
  readonly stage: Stage
  readonly waitingOn: readonly Party[]
  /** The end of the earliest open deadline, epoch milliseconds. */
  readonly dueAt: number | null
  readonly overdue: boolean
}

export function standingOf(state: RecommendationState): Standing {
  const first = firstDeadline(state)
  return {
    stage: stageOf(state),
    waitingOn: waitingOn(state),
    dueAt: first ? instantAt(first.on, '23:59') : null,
    overdue: overdueDeadlines(state).length > 0,
  }
}
