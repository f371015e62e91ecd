// Gets a real Temporal server onto this machine, by the first way that works. There is no stand-in:
// without a server the product cannot run, and says how to get one.
import { cacheFolder } from '../place.js'
import { say } from '../progress.js'
import { build, builtProgram, findGo } from './build.js'
import { downloadCommandLine, DOWNLOADS, findCommandLine } from './command-line.js'
import { OLDEST_SERVER } from '../../temporal/server-version.js'
import { OLDEST_GO } from './versions.js'

export type TemporalPrograms =
  /** The production server on PostgreSQL, with its schema tool. */
  | { kind: 'server'; server: string; schemaTool: string; ui: string | undefined }
  /** The command line program: server and Web UI in one, on an SQLite file. */
  | { kind: 'command-line'; program: string }

async function withUi(cache: string, env: NodeJS.ProcessEnv, ui: boolean): Promise<string | undefined> {
  if (!ui) return undefined
  if (builtProgram(cache, 'ui', 'server') === undefined)
    await build(cache, 'ui', env).catch((error: Error) =>
      say(`  going on without the Web UI: ${error.message}`),
    )
  return builtProgram(cache, 'ui', 'server')
}

async function builtBefore(
  cache: string,
  env: NodeJS.ProcessEnv,
  ui: boolean,
): Promise<TemporalPrograms | undefined> {
  const server = builtProgram(cache, 'server', 'server')
  const schemaTool = builtProgram(cache, 'server', 'sql')
  if (server === undefined || schemaTool === undefined) return undefined
  return { kind: 'server', server, schemaTool, ui: await withUi(cache, env, ui) }
}

/**
 * Finds, downloads or builds Temporal. Cold, a build takes about four minutes on two cores; it shows progress.
 *
 * @param options.ui whether its Web UI is wanted
 * @param options.downloads where the command line program's archive is asked for
 * @throws with the three ways to a server, and why each failed, when none works
 */
export async function obtainTemporal(
  env: NodeJS.ProcessEnv,
  options: { ui: boolean; downloads?: string },
): Promise<TemporalPrograms> {
  const cache = cacheFolder(env)
  const before = await builtBefore(cache, env, options.ui)
  if (before) return before
  const found = await findCommandLine(cache, env)
  if ('program' in found) return { kind: 'command-line', ...found }
  const downloaded = await downloadCommandLine(cache, env, options.downloads ?? DOWNLOADS)
  if ('program' in downloaded) return { kind: 'command-line', ...downloaded }
  const go = await findGo(env)
  let failed = 'lacking' in go ? go.lacking : ''
  if (!('lacking' in go))
    try {
      await build(cache, 'server', env)
    } catch (error) {
      failed = (error as Error).message
    }
  const now = failed === '' ? await builtBefore(cache, env, options.ui) : undefined
  if (now) return now
  throw new Error(
    `There is no Temporal server, and none could be got. One of these is needed:
  1. TEMPORAL_ADDRESS set to a running Temporal server, at least ${OLDEST_SERVER}
  2. Temporal's command line program, \`temporal\`, on PATH (${found.lacking}), or the internet to download it from (${downloaded.lacking})
  3. Go ${OLDEST_GO} or newer on PATH, and a Go module proxy, to build it with (${failed})`,
  )
}
