// Daily: reads what changed in CQC's register and tells the running cases whose location it concerns. What goes wrong
// changes nothing, becomes a task for an administrator and is made up for by the next run.
import type { ChangesRead, RegisterKind } from '../../activities/cqc-directory/ports.js'
import { longLookups, records, rounds } from '../shared/activities.js'
import { now } from '../shared/clock.js'
import { reasonOf } from '../shared/reason.js'

/** What came of a run; `problem` says why the register could not be read whole. */
export interface CqcDirectoryUpdated {
  readonly problem: string | null
  readonly told: number
}

export async function cqcDirectoryUpdate(): Promise<CqcDirectoryUpdated> {
  const at = now(0)
  const problems: string[] = []
  for (const kind of ['provider', 'location'] as const) {
    const read = await changesOf(kind, at)
    if ('problem' in read) problems.push(read.problem)
  }
  const problem = problems[0] ?? null
  await records.noteCqcUpdate.executeWithOptions({ summary: 'Say whether CQC’s register was read' }, [
    { problem, at: now(0) },
  ])
  // Also when nothing was read: what an imported file or an earlier run brought is told all the same.
  const told = await rounds.tellLocationNews.executeWithOptions({ summary: 'Tell the cases concerned' }, [
    { at },
  ])
  return { problem, told }
}

const changesOf = (kind: RegisterKind, at: number): Promise<ChangesRead | { readonly problem: string }> =>
  longLookups.readCqcChanges
    .executeWithOptions({ summary: `Read the changes of CQC’s ${kind}s` }, [{ kind, at }])
    .catch((error: unknown) => ({ problem: reasonOf(error) }))
