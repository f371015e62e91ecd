// Every entrance for words refuses what can never be written, and names the place: the same characters, drawn from Unicode's
// own tables, through API, import, CQC's file and answers, bank holidays, file names, tokens and configuration.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { check } from '../../../api/check.js'
import { Problem } from '../../../api/problem.js'
import { bodyId, email, fileId, line, locationId, reference, text } from '../../../api/schemas/fields.js'
import { readConfiguration } from '../../../configuration.js'
import { readBankHolidays } from '../../../domain/calendar/bank-holidays-file.js'
import { readLocationAnswer } from '../../../domain/cqc-directory/api-answer.js'
import { COLUMNS, readDirectoryRow, type DirectoryRow } from '../../../domain/cqc-directory/csv-row.js'
import { nameRefusal } from '../../../domain/files/kinds.js'
import { readCaseRow } from '../../../domain/import/case-row.js'
import { isSubject } from '../../../domain/outside/ids.js'
import { mailboxIn } from '../../../domain/outside/mail-address.js'
import { keyOf } from '../../../prisma/read/page.js'
import { holds } from '../../support/holds.js'
import { aBody, anAction, aRow } from '../../support/rows.js'
import { govUkFile } from '../calendar/gov-uk-file.js'
import { unfitWords } from './drawn.js'

/** What is answered to unfit words in a field: the fields that are named. */
type Entrance = (words: string) => readonly string[]

const throughApi =
  (field: z.ZodType): Entrance =>
  (words) => {
    try {
      check(z.strictObject({ field }), { field: words }, 'body')
      return []
    } catch (error) {
      return error instanceof Problem ? (error.extra.errors ?? []).map((e) => e.pointer ?? '') : []
    }
  }

const throughImport =
  (row: (words: string) => unknown): Entrance =>
  (words) =>
    readCaseRow(row(words)).problems.map(({ field }) => field)

const directoryRow = (own: Partial<DirectoryRow>): DirectoryRow => ({
  ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as DirectoryRow),
  Name: 'Plainly Fictional Home',
  'Provider name': 'Plainly Fictional Care Ltd',
  'CQC Location ID (for office use only)': '1-100000001',
  'CQC Provider ID (for office use only)': '1-200000001',
  ...own,
})
const KEPT = COLUMNS.filter((column) => column !== 'Phone number' && column !== 'Location URL')
const throughDirectory =
  (column: (typeof COLUMNS)[number]): Entrance =>
  (words) => {
    const read = readDirectoryRow(directoryRow({ [column]: words }))
    return 'location' in read ? [] : read.map(({ field }) => field)
  }

const throughCqc =
  (field: string): Entrance =>
  (words) => {
    const whole = {
      locationId: '1-100000001',
      providerId: '1-200000001',
      name: 'Plainly Fictional Home',
      registrationStatus: 'Registered',
    }
    return namedBy(() => readLocationAnswer({ ...whole, [field]: words }), field)
  }

/** The place, if what is thrown names it. */
function namedBy(read: () => unknown, place: string): string[] {
  try {
    read()
    return []
  } catch (error) {
    return (error as Error).message.includes(place) ? [place] : []
  }
}

const throughBankHolidays: Entrance = (words) => {
  const file = govUkFile()
  const [first, ...rest] = file.scotland.events
  const events = [{ ...first, title: words }, ...rest]
  return namedBy(
    () => readBankHolidays({ ...file, scotland: { ...file.scotland, events } }),
    '/scotland/events/0/title',
  )
}

const ENVIRONMENT = {
  DATABASE_URL: 'postgresql://role:word@127.0.0.1:5432/fictional',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_FROM: 'Followthrough <cases@example.org>',
  MANAGER_MAILBOX: 'manager@example.org',
  OIDC_ISSUER: 'http://127.0.0.1:9000',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  LINK_SECRET: 'a secret for tests only, long enough',
}
const throughConfiguration =
  (name: string, around: (words: string) => string = (words) => words): Entrance =>
  (words) =>
    namedBy(() => readConfiguration({ ...ENVIRONMENT, [name]: around(words) }), name)

