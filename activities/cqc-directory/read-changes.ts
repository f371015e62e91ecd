// Reads what changed in CQC's register since it was last read whole. The moment moves on only when all was kept, so that
// a run which breaks off is made up for by the next one.
import { ApplicationFailure } from '@temporalio/activity'
import { UnusableAnswer } from '../../domain/cqc-directory/api-answer.js'
import {
  keepLocations,
  keepProviders,
  locationsToLookAt,
  noteReadUntil,
  readUntil,
} from '../../prisma/write/cqc-directory.js'
import { createCqcClient, RefusedByCqc } from './client.js'
import type { ChangesRead, CqcDirectoryPorts, ReadChangesInput } from './ports.js'

/** How far back the first reading looks; what is older comes by the care directory. Milliseconds. */
const FIRST_LOOK_BACK = 30 * 86_400_000
/** A change may be listed some time after its moment: each reading begins a little before the last one ended. */
const OVERLAP = 3_600_000

export const REFUSED_BY_CQC = 'REFUSED_BY_CQC'

/** Reads the changes of one kind and keeps them. Throws when CQC cannot be read whole. */
export async function readChanges(
  { database, api }: CqcDirectoryPorts,
  { kind, at }: ReadChangesInput,
  beat: () => void,
): Promise<ChangesRead> {
  if (api === null) return { status: 'off' }
  const client = createCqcClient(api, beat)
  const counts = { read: 0, missing: 0, news: 0 }
  // One entry that cannot be read holds up no other; the moment does not move on past it.
  const unusable: string[] = []
  const keep = async (id: string) => {
    beat()
    try {
      const kept = await (kind === 'location' ? keepLocation(id) : keepProvider(id))
      if (kept === null) counts.missing += 1
      else counts.read += 1
      counts.news += kept?.news ?? 0
    } catch (error) {
      if (!(error instanceof UnusableAnswer)) throw error
      unusable.push(`${id}: ${error.message}`)
    }
  }
  const keepLocation = async (id: string) => {
    const location = await client.location(id)
    return location && keepLocations(database, [location], 'api', at)
  }
  const keepProvider = async (id: string) => {
    const provider = await client.provider(id)
    return provider && keepProviders(database, [provider], 'api', at)
  }
  try {
    const since = ((await readUntil(database, kind)) ?? at - FIRST_LOOK_BACK) - OVERLAP
    const done = new Set<string>()
    for await (const ids of client.changes(kind, since, at))
      for (const id of ids)
        if (!done.has(id)) {
          done.add(id)
          await keep(id)
        }
    if (kind === 'location') for (const id of await locationsToLookAt(database)) await keep(id)
  } catch (error) {
    if (error instanceof RefusedByCqc || error instanceof UnusableAnswer)
      throw ApplicationFailure.nonRetryable(error.message, REFUSED_BY_CQC)
    throw error
  }
  if (unusable.length)
    throw ApplicationFailure.nonRetryable(
      `${unusable.length} answers of CQC’s API cannot be used, first ${unusable[0] ?? ''}`,
      REFUSED_BY_CQC,
    )
  await noteReadUntil(database, kind, at)
  return { status: 'read', ...counts }
}
