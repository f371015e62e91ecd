// The product's whole configuration: every environment variable it knows, read and validated in this one place.
// A mistake is reported with everything else that is wrong, each with its remedy, before anything starts.
import path from 'node:path'
import { z } from 'zod'
import type { LocalTime } from './domain/calendar/london-time.js'
import type { SendingHours } from './domain/calendar/sending-hours.js'
import type { StorePlace } from './files/store.js'
import { mailboxIn } from './domain/outside/mail-address.js'
import { lineRefusal } from './domain/outside/words.js'
import { securityFrom } from './temporal/security.js'

interface Variable<T> {
  /** Turns the text into its value. */
  parse: z.ZodType<T, string | undefined>
  /** What to set, in one line; stands in the error. */
  remedy: string
}

const variable = <T>(parse: z.ZodType<T, string | undefined>, remedy: string): Variable<T> => ({
  parse,
  remedy,
})

const unfit = (value: unknown) => lineRefusal('', String(value), 4_000)?.problem
const text = z
  .string()
  .refine((value) => !unfit(value), { abort: true, error: ({ input }) => unfit(input) ?? 'is not valid' })
const url = (...protocols: string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    abort: true,
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: `must lie between ${from} and ${to}` })
const mailbox = text.refine(mailboxIn, { abort: true, error: 'must be one mail address' })
// Without the name: letters go to the address.
const mailAddress = mailbox.transform((value) => mailboxIn(value)?.address ?? value)
const database = url('postgresql:', 'postgres:').refine((value) => new URL(value).username !== 'postgres', {
  error: 'must not name the superuser postgres, who passes by row-level security',
})
const address = z.string().regex(/^[^\s:/]+:\d+$/, 'must be HOST:PORT')
const fileStore = text.refine(
  (value) => !/^[a-z]\w*:\/\//i.test(value) || /^\/[^/]+$/.test(s3Address(value)?.pathname ?? ''),
  { error: 'must be a folder, or an address with one bucket' },
)
const s3Address = (value: string) =>
  /^https?:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined
const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
const hours = text.refine(
  (value) => new RegExp(`^${TIME}-${TIME}$`).test(value) && value.slice(0, 5) < value.slice(6),
  { error: 'must be two times of a day, the earlier first' },
)
const token = z.string().regex(/^[\x21-\x7e]+$/, 'must be the key alone, without spaces')
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const without = (value: string) => value.replace(/\/+$/, '')

