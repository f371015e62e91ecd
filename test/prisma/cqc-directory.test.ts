// CQC's care directory file taken over into a real database: with its preamble, its lists and its faults.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { COLUMNS } from '../../domain/cqc-directory/csv-row.js'
import { importDirectory, inOneLine, UnusableFile } from '../../cli/cqc-directory/import-file.js'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { keepLocations } from '../../prisma/write/cqc-directory.js'
import { freshDatabase, startStack } from '../support/stack.js'

const AT = Date.parse('2026-12-01T10:00:00Z')

let database: PrismaClient
let folder: string
beforeAll(async () => {
  const { appUrl } = await freshDatabase(startStack())
  database = createDatabase(appUrl, { max: 2 })
  folder = await mkdtemp(path.join(os.tmpdir(), 'followthrough-directory-'))
})
afterAll(async () => {
  await database.$disconnect()
  await rm(folder, { recursive: true, force: true })
})

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
const row = (id: string, own: Partial<Record<(typeof COLUMNS)[number], string>> = {}) =>
  COLUMNS.map((column) =>
    quoted(
      {
        Name: `Plainly Fictional Home ${id}`,
        Address: '1 Fictional Street,\nFictionham',
        'Service types': 'Care home|Nursing',
        'Provider name': 'Plainly Fictional Care Ltd',
        'CQC Location ID (for office use only)': id,
        'CQC Provider ID (for office use only)': '1-200000001',
        ...own,
      }[column] ?? '',
    ),
  ).join(',')

async function fileOf(rows: readonly string[], header = COLUMNS.map(quoted).join(',')) {
  const file = path.join(folder, 'directory.csv')
  const preamble = ['CQC care directory', 'Published 1 December 2026, "monthly', 'Notes', '']
  await writeFile(file, `\ufeff${[...preamble, header, ...rows].join('\r\n')}\r\n`)
  return file
}

describe('the care directory', () => {
  it('is taken over, and again without a change', async () => {
    const file = await fileOf([row('1-100000001'), row('1-100000002')])
    expect(await importDirectory(database, file, AT)).toMatchObject({
      rows: 2,
      locationsAdded: 2,
      providersAdded: 1,
      faults: [],
    })
    const rows = await database.cqcLocation.findMany({ orderBy: { id: 'asc' } })
    expect(rows[0]).toMatchObject({
      normalised: 'plainly fictional home 1 100000001',
      listed: { address: '1 Fictional Street,\nFictionham', serviceTypes: ['Care home', 'Nursing'] },
    })
    expect(await importDirectory(database, file, AT)).toMatchObject({
      locationsAdded: 0,
      providersAdded: 0,
      news: 0,
    })
    expect(await database.cqcLocation.findMany({ orderBy: { id: 'asc' } })).toEqual(rows)
  })

  it('keeps what is right and names each fault with its line', async () => {
    const file = await fileOf([
      row('1-100000003'),
      row('x'),
      row('1-100000004', { Name: '' }),
      row('1-100000003'),
    ])
    const { rows, locationsAdded, faults } = await importDirectory(database, file, AT)
    expect({ rows, locationsAdded }).toEqual({ rows: 4, locationsAdded: 1 })
    // Each address has a line end, so that each row is two lines.
    expect(faults.map((f) => `${f.line} ${f.field}`)).toEqual([
      '8 CQC Location ID (for office use only)',
      '10 Name',
      '12 CQC Location ID (for office use only)',
    ])
    expect(faults.map(inOneLine)[2]).toMatch(/1-100000003 stands on line 6 too/)
  })

  it('takes nothing back of what CQC’s API said later', async () => {
    const gone = {
      id: '1-100000005',
      name: 'Plainly Fictional Home',
      providerId: '1-200000001',
      registration: 'Deregistered',
      deregisteredOn: null,
      postcode: null,
      localAuthority: null,
      region: null,
    } as const
    await keepLocations(database, [gone], 'api', AT)
    await importDirectory(database, await fileOf([row('1-100000005')]), AT)
    expect(await database.cqcLocation.findUnique({ where: { id: '1-100000005' } })).toMatchObject({
      registration: 'Deregistered',
      source: 'api',
      listed: { serviceTypes: ['Care home', 'Nursing'] },
    })
  })

  it('is known by its columns', async () => {
    const other = await fileOf(['a,b'], 'One,Two')
    await expect(importDirectory(database, other, AT)).rejects.toThrow(UnusableFile)
    await expect(importDirectory(database, other, AT)).rejects.toThrow(/line 5 has no column “Name”/)
    await expect(importDirectory(database, path.join(folder, 'none.csv'), AT)).rejects.toThrow(
      /cannot be read/,
    )
  })
})

