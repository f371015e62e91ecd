// Plays one case at one body from its decision to its end: looks at the state, sees what the script does next, moves the
// case's time there, and says it.
import { addMonths, type LocalDate } from '../../domain/calendar/local-date.js'
import { nextActs } from '../../domain/rehearsal/next-act.js'
import { PLAYED_MONTHS, type Script } from '../../domain/rehearsal/script.js'
import type { Stage } from './stage.js'

/** The stage in which a message left the case; `seq` is its last ledger row. */
export interface Turn {
  readonly seq: number
  readonly stage: string
}

/** Plays until the case is closed, or for 24 months. */
export async function play(
  stage: Stage,
  workflowId: string,
  script: Script,
  today: LocalDate,
): Promise<Turn[]> {
  const end = addMonths(today, PLAYED_MONTHS)
  const turns: Turn[] = []
  const done = new Set<string>()
  let state = await stage.stateOf(workflowId)
  for (let day = today; state.closedAt === null; state = await stage.stateOf(workflowId)) {
    const acts = nextActs(state, script, day, done)
    const on = acts[0]?.on ?? null
    if (on === null || on > end) {
      await stage.goTo(workflowId, end, state.clockShift)
      return turns
    }
    if (on > day) await stage.goTo(workflowId, on, state.clockShift)
    day = on
    for (const act of acts) {
      turns.push(await stage.send(workflowId, act))
      done.add(act.key)
    }
  }
  await stage.untilOver(workflowId)
  return turns
}