const variables = {
  DATABASE_URL: variable(
    database,
    'the product’s PostgreSQL, as role followthrough_app: postgresql://ROLE:PASSWORD@HOST:5432/DATABASE',
  ),
  DATABASE_OWNER_URL: variable(
    url('postgresql:', 'postgres:').optional(),
    'the same database as its owner; only `npm run migrate` and `npm start` use it',
  ),
  DATABASE_CONNECTIONS: variable(
    whole(1, 100).default(10),
    'the most connections of one process to PostgreSQL',
  ),
  TEMPORAL_ADDRESS: variable(address, 'the Temporal frontend, for example temporal.example.org:7233'),
  TEMPORAL_NAMESPACE: variable(text.default('followthrough'), 'the namespace of the product’s workflows'),
  TEMPORAL_API_KEY: variable(token.optional(), 'the API key of a Temporal that wants one'),
  TEMPORAL_TLS: variable(
    z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
    'whether Temporal is spoken to by TLS; if not set, when there is an API key or a certificate',
  ),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: variable(
    text.optional(),
    'the file of the authority that vouches for Temporal, when the machine does not know it',
  ),
  TEMPORAL_TLS_CLIENT_CERT_PATH: variable(
    text.optional(),
    'the file of the product’s own certificate, where Temporal asks for one (mTLS)',
  ),
  TEMPORAL_TLS_CLIENT_KEY_PATH: variable(text.optional(), 'the file of that certificate’s key'),
  TEMPORAL_UI_URL: variable(
    url('http:', 'https:').transform(without).optional(),
    'where people open Temporal’s Web UI',
  ),
  TASK_QUEUE: variable(text.default('followthrough'), 'the task queue that API and worker share'),
  SMTP_URL: variable(
    url('smtp:', 'smtps:'),
    'the mail server: smtp://HOST:PORT or smtps://USER:PASSWORD@HOST',
  ),
  MAIL_FROM: variable(mailbox, 'the sender of every letter, for example Followthrough <cases@example.org>'),
  MANAGER_MAILBOX: variable(mailAddress, 'where the last reminder of a ladder goes'),
  OFFICE_MAILBOX: variable(
    mailAddress.optional(),
    'where answers to letters go while a team has no mailbox; the address of MAIL_FROM, if not set',
  ),
  OFFICE_PHONE: variable(text.optional(), 'the number that letters name where officer and team have none'),
  SENDING_HOURS: variable(
    hours.default('09:00-17:00'),
    'the hours of a working day, Europe/London, at which reminders leave: HH:MM-HH:MM',
  ),
  OIDC_ISSUER: variable(
    url('http:', 'https:'),
    'the identity provider’s issuer address, exactly as in its tokens',
  ),
  OIDC_AUDIENCE: variable(text.default('followthrough'), 'the audience that tokens must be for'),
  PUBLIC_URL: variable(
    url('http:', 'https:').transform(without),
    'the product’s address as recipients of letters reach it',
  ),
  LINK_SECRET: variable(
    z.string().min(32, 'must have at least 32 characters'),
    'a random text that signs access links; keep it across restarts',
  ),
  FILE_STORE: variable(
    fileStore.default('.state/files'),
    'where files lie: a folder that API and worker share, or https://KEY_ID:KEY@HOST/BUCKET?region=REGION of an S3-compatible store; without KEY_ID:KEY the credentials of the machine',
  ),
  FILE_LIMIT_MB: variable(whole(1, 2_000).default(50), 'the most megabytes of one file'),
  CLAMD_ADDRESS: variable(
    address.optional(),
    'the ClamAV daemon that scans every file, HOST:PORT; without it files are marked not scanned',
  ),
  HOST: variable(text.default('127.0.0.1'), 'the address on which the API listens'),
  PORT: variable(whole(1, 65_535).default(3000), 'the port on which the API listens'),
  LOG_LEVEL: variable(
    z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
    'how much is logged: debug, info, warn …',
  ),
  BANK_HOLIDAYS_URL: variable(
    url('http:', 'https:').default('https://www.gov.uk/bank-holidays.json'),
    'where gov.uk’s list of bank holidays is read every day',
  ),
  CQC_API_URL: variable(
    url('http:', 'https:').transform(without).default('https://api.service.cqc.org.uk/public/v1'),
    'where changes of CQC’s register are read every day, if there is a key',
  ),
  CQC_API_KEY: variable(
    token.optional(),
    'the subscription key of CQC’s API (Ocp-Apim-Subscription-Key); without it nothing is read from there',
  ),
  WORKFLOW_BUNDLE: variable(
    text.optional(),
    'the path of a prebuilt workflow bundle; without it the worker bundles at start',
  ),
  WORKER_MAX_CACHED_WORKFLOWS: variable(
    whole(1, 100_000).default(100),
    'the number of idle cases that a worker keeps in memory; the others are replayed when spoken to',
  ),
  WORKER_MAX_ACTIVITIES: variable(
    whole(1, 1_000).default(20),
    'the number of activities that a worker runs at the same time',
  ),
}

type Values = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['parse']> }

/** Every variable that the product knows, for checks of a deployment. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables)

/** What each variable is, and the value that it has when it is not set; undefined: none. For pages and deployments. */
export const VARIABLES = Object.entries(variables).map(([name, { parse, remedy }]) => {
  const unset = parse.safeParse(undefined)
  return { name, meaning: remedy, required: !unset.success, usually: unset.data }
})

/** One is of no use without the other. */
const TOGETHER = [['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH']] as const

function readValues<Name extends keyof typeof variables>(
  env: NodeJS.ProcessEnv,
  names: readonly Name[],
): Pick<Values, Name> {
  const problems: string[] = []
  const values = names.map((name) => {
    // An empty variable is an unset one: a compose file hands over what is not set as empty.
    const given = env[name] === '' ? undefined : env[name]
    const result = variables[name].parse.safeParse(given)
    if (!result.success) {
      const what = given === undefined ? 'is missing' : (result.error.issues[0]?.message ?? 'is not valid')
      problems.push(`  ${name} ${what}. It is ${variables[name].remedy}`)
    }
    return [name, result.data]
  })
  for (const [one, other] of TOGETHER)
    if ((env[one] ? 1 : 0) !== (env[other] ? 1 : 0) && names.some((name) => name === one)) {
      const [missing, set] = env[one] ? ([other, one] as const) : ([one, other] as const)
      problems.push(`  ${missing} is missing, though ${set} is set. It is ${variables[missing].remedy}`)
    }
  if (problems.length > 0)
    throw new Error(
      `The configuration has ${problems.length} problem${problems.length > 1 ? 's' : ''}:\n${problems.join('\n')}`,
    )
  return Object.fromEntries(values) as Pick<Values, Name>
}

