// Answers what Node's parser cannot read as a request: cut off in the middle, too slow, too long a header. Without this
// such a caller would get a bare status line.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem, problemDocument } from './problem.js'

/** A listener for a server's `clientError`. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = STATUS[error.code ?? ''] ?? 400
  const detail =
    error.code === 'HPE_INVALID_EOF_STATE'
      ? 'The connection ended before the request did. Nothing was kept.'
      : `The request cannot be read (${error.code ?? 'unknown'}).`
  const document = { ...problemDocument(new Problem('cut-off', { detail }), randomUUID()), status }
  const body = JSON.stringify(document)
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}
