// The Temporal server as a part: the production server on our PostgreSQL, or the command line program's own.
// Everything is environment, with the names of Temporal's official images, so that a deployment looks alike.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Connection } from '@temporalio/client'
import type { Part } from '../part.js'
import { HOST } from '../ports.js'
import { TEMPORAL_ROLE } from '../postgres/databases.js'
import { runProgram } from '../run-program.js'
import { dynamicConfiguration, dynamicValues } from './dynamic-configuration.js'
import type { TemporalPrograms } from './obtain.js'

export const TEMPORAL_PORTS = [
  'temporal',
  'temporalHistory',
  'temporalMatching',
  'temporalWorker',
  'membershipFrontend',
  'membershipHistory',
  'membershipMatching',
  'membershipWorker',
] as const

export interface TemporalOptions {
  programs: TemporalPrograms
  state: string
  ports: Record<(typeof TEMPORAL_PORTS)[number], number>
  /** The Web UI's, used only where the server holds it. */
  uiPort: number | undefined
  postgres: { port: number; password: string } | undefined
  /** Namespaces in which workflows may skip time. */
  skipping: readonly string[]
  env: NodeJS.ProcessEnv
}

async function answers(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 })
  await connection.close()
}

/** Creates or upgrades Temporal's two databases; repeatable, and how an upgrade of the server is done. */
export async function migrateTemporal(
  schemaTool: string,
  postgres: { port: number; password: string },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const login = ['--plugin', 'postgres12_pgx', '--ep', HOST, '-p', String(postgres.port), '-u', TEMPORAL_ROLE]
  const tool = (database: string, ...args: string[]) =>
    runProgram(schemaTool, [...login, '--db', database, ...args], {
      env: { ...env, SQL_PASSWORD: postgres.password },
    })
  const bring = async (database: string, schema: string) => {
    // Fails when the schema is set up already, which the update then takes further.
    await tool(database, 'setup-schema', '-v', '0.0').catch(() => undefined)
    await tool(database, 'update-schema', '--schema-name', `postgresql/v12/${schema}`)
  }
  await Promise.all([bring('temporal', 'temporal'), bring('temporal_visibility', 'visibility')])
}

/** The file from which the production server of a state folder reads its dynamic configuration. */
export const dynamicFile = (state: string) => path.join(state, 'temporal', 'dynamic.yaml')

function serverPart(
  options: TemporalOptions & { programs: { kind: 'server' } },
): Pick<Part, 'command' | 'args' | 'env'> {
  const { programs, state, ports, postgres, skipping, env } = options
  if (!postgres) throw new Error('The Temporal server needs the embedded PostgreSQL')
  const dynamic = dynamicFile(state)
  mkdirSync(path.dirname(dynamic), { recursive: true })
  writeFileSync(dynamic, dynamicConfiguration(skipping))
  return {
    command: programs.server,
    args: ['--allow-no-auth', 'start'],
    env: {
      ...env,
      DB: 'postgres12_pgx',
      POSTGRES_SEEDS: HOST,
      DB_PORT: String(postgres.port),
      POSTGRES_USER: TEMPORAL_ROLE,
      POSTGRES_PWD: postgres.password,
      NUM_HISTORY_SHARDS: '4',
      LOG_LEVEL: 'warn',
      BIND_ON_IP: HOST,
      // By default the server takes every connection that PostgreSQL has, and others get "too many clients".
      SQL_MAX_CONNS: '8',
      SQL_MAX_IDLE_CONNS: '8',
      SQL_VIS_MAX_CONNS: '4',
      SQL_VIS_MAX_IDLE_CONNS: '4',
      DYNAMIC_CONFIG_FILE_PATH: dynamic,
      FRONTEND_GRPC_PORT: String(ports.temporal),
      // Off: nobody uses it (docs/decisions/0029).
      FRONTEND_HTTP_PORT: '0',
      HISTORY_GRPC_PORT: String(ports.temporalHistory),
      MATCHING_GRPC_PORT: String(ports.temporalMatching),
      WORKER_GRPC_PORT: String(ports.temporalWorker),
      FRONTEND_MEMBERSHIP_PORT: String(ports.membershipFrontend),
      HISTORY_MEMBERSHIP_PORT: String(ports.membershipHistory),
      MATCHING_MEMBERSHIP_PORT: String(ports.membershipMatching),
      WORKER_MEMBERSHIP_PORT: String(ports.membershipWorker),
    },
  }
}

/** The file in which the command line program keeps all cases of a state folder. */
export const sqliteFile = (state: string) => path.join(state, 'temporal', 'temporal.sqlite')

/**
 * Without them each step waits for the disk, and half as many cases start a second. A process that is killed loses nothing;
 * a power cut may lose the last steps of Temporal, while PostgreSQL has their rows. So the start says it (table.ts).
 */
const PRAGMAS = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma])

function commandLinePart(program: string, { state, ports, uiPort, env }: TemporalOptions) {
  mkdirSync(path.join(state, 'temporal'), { recursive: true })
  const where = ['--ip', HOST, '--port', String(ports.temporal)]
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']
  const values = dynamicValues().flatMap((value) => ['--dynamic-config-value', value])
  const args = [
    'server',
    'start-dev',
    '--db-filename',
    sqliteFile(state),
    ...PRAGMAS,
    ...where,
    ...ui,
    '--log-level',
    'warn',
    ...values,
  ]
  return { command: program, args, env }
}

/** Describes the server as a part; its databases must be there already (see `migrateTemporal`). */
export function temporalPart(options: TemporalOptions): Part & { address: string } {
  const { programs, state, ports } = options
  const address = `${HOST}:${ports.temporal}`
  const start =
    programs.kind === 'server'
      ? serverPart({ ...options, programs })
      : commandLinePart(programs.program, options)
  return {
    name: 'Temporal',
    ...start,
    cwd: path.join(state, 'temporal'),
    log: path.join(state, 'logs', 'temporal.log'),
    ready: () => answers(address),
    stopSignal: 'SIGTERM',
    stopWithin: 15_000,
    address,
  }
}
