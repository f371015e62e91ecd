// What is read of CQC's care directory and of its API's answers, and what in it is news to a case.
import { describe, expect, it } from '@jest/globals'
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { readLocationAnswer, UnusableAnswer } from '../../../domain/cqc-directory/api-answer.js'
import { COLUMNS, readDirectoryRow, type DirectoryRow } from '../../../domain/cqc-directory/csv-row.js'
import type { FieldFault } from '../../../domain/cqc-directory/records.js'
import { newsIn } from '../../../domain/cqc-directory/news.js'

const TODAY = parseLocalDate('2026-12-01')

const row = (own: Partial<DirectoryRow> = {}): DirectoryRow => ({
  ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as DirectoryRow),
  Name: 'Plainly Fictional Home',
  'Also known as': 'The Fiction|Fiction House',
  'Service types': 'Care home service without nursing | Domiciliary care service',
  'Date of latest check': '02/Mar/2026 - 09:00',
  'Provider name': 'Plainly Fictional Care Ltd',
  'CQC Location ID (for office use only)': '1-100000001',
  'CQC Provider ID (for office use only)': '1-200000001',
  ...own,
})

describe('a row of the care directory', () => {
  it('is a location and its provider, with lists and days', () => {
    const read = readDirectoryRow(row({ 'Phone number': '01632 960000', Postcode: 'ZZ1 1ZZ' }))
    expect(read).toMatchObject({
      provider: { id: '1-200000001', name: 'Plainly Fictional Care Ltd' },
      location: {
        id: '1-100000001',
        postcode: 'ZZ1 1ZZ',
        listed: {
          alsoKnownAs: ['The Fiction', 'Fiction House'],
          serviceTypes: ['Care home service without nursing', 'Domiciliary care service'],
          checkedOn: '2026-03-02',
        },
      },
    })
    expect(JSON.stringify(read)).not.toContain('01632')
  })

  it('says everything that is wrong with it', () => {
    const wrong = row({
      Name: ' ',
      'CQC Location ID (for office use only)': '1-100',
      'Date of latest check': '31/Feb/2026 - 00:00',
    })
    expect((readDirectoryRow(wrong) as readonly FieldFault[]).map((fault) => fault.field)).toEqual([
      'Name',
      'CQC Location ID (for office use only)',
      'Date of latest check',
    ])
  })
})

const answer = (own: object = {}) => ({
  locationId: '1-100000001',
  providerId: '1-200000001',
  name: 'Plainly Fictional Home',
  registrationStatus: 'Registered',
  ...own,
})

describe('an answer of CQC’s API', () => {
  it('is kept without what is not asked for', () => {
    const contacts = [{ personGivenName: 'Persephone' }]
    const read = readLocationAnswer(
      answer({ regulatedActivities: [{ contacts }], contacts, mainPhoneNumber: '1' }),
    )
    expect(JSON.stringify(read)).not.toMatch(/Persephone|contacts|Phone/)
  })

  it('that is none is refused without repeating what it says', () => {
    const refused = () => readLocationAnswer(answer({ locationId: 'Persephone' }))
    expect(refused).toThrow(UnusableAnswer)
    expect(refused).not.toThrow(/Persephone/)
  })
})

describe('news', () => {
  const known = { registration: 'Registered', providerId: '1-200000001' } as const
  const gone = (relationships: object[] = []) =>
    readLocationAnswer(
      answer({ registrationStatus: 'Deregistered', deregistrationDate: '2026-11-30', relationships }),
    )

  it('is a deregistration with its successors, under one id however often it is read', () => {
    const successor = { relatedLocationId: '1-100000002', type: 'HSCA Successor' }
    const predecessor = { relatedLocationId: '1-100000000', type: 'HSCA Predecessor' }
    const news = newsIn(known, gone([successor, predecessor]), TODAY)
    expect(news).toMatchObject([
      { id: '1-100000001:deregistered:2026-11-30', since: '2026-11-30', successors: ['1-100000002'] },
    ])
    expect(newsIn(null, gone(), TODAY)[0]?.id).toBe(news[0]?.id)
  })

  it('is another provider, and not the first reading', () => {
    const now = readLocationAnswer(answer({ providerId: '1-200000009' }))
    expect(newsIn(known, now, TODAY)).toMatchObject([{ kind: 'provider-changed', since: TODAY }])
    expect(newsIn(null, now, TODAY)).toEqual([])
    expect(newsIn(known, readLocationAnswer(answer()), TODAY)).toEqual([])
  })
})
