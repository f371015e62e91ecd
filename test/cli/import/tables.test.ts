// Cases in a spreadsheet, CSV and XLSX: the same cases as in JSON, dates however they are kept, and every fault named by its
// sheet, row and column.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { COLUMNS } from '../../../domain/import/columns.js'
import { letterOf } from '../../../cli/import/table-file.js'
import type { Raw } from '../../support/rows.js'
import {
  csvOf,
  faultsIn,
  fileOf,
  headingsOf,
  readAll,
  rowsOfCase,
  workbook,
  type TestCell,
  type TestRow,
} from '../../support/tables.js'

const A_ROW: TestRow = {
  Reference: '99 100 001',
  'Decision date': '2026-09-01',
  Category: 'Adult care services',
  'Sub category': 'Charging',
  Finding: 'Upheld',
  Kind: 'final decision',
  'Body name': 'Example Test Council (fictional)',
  'Body type': 'council',
  'Recommendation summary': 'apologise',
  'Recommendation kind': 'personal-remedy',
}
const CSV = (...rows: TestRow[]) => fileOf(csvOf(rows), 'csv')
const intendedOf = async (file: string) => (await readAll(file)).cases.map((c) => c.intended)

describe('the example files', () => {
  it('hold the same cases in either form, and nothing is wrong with them', async () => {
    const [csv, xlsx] = [await readAll('examples/cases.csv'), await readAll('examples/cases.xlsx')]
    expect([csv.problems, xlsx.problems]).toEqual([[], []])
    expect(csv.cases.map((c) => c.intended)).toEqual(xlsx.cases.map((c) => c.intended))
    expect(
      csv.cases.map(({ row, intended }) => [row, intended.row.reference, intended.recommendations.length]),
    ).toEqual([
      [2, '99 000 101', 2],
      [4, '99 000 102', 2],
      [6, '99 000 103', 0],
    ])
    // The second recommendation is owed by both councils, the first by the one that is named.
    expect(csv.cases[1]?.intended.recommendations.map((r) => [r.dueOn, r.bodies])).toEqual([
      ['2026-10-30', [0]],
      ['2026-11-30', [0, 1]],
    ])
  })
})

describe('a spreadsheet', () => {
  it.each(['examples/fictional.json', 'examples/decisions.json'])(
    'of %s holds the same cases',
    async (file) => {
      const given = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof rowsOfCase>[0][]
      const rows = given.flatMap(rowsOfCase)
      const whole = (await readAll(file)).cases.map((c) => c.intended)
      expect(whole.length).toBeGreaterThanOrEqual(9)
      expect(await faultsIn(await workbook(rows))).toEqual([])
      expect(await intendedOf(await workbook(rows))).toEqual(whole)
      for (const delimiter of [',', ';', '\t'])
        expect(await intendedOf(fileOf(`\ufeff${csvOf(rows, delimiter)}`, 'csv'))).toEqual(whole)
    },
  )

  it('has a column for every field of the format', async () => {
    const body = {
      id: 'example-council',
      name: 'Example Test Council (fictional)',
      type: 'council',
      form: 'report',
      stage: 'carrying-out',
      receivedOn: '2026-09-03',
      planReceivedOn: '2026-10-01',
      planDueOn: '2026-10-05',
      contact: { name: 'Sam Fictional', email: 'sam@example.org', role: 'link officer' },
    }
    const own = {
      summary: 'change it',
      kind: 'service-improvement',
      category: 'procedure-or-policy',
      deadlineWording: 'within three months of the final decision',
      dueOn: '2026-12-01',
      amountGBP: 250.5,
      requires: 'action-plan',
      assurance: true,
      expectedEvidence: 'the new procedure',
      cutOff: { on: '2026-03-31', meaning: 'visits missed since that day' },
      bodies: ['example-council'],
    }
    const conditional = {
      summary: 'pay',
      kind: 'personal-remedy',
      requires: 'evidence',
      condition: { words: 'If care was owed', on: 1, within: { amount: 2, unit: 'weeks' } },
      bodies: ['example-council'],
    }
    const given: Raw & Parameters<typeof rowsOfCase>[0] = {
      reference: '99 100 001',
      fictional: true,
      decisionDate: '2026-09-01',
      category: 'Adult care services',
      subCategory: 'Charging',
      finding: 'Upheld',
      kind: 'public interest report',
      careService: 'Example Home (fictional)',
      cqcLocationId: '1-999000001',
      severity: 'serious',
      mayBeShared: true,
      equalityOrHumanRights: true,
      satisfiedOn: null,
      source: 'https://www.example.org/decisions/1',
      note: 'two\nlines',
      responsibleBodies: [body],
      recommendations: [own, conditional],
    }
    const rows = rowsOfCase(given)
    const [whole] = await intendedOf(fileOf(JSON.stringify([given]), 'json'))
    expect(whole).toBeDefined()
    expect(await intendedOf(await workbook(rows))).toEqual([whole])
    expect(headingsOf(rows)).toHaveLength(COLUMNS.length)
  })

  it('may leave blank what the row above says, and whole rows', async () => {
    const second = { 'Recommendation summary': 'pay', 'Recommendation kind': 'personal-remedy' }
    const [told, blank] = await Promise.all([
      intendedOf(CSV(A_ROW, { ...A_ROW, ...second })),
      intendedOf(CSV(A_ROW, {}, second, {})),
    ])
    expect(told[0]?.recommendations).toHaveLength(2)
    expect(blank).toEqual(told)
  })

  it('is read sheet by sheet, and a sheet of something else is left alone', async () => {
    const { default: writeXlsx } = await import('write-excel-file/node')
    const text = (value: string) => ({ value, type: String })
    const headings = Object.keys(A_ROW)
    const data = (row: TestRow) => [headings.map(text), headings.map((h) => text(String(row[h])))]
    const file = fileOf('', 'xlsx')
    await writeXlsx([
      { data: [[text('How to use this')], [text('…')]], sheet: 'Notes' },
      { data: data(A_ROW), sheet: 'North' },
      { data: data({ ...A_ROW, Reference: '99 100 002', Kind: 'letter' }), sheet: 'South' },
    ]).toFile(file)
    expect(await faultsIn(file)).toEqual([
      'sheet “South”, row 2, column F (99 100 002), kind: is "letter", which is not known; right is: one of: final decision, statement, public interest report',
    ])
  })
})

