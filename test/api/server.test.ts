// The end of the API's process: requests that run are answered, idle connections are closed, and only then what they
// needed.
import { expect, it } from '@jest/globals'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen, stopGracefully } from '../../api/server.js'

it('answers what runs, takes nothing new, closes once, and is over', async () => {
  const events: string[] = []
  let answer: () => void = () => undefined
  const server = createServer((_request, response) => {
    answer = () => {
      events.push('answered')
      response.end('whole')
    }
  })
  await listen(server, { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: '127.0.0.1', agent }, resolve).on('error', reject)
    })

  const first = ask()
  while ((await connectionsOf(server)) === 0) await new Promise((done) => setTimeout(done, 5))
  await new Promise((done) => setTimeout(done, 20))
  const stop = stopGracefully(server, () => {
    events.push('closed')
    return Promise.resolve()
  })
  const ending = Promise.all([stop(), stop()])
  await expect(ask()).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/)
  answer()
  const response = await first
  expect(response.statusCode).toBe(200)
  response.resume()
  await ending
  expect(events).toEqual(['answered', 'closed'])
  agent.destroy()
})

it('says why it cannot listen', async () => {
  const taken = createServer()
  await listen(taken, { host: '127.0.0.1', port: 0 })
  const { port } = taken.address() as AddressInfo
  await expect(listen(createServer(), { host: '127.0.0.1', port })).rejects.toThrow('EADDRINUSE')
  taken.close()
})

const connectionsOf = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) => {
    server.getConnections((_error, count) => {
      resolve(count)
    })
  })
