// Asks CQC's public API. A question that is refused for its pace is put again when CQC says; what cannot be answered now
// is thrown, for the schedule to try again. No answer's words stand in an error: they may hold names.
import { setTimeout as sleep } from 'node:timers/promises'
import {
  readChangesAnswer,
  readLocationAnswer,
  readProviderAnswer,
  UnusableAnswer,
} from '../../domain/cqc-directory/api-answer.js'
import type { LocationRecord, ProviderRecord } from '../../domain/cqc-directory/records.js'
import type { RegisterKind } from '../../prisma/write/cqc-directory.js'

export interface CqcApi {
  readonly baseUrl: string
  /** The subscription key, sent as `Ocp-Apim-Subscription-Key`. */
  readonly key: string
}

/** CQC refuses the key, or does not know the address: trying again would not help. */
export class RefusedByCqc extends Error {
  override name = 'RefusedByCqc'
}

const PATIENCE = 20_000
/** The longest answer that is read: a location has some 50 KB, a page of changes some 20. */
const LONGEST = 2_000_000
const PER_PAGE = 500
/** How often one question is put again after 429, and how long is waited at most for one of them, milliseconds. */
const AGAIN = 8
const WAIT_AT_MOST = 300_000
const WAIT_USUALLY = 5_000
const BEAT_EVERY = 5_000

export interface CqcClient {
  /** Every id whose entry changed between two moments (epoch milliseconds), page by page. */
  changes(kind: RegisterKind, from: number, until: number): AsyncGenerator<readonly string[]>
  /** Null when CQC knows no such location. */
  location(id: string): Promise<LocationRecord | null>
  provider(id: string): Promise<ProviderRecord | null>
}

/** `beat` is called while a pause goes on, so that whoever runs this is known to live. */
export function createCqcClient({ baseUrl, key }: CqcApi, beat: () => void): CqcClient {
  async function ask(path: string): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(`${baseUrl}${path}`, {
        headers: { accept: 'application/json', 'Ocp-Apim-Subscription-Key': key },
        signal: AbortSignal.timeout(PATIENCE),
        redirect: 'error',
      }).catch((error: unknown) => {
        throw new Error(`CQC’s API cannot be reached: ${reasonOf(error)}`)
      })
      if (answer.ok) return jsonOf(answer, path)
      await answer.body?.cancel()
      if (answer.status === 404) return null
      if (answer.status === 401 || answer.status === 403)
        throw new RefusedByCqc(`CQC’s API answered ${answer.status}: it does not accept the key`)
      if (answer.status !== 429 || tries >= AGAIN)
        throw new Error(`CQC’s API answered ${answer.status} to ${withoutQuery(path)}`)
      await pause(waitOf(answer.headers.get('retry-after')))
    }
  }

  async function pause(ms: number) {
    for (let left = ms; left > 0; left -= BEAT_EVERY) {
      beat()
      await sleep(Math.min(left, BEAT_EVERY))
    }
  }

  return {
    async *changes(kind, from, until) {
      const range = `startTimestamp=${stamp(from)}&endTimestamp=${stamp(until)}`
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await ask(`/changes/${kind}?${range}&page=${page}&perPage=${PER_PAGE}`)
        if (answer === null) throw new RefusedByCqc('CQC’s API has no /changes at this address')
        const read = readChangesAnswer(answer)
        pages = read.pages
        yield read.ids
      }
    },
    async location(id) {
      const answer = await ask(`/locations/${id}`)
      return answer === null ? null : readLocationAnswer(answer)
    },
    async provider(id) {
      const answer = await ask(`/providers/${id}`)
      return answer === null ? null : readProviderAnswer(answer)
    },
  }
}

const stamp = (at: number) => encodeURIComponent(new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'))
const withoutQuery = (path: string) => path.replace(/\?.*/, '')

/** What Retry-After asks for, in seconds or as a date. */
function waitOf(header: string | null): number {
  if (header === null) return WAIT_USUALLY
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now()
  if (Number.isNaN(wait)) return WAIT_USUALLY
  if (wait > WAIT_AT_MOST) throw new Error(`CQC’s API asks to wait ${Math.round(wait / 1_000)} seconds`)
  return Math.max(wait, 0)
}

async function jsonOf(answer: Response, path: string): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of answer.body ?? []) {
      length += (chunk as Uint8Array).length
      if (length > LONGEST) throw new UnusableAnswer(`more than ${LONGEST} bytes`)
      chunks.push(chunk as Uint8Array)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (error) {
    if (error instanceof UnusableAnswer) throw error
    // What JSON.parse says quotes what it read.
    const problem = error instanceof SyntaxError ? 'is no JSON' : `broke off: ${reasonOf(error)}`
    throw new Error(`CQC’s answer to ${withoutQuery(path)} ${problem}`)
  }
}

/** What fetch says lies in the cause of its error. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as {
    readonly message?: string
    readonly cause?: { readonly message?: string }
  }
  return cause?.message || message || String(error)
}
