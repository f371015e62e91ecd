// What the import takes, the API can name: the same counts, lengths and amounts at both entrances.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { caseRequest } from '../../../api/recommendation/case-schema.js'
import { readCaseRow } from '../../../domain/import/case-row.js'
import { holds } from '../../support/holds.js'
import { aBody, anAction, aRow, type Raw } from '../../support/rows.js'

/** The same case as the API asks for it. */
const asRequest = ({ fictional: _, satisfiedOn: __, careService, source, ...row }: Raw) => ({
  ...row,
  ...(careService !== null && { careService }),
  ...(source !== null && { source }),
  team: 'Team 4',
  responsibleBodies: row.responsibleBodies,
  recommendations: (row.recommendations as Raw[]).map(({ deadlineWording, ...one }) => ({
    ...one,
    ...(deadlineWording !== null && { deadlineWording }),
    requires: 'evidence',
    assurance: false,
  })),
})
const importTakes = (row: Raw) => readCaseRow(row).problems.length === 0
const apiTakes = (row: Raw) => caseRequest.safeParse(asRequest(row)).success

const bodies = (count: number) =>
  Array.from({ length: count }, (_, n) => aBody({ name: `Fictional Council ${n}` }))
const actions = (count: number, own: Raw = {}) => Array.from({ length: count }, () => anAction(own))
const x = (length: number) => 'x'.repeat(length)

describe('the import', () => {
  it.each<[string, Raw, boolean]>([
    ['100 recommendations', aRow({ recommendations: actions(100) }), true],
    ['101 recommendations', aRow({ recommendations: actions(101) }), false],
    ['300 recommendations', aRow({ recommendations: actions(300) }), false],
    ['20 bodies', aRow({ responsibleBodies: bodies(20) }), true],
    ['21 bodies', aRow({ responsibleBodies: bodies(21) }), false],
    ['40 bodies', aRow({ responsibleBodies: bodies(40) }), false],
    ['a summary of 2,000 characters', aRow({ recommendations: actions(1, { summary: x(2_000) }) }), true],
    ['a summary of 2,001 characters', aRow({ recommendations: actions(1, { summary: x(2_001) }) }), false],
    ['a summary of 20,000 characters', aRow({ recommendations: actions(1, { summary: x(20_000) }) }), false],
    [
      'expected evidence of 2,001',
      aRow({ recommendations: actions(1, { expectedEvidence: x(2_001) }) }),
      false,
    ],
    [
      'a condition of 1,001',
      aRow({ recommendations: actions(1, { condition: { words: x(1_001) } }) }),
      false,
    ],
    [
      'a condition on number 101',
      aRow({ recommendations: actions(1, { condition: { words: 'x', on: 101 } }) }),
      false,
    ],
    ['a payment of a penny', aRow({ recommendations: actions(1, { amountGBP: 0.01 }) }), true],
    ['no payment', aRow({ recommendations: actions(1, { amountGBP: 0 }) }), false],
    ['more than ten million', aRow({ recommendations: actions(1, { amountGBP: 10_000_000.01 }) }), false],
    ['a note of 20,000', aRow({ note: x(20_000) }), true],
    ['a note of 20,001', aRow({ note: x(20_001) }), false],
    ['a name of 301', aRow({ responsibleBodies: [aBody({ name: x(301) })] }), false],
  ])('and the API say the same of %s', (_what, row, taken) => {
    expect([importTakes(row), apiTakes(row)]).toEqual([taken, taken])
  })

  it('takes nothing by length or count that the API does not, and the other way round', () => {
    const near = (limit: number) => fc.integer({ min: limit - 2, max: limit + 2 })
    holds(
      fc.property(
        near(20),
        near(100),
        near(2_000),
        near(300),
        fc.double({ min: -1, max: 10_000_002, noNaN: true }).map((n) => Math.round(n * 100) / 100),
        (bodyCount, actionCount, summary, wording, amountGBP) => {
          const own = { summary: x(summary), deadlineWording: x(wording), amountGBP }
          const row = aRow({
            responsibleBodies: bodies(bodyCount),
            recommendations: actions(actionCount, own),
          })
          expect(importTakes(row)).toBe(apiTakes(row))
        },
      ),
    )
  })

  it('names a count that is too high once, and the first of thousands of unknown fields', () => {
    expect(readCaseRow(aRow({ responsibleBodies: bodies(40) })).problems).toEqual([
      { field: 'responsibleBodies', problem: 'has 40 entries', remedy: 'at most 20' },
    ])
    const nonsense = Object.fromEntries(Array.from({ length: 15_000 }, (_, n) => [`zz${n}`, 1]))
    const { problems } = readCaseRow({ ...aRow(), ...nonsense })
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)?.problem).toBe('has 14990 more fields that are not of this format')
  })

  it.each([
    'team:office@example.org',
    'office(old)@example.org',
    '"a b"@example.org',
    'a@example.org, b@example.org',
  ])('refuses the contact’s address %s, and names the field', (email) => {
    const contact = { name: 'Chris, Fictional "CF" <x@y.z>', email, role: 'manager' }
    const { row, problems } = readCaseRow(aRow({ responsibleBodies: [aBody({ contact })] }))
    expect(row).toBeNull()
    expect(problems.map(({ field }) => field)).toEqual(['body 1, contact, email'])
  })

  it.each(['constructor', '__proto__', 'toString'])('knows no field “%s”, and no body by that id', (name) => {
    const own = JSON.parse(`{"${name}": "x"}`) as Raw
    const row = Object.assign(Object.create(null) as Raw, aRow())
    Object.defineProperty(row, name, { value: own[name], enumerable: true })
    expect(readCaseRow(row).problems.map(({ field }) => field)).toEqual([name])
    const owed = aRow({ recommendations: [anAction({ bodies: [name] })] })
    expect(readCaseRow(owed).problems.map(({ field }) => field)).toEqual(['recommendation 1, bodies'])
  })
})
