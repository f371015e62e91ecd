// A rehearsal from the file to its stories, on an engine that is there: which rows may be played, the stage opened and,
// however it ends, cleared away.
import { readConfiguration } from '../../configuration.js'
import type { CaseRow } from '../../domain/import/case-row.js'
import { inOneLine, readCaseFile } from '../import/case-file.js'
import { dropLeftOverDatabases } from './database.js'
import { refusedFor, rehearse, type RehearsedBody, type Rehearsal } from './rehearse.js'
import { openStage } from './stage.js'

/** The rows of a file that cannot be played, each with its remedy. */
export class UnplayableRows extends Error {
  override name = 'UnplayableRows'
}

/** The rows of the file. @throws UnplayableRows, UnreadableFile */
export async function playableRows(file: string, { script, today, calendar }: Rehearsal): Promise<CaseRow[]> {
  const { cases, problems } = await readCaseFile(file, today, calendar)
  if (problems.length > 0) throw new UnplayableRows(problems.map(inOneLine).join('\n'))
  const rows = cases.map(({ intended }) => intended.row)
  const refused = refusedFor(script, rows)
  if (refused.length === 0) return rows
  throw new UnplayableRows(
    `The script “${script}” is for plainly fictional cases only, with "fictional": true and a reference that begins with ` +
      `99: a real body is never shown as a defaulter. Not so: ${refused.map((row) => row.reference).join(', ')}`,
  )
}

/**
 * Plays the rows on the rehearsal's namespace and PostgreSQL server. `environment`: the product's variables, with the
 * address of the rehearsal database as its owner. `aborted` rejects when it is to be broken off.
 */
export async function runRehearsal(
  environment: NodeJS.ProcessEnv,
  rows: readonly CaseRow[],
  rehearsal: Rehearsal,
  { bundlePath, aborted }: { readonly bundlePath: string; readonly aborted: Promise<never> },
): Promise<RehearsedBody[]> {
  const { database, temporal } = readConfiguration(environment)
  const ownerUrl = environment.DATABASE_OWNER_URL
  if (!ownerUrl) throw new Error('DATABASE_OWNER_URL is missing: a rehearsal makes a database of its own')
  await dropLeftOverDatabases(ownerUrl)
  const stage = await openStage({
    ownerUrl,
    appUrl: database.url,
    temporalAddress: temporal.address,
    security: temporal.security,
    namespace: temporal.namespace,
    bundlePath,
    calendar: rehearsal.calendar,
  })
  const playing = rehearse(stage, rows, rehearsal)
  try {
    return await Promise.race([playing, aborted])
  } finally {
    playing.catch(() => undefined)
    await stage.close()
  }
}