describe('a care directory from outside', () => {
  const HEADINGS = COLUMNS.map(quoted).join(',')
  const PREAMBLE = ['CQC care directory', '16 September 2026', '', 'Contains CQC information']
  const whole = (rows: readonly string[], preamble: readonly string[] = PREAMBLE) =>
    [...preamble, HEADINGS, ...rows, ''].join('\r\n')

  async function fileWith(content: string | Buffer) {
    const file = path.join(folder, 'outside.csv')
    await writeFile(file, content)
    return file
  }
  const idOf = (n: number) => `1-99900${String(n).padStart(4, '0')}`
  const plain = (n: number, own: Parameters<typeof row>[1] = {}) =>
    row(idOf(n), { Address: '1 Road', ...own })

  it.each<[string, string | Buffer, RegExp]>([
    ['is empty', '', /it is empty/],
    ['has nothing but the mark of UTF-8', '\ufeff', /it is empty/],
    [
      'has no lines before its headings',
      whole([plain(1)], []),
      /headings stand on line 1: of the 4 lines before them 4 are missing/,
    ],
    [
      'has two of the four lines',
      whole([plain(1)], ['a', 'b']),
      /headings stand on line 3: .* 2 are missing/,
    ],
    [
      'has lines that end in a carriage return alone',
      whole([plain(1)]).replaceAll('\r\n', '\r'),
      /carriage return alone/,
    ],
    [
      'ends before its headings',
      `${PREAMBLE.join('\r\n')}\r\n`,
      /line 5, which holds the headings, is missing/,
    ],
    ['has headings and no row', whole([]), /no row below its headings: line 6 is missing/],
  ])('that %s is refused with what is missing', async (_what, content, message) => {
    const before = await database.cqcLocation.count()
    const file = await fileWith(content)
    await expect(importDirectory(database, file, AT)).rejects.toThrow(UnusableFile)
    await expect(importDirectory(database, file, AT)).rejects.toThrow(message)
    expect(await database.cqcLocation.count()).toBe(before)
  })

  it.each<[string, string, RegExp]>([
    ['control characters', 'Made\u0007up\u001b[31m Home', /^Name: .*U\+0007 at place 5/],
    ['NUL', 'Made\0up', /^Name: .*U\+0000 at place 5/],
    ['a character that turns the direction of writing', 'Made\u202eup', /^Name: .*U\+202E at place 5/],
    ['a line end', 'Made-up\nHome', /^Name: .*U\+000A at place 8/],
    ['a character that only its sender knows', 'Made\ue000up', /^Name: .*U\+E000 at place 5/],
  ])('with %s in a name: the row is named and the others are kept', async (_what, name, message) => {
    const file = await fileWith(whole([plain(10), plain(11, { Name: name }), plain(12)]))
    const { rows, faults } = await importDirectory(database, file, AT)
    expect(rows).toBe(3)
    expect(faults.map(({ line }) => line)).toEqual([7])
    expect(faults.map((f) => inOneLine(f).replace('line 7, ', ''))[0]).toMatch(message)
    const kept = await database.cqcLocation.findMany({ where: { id: { in: [10, 11, 12].map(idOf) } } })
    expect(kept.map(({ id }) => id).sort()).toEqual([idOf(10), idOf(12)])
  })

  it('in another coding overwrites no name that is known', async () => {
    await importDirectory(database, await fileWith(whole([plain(20, { Name: 'Café Résidence' })])), AT)
    const latin1 = Buffer.from(whole([plain(20, { Name: 'Café Résidence' }), plain(21)]), 'latin1')
    const { faults } = await importDirectory(database, await fileWith(latin1), AT)
    expect(faults.map(inOneLine)).toEqual([expect.stringMatching(/^line 6, Name: .*U\+FFFD at place 4/)])
    expect(await database.cqcLocation.findUnique({ where: { id: idOf(20) } })).toMatchObject({
      name: 'Café Résidence',
    })
    expect(await database.cqcLocation.count({ where: { id: idOf(21) } })).toBe(1)
  })

  it('with bytes of half a surrogate pair: the row is named', async () => {
    const [before = '', after = ''] = whole([plain(30, { Name: 'Made-up @ Home' })]).split('@')
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(after)])
    const { faults } = await importDirectory(database, await fileWith(bytes), AT)
    expect(faults.map(inOneLine)).toEqual([expect.stringMatching(/^line 6, Name: .*U\+FFFD at place 9/)])
  })

  it.each<[string, string]>([
    ['too few cells', '"only","three","cells"'],
    ['a quote inside a cell', plain(41).replace('"Plainly', 'Pl"ainly')],
    ['a quote that is not closed', plain(41).replace('Home 1-999000041"', 'Home 1-999000041')],
  ])('with a row of %s: it is named, and the others are kept', async (_what, broken) => {
    await database.cqcLocation.deleteMany({ where: { id: idOf(40) } }).catch(() => undefined)
    const file = await fileWith(whole([plain(40), broken, plain(42), plain(43)]))
    const { faults, unlisted } = await importDirectory(database, file, AT)
    expect(faults[0]).toMatchObject({ line: 7, field: 'the row' })
    expect(unlisted).toBeNull()
    const kept = await database.cqcLocation.findMany({ where: { id: { in: [40, 42, 43].map(idOf) } } })
    expect(kept.map(({ id }) => id).sort()).toEqual([40, 42, 43].map(idOf))
  })
})

