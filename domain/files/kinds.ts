// The kinds of files that count as evidence (LGSCO practice: documents, photographs, letters and e-mails), and what a
// file of each is called. What a file really is, its content says; the name must not say something else.
import { lineRefusal, tidied } from '../outside/words.js'
import { invalid, type Refusal } from '../refusal.js'

export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'jpeg', 'png', 'eml'] as const
export type FileKind = (typeof FILE_KINDS)[number]

interface Known {
  readonly label: string
  readonly mediaType: string
  /** The endings of its names, small letters, the usual one first. */
  readonly endings: readonly [string, ...string[]]
}

const office = (part: string) => `application/vnd.openxmlformats-officedocument.${part}`

export const KNOWN_KINDS: Record<FileKind, Known> = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { label: 'Word (DOCX)', mediaType: office('wordprocessingml.document'), endings: ['docx'] },
  xlsx: { label: 'Excel (XLSX)', mediaType: office('spreadsheetml.sheet'), endings: ['xlsx'] },
  jpeg: { label: 'JPEG image', mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { label: 'PNG image', mediaType: 'image/png', endings: ['png'] },
  eml: { label: 'e-mail (EML)', mediaType: 'message/rfc822', endings: ['eml'] },
}

/** Every kind in words, for a remedy. */
export const KINDS_IN_WORDS = FILE_KINDS.map((kind) => KNOWN_KINDS[kind].label).join(', ')

/** What the scanner says of a file: without a scanner none is scanned, and that is said. */
export const SCANS = ['not-scanned', 'waiting', 'clean', 'infected'] as const
export type Scan = (typeof SCANS)[number]

/** Why nobody can read a file: it is in quarantine, or its content was removed. */
export type HeldBack = Exclude<Scan, 'not-scanned' | 'clean'>

/** Nobody decides on what nobody can read. `of`: what the file came with. */
export const heldBackRefusal = (field: string, of: string, heldBack: HeldBack): Refusal =>
  heldBack === 'waiting'
    ? invalid(
        field,
        `a file of ${of} is still in quarantine`,
        'decide when the scanner has found the file clean',
      )
    : invalid(
        field,
        `a file of ${of} was infected and is removed`,
        'ask the body for another file, or enter what it sent without it',
      )

/** Whether a file in this state may leave the product; while it waits it is in quarantine. */
export const mayLeave = (scan: Scan) => scan === 'clean' || scan === 'not-scanned'

/** Characters of the longest name: what every file system takes, also in UTF-8. */
const NAME_AT_MOST = 120

/** A name as it is kept: composed letters, no blank edges. Two writings of one name are one name. */
export const tidiedName = (name: string) => tidied(name).normalize('NFC')

/** What is wrong with a tidied name of a file, if anything: a name, not a path, with an ending that we take. */
export function nameRefusal(name: string): Refusal | undefined {
  const line = lineRefusal('', name, NAME_AT_MOST)
  if (line) return line
  if (/[/\\]/.test(name) || /^[a-z]:/i.test(name))
    return invalid('', 'holds a path', 'the name of the file alone, without folders')
  if (/^\.|\.$|[<>:"|?*]/.test(name))
    return invalid(
      '',
      'is no name that every computer can store',
      'letters, digits, spaces, hyphens and one ending',
    )
  const another = OTHER_ENDINGS.get(/[^.]*$/.exec(name)?.[0].toLowerCase() ?? '')
  if (another) return invalid('', `is ${another.what}`, another.remedy)
  if (kindOfName(name) === undefined)
    return invalid('', 'has no ending that says what it is', `one of: ${ENDINGS.join(', ')}`)
  return undefined
}

/** What people often have and what they can do with it. */
const OTHER_ENDINGS: ReadonlyMap<string, { readonly what: string; readonly remedy: string }> = new Map([
  ['msg', { what: 'an Outlook message (MSG)', remedy: 'save it as EML or PDF' }],
  ['doc', { what: 'a Word document of an old kind', remedy: 'save it as DOCX or PDF' }],
  ['xls', { what: 'an Excel workbook of an old kind', remedy: 'save it as XLSX or PDF' }],
])

const ENDINGS = FILE_KINDS.flatMap((kind) => KNOWN_KINDS[kind].endings.map((ending) => `.${ending}`))

/** The kind that a name claims, by its ending. */
export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return FILE_KINDS.find((kind) => KNOWN_KINDS[kind].endings.includes(ending))
}
