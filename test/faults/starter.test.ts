// `npm start` as a user meets it: one table, one running system a checkout, parts that come back, nothing left over.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isRunning } from '../../dev/process-identity.js'
import { connectTemporal } from '../../temporal/connect.js'
import {
  copyCheckout,
  npm,
  processesOf,
  removeCopy,
  runRecord,
  type Started,
} from '../support/checkout-copy.js'
import { caseRequest } from '../support/fictional-case.js'
import { endByWebPage, portsBeside } from '../support/web-page.js'

const LONG = 300_000
const HOST = '127.0.0.1'
const CASE_ADDRESS = '/cases/99-300-001'

let folder: string
let started: Started
let occupant: Server
let kept: Record<string, unknown>
let publicUrl: string

const identityOf = (name: string) => runRecord(folder).parts.find((part) => part.name === name)
const product = (name: string) => runRecord(folder).product?.[name] ?? ''

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 60_000; !(await holds()); await sleep(100))
    if (Date.now() > limit) throw new Error(`Not within a minute: ${what}\n${started.output()}`)
}
/** What `npm run token` prints for the officer. */
async function token(): Promise<string> {
  const command = npm(folder, ['run', '--silent', 'token', '--', 'officer'])
  expect(await command.ended).toBe(0)
  return /^[\w-]+\.[\w-]+\.[\w-]+$/m.exec(command.output())?.[0] ?? ''
}
/** What `npm run address` prints. */
async function address(): Promise<string> {
  const command = npm(folder, ['run', '--silent', 'address'])
  expect(await command.ended).toBe(0)
  return /^http:\/\/\S+$/m.exec(command.output())?.[0] ?? ''
}
/** What a `GET` answers, in the officer's name; with a body it is a `POST`, repeated until it is taken. */
async function call(address: string, body?: object): Promise<Record<string, unknown>> {
  const headers = {
    authorization: `Bearer ${await token()}`,
    ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  }
  let answer: Record<string, unknown> = {}
  await until(`${address} is answered`, async () => {
    const response = await fetch(`${product('PUBLIC_URL')}${address}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    }).catch(() => undefined)
    if (response?.status === 400) throw new Error(await response.text())
    if (response) answer = (await response.json()) as Record<string, unknown>
    return response?.ok ?? false
  })
  return answer
}
/** Rehearses the shortest of the fictional cases and returns how it ended. */
async function rehearsed(): Promise<unknown> {
  const examples = readFileSync(path.join(folder, 'examples/fictional.json'), 'utf8')
  const shortest = (JSON.parse(examples) as { reference: string }[]).filter(
    (c) => c.reference === '99 000 002',
  )
  const file = path.join(folder, '.state', 'shortest.json')
  writeFileSync(file, JSON.stringify(shortest))
  const command = npm(folder, ['run', '--silent', 'rehearse', '--', file, '--json'])
  expect([await command.ended, command.output()]).toEqual([0, expect.any(String)])
  const json = /\{.*\}/s.exec(command.output())?.[0] ?? ''
  return (JSON.parse(json) as { cases: { outcome: string }[] }).cases.map(({ outcome }) => outcome)
}
async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}
async function killed(name: string): Promise<void> {
  const before = identityOf(name)
  process.kill(before?.pid ?? 0, 'SIGKILL')
  await until(`${name} runs again`, () => {
    const now = identityOf(name)
    return now !== undefined && now.pid !== 0 && now.pid !== before?.pid && isRunning(now)
  })
}

beforeAll(() => {
  folder = copyCheckout()
})
afterAll(async () => {
  started.interrupt()
  await started.ended
  occupant.close()
  await removeCopy(folder)
}, LONG)

// Each test goes on where the one before stopped: bringing everything up for each would take minutes.
describe('npm start', () => {
  it('names every mistake in the environment, and starts nothing', async () => {
    const failed = npm(folder, ['start'], { SMTP_URL: 'mail', PORT: '99999', DATABASE_URL: 'db' })
    started = failed
    expect(await failed.ended).toBe(1)
    expect(failed.output()).toContain('The configuration has 3 problems')
    for (const name of ['SMTP_URL', 'PORT', 'DATABASE_URL'])
      expect(failed.output()).toContain(`  ${name} must`)
    expect(processesOf(folder)).toEqual([])
  }, 60_000)

  it.each([
    ['--help', 0, ''],
    ['--sever', 2, "Unknown option '--sever'"],
    ['everything', 2, '“everything” is too much.'],
  ])(
    'answers %s with its usage, and starts nothing',
    async (option, code, fault) => {
      const told = npm(folder, ['start', '--', option])
      expect(await told.ended).toBe(code)
      expect(told.output()).toContain('npm start [-- --server]')
      expect(told.output()).toContain(fault)
      expect(processesOf(folder)).toEqual([])
    },
    60_000,
  )

  it(
    'prints one table of addresses that answer and accounts that get tokens, past a port that is taken',
    async () => {
      occupant = createServer().listen(3000, HOST)
      occupant.on('error', () => undefined) // then somebody else holds it, which is as good
      started = npm(folder, ['start'])
      await started.ready()
      const output = started.output()
      expect(output).toContain('Port 3000 was taken')
      const addresses = [...output.matchAll(/http:\/\/\S+/g)].map(([address]) => address)
      expect(addresses).toHaveLength(5)
      for (const address of addresses.filter((each) => each !== product('PUBLIC_URL')))
        expect([address, await answers(address)]).toEqual([address, true])
      // What the README's commands are sent to.
      expect(await address()).toBe(product('PUBLIC_URL'))
      expect(await address()).not.toContain(':3000')
      for (const account of ['officer', 'manager', 'director', 'cqc', 'provider', 'council', 'administrator'])
        expect(output).toContain(`\n  ${account} `)
      const [, claims = ''] = (await token()).split('.')
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        sub: 'officer',
        roles: ['case-officer'],
        iss: product('OIDC_ISSUER'),
      })
    },
    LONG,
  )

  it('carries out no batch that a web page sends to Temporal or its Web UI', async () => {
    const portOf = (name: string) => Number(product(name).split(':').at(-1))
    const ports = portsBeside(portOf('TEMPORAL_ADDRESS')).concat(portOf('TEMPORAL_UI_URL'))
    const namespace = product('TEMPORAL_NAMESPACE')
    const batch = { namespace, query: `ExecutionStatus = 'Running'`, jobId: randomUUID() }
    const spoken = (await endByWebPage(ports, batch)).filter((status) => status !== 0)
    expect(spoken.length).toBeGreaterThan(0) // the Web UI at least
    expect(spoken.filter((status) => status < 400)).toEqual([])
    const { connection, close } = connectTemporal({ address: product('TEMPORAL_ADDRESS'), namespace })
    const { operationInfo } = await connection.workflowService.listBatchOperations({ namespace })
    expect(operationInfo).toEqual([])
    await close()
  }, 60_000)

  it('says, when it is started again, that it runs and where', async () => {
    const second = npm(folder, ['start'])
    expect(await second.ended).toBe(0)
    expect(second.output()).toContain('It runs already')
    expect(second.output()).toContain(product('PUBLIC_URL'))
  }, 60_000)

  it('lets a case be rehearsed beside it, on the parts that run', async () => {
    const { parts } = runRecord(folder)
    expect(await rehearsed()).toEqual(['no-recommendations'])
    expect(runRecord(folder).parts).toEqual(parts)
    expect(parts.filter(isRunning)).toHaveLength(parts.length)
  }, 60_000)

  it(
    'takes a case, and starts a part again that was killed',
    async () => {
      await call('/cases', caseRequest('99 300 001', 'example-council', ['2029-03-01']))
      await killed('worker')
      await killed('PostgreSQL')
      await killed('mail catcher')
      await killed('Temporal')
      await until('the API answers', () => answers(`${product('PUBLIC_URL')}/health`))
    },
    LONG,
  )

  it('ends every process on Ctrl-C', async () => {
    await until('its letter has left', async () => {
      kept = await call(CASE_ADDRESS)
      return JSON.stringify(kept).includes('"status":"sent"')
    })
    publicUrl = product('PUBLIC_URL')
    started.interrupt()
    await started.ended
    expect(started.output()).toContain('Stopping')
    expect(processesOf(folder)).toEqual([])
  }, 60_000)

  it('need not run for a case to be rehearsed, which brings up what it needs and ends it', async () => {
    expect(await rehearsed()).toEqual(['no-recommendations'])
    expect(processesOf(folder)).toEqual([])
  }, 120_000)

  it(
    'goes on at the same addresses with the same case, and after kill -9 of itself ends what it left behind',
    async () => {
      started = npm(folder, ['start'])
      await started.ready()
      expect(product('PUBLIC_URL')).toBe(publicUrl)
      expect(await call(CASE_ADDRESS)).toEqual(kept)
      const { starter, parts } = runRecord(folder)
      process.kill(starter.pid, 'SIGKILL')
      await started.ended
      expect(parts.filter(isRunning)).toHaveLength(parts.length)

      started = npm(folder, ['start'])
      await started.ready()
      expect(started.output()).toContain('Ended what an earlier start left behind')
      expect(parts.filter(isRunning)).toEqual([])
      expect(product('PUBLIC_URL')).toBe(publicUrl)
    },
    LONG,
  )
})
