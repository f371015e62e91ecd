// What a file really is, by its content and never by its name or what the sender calls it. Only the kinds that count as
// evidence are taken; each refusal says what was found and what would be right.
import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { KINDS_IN_WORDS, KNOWN_KINDS, kindOfName, type FileKind } from '../domain/files/kinds.js'
import { invalid, type Refusal } from '../domain/refusal.js'
import { isMailMessage } from './mail-message.js'
import { readOfficeDocument } from './office-document.js'

export type Content = { readonly kind: FileKind } | { readonly refusal: Refusal }

/** Bytes: more than any signature needs, and than the header of most e-mails. */
const HEAD = 64 * 1024

/** By the media type that the signature library finds. A ZIP may be an office document: that is looked into. */
const BY_SIGNATURE: ReadonlyMap<string, FileKind | 'zip'> = new Map([
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['application/zip', 'zip'],
  [KNOWN_KINDS.docx.mediaType, 'zip'],
  [KNOWN_KINDS.xlsx.mediaType, 'zip'],
])

/** The kind of the content in this file, which must be the one that the name claims. */
export async function checkContent(file: string, name: string): Promise<Content> {
  const head = await headOf(file)
  const found = await fileTypeFromBuffer(head)
  const known = found && BY_SIGNATURE.get(found.mime)
  const content = await (known === 'zip'
    ? readOfficeDocument(file)
    : known
      ? { kind: known }
      : isMailMessage(head)
        ? { kind: 'eml' as const }
        : { refusal: unknown(found) })
  if ('refusal' in content) return content
  const claimed = kindOfName(name)
  if (claimed === content.kind) return content
  const { label, endings } = KNOWN_KINDS[content.kind]
  return {
    refusal: invalid(
      '',
      `is ${article(label)} ${label} file, which its name does not say`,
      `a name that ends in .${endings[0]}, or the file that the name means`,
    ),
  }
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** An Outlook message, an old or a locked office document look alike, and are worth words of their own: people have those. */
function unknown(found: { readonly ext: string; readonly mime: string } | undefined): Refusal {
  if (found?.ext === 'cfb')
    return invalid(
      '',
      'is an Outlook message (MSG), an office document of an old kind, or one with a password',
      'save a message as EML, a document as DOCX, XLSX or PDF without a password',
    )
  const what = found
    ? `is of the kind ${found.ext.toUpperCase()} (${found.mime})`
    : 'is of no kind that we know'
  return invalid('', what, `one of: ${KINDS_IN_WORDS}`)
}

const article = (label: string) => (/^[aeiou]/i.test(label) ? 'an' : 'a')
