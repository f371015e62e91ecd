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
