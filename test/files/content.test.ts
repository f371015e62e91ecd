// What a file is, its content says: every kind that counts as evidence is known, and whatever else comes is refused in
// words that say what it is and what would be right.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { FILE_KINDS, KNOWN_KINDS, nameRefusal, tidiedName } from '../../domain/files/kinds.js'
import { checkContent } from '../../files/content.js'
import { documentParts, docx, eml, jpeg, pdf, png, xlsx, zipOf, type Part } from '../support/files/made.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-content-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function check(content: Buffer, name: string) {
  const file = path.join(folder, String((files += 1)))
  writeFileSync(file, content)
  return checkContent(file, name)
}
const problemOf = async (content: Buffer, name: string) => {
  const checked = await check(content, name)
  return 'refusal' in checked ? checked.refusal.problem : checked.kind
}

describe('a file', () => {
  const MADE = { pdf, docx, xlsx, jpeg, png, eml }

  it.each(FILE_KINDS)('of the kind %s is known by its content', async (kind) => {
    expect(await check(MADE[kind](), `evidence.${KNOWN_KINDS[kind].endings[0]}`)).toEqual({ kind })
  })

  it('whose name says another kind is refused', async () => {
    expect(await problemOf(docx(), 'evidence.pdf')).toBe('is a Word (DOCX) file, which its name does not say')
    expect(await problemOf(pdf(), 'evidence.docx')).toBe('is a PDF file, which its name does not say')
    expect(await problemOf(xlsx(), 'evidence.docx')).toBe(
      'is an Excel (XLSX) file, which its name does not say',
    )
  })

  it('of another kind is refused by the name of that kind', async () => {
    const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
    expect(await problemOf(exe, 'evidence.pdf')).toMatch(/^is of the kind EXE/)
    expect(await problemOf(Buffer.from('<html><script>'), 'evidence.pdf')).toBe('is of no kind that we know')
    expect(await problemOf(Buffer.from('GIF89a' + 'x'.repeat(50)), 'evidence.png')).toMatch(
      /^is of the kind GIF/,
    )
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await problemOf(old, 'evidence.docx')).toBe(
      'is an Outlook message (MSG), an office document of an old kind, or one with a password',
    )
  })
})

describe('an e-mail', () => {
  it.each([
    ['has nobody who sent it', 'Date: Mon, 2 Feb 2026 10:00:00 +0000\r\nSubject: x\r\n\r\nwords'],
    ['has no date', 'From: pat@example.org\r\nSubject: x\r\n\r\nwords'],
    ['is a letter that begins with words', 'Dear Ms X,\r\n\r\nFrom: us\r\nDate: today\r\n'],
    ['holds bytes that no header has', 'From: a\r\nDate: b\0\r\n\r\n'],
  ])('that %s is none', async (_, text) => {
    expect(await problemOf(Buffer.from(text), 'mail.eml')).toBe('is of no kind that we know')
  })
})

describe('a ZIP archive', () => {
  const withPart = (part: Part) => zipOf([...documentParts('docx'), part])

  it('that is no document is refused', async () => {
    expect(await problemOf(zipOf([{ name: 'a.txt', content: 'x' }]), 'a.docx')).toBe(
      'is a ZIP archive and no Word or Excel document',
    )
    const [contents] = documentParts('docx')
    expect(await problemOf(zipOf([contents as Part]), 'a.docx')).toBe(
      'is a ZIP archive and no Word or Excel document',
    )
  })

  it('that declares more than a document may hold is a bomb, known without unpacking it', async () => {
    const bomb = withPart({ name: 'word/media/x.bin', content: 'x', declares: 3_000_000_000 })
    expect(await problemOf(bomb, 'a.docx')).toMatch(/^unpacks to more than 256 MB/)
  })

  it('that holds more than it declares is a bomb, known as soon as it passes that', async () => {
    const bomb = withPart({
      name: 'word/media/x.bin',
      content: Buffer.alloc(40 * 1024 * 1024),
      declares: 100,
    })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await problemOf(bomb, 'a.docx')).toMatch(/or to more than it declares$/)
  })

  it('of many parts that each are honest and together are too much is a bomb', async () => {
    const part = Buffer.alloc(60 * 1024 * 1024)
    const parts = Array.from({ length: 5 }, (_, n) => ({ name: `word/media/${n}.bin`, content: part }))
    expect(await problemOf(zipOf([...documentParts('docx'), ...parts]), 'a.docx')).toMatch(/^unpacks to more/)
  })

  it('with macros, locked parts, a path or damage is refused', async () => {
    expect(await problemOf(withPart({ name: 'word/vbaProject.bin', content: 'x' }), 'a.docx')).toBe(
      'holds macros',
    )
    expect(await problemOf(withPart({ name: 'word/x.xml', content: 'x', locked: true }), 'a.docx')).toBe(
      'holds locked parts',
    )
    expect(await problemOf(withPart({ name: '../../x.xml', content: 'x' }), 'a.docx')).toMatch(/^is damaged/)
    expect(await problemOf(docx().subarray(0, 200), 'a.docx')).toMatch(/^is damaged/)
    expect(await problemOf(withPart({ name: 'word/x.xml', content: 'x', declares: 50 }), 'a.docx')).toMatch(
      /^is damaged/,
    )
  })
})

describe('a name', () => {
  it.each([
    ['../../etc/passwd.pdf', 'holds a path'],
    ['C:evidence.pdf', 'holds a path'],
    ['folder\\evidence.pdf', 'holds a path'],
    ['evidence\u0000.pdf', 'has the unfit character U+0000 at place 9'],
    ['evidence\r\n.pdf', 'has the unfit character U+000D at place 9'],
    ['fdp\u202e.exe.pdf', 'has the unfit character U+202E at place 4'],
    ['.pdf', 'is no name that every computer can store'],
    ['a<b>.pdf', 'is no name that every computer can store'],
    ['evidence', 'has no ending that says what it is'],
    ['evidence.exe', 'has no ending that says what it is'],
    ['Apology.MSG', 'is an Outlook message (MSG)'],
    ['policy.doc', 'is a Word document of an old kind'],
    ['', 'is empty'],
    [`${'x'.repeat(200)}.pdf`, 'is 204 characters long'],
  ])('“%s” is refused', (name, problem) => {
    expect(nameRefusal(name)?.problem).toBe(problem)
  })

  it.each(['Apology to Ms X (final).PDF', 'Größe – Änderung.docx', 'mail.eml'])('“%s” is taken', (name) => {
    expect(nameRefusal(tidiedName(name))).toBeUndefined()
  })
})
