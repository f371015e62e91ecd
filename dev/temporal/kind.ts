// Which of Temporal's two servers carries the cases of a checkout. Each keeps them in a place of its own, so a checkout stays
// with the one that it began with: under the other its cases would have rows in PostgreSQL and no process.
import { existsSync } from 'node:fs'
import type { TemporalPrograms } from './obtain.js'
import { dynamicFile, sqliteFile } from './server.js'

type Kind = TemporalPrograms['kind']

/** The starter's own variable: the product's processes are not told. For the table of variables. */
export const SERVER_VARIABLE = {
  name: 'TEMPORAL_SERVER',
  meaning:
    'which Temporal `npm start`, `npm run rehearse` and `npm test` bring up: `production` for its production server on PostgreSQL, as with `-- --server`',
  required: false,
  usually: undefined,
}

/**
 * Whether the production server of Temporal is asked for, where one is brought up here.
 *
 * @throws when the variable says something else
 */
export function wantsProductionServer({ TEMPORAL_SERVER: asked }: NodeJS.ProcessEnv): boolean {
  if (!asked) return false
  if (asked === 'production') return true
  throw new Error(
    `The configuration has 1 problem:\n  ${SERVER_VARIABLE.name} must be production. It is ${SERVER_VARIABLE.meaning}`,
  )
}

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
