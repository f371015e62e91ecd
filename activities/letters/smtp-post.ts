// The post by SMTP, over a few connections that stay open: a connection a mail would be twenty times slower.
import { createTransport } from 'nodemailer'
import { isMailAddress, mailboxIn } from '../../domain/outside/mail-address.js'
import { PostUnavailable, type Post } from './post.js'

const CONNECTIONS = 3
const CONNECT_WITHIN = 5_000
const ANSWER_WITHIN = 10_000
/** In all, waiting for a free connection included: below the activity's 30 seconds, so that no try outlives its own. */
const DELIVER_WITHIN = 20_000

export interface SmtpPost extends Post {
  /** Lets deliveries under way finish and closes the connections; later letters fail. */
  close(): void
}

export interface SmtpSettings {
  /** `smtp://` or `smtps://` address, with user and password if the server wants them. */
  readonly smtpUrl: string
  /** What stands in From; the mail system returns to this address what it cannot deliver. */
  readonly from: string
  /** Milliseconds after which a delivery is broken off. */
  readonly deliverWithin?: number
}

/**
 * A post that delivers by SMTP; it connects when first used. An address is handed on as an object: nothing is left to be
 * parsed, so no letter goes to a mailbox that another reading of the address would name.
 *
 * @throws when the sender is no mailbox
 */
export function createSmtpPost({ smtpUrl, from, deliverWithin = DELIVER_WITHIN }: SmtpSettings): SmtpPost {
  const sender = mailboxIn(from)
  if (!sender) throw new Error('the sender of letters (MAIL_FROM) is no mailbox')
  const transport = createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_WITHIN,
    dnsTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    socketTimeout: ANSWER_WITHIN,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver({ to, replyTo, ...mail }) {
      if (!isMailAddress(to)) return { accepted: false, why: 'not-an-address' }
      const answers = mailboxIn(replyTo)
      try {
        await transport.sendMail({
          ...mail,
          from: { ...sender },
          to: { name: '', address: to },
          ...(answers && { replyTo: { ...answers } }),
          // RFC 3834: holiday notices are not to be sent in answer to a reminder.
          headers: { 'Auto-Submitted': 'auto-generated' },
          // A server that trickles its answers is cut off here: no timeout of the socket would notice it.
          signal: AbortSignal.timeout(deliverWithin),
        })
        return { accepted: true }
      } catch (error) {
        return refusalOf(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

interface SmtpError {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
}

/** A refusal for good, or throws. The error's own message is dropped: it holds the address and the server's words. */
function refusalOf({ code, command, responseCode }: SmtpError): { accepted: false; why: string } {
  const aboutTheLetter = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
  if (aboutTheLetter && responseCode !== undefined && responseCode >= 500)
    return { accepted: false, why: `smtp-${responseCode}` }
  // An address that is none is found before the server is asked.
  if (code === 'EENVELOPE' && !responseCode) return { accepted: false, why: 'not-an-address' }
  // A sender or a password that the server does not accept is our fault, not this letter's: it can be put right in time.
  const what = [code ?? 'unknown', command, responseCode].filter(Boolean).join(' ')
  throw new PostUnavailable(
    `the mail server did not take the letter (${what}); check SMTP_URL and MAIL_FROM if it lasts`,
  )
}
