// A small server that speaks clamd's INSTREAM protocol as its manual describes it, for tests: it knows one signature, has
// a limit, and can be away, hang up or talk nonsense.
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** What it finds infected: harmless here, and in no real signature list. */
export const INFECTED = 'PLAINLY-FICTIONAL-MALWARE'
export const SIGNATURE = 'Fictional.Test.Signature'

export interface ClamdServer {
  readonly host: string
  readonly port: number
  /** How many streams it has scanned to their end. */
  scanned(): number
  /** How it behaves from now on. */
  behave(how: 'well' | 'hangs-up' | 'talks-nonsense'): void
  /** Closes; with the same port it can be opened again. */
  close(): Promise<void>
}

const LIMIT = 1024 * 1024

export async function openClamd(port = 0): Promise<ClamdServer> {
  let how: 'well' | 'hangs-up' | 'talks-nonsense' = 'well'
  let scanned = 0
  const server = createServer((socket) => {
    if (how === 'hangs-up') return void socket.destroy()
    if (how === 'talks-nonsense') return void socket.resume().end('220 smtp.example.org ESMTP\r\n')
    answer(socket, () => (scanned += 1))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    scanned: () => scanned,
    behave: (next) => (how = next),
    close: () => closed(server),
  }
}

function answer(socket: Socket, whole: () => void) {
  let bytes = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (data: Buffer) => {
    bytes = Buffer.concat([bytes, data])
    const command = bytes.indexOf(0)
    if (command < 0) return
    if (bytes.subarray(0, command).toString() !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
    const content: Buffer[] = []
    let at = command + 1
    for (;;) {
      if (bytes.length < at + 4) return
      const length = bytes.readUInt32BE(at)
      if (length === 0) break
      if (bytes.length < at + 4 + length) return
      content.push(bytes.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    const all = Buffer.concat(content)
    if (all.length > LIMIT) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    whole()
    socket.end(all.includes(INFECTED) ? `stream: ${SIGNATURE} FOUND\0` : 'stream: OK\0')
  })
}

const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()))
