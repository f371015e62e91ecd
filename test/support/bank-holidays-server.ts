// A small server that speaks as gov.uk does about bank holidays, with its ETag, and as it does on its bad days.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `cut-off`: says that more comes and hangs up. */
export type Mood = 'well' | 'error-500' | 'error-page' | 'cut-off' | 'endless'

export interface BankHolidaysServer {
  readonly url: string
  /** What it answers with from now on. */
  file: unknown
  mood: Mood
  /** The status of each answer so far. */
  readonly answers: number[]
  close(): Promise<void>
}

export async function openBankHolidaysServer(file: unknown, onPort = 0): Promise<BankHolidaysServer> {
  const answers: number[] = []
  const state = { file, mood: 'well' as Mood }
  const server = createServer((request, response) => {
    const text = JSON.stringify(state.file)
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
    const answer = (status: number, body: string, headers: Record<string, string> = {}) => {
      answers.push(status)
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body)
    }
    switch (state.mood) {
      case 'well':
        return request.headers['if-none-match'] === etag
          ? answer(304, '', { etag })
          : answer(200, text, { etag })
      case 'error-500':
        return answer(500, 'Internal Server Error')
      case 'error-page':
        return answer(200, '<!doctype html><title>Down for maintenance</title>')
      case 'cut-off':
        answers.push(200)
        response.writeHead(200, { 'content-length': text.length })
        response.write(text.slice(0, 500))
        setTimeout(() => response.destroy(), 50)
        return
      case 'endless': {
        answers.push(200)
        const more = () => {
          while (!response.destroyed && response.write(' '.repeat(65_536)));
        }
        response.on('drain', more)
        return more()
      }
    }
  })
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/bank-holidays.json`,
    answers,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