describe('a date in a cell', () => {
  const dueOn = async (cell: TestCell) => {
    const [one] = await intendedOf(await workbook([{ ...A_ROW, 'Recommendation due on': cell }]))
    return one?.recommendations[0]?.dueOn
  }
  it.each<[TestCell, string]>([
    [new Date('2027-03-28T00:00:00Z'), '2027-03-28'], // the day on which British Summer Time begins
    [new Date('2027-10-31T00:00:00Z'), '2027-10-31'],
    [new Date('2028-02-29T00:00:00Z'), '2028-02-29'],
    ['2027-04-03', '2027-04-03'],
    ['03/04/2027', '2027-04-03'], // England writes the day first
    ['3/4/2027', '2027-04-03'],
    ['3.4.2027', '2027-04-03'],
    ['3 April 2027', '2027-04-03'],
    ['03 Apr 2027', '2027-04-03'],
    ['3rd April 2027', '2027-04-03'],
    ['1-Sep-2027', '2027-09-01'],
    ['1 Sept 2027', '2027-09-01'],
  ])('%s is %s', async (cell, day) => {
    expect(await dueOn(cell)).toBe(day)
  })

  it.each<[TestCell, string]>([
    ['04/13/2027', 'is “04/13/2027”, no date that exists'],
    ['31/02/2027', 'is “31/02/2027”, no date that exists'],
    ['29 February 2027', 'is “29 February 2027”, no date that exists'],
    ['3/4/27', 'is “3/4/27”, no date that exists'],
    ['soon', 'is “soon”, no date that exists'],
    [46_500, 'is the number 46500, no date'],
    [new Date('2027-03-28T09:30:00Z'), 'is 2027-03-28 09:30, a date with a time of day'],
  ])('%s is no date, and its cell is named', async (cell, problem) => {
    const faults = await faultsIn(await workbook([{ ...A_ROW, 'Recommendation due on': cell }]))
    expect(faults).toEqual([
      `sheet “Cases”, row 2, column K (99 100 001), recommendation due on: ${problem}; right is: a date: a cell that is formatted as one, or 2026-03-31, 31/03/2026 or 31 March 2026`,
    ])
  })
})

