// PostgreSQL as a part: the real server, on a data folder of its own, listening on the loopback address only.
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { end, type Part } from '../part.js'
import { placeId } from '../place.js'
import { HOST } from '../ports.js'
import { identify } from '../process-identity.js'
import { runProgram } from '../run-program.js'
import { isOpenToAll, postgresPrograms, sharedFolder, unprivilegedAccount, type Account } from './binaries.js'

export interface PostgresOptions {
  /** The state folder; the data lie below it, or in a shared place named after it when root runs. */
  state: string
  port: number
  /** Password of the superuser `postgres`, which only set-up uses. */
  password: string
  /** False for tests that throw the data away: commits are not flushed, a power cut may lose them. */
  durable: boolean
  env: NodeJS.ProcessEnv
}

export interface PostgresPart extends Part {
  /** Address of a database as the superuser. */
  adminUrl: (database: string) => string
  /** Everything the server keeps, to be removed with a test's stack. */
  folder: string
}

const STOP = { stopSignal: 'SIGINT', stopWithin: 30_000 } as const

async function dataFolder(state: string, account: Account | undefined): Promise<string> {
  await mkdir(state, { recursive: true })
  if (!account || (await isOpenToAll(state))) return path.join(state, 'postgres')
  return path.join(await sharedFolder(), placeId(state))
}

async function createCluster(
  folder: string,
  initdb: string,
  account: Account | undefined,
  { password, durable, env }: PostgresOptions,
): Promise<void> {
  const data = path.join(folder, 'data')
  if (existsSync(path.join(data, 'PG_VERSION'))) return
  const draft = path.join(folder, 'data.new')
  const passwordFile = path.join(folder, 'password')
  await rm(draft, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) await chown(passwordFile, account.uid, account.gid)
  const flags = ['-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await runProgram(initdb, ['-D', draft, ...flags, ...locale, ...(durable ? [] : ['--no-sync'])], {
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
    cwd: folder,
    account,
  })
  await rm(passwordFile)
  await rename(draft, data)
}

/** Ends a server that was left on these data by a starter that was killed. */
async function endLeftOver(data: string): Promise<void> {
  const lines = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  // The second line guards against a copied folder, whose server runs on the original.
  if (!pid || lines[1] !== data) return
  const left = identify(pid)
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  if (left && program.startsWith('postgres')) await end(left, STOP)
}

/**
 * Prepares the data folder (the first time: about a second) and describes the server as a part.
 *
 * @throws when there is no PostgreSQL for this platform, or no account that may run it
 */
export async function postgresPart(options: PostgresOptions): Promise<PostgresPart> {
  const { state, port, password, durable, env } = options
  const account = await unprivilegedAccount()
  const program = await postgresPrograms(account)
  const folder = await dataFolder(state, account)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  if (account) await chown(folder, account.uid, account.gid)
  const data = path.join(folder, 'data')
  await endLeftOver(data)
  await createCluster(folder, program('initdb'), account, options)

  const adminUrl = (database: string) => `postgresql://postgres:${password}@${HOST}:${port}/${database}`
  const settings = {
    listen_addresses: HOST,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Temporal alone holds up to fifty.
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return {
    name: 'PostgreSQL',
    command: program('postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
    cwd: folder,
    account,
    log: path.join(state, 'logs', 'postgres.log'),
    ready: async () => {
      const client = new pg.Client({ connectionString: adminUrl('postgres'), connectionTimeoutMillis: 2_000 })
      client.on('error', () => undefined)
      try {
        await client.connect()
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    ...STOP,
    adminUrl,
    folder,
  }
}
