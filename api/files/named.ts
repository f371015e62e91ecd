// The files that a submission names must be whole files of this very case and body; from then on they cannot be swept
// before the case has taken them over. An infected one shows nothing.
import type { PrismaClient } from '../../prisma/generated/client.js'
import { holdFiles } from '../../prisma/intake/files.js'
import { invalid, type Fault } from '../problem.js'
import type { CaseBodyParams } from '../recommendation/request-shape.js'

/** @throws the problem `invalid` with each id that names no such file, or one twice */
export async function holdNamedFiles(
  database: PrismaClient,
  params: CaseBodyParams,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const held = new Map((await holdFiles(database, params, ids)).map((file) => [file.id, file.scan]))
  const faults = ids.flatMap((id, index): Fault[] => {
    const at = (problem: string, remedy: string) => [{ pointer: `/files/${index}`, problem, remedy }]
    const scan = held.get(id)
    if (scan === undefined) return at('is no file of this case', 'the id of a file that was stored for it')
    if (scan === 'infected') return at('is infected and was removed', 'store a clean file and name that')
    return ids.indexOf(id) === index ? [] : at('is named twice', 'name each file once')
  })
  if (faults.length) throw invalid(faults)
}
