// Brings up everything real that tests stand on, fresh and apart from `npm start`: PostgreSQL, Temporal, mail catcher
// and sign-in. A fault test may bring up its own, kill its parts and start them again.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readKept, writeKept } from '../../dev/kept.js'
import { mailPart, signInPart } from '../../dev/own-parts.js'
import { end, launch, untilReady, type Part, type RunningPart } from '../../dev/part.js'
import { HOST, randomPorts } from '../../dev/ports.js'
import { ensureDatabase, ensureRoles, OWNER_ROLE, TEMPORAL_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { postgresPart } from '../../dev/postgres/server.js'
import { identify, isRunning, type ProcessIdentity } from '../../dev/process-identity.js'
import { wantsProductionServer } from '../../dev/temporal/kind.js'
import { obtainTemporal, type TemporalPrograms } from '../../dev/temporal/obtain.js'
import { migrateTemporal, TEMPORAL_PORTS, temporalPart } from '../../dev/temporal/server.js'
import { APP_ROLE, migrate } from '../../prisma/migrate.js'
import { connectTemporal } from '../../temporal/connect.js'
import { ensureNamespace } from '../../temporal/namespace.js'

/** All that a test file needs to reach the stack; plain data, handed over in a file. */
export interface StackConnection {
  /** The stack's own folder; it is removed with the stack. */
  folder: string
  postgres: {
    /** Superuser, maintenance database: for tests of set-up and of limits. */
    adminUrl: string
    host: string
    port: number
    appPassword: string
    ownerPassword: string
    /** The migrated database that each test file's own is copied from. */
    template: string
  }
  temporal: {
    kind: TemporalPrograms['kind']
    address: string
    namespace: 'test'
    rehearsalNamespace: 'rehearsal'
  }
  mail: { smtpUrl: string; webUrl: string }
  signIn: { issuer: string; audience: string; secretsFile: string }
}

export type StackPart = 'postgres' | 'temporal' | 'mail' | 'signIn'

export interface Stack {
  connection: StackConnection
  /** `kill -9`, at once; waits until the process is gone. */
  kill(part: StackPart): Promise<void>
  /** Starts a part that was killed, at the same address, and waits until it answers. */
  restart(part: StackPart): Promise<void>
  /** Ends every part and removes what they kept. */
  end(): Promise<void>
}

interface StackRecord {
  starter: ProcessIdentity
  parts: ProcessIdentity[]
  folders: string[]
}

const RECORD = 'processes.json'
const AUDIENCE = 'followthrough'
const TEMPLATE = 'followthrough_template'
const KILL = { stopSignal: 'SIGKILL', stopWithin: 0 } as const
const namespaces = ['test', 'rehearsal'] as const

/** Ends and removes what a killed test run left behind. */
async function endLeftOvers(parent: string): Promise<void> {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const record = readKept<StackRecord>(path.join(parent, name, RECORD))
    if (!record || isRunning(record.starter)) continue
    for (const left of record.parts) await end(left, KILL)
    for (const folder of record.folders) rmSync(folder, { recursive: true, force: true })
  }
}

async function preparePostgres(
  adminUrl: (database: string) => string,
  passwords: Record<'owner' | 'app' | 'temporal', string>,
) {
  await withConnection(adminUrl('postgres'), async (admin) => {
    await ensureRoles(admin, passwords)
    await ensureDatabase(admin, TEMPLATE, OWNER_ROLE)
    await ensureDatabase(admin, 'temporal', TEMPORAL_ROLE)
    await ensureDatabase(admin, 'temporal_visibility', TEMPORAL_ROLE)
  })
}

/**
 * Brings up a whole stack in a folder of its own below `parent`: about five seconds.
 *
 * @param options.durable true where PostgreSQL will be killed: commits are then flushed
 */
