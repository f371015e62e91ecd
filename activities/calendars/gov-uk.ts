// Reads gov.uk's list of bank holidays. What cannot be read now is tried again; what is no such list never becomes one.

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
  const text = await within(answer).catch((error: unknown) => {
    throw new Error(`${address} broke off: ${reasonOf(error)}`)
  })
  if (text === null)
    return { status: 'no-list', problem: `${address} answered with more than ${LONGEST} bytes` }
  try {
    return { status: 'read', file: JSON.parse(text), etag: answer.headers.get('etag') }
  } catch {
    return { status: 'no-list', problem: `${address} answered with something that is no JSON` }
  }
}

/** The whole text, or null when it is too long. */
async function within(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    length += (chunk as Uint8Array).length
    if (length > LONGEST) return null
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What fetch says lies in the cause of its error. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as {
    readonly message?: string
    readonly cause?: { readonly message?: string }
  }
  return cause?.message || message || String(error)
}
