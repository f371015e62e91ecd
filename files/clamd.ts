// Asks a ClamAV daemon about a content (INSTREAM, as its manual describes it): pieces with their length before each, an
// empty one at the end, and one line back. Whatever is no clear answer is trouble, and never “clean”. What trouble says
// is read by whoever sent the file, so it names no address of ours; its cause does.
import { connect } from 'node:net'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** `infected`: under the name that the scanner gives it. */
export type Finding = { readonly found: 'clean' } | { readonly found: 'infected'; readonly name: string }

/** Why there is no answer, in words for whoever waits for the file. */
export class ScanTrouble extends Error {}

export interface Scanner {
  /** Rejects with a `ScanTrouble`, or with what is wrong with the content. */
  scan(content: Readable): Promise<Finding>
}

/** Milliseconds without a byte, after which the scanner counts as away: it gives up itself after two minutes. */
const SILENT_AT_MOST = 150_000

/** The scanner at this address. Nothing is asked of it before the first file. */
export const createClamd = ({ host, port }: { readonly host: string; readonly port: number }): Scanner => ({
  async scan(content) {
    const socket = connect({ host, port })
    let reply = ''
    let trouble: Error | null = null
    socket
      .setEncoding('latin1')
      .setTimeout(SILENT_AT_MOST, () => socket.destroy(new Error('it does not answer')))
    socket.on('data', (text: string) => (reply += text))
    socket.on('error', (error) => (trouble = error))
    const closed = once(socket, 'close').catch(() => undefined)
    try {
      await Promise.race([once(socket, 'connect'), closed])
      socket.write('zINSTREAM\0')
      for await (const piece of content as AsyncIterable<Buffer>) {
        // It answers early when it has had enough: too long for it, or no need to see more.
        if (reply !== '' || socket.destroyed) break
        const length = Buffer.alloc(4)
        length.writeUInt32BE(piece.length)
        socket.write(length)
        if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
      }
      if (!socket.destroyed) socket.end(Buffer.alloc(4))
      await closed
    } finally {
      content.destroy()
      socket.destroy()
    }
    return findingOf(reply, trouble)
  },
})

function findingOf(reply: string, trouble: Error | null): Finding {
  const line = reply.replace(/\0[^]*$/, '').trim()
  if (/^stream: OK$/.test(line) && reply.includes('\0')) return { found: 'clean' }
  const [, name] = /^stream: (.+) FOUND$/.exec(line) ?? []
  if (name !== undefined) return { found: 'infected', name: name.slice(0, 200) }
  if (line !== '') throw new ScanTrouble(`the scanner answers: ${line.slice(0, 200)}`)
  throw new ScanTrouble('the scanner cannot be reached', trouble ? { cause: trouble } : {})
}
