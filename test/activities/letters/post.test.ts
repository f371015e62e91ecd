// What the adapters make of mail servers: which answers are for good, which are for now, and how long they wait. Each
// server here is a real one that misbehaves in one way.
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Mail } from '../../../activities/letters/post.js'
import { createSmtpPost, type SmtpPost } from '../../../activities/letters/smtp-post.js'

const mail: Mail = {
  to: 'somebody@example.org',
  replyTo: 'office@example.org',
  messageId: '<one@example.org>',
  subject: 'A subject',
  text: 'A text\n',
  html: '<p>A text</p>',
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function postTo(port: number, deliverWithin?: number): Promise<SmtpPost> {
  const post = createSmtpPost({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'office@example.org',
    ...(deliverWithin && { deliverWithin }),
  })
  closing.push(() => post.close())
  return Promise.resolve(post)
}

async function postToServer(options: SMTPServerOptions, deliverWithin?: number): Promise<SmtpPost> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return postTo(portOf(server.server), deliverWithin)
}

const answer = (responseCode: number) =>
  Object.assign(new Error(`no, ${mail.to} is not wanted`), { responseCode })

const takesMail: SMTPServerOptions['onData'] = (stream, _session, done) => {
  stream.resume()
  stream.on('end', () => done())
}

describe('the post by SMTP', () => {
  it.each([
    ['at its recipient', { onRcptTo: (_a, _s, done) => done(answer(550)) }, 'smtp-550'],
    ['at its size', { onRcptTo: (_a, _s, done) => done(answer(552)) }, 'smtp-552'],
    [
      'at its content',
      {
        onData: (stream, _session, done) => {
          stream.resume()
          stream.on('end', () => done(answer(554)))
        },
      },
      'smtp-554',
    ],
  ] satisfies [string, SMTPServerOptions, string][])(
    'is refused for good %s',
    async (_where, options, why) => {
      const post = await postToServer(options)
      expect(await post.deliver(mail)).toEqual({ accepted: false, why })
    },
  )

  it('knows an address that is none without asking', async () => {
    const post = await postToServer({ onData: takesMail })
    expect(await post.deliver({ ...mail, to: 'nobody' })).toEqual({ accepted: false, why: 'not-an-address' })
  })

  it.each([
    [
      'the recipient is greylisted',
      { onRcptTo: (_a, _s, done) => done(answer(451)) },
      'EENVELOPE RCPT TO 451',
    ],
    ['the mailbox is full', { onRcptTo: (_a, _s, done) => done(answer(452)) }, 'EENVELOPE RCPT TO 452'],
    [
      'our sender is not allowed, which we can put right',
      { onMailFrom: (_a, _s, done) => done(answer(553)) },
      '553',
    ],
    ['the server is shutting down', { onConnect: (_s, done) => done(answer(421)) }, 'EPROTOCOL'],
    [
      'the server could not keep it',
      {
        onData: (stream, _session, done) => {
          stream.resume()
          stream.on('end', () => done(answer(451)))
        },
      },
      'EMESSAGE DATA 451',
    ],
  ] satisfies [string, SMTPServerOptions, string][])(
    'may be tried again when %s',
    async (_when, options, code) => {
      const post = await postToServer(options)
      const failure = await post.deliver(mail).then(
        (delivery) => Promise.reject(new Error(JSON.stringify(delivery))),
        (error: Error) => error,
      )
      expect(failure.name).toBe('PostUnavailable')
      expect(failure.message).toContain(code)
      expect(`${failure.message} ${failure.stack ?? ''} ${String(failure.cause)}`).not.toContain(
        'example.org',
      )
    },
  )

  it('may be tried again when nobody listens', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = portOf(server)
    await new Promise((resolve) => server.close(resolve))
    const post = await postTo(port)
    await expect(post.deliver(mail)).rejects.toThrow('ESOCKET')
  })

  it('breaks off a server that does not answer, and delivers the next mail', async () => {
    let silent = true
    const post = await postToServer(
      {
        onData: (stream, _session, done) => {
          stream.resume()
          stream.on('end', () => (silent ? undefined : done()))
        },
      },
      300,
    )
    const began = Date.now()
    await expect(post.deliver(mail)).rejects.toThrow('EABORT')
    expect(Date.now() - began).toBeLessThan(2_000)
    silent = false
    expect(await post.deliver(mail)).toEqual({ accepted: true })
  })

  it('sends many mails over few connections', async () => {
    let connections = 0
    const post = await postToServer({
      onConnect: (_session, done) => {
        connections += 1
        done()
      },
      onData: takesMail,
    })
    const deliveries = await Promise.all(Array.from({ length: 30 }, () => post.deliver(mail)))
    expect(deliveries).toEqual(Array(30).fill({ accepted: true }))
    expect(connections).toBeLessThanOrEqual(3)
  })
})
