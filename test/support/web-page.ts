// What a web page that somebody here has open can send to this machine without asking: a POST of plain text to any port. Here
// it is the request that once ended every case.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import http from 'node:http'

const LISTENING = '0A'

/** The sockets that listen: their port by their number in the system. */
const listening = () =>
  new Map(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, , , state]) => state === LISTENING)
        .map(([, local, , , , , , , , inode]) => [
          inode ?? '',
          Number.parseInt(local?.split(':').at(-1) ?? '', 16),
        ]),
    ),
  )

function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return [] // closed meanwhile
      }
    })
  } catch {
    return [] // ended meanwhile, or another account's
  }
}

/** Every TCP port on which the process listens that listens on this one, as Linux tells it. */
export function portsBeside(port: number): number[] {
  const ports = listening()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const own = socketsOf(pid).flatMap((inode) => ports.get(inode) ?? [])
    if (own.includes(port)) return own
  }
  throw new Error(`No process of ours listens on port ${port}`)
}

/** What is answered to a POST of plain text from another site; 0 when it is no HTTP. */
function post(port: number, address: string, body: object): Promise<number> {
  const headers = { 'content-type': 'text/plain', origin: 'https://another-site.example' }
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: address, method: 'POST', headers, timeout: 5_000 }
    const request = http.request(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('error', () => resolve(0))
    request.once('timeout', () => request.destroy())
    request.end(JSON.stringify(body))
  })
}

export interface Batch {
  namespace: string
  /** Of the workflows that it would end. */
  query: string
  /** Under which it would be found. */
  jobId: string
}

/** Sends a batch that ends workflows to both addresses under which Temporal's API has it, at each port; what was answered. */
export async function endByWebPage(
  ports: readonly number[],
  { namespace, query, jobId }: Batch,
): Promise<number[]> {
  const place = `/namespaces/${namespace}/batch-operations/${jobId}`
  const body = { visibilityQuery: query, reason: 'a test', terminationOperation: {} }
  const answers = ports.flatMap((port) => [place, `/api/v1${place}`].map((at) => post(port, at, body)))
  return Promise.all(answers)
}
