// Whatever is wrong with a file that arrives, the answer is a problem document that says what, and nothing is left
// behind: no row, no content, nothing half arrived.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { connect, type Socket } from 'node:net'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { contactOf, cqc, portsOf, serve, type Answer } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import { addBodies, begin, caseAt, COUNCIL, PROVIDER, type Begun } from '../../support/api-cases.js'
import { documentParts, pdf, zipOf } from '../../support/files/made.js'
import { kept, named, sendFile, until } from '../../support/files/send.js'
import { openS3 } from '../../support/files/s3-server.js'
import { openStore } from '../../../files/store.js'
import { tokenFor } from '../../support/tokens.js'

const api = apiForFile(addBodies)
let begun: Begun
let before: unknown
const provider = contactOf(PROVIDER)

beforeAll(async () => {
  begun = await begin(api)
})
beforeEach(async () => {
  before = await kept(api)
})
afterEach(async () => {
  expect(await kept(api)).toEqual(before)
})

const send = (name: string, content: Uint8Array, options = {}) =>
  sendFile(api, begun.path, name, content, { as: provider, ...options })

function expectProblem(answer: Answer, status: number, code: string, words: string | RegExp) {
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.text).toMatch(words)
  for (const fault of answer.body.errors ?? []) expect(fault.remedy).toMatch(/\S/)
}

/** A request of which the test writes every byte itself. */
async function speak(headers: readonly string[]): Promise<Socket> {
  const { hostname, port } = new URL(api.address)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  const token = await tokenFor({ ...provider })
  const own = Object.entries(named('evidence.pdf')).map(([name, value]) => `${name}: ${value}`)
  socket.write(
    [
      `POST ${begun.path}/files HTTP/1.1`,
      `Host: ${hostname}`,
      `Authorization: Bearer ${token}`,
      'Idempotency-Key: a-key-that-is-long-enough',
      ...own,
      ...headers,
      '',
      '',
    ].join('\r\n'),
  )
  return socket
}

function answerOn(socket: Socket): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    socket.on('data', (piece) => {
      text += String(piece)
      if (/\r\n\r\n\{.*\}$/s.test(text)) resolve(text)
    })
    socket.once('close', () => resolve(text))
  })
}

describe('a file', () => {
  it('of the wrong type is refused, whatever it is called', async () => {
    expectProblem(
      await send('evidence.pdf', Buffer.from('<html>')),
      422,
      'invalid',
      'is of no kind that we know',
    )
    expectProblem(await send('evidence.pdf', zipOf(documentParts('docx'))), 422, 'invalid', 'is a Word')
  })

  it('that is empty is refused', async () => {
    expectProblem(await send('evidence.pdf', new Uint8Array()), 422, 'invalid', 'is empty')
  })

  it('of 2 GB is refused before a byte of it is read, and who goes on sending is cut off', async () => {
    const socket = await speak([`Content-Length: ${2 * 1024 ** 3}`])
    const text = await answerOn(socket)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toContain('The file is larger than 2 MB: it says 2048 MB.')
    const goesOn = setInterval(() => socket.write(Buffer.alloc(1024)), 50)
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(goesOn)
  })

  it('that says no length is counted while it arrives, and refused at the first byte too many', async () => {
    const { hostname, port } = new URL(api.address)
    const headers = {
      ...named('evidence.pdf'),
      Authorization: `Bearer ${await tokenFor({ ...provider })}`,
      'Idempotency-Key': 'a-key-that-is-long-enough',
    }
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = httpRequest(
        { hostname, port, method: 'POST', path: `${begun.path}/files`, headers },
        resolve,
      )
      sent.on('error', reject)
      for (let piece = 0; piece < 48; piece++) sent.write(Buffer.alloc(64 * 1024, '%PDF-'))
      sent.end()
    })
    response.resume()
    expect(response.statusCode).toBe(413)
  })

  it('that is a zip bomb is refused', async () => {
    const liar = { name: 'word/media/x.bin', content: Buffer.alloc(20 * 1024 * 1024), declares: 10 }
    const bomb = zipOf([...documentParts('docx'), liar])
    expectProblem(await send('evidence.docx', bomb), 422, 'invalid', 'unpacks to more than')
  })

  it.each(['../../evidence.pdf', 'C:\\evidence.pdf', 'a\u0000.pdf', 'evidence.exe', ''])(
    'with the name “%s” is refused',
    async (name) => {
      const answer = await send(name, pdf())
      expectProblem(answer, 422, 'invalid', /Content-Disposition/)
    },
  )

  it('without a name, in a form or packed is refused, with what would be right', async () => {
    const nameless = await send('x.pdf', pdf(), { headers: { 'Content-Disposition': 'attachment' } })
    expectProblem(nameless, 422, 'invalid', 'names no file')
    const form = await send('x.pdf', pdf(), {
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    })
    expectProblem(form, 415, 'wrong-content-type', 'is that of a form')
    const packed = await send('x.pdf', pdf(), { headers: { 'Content-Encoding': 'gzip' } })
    expectProblem(packed, 415, 'wrong-content-type', 'Content-Encoding')
  })

  it('that is cut off in the middle leaves nothing, and who still listens is told', async () => {
    const socket = await speak(['Content-Length: 1000'])
    socket.end('%PDF-1.7 the first half')
    const text = await answerOn(socket)
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).toContain('/problems/cut-off')
    socket.destroy()
    const gone = await speak(['Content-Length: 100000'])
    gone.write('%PDF-1.7 the first half')
    await until(async () => (await kept(api)).arriving === 1)
    gone.destroy()
    await until(async () => (await kept(api)).arriving === 0)
  })

  it('is taken from nobody who may not send evidence for this case', async () => {
    expectProblem(await send('x.pdf', pdf(), { as: contactOf(COUNCIL) }), 404, 'not-found', 'not yours')
    expectProblem(await send('x.pdf', pdf(), { as: cqc }), 403, 'wrong-role', 'cqc-officer')
    expectProblem(await send('x.pdf', pdf(), { as: null }), 401, 'not-signed-in', 'bearer')
    const nowhere = '/cases/99-999-999/bodies/example-care-home'
    expectProblem(await sendFile(api, nowhere, 'x.pdf', pdf(), { as: provider }), 404, 'not-found', 'no case')
    const over = await caseAt(api, 'closed')
    expectProblem(
      await sendFile(api, over.path, 'x.pdf', pdf(), { as: provider }),
      409,
      'closed',
      'is closed',
    )
  })

  it('that the store does not take is 503, and its row goes as well', async () => {
    const s3 = await openS3('evidence', 'a-key-id')
    const credentials = { accessKeyId: 'a-key-id', secretAccessKey: 'a-key' }
    const place = { bucket: 'evidence', endpoint: s3.endpoint, region: 'eu-west-2', credentials }
    const ports = portsOf(api.theatre)
    const other = await serve({ ...ports, files: { ...ports.files, store: await openStore(place) } })
    s3.fail(400)
    const answer = await other.call('POST', `${begun.path}/files`, {
      raw: pdf(),
      headers: named('x.pdf'),
      as: provider,
    })
    expectProblem(answer, 503, 'unavailable', '"part":"files"')
    expect([s3.objects.size, s3.uploads.size]).toEqual([0, 0])
    await other.close()
    await s3.close()
  })
})
