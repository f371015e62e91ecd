// The catcher's mail server. Some addresses behave badly on purpose, so that refusals can be seen and tested:
// `refused…@` is refused for good (550), `greylist…@` twice for now (451) and then accepted.
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { MailStore } from './store.js'

const LARGEST = 25 * 1024 * 1024
const GREYLISTED_TRIES = 2

type Refusal = Error & { responseCode: number }
const refusal = (responseCode: number, message: string): Refusal =>
  Object.assign(new Error(message), { responseCode })

function refuse(address: string, tries: Map<string, number>): Refusal | undefined {
  const name = address.toLowerCase()
  if (name.startsWith('refused'))
    return refusal(550, '5.1.1 No such mailbox here (this catcher refuses refused…@)')
  if (!name.startsWith('greylist')) return undefined
  const tried = (tries.get(name) ?? 0) + 1
  tries.set(name, tried)
  return tried <= GREYLISTED_TRIES ? refusal(451, '4.7.1 Greylisted, try again later') : undefined
}

const envelopeOf = ({ envelope }: SMTPServerSession) => ({
  from: envelope.mailFrom ? envelope.mailFrom.address : '',
  to: envelope.rcptTo.map((recipient) => recipient.address),
})

/** Makes the mail server; it answers 250 only after the mail is on disk. */
export function createSmtpServer(store: MailStore): SMTPServer {
  const tries = new Map<string, number>()
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    size: LARGEST,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: (recipient, _session, done) => done(refuse(recipient.address, tries)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(refusal(552, `5.3.4 More than ${LARGEST} bytes`))
        void store.add(envelopeOf(session), Buffer.concat(chunks)).then(
          (mail) => done(null, `kept as ${mail.id}`),
          (error: Error) => done(refusal(451, `4.3.0 Not kept: ${error.message}`)),
        )
      })
    },
  })
}
