// Looks into a ZIP that should be a Word or Excel document (ECMA-376): its directory, its list of contents, its main
// part. Sizes are first summed as declared, then counted as they unpack and thrown away, so that a bomb neither fills
// memory nor disk and costs no more than what an honest document may.
import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import type { FileKind } from '../domain/files/kinds.js'
import { invalid, type Refusal } from '../domain/refusal.js'
import type { Content } from './content.js'

const CONTENTS = '[Content_Types].xml'
/** An honest document has some hundred parts; its list of contents some kilobytes. */
const PARTS_AT_MOST = 5_000
const CONTENTS_AT_MOST = 1024 * 1024
/** Bytes of all parts unpacked: a long report with photographs, a large table. */
const UNPACKED_AT_MOST = 256 * 1024 * 1024

const MAIN_PARTS: readonly (readonly [FileKind, string])[] = [
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
]

const NO_DOCUMENT = invalid(
  '',
  'is a ZIP archive and no Word or Excel document',
  'send the files that are in it one by one',
)
const BROKEN = invalid(
  '',
  'is damaged: its parts cannot be read',
  'open it in Word or Excel, save it as a new file and send that',
)
const BOMB = invalid(
  '',
  `unpacks to more than ${UNPACKED_AT_MOST / 1024 / 1024} MB, or to more than it declares`,
  'send it as PDF, or in several files',
)
const MACROS = invalid('', 'holds macros', 'save it as DOCX or XLSX, without macros, and send that')
const LOCKED = invalid('', 'holds locked parts', 'save it without a password and send that')

/** The kind of document, or why it is not taken. Rejects only when the file itself cannot be read. */
export async function readOfficeDocument(file: string): Promise<Content> {
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
    if (zip.entryCount > PARTS_AT_MOST) return { refusal: BOMB }
    const parts = new Map<string, Entry>()
    let declared = 0
    for await (const part of zip.eachEntry()) {
      declared += part.uncompressedSize
      if (declared > UNPACKED_AT_MOST) return { refusal: BOMB }
      parts.set(part.fileName, part)
    }
    const refusal = partsRefusal(parts) ?? (await countParts(zip, parts.values()))
    if (refusal) return { refusal }
    return await kindOf(zip, parts)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error
    // The library's own words for a part that is longer than it declares.
    return { refusal: /too many bytes/.test((error as Error).message) ? BOMB : BROKEN }
  } finally {
    zip?.close()
  }
}

function partsRefusal(parts: ReadonlyMap<string, Entry>): Refusal | undefined {
  if (!parts.has(CONTENTS)) return NO_DOCUMENT
  if ([...parts.values()].some((part) => part.isEncrypted())) return LOCKED
  return [...parts.keys()].some((name) => /vbaproject\.bin$/i.test(name)) ? MACROS : undefined
}

/** Unpacks every part into nothing: each may be as long as it declares, and no longer. */
async function countParts(zip: ZipFile, parts: Iterable<Entry>): Promise<Refusal | undefined> {
  for (const part of parts) {
    let counted = 0
    for await (const chunk of await unpacked(zip, part)) counted += (chunk as Buffer).length
    if (counted !== part.uncompressedSize) return BROKEN
  }
  return undefined
}

const unpacked = (zip: ZipFile, part: Entry): Promise<Readable> => zip.openReadStreamPromise(part)

/** What the list of contents says is the main part, if that part is there. */
async function kindOf(zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<Content> {
  const list = parts.get(CONTENTS) as Entry
  if (list.uncompressedSize > CONTENTS_AT_MOST) return { refusal: BROKEN }
  const pieces: Buffer[] = []
  for await (const chunk of await unpacked(zip, list)) pieces.push(chunk as Buffer)
  const text = Buffer.concat(pieces).toString('utf8')
  if (/macroEnabled/i.test(text)) return { refusal: MACROS }
  for (const tag of text.match(/<Override\s[^>]*>/g) ?? []) {
    const name = /\sPartName\s*=\s*["']\/([^"']+)["']/.exec(tag)?.[1]
    const type = /\sContentType\s*=\s*["']([^"']+)["']/.exec(tag)?.[1]
    const kind = MAIN_PARTS.find(([, mediaType]) => mediaType === type)?.[0]
    if (kind && name !== undefined && parts.has(name)) return { kind }
  }
  return { refusal: NO_DOCUMENT }
}
