// The code lists of a decision: what the Ombudsman has published is taken, and what is nearly right is told what is right.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { category, decisionKind, finding } from '../../../api/schemas/decision.js'
import { readCaseRow } from '../../../domain/import/case-row.js'
import { nearest, rightIs, sameWord } from '../../../domain/near.js'
import { REMEDY_CATEGORIES } from '../../../domain/recommendation/remedies.js'
import {
  CATEGORY_NAMES,
  DECISION_KIND_NAMES,
  FINDINGS,
  subCategoriesOf,
  subCategoryRefusal,
} from '../../../domain/recommendation/decision-codes.js'
import { formOf } from '../../../domain/recommendation/statutory/form.js'
import { holds } from '../../support/holds.js'
import { aRow, read, wrongWith } from '../../support/rows.js'

/** As the heads of published decisions print them (lgo.org.uk/decisions), with the form that a council is issued. */
const PUBLISHED = [
  'Adult care services > Assessment and care plan',
  'Adult care services > Charging',
  'Adult care services > Direct payments',
  'Adult care services > Disabled facilities grants',
  'Adult care services > Domiciliary care',
  'Adult care services > Residential care',
  'Adult care services > Safeguarding',
  'Adult care services > Transition from childrens services',
  'Adult care services > Other',
  'Environment and regulation > Drainage',
  'Housing > Other',
  'Education > Special educational needs',
  'Transport and highways > Parking and other penalties',
]

describe('a published decision', () => {
  it.each(PUBLISHED)('“%s” is taken, in one line or in two fields', (printed) => {
    const [main = '', sub = ''] = printed.split(' > ')
    for (const fields of [
      { category: printed, subCategory: undefined },
      { category: printed, subCategory: sub },
      { category: main, subCategory: sub },
    ])
      expect(read(aRow(fields))).toMatchObject({ category: main, subCategory: sub })
    expect(category.parse(main)).toBe(main)
  })

  it('that is kept as an example is taken word for word, by the import and by the API', () => {
    const decisions = JSON.parse(readFileSync('examples/decisions.json', 'utf8')) as {
      category: string
      subCategory: string
      finding: string
      kind: string
    }[]
    expect(decisions.length).toBeGreaterThanOrEqual(9)
    for (const one of decisions) {
      const row = readCaseRow(one).row
      expect([row?.category, row?.subCategory, row?.finding, row?.kind]).toEqual([
        category.parse(one.category),
        one.subCategory,
        finding.parse(one.finding),
        decisionKind.parse(one.kind),
      ])
    }
  })

  it('is a statement or a report, whichever its kind says, and nothing else', () => {
    expect(DECISION_KIND_NAMES.map((kind) => [kind, formOf('council', kind)])).toEqual([
      ['final decision', 'statement'],
      ['statement', 'statement'],
      ['public interest report', 'report'],
    ])
  })
})

describe('what is nearly right', () => {
  it.each([
    ['statment', DECISION_KIND_NAMES, 'statement'],
    ['Public-interest report', DECISION_KIND_NAMES, 'public interest report'],
    ['report', DECISION_KIND_NAMES, 'public interest report'],
    ['Final decison', DECISION_KIND_NAMES, 'final decision'],
    ['upheld', FINDINGS, 'Upheld'],
    ['Not uphled', FINDINGS, 'Not upheld'],
    ['Closed after initial enquiry', FINDINGS, 'Closed after initial enquiries'],
    ['Adult care service', CATEGORY_NAMES, 'Adult care services'],
    ["Children's care services", CATEGORY_NAMES, 'Childrens care services'],
    ['aplogy', REMEDY_CATEGORIES, 'apology'],
  ])('“%s” is told what is right', (text, words, right) => {
    expect(nearest(text, words)).toBe(right)
    expect(rightIs(text, words)).toBe(`perhaps “${right}”; one of: ${words.join(', ')}`)
  })

  it.each(['letter', 'x', '', 'zz', 'a'.repeat(100_000)])('and “%.10s” is told the list alone', (text) => {
    expect(nearest(text, DECISION_KIND_NAMES)).toBeUndefined()
    expect(rightIs(text, DECISION_KIND_NAMES)).toBe(`one of: ${DECISION_KIND_NAMES.join(', ')}`)
  })

  it('is every word with one letter changed, left out, put in or swapped', () => {
    const words = [...DECISION_KIND_NAMES, ...FINDINGS, ...CATEGORY_NAMES].filter((w) => w.length >= 8)
    holds(
      fc.property(
        fc.constantFrom(...words),
        fc.nat(),
        fc.constantFrom('change', 'drop', 'add', 'swap'),
        (word, n, how) => {
          const at = n % (word.length - 1)
          const [a, b] = [word[at] ?? '', word[at + 1] ?? '']
          const typed =
            word.slice(0, at) +
            { change: `q${b}`, drop: b, add: `${a}q${b}`, swap: b + a }[how] +
            word.slice(at + 2)
          expect(nearest(typed, words)).toBe(word)
        },
      ),
    )
  })
})

describe('an import', () => {
  it('takes a code however it is written, and keeps it as it is listed', () => {
    expect(
      read(aRow({ kind: 'Public-interest report', finding: 'NOT UPHELD', category: 'adult care services' })),
    ).toMatchObject({
      kind: 'public interest report',
      finding: 'Not upheld',
      category: 'Adult care services',
    })
    expect(sameWord('personal remedy', ['personal-remedy'])).toBe('personal-remedy')
  })

  it('says of a word that is no code what is right', () => {
    const remedyOf = (fields: object) =>
      readCaseRow(aRow({ ...fields })).problems.map((p) => `${p.field}: ${p.remedy}`)
    expect(remedyOf({ kind: 'statment' })).toEqual([
      'kind: perhaps “statement”; one of: final decision, statement, public interest report',
    ])
    expect(remedyOf({ finding: 'Uphelld' })[0]).toMatch(/^finding: perhaps “Upheld”/)
    expect(remedyOf({ category: 'Adult care' })[0]).toMatch(/^category: perhaps “Adult care services”/)
    expect(remedyOf({ dedline: 'x', mayBeSharred: true })[1]).toMatch(/^mayBeSharred: perhaps “mayBeShared”/)
  })

  it('says it of a subcategory as the API does', () => {
    expect(wrongWith(aRow({ subCategory: 'Residental' }))).toEqual([
      'subCategory: is “Residental”, no subcategory of Adult care services',
    ])
    expect(subCategoryRefusal('Adult care services', 'Residental care')).toMatchObject({
      field: '/subCategory',
      remedy: expect.stringMatching(/^perhaps “Residential care”; one of: /),
    })
    expect(subCategoryRefusal('Housing', 'Whatever it is called')).toBeUndefined()
    for (const sub of subCategoriesOf('Adult care services') ?? [])
      expect(subCategoryRefusal('Adult care services', sub)).toBeUndefined()
  })

  it('does not take two subcategories that differ', () => {
    expect(
      wrongWith(aRow({ category: 'Adult care services > Charging', subCategory: 'Safeguarding' })),
    ).toEqual(['subCategory: is “Safeguarding”, and “category” says “Charging”'])
  })

  it('takes the words that published lists use for a field, but never both', () => {
    const { finding: f, recommendations, mayBeShared, ...rest } = aRow()
    expect(read({ ...rest, outcome: f, actions: recommendations, sharedWithCqc: mayBeShared })).toEqual(
      read(aRow()),
    )
    expect(wrongWith(aRow({ outcome: 'Not upheld' }))).toEqual(['outcome: is not a field of this format'])
  })
})
