// A small server that speaks as much of S3's REST protocol as the product uses: objects by path, uploads in parts, errors
// as XML, requests that must be signed. It can fail, so that what is left behind can be looked at.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface S3Server {
  readonly endpoint: string
  /** What lies in the bucket, by key. */
  readonly objects: Map<string, Buffer>
  /** Uploads in parts that are neither completed nor taken back. */
  readonly uploads: Map<string, Map<number, Buffer>>
  /** What was asked, as METHOD and kind. */
  readonly asked: string[]
  /** Answers every request that puts something with this status; null: as usual. */
  fail(status: number | null): void
  close(): Promise<void>
}

export async function openS3(bucket: string, keyId: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const asked: string[] = []
  let failing: number | null = null

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
    const prefix = `/${bucket}/`
    const key = decodeURIComponent(pathname.slice(prefix.length))
    const upload = searchParams.get('uploadId')
    const parts = upload === null ? undefined : uploads.get(upload)
    const kind = searchParams.has('uploads') ? 'uploads' : upload === null ? 'object' : 'part'
    asked.push(`${request.method} ${kind}`)
    const say = (status: number, xml = '', headers = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/xml', ...headers }).end(xml)
    }
    const refuse = (status: number, code: string) =>
      say(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
    if (!request.headers.authorization?.includes(`Credential=${keyId}/`)) return refuse(403, 'AccessDenied')
    if (!pathname.startsWith(prefix)) return refuse(404, 'NoSuchBucket')
    if (failing !== null && (request.method === 'PUT' || request.method === 'POST'))
      return refuse(failing, 'SlowDown')
    switch (`${request.method} ${kind}`) {
      case 'PUT object':
        objects.set(key, body)
        return say(200, '', { ETag: etag(body) })
      case 'GET object': {
        const found = objects.get(key)
        if (!found) return refuse(404, 'NoSuchKey')
        response.writeHead(200, { 'Content-Length': String(found.length), ETag: etag(found) }).end(found)
        return
      }
      case 'DELETE object':
        objects.delete(key)
        return say(204)
      case 'POST uploads': {
        const id = `upload-${uploads.size + 1}`
        uploads.set(id, new Map())
        return say(
          200,
          `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
        )
      }
      case 'PUT part':
        parts?.set(Number(searchParams.get('partNumber')), body)
        return say(200, '', { ETag: etag(body) })
      case 'POST part': {
        const whole = Buffer.concat([...(parts ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part))
        objects.set(key, whole)
        uploads.delete(upload ?? '')
        return say(
          200,
          `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>${etag(whole)}</ETag></CompleteMultipartUploadResult>`,
        )
      }
      case 'DELETE part':
        uploads.delete(upload ?? '')
        return say(204)
      default:
        return refuse(405, 'MethodNotAllowed')
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    uploads,
    asked,
    fail: (status) => (failing = status),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const etag = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