export async function bringUpStack(options: {
  parent: string
  durable: boolean
  /** The one kind of Temporal that will do; any that is at hand, when it is not said. */
  kind?: TemporalPrograms['kind']
  env: NodeJS.ProcessEnv
}): Promise<Stack> {
  const { parent, durable, kind, env } = options
  await endLeftOvers(parent)
  const folder = path.join(parent, `${process.pid}-${randomBytes(3).toString('hex')}`)
  mkdirSync(folder, { recursive: true })

  const password = () => randomBytes(12).toString('base64url')
  const passwords = { owner: password(), app: password(), temporal: password() }
  const ports = await randomPorts(['postgres', 'smtp', 'mailWeb', 'signIn', ...TEMPORAL_PORTS] as const)
  const wanted = kind ?? (wantsProductionServer(env) ? 'server' : undefined)
  const programs = await obtainTemporal(env, { ui: false, kind: wanted })
  const postgres = await postgresPart({
    state: folder,
    port: ports.postgres,
    password: password(),
    durable,
    env,
  })
  const mail = mailPart({ state: folder, env, smtpPort: ports.smtp, webPort: ports.mailWeb })
  const signIn = signInPart({ state: folder, env, port: ports.signIn, audience: AUDIENCE })
  const temporal = temporalPart({
    programs,
    state: folder,
    ports,
    uiPort: undefined,
    postgres: { port: ports.postgres, password: passwords.temporal },
    skipping: namespaces,
    env,
  })
  const parts: Record<StackPart, Part> = { postgres, temporal, mail, signIn }
  const running = new Map<StackPart, RunningPart>()
  const starter = identify(process.pid) ?? { pid: process.pid, started: '' }
  const record = () =>
    writeKept(path.join(folder, RECORD), {
      starter,
      parts: [...running.values()].map((part) => part.identity),
      folders: [postgres.folder, folder],
    } satisfies StackRecord)

  const start = async (name: StackPart) => {
    const launched = launch(parts[name])
    running.set(name, launched)
    record()
    await untilReady(parts[name], launched)
  }
  /** As the supervisor does: what was killed leaves processes behind that take a moment to end. */
  const restart = async (name: StackPart) => {
    for (let left = 3; ; left -= 1)
      try {
        await sleep(1_000)
        return await start(name)
      } catch (error) {
        if (left === 0) throw error
      }
  }
  const stop = async () => {
    for (const name of ['signIn', 'mail', 'temporal', 'postgres'] as const) {
      const part = running.get(name)
      if (part) await end(part.identity, durable ? parts[name] : KILL)
    }
    for (const each of [postgres.folder, folder]) rmSync(each, { recursive: true, force: true })
  }
  const startTemporal = async () => {
    await start('postgres')
    await preparePostgres(postgres.adminUrl, passwords)
    if (programs.kind === 'server')
      await migrateTemporal(programs.schemaTool, { port: ports.postgres, password: passwords.temporal }, env)
    await start('temporal')
    const { connection, close } = connectTemporal({ address: temporal.address, namespace: 'test' })
    await Promise.all(
      namespaces.map((namespace) => ensureNamespace(connection, { namespace, retentionDays: 1 })),
    )
    await close()
  }
  const urlAs = (role: string, secret: string, database: string) =>
    `postgresql://${role}:${secret}@${HOST}:${ports.postgres}/${database}`

  try {
    const started = await Promise.allSettled([startTemporal(), start('mail'), start('signIn')])
    for (const result of started) if (result.status === 'rejected') throw result.reason
    await migrate({
      ownerUrl: urlAs(OWNER_ROLE, passwords.owner, TEMPLATE),
      appUrl: urlAs(APP_ROLE, passwords.app, TEMPLATE),
    })
  } catch (error) {
    await stop()
    throw error
  }
  return {
    connection: {
      folder,
      postgres: {
        adminUrl: postgres.adminUrl('postgres'),
        host: HOST,
        port: ports.postgres,
        appPassword: passwords.app,
        ownerPassword: passwords.owner,
        template: TEMPLATE,
      },
      temporal: {
        kind: programs.kind,
        address: temporal.address,
        namespace: 'test',
        rehearsalNamespace: 'rehearsal',
      },
      mail: { smtpUrl: mail.smtpUrl, webUrl: mail.webUrl },
      signIn: { issuer: signIn.issuer, audience: AUDIENCE, secretsFile: signIn.secretsFile },
    },
    kill: async (name) => {
      const part = running.get(name)
      if (part) await end(part.identity, KILL)
    },
    restart,
    end: stop,
  }
}
