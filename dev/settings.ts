// What `npm start` decides before it starts anything: ports, passwords, and the product's environment, validated.
// Whatever the user's environment sets stands: each part can be replaced by a real service through its variable.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { rehearsalEnvironment } from '../cli/rehearsal/environment.js'
import { readConfiguration, VARIABLE_NAMES } from '../configuration.js'
import { APP_ROLE } from '../prisma/migrate.js'
import { keep } from './kept.js'
import { STATE } from './place.js'
import { choosePorts, HOST } from './ports.js'
import { OWNER_ROLE } from './postgres/databases.js'
import type { Environment } from './run-record.js'
import { kindFor } from './temporal/kind.js'
import type { TemporalPrograms } from './temporal/obtain.js'

export const PRODUCT_DATABASE = 'followthrough'
export const REHEARSAL_DATABASE = 'followthrough_rehearsal'

const USUAL_PORTS = {
  api: 3000,
  postgres: 5499,
  temporal: 7233,
  temporalHistory: 7234,
  temporalMatching: 7235,
  temporalWorker: 7239,
  membershipFrontend: 6933,
  membershipHistory: 6934,
  membershipMatching: 6935,
  membershipWorker: 6939,
  temporalUi: 8233,
  smtp: 1025,
  mailWeb: 8025,
  signIn: 9000,
}

/** What a person opens or sends to: the others need no mention when they move. */
const SHOWN_PORTS = {
  api: 'the API',
  temporal: 'Temporal',
  temporalUi: 'Temporal’s Web UI',
  smtp: 'the mail server',
  mailWeb: 'the mail catcher',
  signIn: 'sign-in',
}

export type Ports = typeof USUAL_PORTS

interface Secrets {
  postgres: string
  owner: string
  app: string
  temporal: string
  link: string
}

export interface Settings {
  ports: Ports
  /** A line for each address that is not the usual one. */
  moved: string[]
  secrets: Secrets
  /** Which parts are ours to start; the others are reached where the environment says. */
  own: {
    postgres: boolean
    database: boolean
    temporal: boolean
    temporalUi: boolean
    mail: boolean
    signIn: boolean
  }
  /** Which of its servers Temporal must be; `undefined` when either will do, or another's is used. */
  temporalKind: TemporalPrograms['kind'] | undefined
  product: Environment
  /** The rehearsal's, in its own database and namespace; without somebody who can make that database there is none. */
  rehearsal: Environment | undefined
}

const given = (env: NodeJS.ProcessEnv): Environment =>
  Object.fromEntries(VARIABLE_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))

function newSecrets(): Secrets {
  const secret = () => randomBytes(24).toString('base64url')
  return { postgres: secret(), owner: secret(), app: secret(), temporal: secret(), link: secret() }
}

/** One address without the other is a mistake, which the configuration names. */
const ownsDatabase = (set: Environment) =>
  set.DATABASE_URL === undefined && set.DATABASE_OWNER_URL === undefined

function databaseEnvironment(name: string, ports: Ports, secrets: Secrets): Environment {
  const url = (role: string, password: string) =>
    `postgresql://${role}:${password}@${HOST}:${ports.postgres}/${name}`
  return { DATABASE_URL: url(APP_ROLE, secrets.app), DATABASE_OWNER_URL: url(OWNER_ROLE, secrets.owner) }
}

/** What the product is told: our parts' addresses, and in their place whatever is set. */
function productEnvironment(set: Environment, ports: Ports, secrets: Secrets): Environment {
  return {
    ...(ownsDatabase(set) ? databaseEnvironment(PRODUCT_DATABASE, ports, secrets) : {}),
    TEMPORAL_ADDRESS: `${HOST}:${ports.temporal}`,
    TEMPORAL_NAMESPACE: 'followthrough',
    TASK_QUEUE: 'followthrough',
    ...(set.TEMPORAL_ADDRESS === undefined ? { TEMPORAL_UI_URL: `http://${HOST}:${ports.temporalUi}` } : {}),
    SMTP_URL: `smtp://${HOST}:${ports.smtp}`,
    MAIL_FROM: 'Followthrough <followthrough@example.org>',
    MANAGER_MAILBOX: 'manager@example.org',
    OIDC_ISSUER: `http://${HOST}:${ports.signIn}`,
    OIDC_AUDIENCE: 'followthrough',
    FILE_STORE: path.join(STATE, 'files'),
    PUBLIC_URL: `http://${HOST}:${ports.api}`,
    LINK_SECRET: secrets.link,
    HOST,
    PORT: String(ports.api),
    ...set,
  }
}

/**
 * Decides everything for a start in this checkout.
 *
 * @throws one error with every problem of the variables that the environment sets
 */
export async function decideSettings(env: NodeJS.ProcessEnv): Promise<Settings> {
  const set = given(env)
  const own = {
    database: ownsDatabase(set),
    temporal: set.TEMPORAL_ADDRESS === undefined,
    temporalUi: set.TEMPORAL_ADDRESS === undefined && set.TEMPORAL_UI_URL === undefined,
    mail: set.SMTP_URL === undefined,
    signIn: set.OIDC_ISSUER === undefined,
  }
  // Before anything is chosen or written: what the environment sets must be right.
  readConfiguration(productEnvironment(set, USUAL_PORTS, newSecrets()))
  const temporalKind = own.temporal ? kindFor(STATE, env) : undefined
  const asked = set.PORT === undefined ? {} : { api: Number(set.PORT) }
  const ports = await choosePorts(path.join(STATE, 'ports.json'), USUAL_PORTS, asked)
  const secrets = keep(path.join(STATE, 'secrets.json'), newSecrets)
  const product = { ...productEnvironment(set, ports, secrets), PORT: String(ports.api) }
  const postgres = own.database || own.temporal
  const rehearsal: Environment = rehearsalEnvironment({
    ...product,
    // Beside another PostgreSQL's database its owner makes one for each rehearsal.
    ...(postgres && databaseEnvironment(REHEARSAL_DATABASE, ports, secrets)),
  })
  const wanted = { ...USUAL_PORTS, ...asked }
  const moved = (Object.keys(SHOWN_PORTS) as (keyof typeof SHOWN_PORTS)[])
    .filter((name) => ports[name] !== wanted[name])
    .map(
      (name) => `Port ${wanted[name]} was taken when first wanted: ${SHOWN_PORTS[name]} has ${ports[name]}.`,
    )
  return {
    ports,
    moved,
    secrets,
    own: { ...own, postgres },
    temporalKind,
    product,
    rehearsal: rehearsal.DATABASE_OWNER_URL === undefined ? undefined : rehearsal,
  }
}