describe('a location that a newer directory does not list any more', () => {
  const LATER = Date.parse('2027-01-05T10:00:00Z')
  const many = Array.from({ length: 20 }, (_, n) => row(`1-7000000${String(n).padStart(2, '0')}`))
  const newsOf = () =>
    database.cqcLocationNews.findMany({ where: { kind: 'not-listed' }, orderBy: { id: 'asc' } })

  it('is news, once, when the file is a whole directory, and none when it is an extract or has faults', async () => {
    // What the API knows it says itself: the tests before leave nothing that a file could leave out.
    await database.cqcLocation.updateMany({ data: { source: 'api' } })
    await importDirectory(database, await fileOf(many), AT)
    expect((await importDirectory(database, await fileOf(many.slice(10)), LATER)).unlisted).toBeNull()
    const faulty = await fileOf([...many.slice(1), row('x')])
    expect((await importDirectory(database, faulty, LATER + 1)).unlisted).toBeNull()
    expect(await newsOf()).toEqual([])
    const whole = await fileOf(many.slice(1))
    expect(await importDirectory(database, whole, LATER + 2)).toMatchObject({ unlisted: 1, news: 1 })
    expect(await newsOf()).toMatchObject([
      { id: '1-700000000:not-listed:2027-01-05', locationId: '1-700000000', successors: [] },
    ])
    // The next directory says the same: it is no news any more.
    expect((await importDirectory(database, whole, LATER + 86_400_000)).unlisted).toBe(0)
  })
})
