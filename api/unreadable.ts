// Answers a request that Node's parser cannot read to its end: cut off in the middle, or too slow. Without this such a
// caller would get a bare status line; what is no HTTP at all still gets that.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem, problemDocument } from './problem.js'

/** A listener for a server's `clientError`. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const detail = CUT_OFF.get(error.code ?? '')
  if (detail === undefined) {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
    return void socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n\r\n`)
  }
  const body = JSON.stringify(problemDocument(new Problem('cut-off', { detail }), randomUUID()))
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

const CUT_OFF: ReadonlyMap<string, string> = new Map([
  ['HPE_INVALID_EOF_STATE', 'The connection ended before the request did. Nothing was kept.'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'The request took too long to arrive. Nothing was kept.'],
])
