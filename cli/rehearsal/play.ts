// Plays one case at one body from its decision to its end: looks at the state, sees what the script does next, moves the
// case's time there, and says it.
import { addMonths, type LocalDate } from '../../domain/calendar/local-date.js'
import type { ExplainedDeadline } from '../../domain/recommendation/explain.js'
import { nextActs } from '../../domain/rehearsal/next-act.js'
import { PLAYED_MONTHS, type Script } from '../../domain/rehearsal/script.js'
import type { Stage } from './stage.js'

/** The stage in which a message left the case; `seq` is its last ledger row. */
export interface Turn {
  readonly seq: number
  readonly stage: string
}

/** What was played: how the messages left the case, and every date that it explained on the way, by `explainedKey`. */
export interface Played {
  readonly turns: readonly Turn[]
  readonly explained: ReadonlyMap<string, ExplainedDeadline>
}

/** The key of a date in what was explained; `recommendation` is 0 where a deadline is the whole case's. */
export const explainedKey = (kind: string, recommendation: number, due: string) =>
  `${kind} ${recommendation} ${due}`

/** Plays until the case is closed, or for 24 months. `receivedOn`: when the body receives what was issued to it. */
export async function play(
  stage: Stage,
  workflowId: string,
  script: Script,
  today: LocalDate,
  receivedOn: LocalDate | null,
): Promise<Played> {
  const end = addMonths(today, PLAYED_MONTHS)
  const turns: Turn[] = []
  const explained = new Map<string, ExplainedDeadline>()
  const explain = async () => {
    for (const d of await stage.explain(workflowId))
      for (const number of d.recommendations.length ? d.recommendations : [0])
        explained.set(explainedKey(d.deadline, number, d.due), d)
  }
  const done = new Set<string>()
  let state = await stage.stateOf(workflowId)
  for (let day = today; state.closedAt === null; state = await stage.stateOf(workflowId)) {
    const acts = nextActs(state, script, day, done, receivedOn)
    const on = acts[0]?.on ?? null
    await explain()
    if (on === null || on > end) {
      await stage.goTo(workflowId, end, state.clockShift)
      await explain()
      return { turns, explained }
    }
    if (on > day) await stage.goTo(workflowId, on, state.clockShift)
    day = on
    for (const act of acts) {
      turns.push(await stage.send(workflowId, act))
      done.add(act.key)
    }
  }
  await stage.untilOver(workflowId)
  return { turns, explained }
}
