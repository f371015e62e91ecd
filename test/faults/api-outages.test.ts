// What is down is named, with 503 and when to try again; nothing is lost, and a repeat is one decision.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from 'node:net'
import { createVerifier } from '../../api/sign-in/verifier.js'
import type { ApiPorts } from '../../api/ports.js'
import { questionToMail } from '../../api/mail-server.js'
import { questionTo, questionToWorker } from '../../api/readiness.js'
import { createDatabase } from '../../prisma/client.js'
import type { Prisma } from '../../prisma/generated/client.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import { portsOf, serve, type Answer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, newCase, PROVIDER } from '../support/api-cases.js'

const api = apiForFile(addBodies)
const closing: (() => unknown)[] = []

afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

const NOWHERE = '127.0.0.1:1'

/** An API on the same stack with some parts away. */
async function without(own: Partial<ApiPorts>) {
  const other = await serve(portsOf(api.theatre, { patience: 2_000, ...own }))
  closing.push(other.close)
  return other
}

/** A listener that takes connections and never answers. */
async function silence(): Promise<number> {
  const sockets = new Set<Socket>()
  const server: SocketServer = createSocketServer((socket) =>
    sockets.add(socket.on('error', () => undefined)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

function expectAway(answer: Answer, part: string) {
  expect(answer.body).toMatchObject({ type: '/problems/unavailable', status: 503, part })
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}

describe('the database', () => {
  it.each(['refuses', 'is silent'])('that %s is named by every address that needs it', async (how) => {
    const place = how === 'refuses' ? NOWHERE : `127.0.0.1:${await silence()}`
    const database = createDatabase(`postgresql://nobody:x@${place}/none`, { max: 10 })
    const other = await without({ database, patience: 10_000 })
    const away = await Promise.all([
      other.get('/cases'),
      other.get('/cases/99-000-001'),
      other.get('/tasks'),
      other.get('/bodies'),
      other.post('/cases', newCase()),
      other.post(`/cases/99-000-001/bodies/${PROVIDER}/notes`, { text: 'x' }),
      other.post('/bodies', { type: 'council', name: 'Another Fictional Council' }),
      other.get(`/answer/${'A'.repeat(43)}`, { as: null }),
    ])
    for (const answer of away) expectAway(answer, 'database')
    const ready = await other.get('/ready', { as: null })
    expectAway(ready, 'database')
    expect(ready.body.detail).toBe('Down: database.')
    expect((await other.get('/health', { as: null })).status).toBe(200)
    await database.$disconnect()
  })
})

describe('Temporal', () => {
  it.each(['refuses', 'is silent'])('that %s is named, and the words wait for the repeat', async (how) => {
    const place = how === 'refuses' ? NOWHERE : `127.0.0.1:${await silence()}`
    const temporal = connectTemporal({ address: place, namespace: 'test' })
    closing.push(() => temporal.close())
    const begun = await begin(api)
    const other = await without({
      desk: createDesk(temporal.client, api.theatre.taskQueue),
      askTemporal: questionTo(temporal.connection, 'test'),
      patience: 500,
    })
    const request = newCase()
    const key = randomUUID()
    const away = await Promise.all([
      other.post('/cases', request),
      other.post(`${begun.path}/notes`, { text: 'x' }, { key }),
      other.post('/bodies', { type: 'council', name: 'Another Fictional Council' }),
      other.get('/ready', { as: null }),
    ])
    for (const answer of away) expectAway(answer, 'temporal')
    expect((await other.get(begun.address)).status).toBe(200)

    expect((await api.post('/cases', request)).status).toBe(201)
    expect((await api.post(`${begun.path}/notes`, { text: 'x' }, { key })).status).toBe(200)
  })
})

describe('the identity provider', () => {
  let answerWith = 200
  let keys: unknown = { keys: [] }
  let server: Server
  let issuer: string

  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = request.url === '/keys' ? keys : { issuer, jwks_uri: `${issuer}/keys` }
      response.writeHead(request.url === '/keys' ? answerWith : 200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    closing.push(() => server.close())
  })

  it('that is away is named, never blamed on the token', async () => {
    const other = await without({ verifier: createVerifier({ issuer: `http://${NOWHERE}`, audience: 'x' }) })
    expectAway(await other.get('/cases'), 'sign-in')
    expectAway(await other.get('/ready', { as: null }), 'sign-in')
  })

  it('whose keys cannot be fetched is named, and asked again when it is back', async () => {
    const other = await without({ verifier: createVerifier({ issuer, audience: 'followthrough' }) })
    answerWith = 500
    expectAway(await other.get('/cases'), 'sign-in')
    answerWith = 200
    keys = 'no key set'
    expectAway(await other.get('/cases'), 'sign-in')
    keys = { keys: [] }
    expect((await other.get('/cases')).status).toBe(401)
  })

  it('that names another issuer than configured is not believed', async () => {
    const other = await without({ verifier: createVerifier({ issuer: `${issuer}/other`, audience: 'x' }) })
    expectAway(await other.get('/cases'), 'sign-in')
  })
})

describe('several parts', () => {
  it('that are down are all named by the readiness address', async () => {
    const database = createDatabase(`postgresql://nobody:x@${NOWHERE}/none`, { max: 1 })
    const other = await without({
      database,
      askTemporal: () => Promise.reject(new Error('away')),
      verifier: createVerifier({ issuer: `http://${NOWHERE}`, audience: 'x' }),
    })
    const { body } = await other.get('/ready', { as: null })
    expect(body.errors.map((e) => e.parameter)).toEqual(['database', 'temporal', 'sign-in'])
    await database.$disconnect()
  })
})

describe('what running cases wait for', () => {
  const partsOf = async (own: Partial<ApiPorts>) => {
    const { status, body } = await (await without(own)).get('/ready', { as: null })
    expect(status).toBe(200)
    return (body as unknown as { parts: Record<string, string> }).parts
  }

  it('is named by the readiness address: a mail server that refuses, is silent, or is none', async () => {
    const mail = api.theatre.stack.mail.smtpUrl
    expect(await partsOf({ askMail: questionToMail(mail, 1_000) })).toMatchObject({
      mail: 'up',
      worker: 'up',
    })
    const web = new URL(api.theatre.stack.mail.webUrl).host
    for (const place of [NOWHERE, `127.0.0.1:${await silence()}`, web])
      expect(await partsOf({ askMail: questionToMail(`smtp://${place}`, 500) })).toMatchObject({
        mail: 'down',
      })
  })

  it('is named by the readiness address: a worker on the product’s task queue', async () => {
    const { address, namespace } = api.theatre.stack.temporal
    const temporal = connectTemporal({ address, namespace })
    closing.push(() => temporal.close())
    const at = (queue: string) => ({ askWorker: questionToWorker(temporal.connection, namespace, queue) })
    expect(await partsOf(at(api.theatre.taskQueue))).toMatchObject({ worker: 'up' })
    expect(await partsOf(at('nobody-listens-here'))).toMatchObject({ worker: 'down', mail: 'up' })
  })
})

describe('the worker', () => {
  it('that is away is named; a case can begin; the repeat after its return is one decision', async () => {
    const begun = await begin(api)
    const other = await without({})
    await api.theatre.stopWorker()
    const key = randomUUID()
    expectAway(await other.post(`${begun.path}/notes`, { text: 'Once.' }, { key }), 'worker')
    const started = await other.post('/cases', newCase())
    expect(started.status).toBe(201)
    const body = await other.post('/bodies', { type: 'council', name: 'Later Fictional Council' })
    expect([body.status, body.body.already]).toEqual([202, false])

    await api.theatre.restartWorker(200)
    const answer = await api.post(`${begun.path}/notes`, { text: 'Once.' }, { key })
    expect(answer.status).toBe(200)
    const noted = await api.theatre.database.ledger.count({
      where: { reference: begun.reference, event: 'noted' },
    })
    expect(noted).toBe(1)
    expect((await api.get(`/bodies/${body.body.id}`)).status).toBe(200)
  })

  it('that takes its time: 202 with the address where the outcome appears', async () => {
    const begun = await begin(api)
    // The ledger's rows cannot be written while another holds the table.
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const { owner, locked } = await lockLedger(held)
    await locked
    const other = await without({ patience: 1_000 })
    const key = randomUUID()
    const answer = await other.post(`${begun.path}/notes`, { text: 'Slow.' }, { key })
    expect(answer.status).toBe(202)
    const address = answer.headers.get('location') ?? ''
    expect(answer.body).toMatchObject({ status: 'accepted', update: address })
    expect((await api.get(address)).status).toBe(202)
    release()
    await owner
    let outcome = await api.get(address)
    for (let tries = 0; tries < 30 && outcome.status === 202; tries++) outcome = await api.get(address)
    expect(outcome.body).toMatchObject({ status: 'done', seq: 3 })
    expect((await api.post(`${begun.path}/notes`, { text: 'Slow.' }, { key })).body.seq).toBe(3)
    expect((await api.get(address.replace(/[0-9a-f]{64}$/, '0'.repeat(64)))).status).toBe(404)
  })
})

describe('a case for which eight messages wait', () => {
  it('refuses the ninth with 503 and when to try again, and takes the eight', async () => {
    const begun = await begin(api)
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const { owner, locked } = await lockLedger(held)
    await locked
    const other = await without({ patience: 1_500 })
    const answers: Answer[] = []
    for (let n = 1; n <= 9; n += 1)
      answers.push(await other.post(`${begun.path}/notes`, { text: `Note ${n}.` }))
    release()
    await owner
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(8).fill(202), 503])
    const [ninth] = answers.slice(8)
    expect(ninth?.body.type).toBe('/problems/busy')
    expect(Number(ninth?.headers.get('retry-after'))).toBeGreaterThan(0)
    const count = () =>
      api.theatre.database.ledger.count({ where: { reference: begun.reference, event: 'noted' } })
    for (let tries = 0; tries < 100 && (await count()) < 8; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await count()).toBe(8)
  })
})

/** Holds the ledger until `held` settles. */
async function lockLedger(held: Promise<void>) {
  const database = createDatabase(api.theatre.ownerUrl, { max: 1 })
  let lockedNow: () => void = () => undefined
  const locked = new Promise<void>((resolve) => (lockedNow = resolve))
  const lock = async () => {
    const hold = async (tx: Prisma.TransactionClient) => {
      await tx.$executeRaw`LOCK TABLE ledger IN ACCESS EXCLUSIVE MODE`
      lockedNow()
      await held
    }
    try {
      await database.$transaction(hold, { timeout: 30_000 })
    } finally {
      await database.$disconnect()
    }
  }
  return { owner: lock(), locked }
}
