// Whether the mail server answers. The API sends no mail; it says of the worker's mail server whether it is there.
import { connect } from 'node:net'
import { connect as connectByTls } from 'node:tls'

/** SMTP's greeting (RFC 5321, 4.2). */
const GREETING = /^220[ -]/

/** A question to the mail server at an SMTP_URL, which is given up after so many milliseconds. */
export const questionToMail = (smtpUrl: string, withinMs: number) => (): Promise<void> => {
  const { protocol, hostname, port } = new URL(smtpUrl)
  const isTls = protocol === 'smtps:'
  const place = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || (isTls ? 465 : 25)) }
  return new Promise((resolve, reject) => {
    const socket = isTls ? connectByTls({ ...place, servername: place.host }) : connect(place)
    socket.setTimeout(withinMs, () => socket.destroy(new Error('the mail server is silent')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the mail server hung up')))
    socket.once('data', (greeting: Buffer) => {
      if (GREETING.test(greeting.toString('latin1'))) resolve()
      else reject(new Error('what answers is no mail server'))
      socket.end('QUIT\r\n')
    })
  })
}
