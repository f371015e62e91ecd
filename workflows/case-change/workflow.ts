// Carries one change of a whole case to every responsible body (docs/processes/case-change.md): each body's running case
// takes it under the change's id and answers; until all have, the case shows it as partial.
import { setCurrentDetails } from '@temporalio/workflow'
import type { CaseChange, ChangeStanding, SeenOfBodies } from '../../domain/case-change/change.js'
import type { Actor } from '../../domain/people/roles.js'
import { records } from '../shared/activities.js'
import { withAddress } from '../shared/address.js'
import { now } from '../shared/clock.js'
import { refuseTestSettings } from '../shared/playgrounds.js'
import { refused, type Ended } from '../shared/refused.js'

export interface CaseChangeStart {
  readonly reference: string
  readonly id: string
  readonly bodyHash: string
  readonly change: CaseChange
  readonly actor: Actor
  /** The stored reasons. */
  readonly textId: string
  readonly seen?: SeenOfBodies
  /** The stored details of a body, and whether they name a contact. */
  readonly directory: {
    readonly textId: string
    readonly recipient: string
    readonly namesContact: boolean
  } | null
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
}

export interface CaseChangeEnding {
  readonly standing: ChangeStanding
}

/** Ends when every body has answered, or at once with the refusal when the change may not begin. */
export async function caseChange(start: CaseChangeStart): Promise<Ended<CaseChangeEnding>> {
  const { reference, id, change, actor, textId, bodyHash, directory, seen, clockShift } = start
  refuseTestSettings(clockShift !== 0)
  const at = () => now(clockShift)
  const begun = await records.beginCaseChange.executeWithOptions({ summary: `Begin: ${change.what}` }, [
    { reference, id, change, actor, textId, at: at(), ...(seen && { seen }) },
  ])
  if (begun.status === 'refused') return refused(begun.refusal)
  if (directory) await enter(directory, at())

  let waiting = begun.waiting
  for (;;) {
    describe(change, waiting)
    await Promise.all(waiting.map(tell))
    const end = await records.endCaseChange.executeWithOptions({ summary: 'Has every body answered?' }, [
      { reference, id, at: at() },
    ])
    if (end.status === 'ended') return { status: 'done', result: { standing: end.standing } }
    waiting = end.waiting
  }

  async function tell(bodyId: string) {
    const message = { actor, bodyHash, input: { changeId: id, change, textId } }
    const told = await records.tellBodyOfChange.executeWithOptions({ summary: `Tell ${bodyId}` }, [
      { reference, bodyId, message },
    ])
    await records.recordBodyAnswer.executeWithOptions({ summary: `${bodyId}: ${told.answer}` }, [
      { reference, id, bodyId, ...told, at: at() },
    ])
  }
}

async function enter(
  { textId, recipient, namesContact }: NonNullable<CaseChangeStart['directory']>,
  at: number,
) {
  await records.recordDirectoryEntry.executeWithOptions({ summary: 'Write the directory entry' }, [
    { textId, recipient, at },
  ])
  if (namesContact)
    await records.tellContactNamed.executeWithOptions({ summary: 'Tell the running cases' }, [{ recipient }])
}

const describe = ({ what }: CaseChange, waiting: readonly string[]) =>
  setCurrentDetails(
    withAddress(`### A change of the whole case: ${what}\n\nWaiting for: ${waiting.join(', ') || 'nobody'}.`),
  )
