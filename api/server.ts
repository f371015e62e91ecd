// The HTTP server: limits against slow and endless requests, and an end that lets running ones finish.
import type { Server } from 'node:http'
import { answerUnreadable } from './unreadable.js'

/** Milliseconds. A request whose headers or body take longer is cut off. */
const HEADERS_WITHIN = 10_000
/** A file of the usual limit by a slow line; JSON has a shorter time of its own (middleware/json-body.ts). */
const REQUEST_WITHIN = 15 * 60_000
/** Longer than proxies keep idle connections, so that it is never the server that closes first. */
const KEEP_ALIVE = 65_000
/** Longer than the longest wait for an answer of a case. */
const STOP_WITHIN = 10_000

/** Listens, or rejects with the reason (the port is taken). */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  server.headersTimeout = HEADERS_WITHIN
  server.requestTimeout = REQUEST_WITHIN
  server.keepAliveTimeout = KEEP_ALIVE
  server.on('clientError', answerUnreadable)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** A function that ends the server: no new requests, running ones finish, then what they needed is closed. Once. */
export function stopGracefully(server: Server, close: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | null = null
  return () => {
    ending ??= (async () => {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), STOP_WITHIN)
      await ended
      clearTimeout(patience)
      await close()
    })()
    return ending
  }
}
