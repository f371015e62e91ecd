// The API for a test, over real HTTP with real tokens: its own server on the theatre's database, desk and worker.
import { randomInt, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { createApp } from '../../api/app.js'
import type { ApiPorts } from '../../api/ports.js'
import { listen, stopGracefully } from '../../api/server.js'
import { createVerifier } from '../../api/sign-in/verifier.js'
import type { Role } from '../../domain/people/roles.js'
import { startStack } from './stack.js'
import { ENGLAND, openTheatre, type Theatre, type TheatreOptions } from './theatre.js'
import { tokenFor } from './tokens.js'

/** The day on which every case of these tests begins, ten in the morning. */
export const ON = '2026-12-01'

export interface Person {
  readonly sub: string
  readonly roles: Role[]
  readonly body?: string
}

export const officer: Person = { sub: 'officer-1', roles: ['case-officer'] }
export const manager: Person = { sub: 'manager-1', roles: ['manager'] }
export const director: Person = { sub: 'director-1', roles: ['director'] }
export const cqc: Person = { sub: 'cqc-1', roles: ['cqc-officer'] }
export const administrator: Person = { sub: 'administrator-1', roles: ['administrator'] }
export const contactOf = (body: string): Person => ({
  sub: `contact-of-${body}`,
  roles: ['body-contact'],
  body,
})

/** The fields of answers that tests look into; which of them an answer has depends on the address. */
export interface AnswerBody {
  readonly type: string
  readonly status: string | number
  readonly title: string
  readonly detail: string
  readonly instance: string
  readonly errors: readonly [AnswerFault, ...AnswerFault[]]
  readonly id: string
  readonly already: boolean
  readonly doubts?: unknown
  readonly contact: { readonly email: string } | null
  readonly seq: number
  readonly stage: string
  readonly next: string | null
  readonly items: readonly AnswerItem[]
  readonly recommendations: readonly { readonly number: number }[]
  readonly whole: unknown
  readonly bodies: readonly [AnswerPart, ...AnswerPart[]]
}

export interface AnswerFault {
  readonly pointer?: string
  readonly parameter?: string
  readonly problem: string
  readonly remedy: string
}

export interface AnswerItem {
  readonly id: string
  readonly kind: string
  readonly reference: string
  readonly bodyId: string
  readonly stage: string
  readonly waitingOn: readonly string[]
  readonly sharesNameWith: readonly string[]
}

export interface AnswerPart {
  readonly bodyId: string
  readonly waitingOn: readonly string[]
  readonly seq: number
  readonly shares: readonly object[]
  readonly tasks: readonly unknown[]
  readonly letters: readonly { readonly kind: string; readonly recipient: string }[]
  readonly evidence: readonly {
    readonly version: number
    readonly words: unknown
    readonly files: readonly { readonly id: string; readonly name: string }[]
  }[]
  readonly plans: readonly [{ readonly words: { readonly text: string } }]
  readonly timeline: readonly object[]
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; empty when it is none. */
  readonly body: AnswerBody
  readonly text: string
}

export interface CallOptions {
  readonly as?: Person | null
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

let lastReference = randomInt(1_000, 900_000)

/** A reference that no other test of this run uses; 99 is no year of the Ombudsman's. */
export function newReference(): string {
  lastReference += 1
  const digits = String(lastReference).padStart(6, '0')
  return `99 ${digits.slice(0, 3)} ${digits.slice(3)}`
}

/** A server of its own, on these ports. */
export async function serve(ports: ApiPorts) {
  const server = createServer(createApp(ports))
  await listen(server, { host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (person: Person) => {
    const known = tokens.get(JSON.stringify(person)) ?? tokenFor({ ...person })
    tokens.set(JSON.stringify(person), known)
    return known
  }

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { as = officer, body, raw, key = randomUUID(), headers = {} } = options
    const sends = body !== undefined || raw !== undefined
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(as && { Authorization: `Bearer ${await tokenOf(as)}` }),
        ...(sends && { 'Content-Type': 'application/json' }),
        ...(sends && key !== null && { 'Idempotency-Key': key }),
        ...headers,
      },
      ...(sends && { body: raw ?? JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : {}) as AnswerBody,
      text,
    }
  }

  return {
    address,
    call,
    get: (path: string, options?: CallOptions) => call('GET', path, options),
    post: (path: string, body: unknown, options?: CallOptions) => call('POST', path, { ...options, body }),
    close: stopGracefully(server, () => Promise.resolve()),
  }
}

/** What the API needs, from the theatre; what a test brings itself replaces it. */
export function portsOf(theatre: Theatre, own: Partial<ApiPorts> = {}): ApiPorts {
  const { signIn } = startStack()
  return {
    database: theatre.database,
    desk: theatre.desk,
    caseChangeDesk: theatre.caseChangeDesk,
    regulationRequestDesk: theatre.regulationRequestDesk,
    calendarDesk: theatre.calendarDesk,
    files: theatre.files,
    verifier: createVerifier(signIn),
    askWorker: () => Promise.resolve(),
    askMail: () => Promise.resolve(),
    askTemporal: () =>
      theatre.client.workflowService.describeNamespace({ namespace: theatre.client.options.namespace }),
    calendar: ENGLAND,
    cqcUpdates: false,
    clockShift: Date.parse(`${ON}T10:00:00Z`) - Date.now(),
    patience: 20_000,
    version: '0.0.0-test',
    log: pino({ level: 'silent' }),
    ...own,
  }
}

/** A theatre and an API on it. */
export async function openApi(options: TheatreOptions = {}) {
  const theatre = await openTheatre(options)
  const api = await serve(portsOf(theatre))
  return {
    ...api,
    theatre,
    async close() {
      await api.close()
      await theatre.close()
    },
  }
}

export type Api = Awaited<ReturnType<typeof openApi>>
