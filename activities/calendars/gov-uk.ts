// Reads gov.uk's list of bank holidays. What cannot be read now is tried again; what is no such list never becomes one.
import { utf8 } from '../../domain/outside/bytes.js'

/** What the server said: the file with its ETag, or that nothing changed since the ETag given. */
export type Fetched =
  | { readonly status: 'read'; readonly file: unknown; readonly etag: string | null }
  | { readonly status: 'unchanged' }
  /** It answered, but not with JSON. */
  | { readonly status: 'no-list'; readonly problem: string }

/** gov.uk's list has 30 KB: what is longer is something else. */
const LONGEST = 1_000_000
const PATIENCE = 20_000

/** Asks for the list. Throws when nobody answers, or the answer says that the server cannot at present. */
export async function fetchBankHolidays(address: string, etag: string | null): Promise<Fetched> {
  const signal = AbortSignal.timeout(PATIENCE)
  const answer = await fetch(address, {
    headers: { accept: 'application/json', ...(etag !== null && { 'if-none-match': etag }) },
    signal,
  }).catch((error: unknown) => {
    throw new Error(`${address} cannot be reached: ${reasonOf(error)}`)
  })
  if (answer.status === 304) {
    await answer.body?.cancel()
    return { status: 'unchanged' }
  }
  if (!answer.ok) {
    await answer.body?.cancel()
    throw new Error(`${address} answered ${answer.status}`)
  }
  const bytes = await within(answer).catch((error: unknown) => {
    throw new Error(`${address} broke off: ${reasonOf(error)}`)
  })
  if (bytes === null)
    return { status: 'no-list', problem: `${address} answered with more than ${LONGEST} bytes` }
  const text = utf8(bytes)
  if (text === undefined)
    return { status: 'no-list', problem: `${address} answered with bytes that are no UTF-8` }
  try {
    return { status: 'read', file: JSON.parse(text), etag: answer.headers.get('etag') }
  } catch {
    return { status: 'no-list', problem: `${address} answered with something that is no JSON` }
  }
}

/** All bytes, or null when there are too many. */
async function within(answer: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    length += (chunk as Uint8Array).length
    if (length > LONGEST) return null
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}

/** What fetch says lies in the cause of its error. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as {
    readonly message?: string
    readonly cause?: { readonly message?: string }
  }
  return cause?.message || message || String(error)
}