describe('a broken cell', () => {
  const broken: [string, TestCell, string][] = [
    ['Kind', 'statment', 'kind: is "statment", which is not known; right is: perhaps “statement”'],
    ['Reference', '24/019/903', 'reference: is “24/019/903”, no reference'],
    ['Body type', 'trust', 'body 1, type: is "trust", which is not known'],
    ['Contact email', 'sam', 'body 1, contact, email: is “sam”, no mail address'],
    ['May be shared', 'perhaps', 'may be shared: is “perhaps”, neither yes nor no; right is: yes or no'],
    ['Recommendation amount GBP', 'lots', 'recommendation amount GBP: is “lots”, no amount'],
    ['Recommendation amount GBP', -3, 'recommendation 1, amountGBP: is -3, no amount'],
    ['Recommendation kind', 'fine', 'recommendation 1, kind: is "fine", which is not known'],
    ['Recommendation summary', '#REF!', 'recommendation summary: holds the error #REF!'],
    [
      'Recommendation summary',
      new Date('2026-01-01T00:00:00Z'),
      'recommendation summary: is the date 2026-01-01, not text',
    ],
    ['Recommendation condition on', 'two', 'recommendation condition on: is “two”, no whole number'],
    [
      'Recommendation cut off on',
      '2026-02-30',
      'recommendation cut off on: is “2026-02-30”, no date that exists',
    ],
    [
      'Recommendation due on',
      '2026-08-31',
      'recommendation 1, dueOn: is 31 August 2026, before the decision',
    ],
    [
      'Recommendation bodies',
      'Another Council',
      'recommendation 1, bodies: is “Another Council”, none of the responsible',
    ],
    ['Decision date', '2026-11-24', 'decisionDate: 24 November 2026 is in the future'],
  ]
  it.each(broken)('in the column “%s” is named: %s', async (heading, cell, problem) => {
    const contact = heading.startsWith('Contact')
      ? { 'Contact name': 'Sam', 'Contact role': 'link officer' }
      : {}
    const row = { ...A_ROW, ...contact, [heading]: cell }
    const column = letterOf(Object.keys(row).indexOf(heading))
    const good = { ...A_ROW, Reference: '99 100 009' }
    const found = await faultsIn(await workbook([good, row], 'October'))
    const name = heading === 'Reference' ? '24/019/903' : '99 100 001'
    expect(found[0]?.startsWith(`sheet “October”, row 3, column ${column} (${name}), ${problem}`)).toBe(true)
    // A text file has no sheets, and keeps a date as text.
    if (cell instanceof Date) return
    const inText = await faultsIn(CSV(good, row))
    expect(inText[0]?.startsWith(`row 3, column ${column} (${name}), ${problem}`)).toBe(true)
    expect(inText).toHaveLength(found.length)
  })

  it('counts rows as a spreadsheet does, blank ones and those with line ends within a cell too', async () => {
    const file = CSV(
      { ...A_ROW, Note: 'one\r\ntwo\nthree' },
      {},
      { ...A_ROW, Reference: '99 100 002', Kind: 'x y z' },
    )
    expect((await faultsIn(file))[0]).toMatch(/^row 4, column F \(99 100 002\), kind/)
  })

  it('under no heading, and a value that contradicts the row above, are told', async () => {
    const rows = [A_ROW, { ...A_ROW, Finding: 'Not upheld', 'Recommendation summary': 'pay' }]
    expect((await faultsIn(CSV(...rows)))[0]).toMatch(
      /^row 3, column E \(99 100 001\), finding: is not what row 2 says/,
    )
    const [head = '', line = ''] = csvOf([A_ROW]).split('\r\n')
    expect((await faultsIn(fileOf(`${head}\r\n${line},stray`, 'csv')))[0]).toMatch(
      /^row 2, column K \(99 100 001\), the cell: stands under no heading/,
    )
  })

  it('is missing where a case has several bodies and nobody says who owes it', async () => {
    const other = {
      Reference: '99 100 001',
      'Body name': 'Example Care Ltd (fictional)',
      'Body type': 'provider',
    }
    const [fault] = await faultsIn(CSV({ ...A_ROW, 'Recommendation bodies': '' }, other))
    expect(fault).toBe(
      'row 2, column K (99 100 001), recommendation bodies: is missing, and the case has 2 bodies; right is: who owes it: each, or of these, with “;” between them: Example Test Council (fictional); Example Care Ltd (fictional)',
    )
  })

  it('is missing where it must be filled in: its row is named', async () => {
    const [fault] = await faultsIn(CSV({ ...A_ROW, 'Decision date': '' }))
    expect(fault).toBe(
      'row 2 (99 100 001), decisionDate: is missing; right is: YYYY-MM-DD, for example 2026-03-31',
    )
  })
})

describe('a file that is none of cases says what it wants', () => {
  const { Kind: _kind, ...withoutKind } = A_ROW
  const LATIN1 = Buffer.from(csvOf([{ ...A_ROW, Note: '£' }]), 'latin1')
  it.each<[string, () => string | Promise<string>, RegExp]>([
    [
      'a CSV of something else',
      () => fileOf('name,date\nx,1\n', 'csv'),
      /no column|has no table of cases.*It needs the columns reference, decision date, category, finding, kind, body name, body type and may have/,
    ],
    ['an empty CSV', () => fileOf('', 'csv'), /has no table of cases/],
    [
      'a CSV without a column that is needed',
      () => CSV(withoutKind),
      /lacks the column “kind”.*examples\/cases\.csv/,
    ],
    [
      'a misspelt column',
      () => CSV({ ...A_ROW, 'Recomendation due on': '' }),
      /unknown column “Recomendation due on” \(K\); perhaps “recommendation due on”/,
    ],
    ['a column twice', () => CSV({ ...A_ROW, kind: 'statement' }), /has the column “kind” twice: F and K/],
    ['a CSV in another coding', () => fileOf(LATIN1, 'csv'), /not in UTF-8.*save it as “CSV UTF-8”/],
    [
      'a CSV with a quote that never ends',
      () => fileOf(`${csvOf([A_ROW])},"x`, 'csv'),
      /not laid out as CSV/,
    ],
    ['a workbook that is none', () => fileOf('PK nonsense', 'xlsx'), /is no Excel workbook/],
    ['a workbook without cases', () => workbook([{ Name: 'x' }]), /has no table of cases/],
    ['an old workbook', () => fileOf('x', 'xls'), /save it as an Excel workbook \(\.xlsx\)/],
    [
      'a CSV called JSON',
      () => fileOf(csvOf([A_ROW]), 'json'),
      /is no JSON.*A spreadsheet is taken as \.csv or \.xlsx/s,
    ],
  ])('%s', async (_, make, message) => {
    await expect(readAll(await make())).rejects.toThrow(message)
  })
})