/**
 * Reads the configuration of the API and the worker.
 *
 * @param env the process's environment, handed in so that only the entry points touch it
 * @throws one error that lists every problem with the variable's name and what to set
 */
export function readConfiguration(env: NodeJS.ProcessEnv) {
  const values = readValues(env, Object.keys(variables) as (keyof typeof variables)[])
  return {
    database: { url: values.DATABASE_URL, connections: values.DATABASE_CONNECTIONS },
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE,
      security: securityFrom({
        tls: values.TEMPORAL_TLS,
        apiKey: values.TEMPORAL_API_KEY,
        authorityFile: values.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
        certificateFile: values.TEMPORAL_TLS_CLIENT_CERT_PATH,
        keyFile: values.TEMPORAL_TLS_CLIENT_KEY_PATH,
      }),
      uiUrl: values.TEMPORAL_UI_URL,
      taskQueue: values.TASK_QUEUE,
    },
    mail: {
      smtpUrl: values.SMTP_URL,
      from: values.MAIL_FROM,
      managerMailbox: values.MANAGER_MAILBOX,
      officeMailbox: (values.OFFICE_MAILBOX ?? values.MAIL_FROM).replace(/^.*<|>$/g, ''),
      officePhone: values.OFFICE_PHONE ?? null,
      sendingHours: sendingHoursOf(values.SENDING_HOURS),
    },
    signIn: { issuer: values.OIDC_ISSUER, audience: values.OIDC_AUDIENCE },
    links: { publicUrl: values.PUBLIC_URL, secret: values.LINK_SECRET },
    files: {
      place: placeOf(values.FILE_STORE),
      limit: values.FILE_LIMIT_MB * 1024 * 1024,
      scanner: values.CLAMD_ADDRESS === undefined ? null : hostAndPort(values.CLAMD_ADDRESS),
    },
    api: { host: values.HOST, port: values.PORT },
    worker: {
      bundle: values.WORKFLOW_BUNDLE,
      maxCachedWorkflows: values.WORKER_MAX_CACHED_WORKFLOWS,
      maxActivities: values.WORKER_MAX_ACTIVITIES,
    },
    bankHolidaysUrl: values.BANK_HOLIDAYS_URL,
    cqcApi:
      values.CQC_API_KEY === undefined ? null : { baseUrl: values.CQC_API_URL, key: values.CQC_API_KEY },
    logLevel: values.LOG_LEVEL,
  }
}

const sendingHoursOf = (hours: string): SendingHours => ({
  from: hours.slice(0, 5) as LocalTime,
  to: hours.slice(6) as LocalTime,
})

/** The region of a store that is given none: London. */
const USUAL_REGION = 'eu-west-2'

function placeOf(value: string): StorePlace {
  const address = s3Address(value)
  if (!address) return { folder: path.resolve(value) }
  const { username, password, origin, pathname, searchParams } = address
  return {
    endpoint: origin,
    bucket: pathname.slice(1),
    region: searchParams.get('region') ?? USUAL_REGION,
    ...(username && {
      credentials: {
        accessKeyId: decodeURIComponent(username),
        secretAccessKey: decodeURIComponent(password),
      },
    }),
  }
}

function hostAndPort(value: string) {
  const colon = value.lastIndexOf(':')
  return { host: value.slice(0, colon), port: Number(value.slice(colon + 1)) }
}

/** Everything that the API and the worker are told from outside. */
export type Configuration = ReturnType<typeof readConfiguration>

/** Reads what `npm run migrate` needs. @throws as `readConfiguration` */
export function readMigrationConfiguration(env: NodeJS.ProcessEnv): {
  ownerUrl: string
  appUrl: string | undefined
} {
  const values = readValues(env, ['DATABASE_OWNER_URL'])
  if (values.DATABASE_OWNER_URL === undefined)
    throw new Error(
      `The configuration has 1 problem:\n  DATABASE_OWNER_URL is missing. It is ${variables.DATABASE_OWNER_URL.remedy}`,
    )
  return { ownerUrl: values.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL || undefined }
}
