// The product's own two processes on a test stack, as they are built for production: to be killed, measured and asked over
// HTTP.
import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { end, launch, untilReady, type Part, type RunningPart } from '../../dev/part.js'
import { HOST, randomPorts } from '../../dev/ports.js'
import { apiPart, WORKER_MEMORY, workerPart } from '../../dev/product-parts.js'
import type { Environment } from '../../dev/run-record.js'
import { builtProduct } from './built.js'
import { freshDatabase, type FreshDatabase } from './stack.js'
import type { StackConnection } from './stack-parts.js'
import { tokenFor } from './tokens.js'

export type ProductPart = 'worker' | 'api'

export interface Product {
  readonly url: string
  readonly environment: Environment
  readonly database: FreshDatabase
  /** The process's number, for measuring. */
  pid(part: ProductPart): number
  /** `kill -9`, at once; waits until the process is gone. */
  kill(part: ProductPart): Promise<void>
  start(part: ProductPart): Promise<void>
  end(): Promise<void>
}

const KILL = { stopSignal: 'SIGKILL', stopWithin: 0 } as const

/** Of the part's program, in place of its sources. */
const built = (folder: string, name: ProductPart) => ({
  args: [...(name === 'worker' ? WORKER_MEMORY : []), path.join(folder, name, 'main.js')],
})

/**
 * Starts worker and API (or only one) on a database of their own and waits until they answer.
 *
 * @param options.from the folder of the built product
 * @param options.workerGivesWay as shipped; beside tests that want every processor it would hardly run
 */
export async function startProduct(
  stack: StackConnection,
  which: readonly ProductPart[] = ['worker', 'api'],
  { workerGivesWay = false, from = builtProduct() } = {},
): Promise<Product> {
  const [folder, database] = await Promise.all([from, freshDatabase(stack)])
  const { api: port } = await randomPorts(['api'] as const)
  const url = `http://${HOST}:${port}`
  const environment: Environment = {
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: stack.temporal.address,
    TEMPORAL_NAMESPACE: stack.temporal.namespace,
    TASK_QUEUE: `product-${randomUUID()}`,
    SMTP_URL: stack.mail.smtpUrl,
    MAIL_FROM: 'Followthrough <ombudsman@example.org>',
    MANAGER_MAILBOX: 'manager@example.org',
    OIDC_ISSUER: stack.signIn.issuer,
    OIDC_AUDIENCE: stack.signIn.audience,
    PUBLIC_URL: url,
    LINK_SECRET: randomBytes(32).toString('base64url'),
    HOST,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    WORKFLOW_BUNDLE: path.join(folder, 'workflow-bundle.js'),
  }
  const inFolder = (name: ProductPart, { givesWay, ...part }: Part): Part => ({
    ...part,
    ...(workerGivesWay && givesWay && { givesWay }),
    ...built(folder, name),
    log: path.join(stack.folder, `${part.name}-${port}.log`),
  })
  const parts: Record<ProductPart, Part> = {
    worker: inFolder('worker', workerPart(environment, process.env)),
    api: inFolder('api', apiPart(environment, process.env)),
  }
  const running = new Map<ProductPart, RunningPart>()
  const start = async (name: ProductPart) => {
    const launched = launch(parts[name])
    running.set(name, launched)
    await untilReady(parts[name], launched)
  }
  await Promise.all(which.map(start))
  return {
    url,
    environment,
    database,
    pid: (name) => running.get(name)?.identity.pid ?? 0,
    async kill(name) {
      const part = running.get(name)
      if (part) await end(part.identity, KILL)
    },
    start,
    async end() {
      for (const name of ['api', 'worker'] as const) {
        const part = running.get(name)
        if (part) await end(part.identity, parts[name])
      }
    },
  }
}

/** What a client that does as the documentation says does with an answer: repeats 503 and broken connections. */
export type Ask = (
  method: 'GET' | 'POST',
  address: string,
  body?: unknown,
) => Promise<{ status: number; body: Answer }>
export type Answer = Record<string, unknown>

/** After an outage of its database Temporal may give work again only when the worker’s long poll ends, after a minute. */
const GIVE_UP_AFTER = 180_000

/** A client with one account's token that repeats a write under one Idempotency-Key until it is answered. */
export async function patientClient(
  product: Product,
  stack: StackConnection,
  account: Parameters<typeof tokenFor>[0],
): Promise<Ask> {
  const token = await tokenFor(account, stack)
  return async (method, address, body) => {
    const key = randomUUID()
    for (const until = Date.now() + GIVE_UP_AFTER; ; await sleep(200)) {
      const answer = await fetch(`${product.url}${address}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined)
      const final = answer && answer.status !== 503 && answer.status !== 202
      if (final) return { status: answer.status, body: (await answer.json()) as Answer }
      if (Date.now() > until) {
        const last = answer ? `${answer.status} ${await answer.text()}` : 'no answer'
        throw new Error(`${method} ${address} was not answered in three minutes, at last: ${last}`)
      }
    }
  }
}

export const OFFICER_ACCOUNT = {
  sub: 'officer',
  roles: ['case-officer' as const],
  organisation: 'ombudsman' as const,
}
export const MANAGER_ACCOUNT = {
  sub: 'manager',
  roles: ['manager' as const],
  organisation: 'ombudsman' as const,
}
export const ADMINISTRATOR_ACCOUNT = {
  sub: 'administrator',
  roles: ['administrator' as const],
  organisation: 'ombudsman' as const,
}
export const CQC_ACCOUNT = { sub: 'cqc', roles: ['cqc-officer' as const], organisation: 'cqc' as const }
export const contactAccount = (body: string) => ({
  sub: `contact-of-${body}`,
  roles: ['body-contact' as const],
  organisation: 'body' as const,
  body,
})
