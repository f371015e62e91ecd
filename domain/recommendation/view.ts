// What lists and pages show of a case: drawn from the state with every step, kept beside the ledger.
import { versionNumberOf } from '../calendar/edition.js'
import { firstDeadline, overdueDeadlines } from './deadlines.js'
import { overdueBecause } from './explain.js'
import { particularsOf, type Particulars } from './particulars.js'
import { stageOf, type Stage } from './stages.js'
import type { Share } from './sharing.js'
import type { RecommendationState } from './state.js'
import { waitingOn, type Party } from './whose-move.js'

/** The row that people read for this case and body. */
export interface CaseBodyView {
  readonly stage: Stage
  /** For whom the case waits. */
  readonly waitingOn: readonly Party[]
  /** Nobody was in post at the body who receives its letters. */
  readonly unaddressed: boolean
  readonly dueOn: string | null
  readonly overdue: boolean
  /** Why, with the rule of the date that was missed first; null when nothing is overdue. */
  readonly overdueBecause: string | null
  readonly cqcPart: string
  readonly shares: readonly Share[]
  readonly planDueOn: string | null
  readonly planVersion: number
  readonly followUpOn: string | null
  readonly followUpKind: string | null
  readonly outcome: string | null
  /** The step that the Act says the Ombudsman shall take and without which it ended. */
  readonly endedAgainstDuty: string | null
  readonly closedAt: number | null
  readonly calendarDivision: string
  readonly calendarVersion: number
  readonly complainantId: string | null
  readonly complainantSilent: boolean
  readonly particulars: Particulars
}

/** The row as it stands after this state. */
export function viewOf(state: RecommendationState): CaseBodyView {
  const first = firstDeadline(state)
  const [missed] = overdueDeadlines(state)
  return {
    stage: stageOf(state),
    waitingOn: waitingOn(state),
    unaddressed: state.unaddressed === true,
    dueOn: first?.on ?? null,
    overdue: missed !== undefined,
    overdueBecause: missed ? overdueBecause(state, missed) : null,
    cqcPart: state.cqcPart,
    shares: state.shares ?? [],
    planDueOn: state.planDueOn,
    planVersion: state.plan?.version ?? 0,
    followUpOn: state.followUp?.on ?? null,
    followUpKind: state.followUp?.kind ?? null,
    outcome: state.outcome,
    endedAgainstDuty: state.endedAgainstDuty ?? null,
    closedAt: state.closedAt,
    calendarDivision: state.calendar.id,
    calendarVersion: versionNumberOf(state.calendar),
    complainantId: state.complainant?.textId ?? null,
    complainantSilent: state.complainant?.silent ?? false,
    particulars: particularsOf(state),
  }
}
