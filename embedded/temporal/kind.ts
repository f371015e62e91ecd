// Which of Temporal's two servers carries the cases of a checkout. Each keeps them in a place of its own, so a checkout stays
// with the one that it began with: under the other its cases would have rows in PostgreSQL and no process.
import { existsSync } from 'node:fs'
import { wantsProductionServer } from '../../configuration.js'
import type { TemporalPrograms } from './obtain.js'
import { dynamicFile, sqliteFile } from './server.js'

type Kind = TemporalPrograms['kind']

/** The one that a state folder began with; `undefined` when nothing has run there. */
function kindBefore(state: string): Kind | undefined {
  if (existsSync(sqliteFile(state))) return 'command-line'
  return existsSync(dynamicFile(state)) ? 'server' : undefined
}

/**
 * The kind of server that must be brought up; `undefined` when either will do.
 *
 * @throws when the production server is asked for, and the cases here are kept by the command line program
 */
export function kindFor(state: string, env: NodeJS.ProcessEnv): Kind | undefined {
  const before = kindBefore(state)
  if (!wantsProductionServer(env)) return before
  if (before !== 'command-line') return 'server'
  throw new Error(
    `The cases of this checkout are kept by Temporal's command line program, in ${sqliteFile(state)}: the production ` +
      `server would not find them. Go on without --server (and with TEMPORAL_SERVER unset), or remove ${state} to begin anew.`,
  )
}
