// The two files that the project ships: the published decisions as they are, and fictional cases that hold what those lack.
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readCaseFile, type CaseFile } from '../../../cli/import/case-file.js'
import { refusedFor } from '../../../cli/rehearsal/rehearse.js'
import { CALENDAR, on } from '../../support/rows.js'

const examples = (name: string): Promise<CaseFile> =>
  readCaseFile(path.resolve('examples', name), on('2026-11-23'), CALENDAR)
const [decisions, fictional] = await Promise.all([examples('decisions.json'), examples('fictional.json')])
const rowsOf = (file: CaseFile) => file.cases.map((c) => c.intended.row)

describe('examples/decisions.json', () => {
  const file = decisions
  const rows = rowsOf(file)

  it('holds the nine published decisions, each with its source', () => {
    expect(file.problems).toEqual([])
    expect(rows.map((r) => r.reference)).toEqual([
      '24 019 903',
      '23 018 749',
      '21 013 244',
      '23 016 738',
      '18 018 809',
      '24 017 887',
      '16 000 780',
      '15 020 792',
      '21 014 433',
    ])
    for (const row of rows) expect(row.source).toContain(`/${row.reference.replaceAll(' ', '-')}`)
  })

  it('gives the two unnamed councils ids of their own', () => {
    const unnamed = rows.flatMap((r) => r.bodies).filter((b) => b.name === 'a council')
    expect(unnamed.map((b) => b.id)).toEqual(['council-of-16-000-780', 'council-of-15-020-792'])
  })

  it('is not marked fictional, so that no named body is ever played as a defaulter', () => {
    expect(refusedFor('late', rows)).toHaveLength(9)
    expect(refusedFor('silent', rows)).toHaveLength(9)
    expect(refusedFor('prompt', rows)).toEqual([])
  })
})

describe('examples/fictional.json', () => {
  const file = fictional
  const rows = rowsOf(file)

  it('is plainly fictional in every row', () => {
    expect(file.problems).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(refusedFor('silent', rows)).toEqual([])
    const emails = rows.flatMap((r) => r.bodies).flatMap((b) => (b.contact ? [b.contact.email] : []))
    expect(emails.every((email) => email.endsWith('@example.org'))).toBe(true)
  })

  it.each<[string, (row: (typeof rows)[number]) => boolean]>([
    [
      'two bodies with separate and joint actions',
      (r) =>
        r.bodies.length === 2 &&
        r.recommendations.some((a) => a.bodies.length === 1) &&
        r.recommendations.some((a) => a.bodies.length === 2),
    ],
    ['no actions', (r) => r.recommendations.length === 0],
    [
      'only a joint recommendation',
      (r) => r.recommendations.length === 1 && r.recommendations[0]?.bodies.length === 2,
    ],
    ['a CQC location with sharing', (r) => r.cqcLocationId !== null && r.mayBeShared],
    [
      'a payment and nothing else',
      (r) => r.recommendations.length === 1 && r.recommendations[0]?.amountGBP !== null,
    ],
    ['many recommendations', (r) => r.recommendations.length >= 12],
    [
      'a statement about a provider',
      (r) => r.kind === 'statement' && r.bodies.every((b) => b.type === 'provider'),
    ],
    ['a case taken over at its stage', (r) => r.bodies.some((b) => b.stage === 'carrying-out')],
    ['a case that is finished', (r) => r.satisfiedOn !== null],
  ])('has %s', (_, holds) => {
    expect(rows.some(holds)).toBe(true)
  })
})
