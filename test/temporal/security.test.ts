// A secured Temporal is spoken to by TLS, and told the API key: seen by servers that only look at what reaches them.
import { createServer, type AddressInfo, type Server } from 'node:net'
import { createServer as createHttp2Server } from 'node:http2'
import type { Connection } from '@temporalio/client'
import { afterEach, describe, expect, it } from '@jest/globals'
import { connectTemporal } from '../../temporal/connect.js'
import { connectionOptions, type TemporalSecurity } from '../../temporal/security.js'
import { startProductWorker } from '../../worker/create.js'

const servers: { close(): unknown }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const listening = (server: Server) =>
  new Promise<string>((resolve) => {
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

/** The address of a server that hangs up, and the first byte that reached it. */
async function firstByte() {
  let heard: (byte: number) => void
  const byte = new Promise<number>((resolve) => (heard = resolve))
  const address = await listening(
    createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', (chunk: Buffer) => {
        heard(chunk[0] ?? 0)
        socket.destroy()
      })
    }),
  )
  return { address, byte }
}

/** Asks something, for a second; there is no answer. */
const ask = (connection: Connection) =>
  connection
    .withDeadline(Date.now() + 1_000, () => connection.workflowService.getSystemInfo({}))
    .catch(() => undefined)

const HANDSHAKE = 0x16
/** Of “PRI * HTTP/2.0”. */
const CLEAR = 'P'.charCodeAt(0)

const CASES: readonly [string, TemporalSecurity, number][] = [
  ['in the clear', { tls: false }, CLEAR],
  ['by TLS', { tls: true }, HANDSHAKE],
  ['by TLS with an API key', { tls: true, apiKey: 'a-key' }, HANDSHAKE],
  ['in the clear with an API key, when TLS is refused', { tls: false, apiKey: 'a-key' }, CLEAR],
]

describe('Temporal is spoken to', () => {
  it.each(CASES)('%s by the client', async (_, security, first) => {
    const { address, byte } = await firstByte()
    const { connection, close } = connectTemporal({ address, namespace: 'test', security })
    const asked = ask(connection)
    expect(await byte).toBe(first)
    // A client that still tries again must not be closed.
    await asked
    await close()
  })

  it.each(CASES)('%s by the worker', async (_, security, first) => {
    const { address, byte } = await firstByte()
    const started = startProductWorker({
      address,
      security,
      namespace: 'test',
      taskQueue: 'nothing',
      activities: {},
      maxCachedWorkflows: 1,
      maxActivities: 1,
      bundlePath: null,
    })
    started.catch(() => undefined)
    expect(await byte).toBe(first)
  })
})

describe('an API key', () => {
  it('comes with every call', async () => {
    const server = createHttp2Server()
    const heard = new Promise<string | undefined>((resolve) =>
      server.on('stream', (stream, headers) => {
        resolve(headers.authorization)
        stream.close()
      }),
    )
    const address = await listening(server)
    const security = { tls: false, apiKey: 'a-key' }
    const { connection, close } = connectTemporal({ address, namespace: 'test', security })
    const asked = ask(connection)
    expect(await heard).toBe('Bearer a-key')
    // A client that still tries again must not be closed.
    await asked
    await close()
  })
})

describe('a file that is named', () => {
  it('must be there', () => {
    const security = { tls: true, authorityFile: '/nowhere/ca.pem' }
    expect(() => connectionOptions({ address: 'localhost:1', security })).toThrow('/nowhere/ca.pem')
  })
})
