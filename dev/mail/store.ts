// Caught mail on disk, one file a mail, for ever: a mail is flushed before its sender hears that it was accepted,
// so that what the product believes to be sent is there after any crash.
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import PostalMime from 'postal-mime'

export interface Envelope {
  from: string
  to: string[]
}

export interface CaughtMail extends Envelope {
  /** Counts up from 1, across restarts. */
  id: number
  /** ISO 8601, UTC. */
  receivedAt: string
  subject: string
  messageId: string
  /** Bytes as received. */
  size: number
}

export interface OpenMail extends CaughtMail {
  text: string
  html: string
  raw: string
}

export interface MailStore {
  add(envelope: Envelope, raw: Buffer): Promise<CaughtMail>
  /** In order of arrival, without their content. */
  list(): readonly CaughtMail[]
  open(id: number): Promise<OpenMail | undefined>
}

const fileName = (id: number) => `${String(id).padStart(8, '0')}.eml`
/** What the envelope said travels in the file, as delivery agents do it: headers of its own, in front. */
const SEPARATOR = 'X-Caught-End: 1\r\n'

function envelopeHeaders({ from, to }: Envelope, receivedAt: string): string {
  const recipients = to.map((address) => `Delivered-To: ${address}\r\n`).join('')
  return `Return-Path: <${from}>\r\n${recipients}X-Caught-At: ${receivedAt}\r\n${SEPARATOR}`
}

function split(file: Buffer): { headers: string; raw: Buffer } {
  const at = file.indexOf(SEPARATOR) + SEPARATOR.length
  return { headers: file.subarray(0, at).toString(), raw: file.subarray(at) }
}

async function describe(
  id: number,
  envelope: Envelope,
  receivedAt: string,
  raw: Buffer,
): Promise<CaughtMail> {
  const { subject = '', messageId = '' } = await PostalMime.parse(raw)
  return { id, receivedAt, ...envelope, subject, messageId, size: raw.length }
}

async function readMail(folder: string, name: string): Promise<CaughtMail> {
  const { headers, raw } = split(await readFile(path.join(folder, name)))
  const from = /^Return-Path: <(.*)>\r$/m.exec(headers)?.[1] ?? ''
  const to = [...headers.matchAll(/^Delivered-To: (.*)\r$/gm)].map((match) => match[1] ?? '')
  const receivedAt = /^X-Caught-At: (.*)\r$/m.exec(headers)?.[1] ?? ''
  return describe(Number.parseInt(name, 10), { from, to }, receivedAt, raw)
}

async function writeDurably(folder: string, name: string, content: Buffer): Promise<void> {
  const draft = path.join(folder, `${name}.new`)
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path.join(folder, name))
  // The name is durable only when its folder is; Windows cannot open folders.
  const directory = process.platform === 'win32' ? undefined : await open(folder, 'r')
  await directory?.sync()
  await directory?.close()
}

/** Opens the folder, and reads what was caught before. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  const mails: CaughtMail[] = []
  for (const name of names) mails.push(await readMail(folder, name))
  let last = mails.at(-1)?.id ?? 0
  return {
    add: async (envelope, raw) => {
      const id = ++last
      const receivedAt = new Date().toISOString()
      const mail = await describe(id, envelope, receivedAt, raw)
      await writeDurably(
        folder,
        fileName(id),
        Buffer.concat([Buffer.from(envelopeHeaders(envelope, receivedAt)), raw]),
      )
      // Mails that arrive together may be flushed in another order than they were numbered.
      mails.push(mail)
      mails.sort((a, b) => a.id - b.id)
      return mail
    },
    list: () => mails,
    open: async (id) => {
      const mail = mails.find((each) => each.id === id)
      if (!mail) return undefined
      const { raw } = split(await readFile(path.join(folder, fileName(id))))
      const { text = '', html = '' } = await PostalMime.parse(raw)
      return { ...mail, text, html, raw: raw.toString() }
    },
  }
}
