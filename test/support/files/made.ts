// Files for tests, plainly fictional and small, made here byte by byte so that nobody's document is kept: real ZIPs with
// real directories, and the ways in which they can lie.
import { crc32 } from '../crc32.js'
import { deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** What the ZIP says of it in place of the truth. */
  readonly declares?: number
  /** Says that it has a password. */
  readonly locked?: boolean
}

/** A ZIP archive of these parts. */
export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declares, locked = false } of parts) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(locked ? 1 : 0, 2)
    header.writeUInt16LE(8, 4)
    header.writeUInt32LE(crc32(data), 10)
    header.writeUInt32LE(packed.length, 14)
    header.writeUInt32LE(declares ?? data.length, 18)
    header.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header, place, Buffer.from(name)]))
    pieces.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...pieces, listed, Buffer.from('PK\x05\x06'), end])
}

const MAIN = {
  docx: ['word/document.xml', 'wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
} as const

const contents = (main: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`

/** The parts of a document that Word or Excel would open. */
export function documentParts(kind: 'docx' | 'xlsx', words = 'We have apologised.'): Part[] {
  const [main, type] = MAIN[kind]
  return [
    { name: '[Content_Types].xml', content: contents(main, type) },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: main, content: `<document>${words}</document>` },
  ]
}

export const pdf = (words = 'We have apologised.') =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${words}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)
export const docx = (words?: string) => zipOf(documentParts('docx', words))
export const xlsx = (words?: string) => zipOf(documentParts('xlsx', words))

export const eml = (words = 'We have apologised.') =>
  Buffer.from(
    [
      'Received: from mail.example.org by mail.example.com;',
      ' Mon, 2 Feb 2026 10:00:00 +0000',
      'From: Pat Provider <pat@example.org>',
      'Date: Mon, 2 Feb 2026 10:00:00 +0000',
      'Subject: Our apology',
      '',
      words,
      '',
    ].join('\r\n'),
  )

const chunk = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export const png = () =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', Buffer.from('789c6360000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])

export const jpeg = () =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.alloc(64),
    Buffer.from('ffd9', 'hex'),
  ])