const ENTRANCES: readonly (readonly [name: string, entrance: Entrance, field: string])[] = [
  ['a line of the API', throughApi(line('A line.', 'x')), '/field'],
  ['a text of the API', throughApi(text('A text.', 'x')), '/field'],
  ['a mail address of the API', (w) => throughApi(email('An address.', 'x'))(`${w}@example.org`), '/field'],
  ['a domain of the API', (w) => throughApi(email('An address.', 'x'))(`team@${w}.example`), '/field'],
  ['a body’s id', throughApi(bodyId), '/field'],
  ['a location’s id', throughApi(locationId), '/field'],
  ['a reference', throughApi(reference), '/field'],
  ['a file’s id', throughApi(fileId), '/field'],
  ['import: reference', throughImport((reference_) => aRow({ reference: reference_ })), 'reference'],
  ['import: sub-category', throughImport((subCategory) => aRow({ subCategory })), 'subCategory'],
  ['import: care service', throughImport((careService) => aRow({ careService })), 'careService'],
  ['import: location', throughImport((cqcLocationId) => aRow({ cqcLocationId })), 'cqcLocationId'],
  ['import: source', throughImport((source) => aRow({ source })), 'source'],
  ['import: note', throughImport((note) => aRow({ note })), 'note'],
  [
    'import: body name',
    throughImport((name) => aRow({ responsibleBodies: [aBody({ name })] })),
    'body 1, name',
  ],
  ['import: body id', throughImport((id) => aRow({ responsibleBodies: [aBody({ id })] })), 'body 1, id'],
  ...(['name', 'email', 'role'] as const).map((field): readonly [string, Entrance, string] => [
    `import: contact ${field}`,
    throughImport((words) => {
      const contact = {
        name: 'Sam Fictional',
        email: 'sam@example.org',
        role: 'link officer',
        [field]: words,
      }
      return aRow({ responsibleBodies: [aBody({ contact })] })
    }),
    `body 1, contact, ${field}`,
  ]),
  ...(['summary', 'deadlineWording', 'expectedEvidence'] as const).map(
    (field): readonly [string, Entrance, string] => [
      `import: ${field}`,
      throughImport((words) => aRow({ recommendations: [anAction({ [field]: words })] })),
      `recommendation 1, ${field}`,
    ],
  ),
  ...KEPT.map((column): readonly [string, Entrance, string] => [
    `care directory: ${column}`,
    throughDirectory(column),
    column,
  ]),
  ...['name', 'locationId', 'postalCode', 'localAuthority', 'region', 'type'].map(
    (field): readonly [string, Entrance, string] => [`CQC’s answer: ${field}`, throughCqc(field), field],
  ),
  ['a bank holiday', throughBankHolidays, '/scotland/events/0/title'],
  ['a file’s name', (w) => (nameRefusal(`${w}.pdf`) ? ['name'] : []), 'name'],
  ['a token’s subject', (w) => (isSubject(w) ? [] : ['sub']), 'sub'],
  ['the cursor of a list', (w) => (cursor(w) ? [] : ['after']), 'after'],
  ['a mailbox with a name', (w) => (mailboxIn(`${w} <team@example.org>`) ? [] : ['name']), 'name'],
  ['OFFICE_PHONE', throughConfiguration('OFFICE_PHONE'), 'OFFICE_PHONE'],
  ['MAIL_FROM', throughConfiguration('MAIL_FROM', (w) => `${w} <team@example.org>`), 'MAIL_FROM'],
  ['MANAGER_MAILBOX', throughConfiguration('MANAGER_MAILBOX', (w) => `${w}@example.org`), 'MANAGER_MAILBOX'],
  ['OIDC_AUDIENCE', throughConfiguration('OIDC_AUDIENCE'), 'OIDC_AUDIENCE'],
  ['TASK_QUEUE', throughConfiguration('TASK_QUEUE'), 'TASK_QUEUE'],
]

/** JSON keeps half a pair as an escape, so a cursor can bring one in. */
const cursor = (words: string) => keyOf(Buffer.from(JSON.stringify([words])).toString('base64url'), 1)

describe('what can never be written', () => {
  it.each(ENTRANCES)('does not come in by %s, and the place is named', (_name, entrance, field) => {
    holds(
      fc.property(unfitWords, (words) => {
        expect(entrance(words)).toContain(field)
      }),
      {
        numRuns: 200,
        examples: [['ab\0cd'], ['ab\ud800cd'], ['ab\u202ecd'], ['ab\ue000cd'], ['ab\ufffdcd']],
      },
    )
  })

  it.each(ENTRANCES.filter(([name]) => /line of the API|body name|Directory: Name|subject|PHONE/.test(name)))(
    'is all that is refused by %s',
    (_name, entrance) => {
      expect(entrance('Żółć’s Home')).toEqual([])
    },
  )
})
